import type { Database } from './database.ts';
import { keyOf, type RowKey, type RowOf } from './row-key.ts';

/** What the register remembers of a row over all its documents. */
export interface RowMemory {
  /** The newest document's; 0 while there is none. */
  generation: number;
  /** We took the newest one back. */
  isWithdrawn: boolean;
  /** The highest version that was sent, of whatever generation; 0 where none is known. */
  version: number;
  /** The row's toggle was Yes when its document was sent. */
  wasToggled: boolean;
}

export async function rowMemory(database: Database, row: RowOf): Promise<RowMemory> {
  const [memory] = await database.query<RowMemory & { version: string | number }>(
    `select coalesce(max(generation), 0) as generation, coalesce(max(version_number), 0) as version,
       coalesce((array_agg(is_withdrawn order by generation desc))[1], false) as "isWithdrawn",
       exists (select 1 from toggled_rows where organisation = $1 and environment = $2 and row_table = $3 and row_id = $4) as "wasToggled"
     from documents where organisation = $1 and environment = $2 and row_table = $3 and row_id = $4`,
    keyOf(row),
  );
  return memory ? { ...memory, version: Number(memory.version) } : { generation: 0, isWithdrawn: false, version: 0, wasToggled: false };
}

/** Remembers, before anything is sent, that the row's toggle was Yes. */
export async function rememberToggle(database: Database, row: RowOf): Promise<void> {
  await database.query(
    'insert into toggled_rows (organisation, environment, row_table, row_id) values ($1, $2, $3, $4) on conflict do nothing',
    keyOf(row),
  );
}

/** The row's document of this generation was taken back: the daily compare leaves it alone, and the toggle begins anew. */
export async function recordWithdrawal(database: Database, row: RowKey, versionNumber: number | undefined): Promise<void> {
  await database.query(
    `update documents set is_withdrawn = true, is_open = false, version_number = greatest(version_number, $6)
     where organisation = $1 and environment = $2 and row_table = $3 and row_id = $4 and generation = $5`,
    [...keyOf(row), row.generation, versionNumber ?? null],
  );
  await database.query(
    'delete from toggled_rows where organisation = $1 and environment = $2 and row_table = $3 and row_id = $4',
    keyOf(row),
  );
}
