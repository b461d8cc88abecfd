import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe } from 'vitest';
import type { Database } from '../../api/store/database.ts';
import { openDatabase } from '../../api/store/open.ts';
import { emptyStore } from '../empty-store.ts';

const address = process.env.TEST_DATABASE_URL ?? 'postgres://postgres@127.0.0.1:5432/postgres';

async function postgresAnswers(): Promise<boolean> {
  const client = new pg.Client({ connectionString: address, connectionTimeoutMillis: 1000 });
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
}

const withPostgres = await postgresAnswers();
if (!withPostgres) console.warn(`No PostgreSQL at ${address}: the store's tests run on the embedded store alone.`);

/** A schema of its own in the PostgreSQL that answers; `drop` removes it. */
async function postgresSchema(): Promise<{ url: string; drop: () => Promise<void> }> {
  const schema = `test_${randomUUID().replaceAll('-', '')}`;
  const run = async (sql: string) => {
    const client = new pg.Client({ connectionString: address });
    await client.connect();
    await client.query(sql);
    await client.end();
  };
  await run(`create schema ${schema}`);
  const url = new URL(address);
  url.searchParams.set('options', `-c search_path=${schema}`);
  return { url: url.toString(), drop: () => run(`drop schema ${schema} cascade`) };
}

/** Runs the same tests on the embedded store and on PostgreSQL (R6). */
export function onEachDatabase(title: string, tests: (database: () => Database) => void): void {
  describe(`${title} (embedded)`, () => {
    let database: Database;
    beforeAll(async () => {
      database = await emptyStore();
    });
    afterAll(() => database.close());
    tests(() => database);
  });
  describe.skipIf(!withPostgres)(`${title} (PostgreSQL)`, () => {
    let database: Database;
    let schema: Awaited<ReturnType<typeof postgresSchema>>;
    beforeAll(async () => {
      schema = await postgresSchema();
      database = await openDatabase({ databaseUrl: schema.url, dataDir: 'unused' });
    });
    afterAll(async () => {
      await database.close();
      await schema.drop();
    });
    tests(() => database);
  });
}
