import { readdirSync, readFileSync } from 'node:fs';
import type { Database } from './database.ts';

const folder = new URL('./migrations/', import.meta.url);
const lock = 7_204_914;

/** Runs every numbered SQL file that this store has not seen, in order, each once, however many processes start together. */
export async function migrate(database: Database): Promise<void> {
  await database.transaction(async (inside) => {
    await inside.query('select pg_advisory_xact_lock($1)', [lock]);
    await inside.query('create table if not exists migrations (name text primary key, applied_at timestamptz not null default now())');
    const done = new Set((await inside.query<{ name: string }>('select name from migrations')).map((row) => row.name));
    for (const name of readdirSync(folder).sort()) {
      if (!name.endsWith('.sql') || done.has(name)) continue;
      for (const statement of readFileSync(new URL(name, folder), 'utf8').split(/;\s*$/m)) {
        if (statement.trim()) await inside.query(statement);
      }
      await inside.query('insert into migrations (name) values ($1)', [name]);
    }
  });
}
