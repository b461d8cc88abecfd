import type { Row } from '../store/store.ts';

/** One committed write, before any trigger looked at it. */
export interface RowEvent {
  message: 'Create' | 'Update' | 'Delete';
  table: string;
  id: string;
  /** The row as it was committed; of a deletion, as it was before. */
  row: Row;
  /** Columns that the write named, whether or not their value changed. */
  columns: ReadonlySet<string>;
}

/** Which writes each message number stands for (Microsoft: table callbackregistration). */
export const messagesByNumber: Record<number, RowEvent['message'][]> = {
  1: ['Create'],
  2: ['Delete'],
  3: ['Update'],
  4: ['Create', 'Update'],
  5: ['Create', 'Delete'],
  6: ['Update', 'Delete'],
  7: ['Create', 'Update', 'Delete'],
};

/** What a Dataverse trigger registers (Microsoft: table callbackregistration). */
export interface CallbackRegistration {
  /** 1 added, 2 deleted, 3 modified, 4 added or modified, 5 added or deleted, 6 modified or deleted, 7 all. */
  message: number;
  /** Logical name of the table. */
  entityname: string;
  /** 4 organization is what is built; 1 user, 2 business unit and 3 parent and child units are refused. */
  scope: number;
  /** Columns, separated by commas: updates that name none of them don't count. */
  filteringattributes?: string;
  /** OData condition on the table's own columns, evaluated after the write. */
  filterexpression?: string;
  /** 1 modifying user, 2 row owner, 3 flow owner. */
  runas?: number;
}

/** A trigger's body: `SdkMessage`, the row's columns, `_x_value`, `_x_type` and `_x_label`. */
export type TriggerBody = Record<string, string | number | boolean | null>;

export type TriggerHandler = (body: TriggerBody) => void | Promise<void>;
