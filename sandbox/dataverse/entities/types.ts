export type ColumnType =
  | 'uniqueidentifier'
  | 'string'
  | 'memo'
  | 'integer'
  | 'bigint'
  | 'decimal'
  | 'money'
  | 'boolean'
  | 'picklist'
  | 'state'
  | 'status'
  | 'datetime'
  | 'lookup';

export interface Option {
  value: number;
  label: string;
  /** What choosing it means; absent where the solution says nothing. */
  description?: string;
  /** Of a status reason: the state it belongs to. */
  state?: number;
  /** Of a state: the status reason a row gets when only the state is set. */
  defaultStatus?: number;
}

export interface LookupTarget {
  table: string;
  /** The single-valued navigation property, used by `@odata.bind` and `$expand`. */
  nav: string;
  /** The collection-valued one on the other table, if it has one. */
  collection?: string;
  relationship: string;
  onDelete: 'RemoveLink' | 'Cascade' | 'Restrict' | 'NoCascade';
}

export type RequiredLevel = 'none' | 'recommended' | 'required' | 'systemrequired';

export interface Column {
  name: string;
  displayName: string;
  /** What it is and who writes it, as forms show beside it; absent where nothing says so. */
  description?: string;
  type: ColumnType;
  required: RequiredLevel;
  /** The server fills it; writing it is refused. */
  readOnly: boolean;
  /** May be given with a new row only. */
  createOnly?: boolean;
  custom: boolean;
  maxLength?: number;
  min?: number;
  max?: number;
  /** Decimal places of decimal and money columns. */
  precision?: number;
  /** `date` has no time of day on the wire; other values are the text formats of the form. */
  format?: string;
  /** Of boolean, picklist, state and status columns; a boolean's values are 0 and 1. */
  options?: Option[];
  default?: number | boolean;
  targets?: LookupTarget[];
}

export interface Table {
  name: string;
  entitySet: string;
  displayName: string;
  collectionName: string;
  primaryId: string;
  primaryName: string;
  ownership: 'user' | 'organization';
  columns: Map<string, Column>;
  /** Alternate keys: names of the columns that together are unique. */
  keys: string[][];
  custom: boolean;
  /** The web resource that stands for its rows. */
  icon?: string;
}

/** What a broken solution or table definition is refused with; all its faults at once. */
export class MetadataError extends Error {
  readonly faults: string[];
  constructor(faults: string[]) {
    super(`The tables can't be read:\n${faults.map((fault) => `- ${fault}`).join('\n')}`);
    this.name = 'MetadataError';
    this.faults = faults;
  }
}
