import type { Database } from './database.ts';

/** Whether the store answers. */
export async function reachable(database: Database): Promise<boolean> {
  try {
    await database.query('select 1');
    return true;
  } catch {
    return false;
  }
}
