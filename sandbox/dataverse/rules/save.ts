import type { Table } from '../entities/types.ts';
import type { Row, Store, Value } from '../store/store.ts';

/** One row on its way into the store. */
export interface Save {
  table: Table;
  id: string;
  /** What was there; null for a new row. */
  before: Row | null;
  /** What will be there; rules change it. */
  row: Record<string, Value>;
  /** The columns of the request, and those that rules add: what a column filter of a trigger sees. */
  present: Set<string>;
  now: Date;
  store: Store;
  /** The server's own follow-up write of another row, which may touch read-only columns. */
  platform: boolean;
}

/** Writes that a rule asks for after its row is stored. */
export interface FollowUp {
  update(table: string, id: string, values: Record<string, Value>): void;
  create(table: string, values: Record<string, Value>): void;
}

/** What one table does beyond its columns. Called in the order guard, before, (stored), after. */
export interface TableRule {
  tables: string[];
  /** Refuses a write or a deletion. */
  guard?(save: Save, deleting: boolean): void;
  /** Fills and computes columns. */
  before?(save: Save): void;
  /** Touches other rows; `save.row` is what is stored, or what was deleted. */
  after?(save: Save, follow: FollowUp, deleting: boolean): void;
}
