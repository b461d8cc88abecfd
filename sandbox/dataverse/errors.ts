/** A refusal as the Web API words it: HTTP status, `0x…` code and message. */
export class DataverseError extends Error {
  readonly status: number;
  readonly code: string;
  constructor(status: number, code: string, message: string) {
    super(message);
    this.name = 'DataverseError';
    this.status = status;
    this.code = code;
  }
}

const refuse = (status: number, code: string) => (message: string) => new DataverseError(status, code, message);

/** A row that isn't there. */
export const notFound = (table: string, id: string) =>
  new DataverseError(404, '0x80040217', `Entity '${table}' With Id = ${id} Does Not Exist`);
/** A set, path or operation that isn't there. */
export const noResource = (segment: string) => new DataverseError(404, '0x80060888', `Resource not found for the segment '${segment}'.`);
/** A name in a query that the table doesn't have. */
export const noProperty = (name: string, table: string) =>
  new DataverseError(400, '0x80060888', `Could not find a property named '${name}' on type 'Microsoft.Dynamics.CRM.${table}'.`);
/** A query that can't be read or compares what can't be compared. */
export const badQuery = refuse(400, '0x80060888');
/** A request body that doesn't fit the table. */
export const badPayload = refuse(400, '0x80048d19');
export const tooLong = refuse(400, '0x80044331');
export const outOfRange = refuse(400, '0x8004431a');
export const badArgument = refuse(400, '0x80040203');
/** A state, status reason or read-only row that does not allow the write. */
export const badState = refuse(400, '0x80048408');
export const duplicate = refuse(412, '0x80040237');
export const versionMismatch = refuse(412, '0x80060882');
export const stillReferenced = refuse(400, '0x80040227');
/** What Dataverse knows and this emulator does not do; never passed over in silence. */
export const notBuilt = (what: string) => new DataverseError(501, '0x80040216', `${what} is not built in the sandbox`);
