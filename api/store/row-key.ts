/** Where rows are: the organisation they are synced with, and the host of their environment. */
export interface Home {
  organisationId: string;
  environment: string;
}

/** A row of an environment, whichever of its documents; ids are GUIDs. */
export interface RowOf extends Home {
  table: string;
  rowId: string;
}

/** A row and which of its Xero documents is meant. */
export interface RowKey extends RowOf {
  generation: number;
}

/** As the store has it. */
export const keyOf = ({ organisationId, environment, table, rowId }: RowOf): string[] =>
  [organisationId, environment, table, rowId].map((part) => part.toLowerCase());
