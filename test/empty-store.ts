import { readFileSync } from 'node:fs';
import { inject } from 'vitest';
import type { Database } from '../api/store/database.ts';
import { migrate } from '../api/store/migrate.ts';
import { openDatabase } from '../api/store/open.ts';

/** The empty embedded database that test/global-setup.ts made. */
const storeImage = (): Blob => new Blob([readFileSync(inject('storeImage'))]);

/** Databases of this worker that nobody uses: to start the engine is the dearest part of most test files. */
const free: Database[] = [];

async function emptied(database: Database): Promise<Database> {
  for (const sql of ['discard all', 'drop schema public cascade', 'create schema public']) await database.query(sql);
  await migrate(database);
  return database;
}

/** A new embedded store in memory with nothing but its tables. Closed, it answers no more, and its engine serves the next who asks. */
export async function emptyStore(): Promise<Database> {
  const kept = free.pop();
  const database = kept ? await emptied(kept) : await openDatabase({ dataDir: ':memory:', image: storeImage() });
  let open = true;
  const whileOpen = <T>(work: () => Promise<T>): Promise<T> => (open ? work() : Promise.reject(new Error('the store is closed')));
  return {
    query: (sql, parameters) => whileOpen(() => database.query(sql, parameters)),
    transaction: (work) => whileOpen(() => database.transaction(work)),
    async close() {
      if (open) free.push(database);
      open = false;
    },
  };
}
