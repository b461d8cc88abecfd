/** What the Dataverse connector offers and this runner carries out; every other operation is refused by its name. */
export interface DataverseOperation {
  required: string[];
  optional: string[];
  /** Takes `item/<column>` values. */
  writes: boolean;
}

const query = ['$select', '$expand'];

export const dataverseOperations: Record<string, DataverseOperation> = {
  ListRecords: { required: ['entityName'], optional: [...query, '$filter', '$orderby', '$top', 'fetchXml', '$skiptoken'], writes: false },
  GetItem: { required: ['entityName', 'recordId'], optional: query, writes: false },
  CreateRecord: { required: ['entityName'], optional: [], writes: true },
  UpdateRecord: { required: ['entityName', 'recordId'], optional: [], writes: true },
  UpdateOnlyRecord: { required: ['entityName', 'recordId'], optional: [], writes: true },
  DeleteRecord: { required: ['entityName', 'recordId'], optional: [], writes: false },
};
