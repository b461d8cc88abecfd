/** The one door to SQL: PostgreSQL or the embedded PGlite behind the same two calls. */
export interface Database {
  /** Runs one statement with $1… parameters and answers its rows. */
  query<Row = Record<string, unknown>>(sql: string, parameters?: unknown[]): Promise<Row[]>;
  /** Runs the work in one transaction; a throw rolls back. */
  transaction<T>(work: (database: Database) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** A row without its empty columns, so that an optional property is absent rather than null. */
export function withoutNulls<T extends object>(row: T): T {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as T;
}

/** Whether the store answers. */
export async function reachable(database: Database): Promise<boolean> {
  try {
    await database.query('select 1');
    return true;
  } catch {
    return false;
  }
}
