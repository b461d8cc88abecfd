import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import type { Database } from './database.ts';
import { lockDirectory } from './lock.ts';
import { migrate } from './migrate.ts';

export interface StoreOptions {
  /** A PostgreSQL connection string; without it the embedded store in `dataDir` is used. */
  databaseUrl?: string | undefined;
  /** A folder for the embedded store, or `:memory:`. */
  dataDir: string;
  /** What a store in memory begins with (PGlite's dump): opening an image takes a fifth of the time that making a database does. */
  image?: Blob | undefined;
}

const int8 = 20;

/**
 * Opens the store and brings its tables up to date.
 * Throws when another process has the embedded store's folder open (it names the process), or when PostgreSQL does not answer.
 * bigint columns come back as numbers, timestamptz as Date, from both databases.
 */
export async function openDatabase(options: StoreOptions): Promise<Database> {
  const database = options.databaseUrl ? openPostgres(options.databaseUrl) : await openEmbedded(options);
  try {
    await migrate(database);
  } catch (error) {
    await database.close();
    throw error;
  }
  return database;
}

function openPostgres(connectionString: string): Database {
  const types: pg.CustomTypesConfig = {
    getTypeParser: (id, format) => (Number(id) === int8 ? Number : pg.types.getTypeParser(id, format as 'text')),
  };
  const pool = new pg.Pool({ connectionString, types, max: 20, connectionTimeoutMillis: 5000, statement_timeout: 30_000 });
  // A connection that breaks while idle is replaced by the pool; unheard, its error would end the process.
  pool.on('error', () => {});
  const { query } = rowsOf((sql, parameters) => pool.query(sql, parameters));
  return {
    query,
    async transaction(work) {
      const client = await pool.connect();
      let broken: Error | undefined;
      try {
        await client.query('begin');
        const result = await work(rowsOf((sql, parameters) => client.query(sql, parameters)));
        await client.query('commit');
        return result;
      } catch (error) {
        await client.query('rollback').catch((cause: Error) => {
          broken = cause;
        });
        throw error;
      } finally {
        client.release(broken);
      }
    },
    close: () => pool.end(),
  };
}

async function openEmbedded({ dataDir, image }: StoreOptions): Promise<Database> {
  const unlock = dataDir === ':memory:' ? undefined : lockDirectory(dataDir);
  const options = { parsers: { [int8]: Number }, ...(image && { loadDataDir: image }) };
  try {
    const lite = await PGlite.create(dataDir === ':memory:' ? 'memory://' : `${dataDir}/store`, options);
    const { query } = rowsOf((sql, parameters) => lite.query(sql, parameters));
    return {
      query,
      transaction: (work) => lite.transaction((inner) => work(rowsOf((sql, parameters) => inner.query(sql, parameters)))),
      async close() {
        await lite.close();
        unlock?.();
      },
    };
  } catch (error) {
    unlock?.();
    throw error;
  }
}

/** What runs inside a transaction: a transaction in it is the same one, and it can't be closed. */
function rowsOf(run: (sql: string, parameters: unknown[]) => Promise<{ rows: unknown[] }>): Database {
  const inside: Database = {
    query: async <Row>(sql: string, parameters: unknown[] = []) => (await run(sql, parameters)).rows as Row[],
    transaction: (work) => work(inside),
    close: async () => {},
  };
  return inside;
}
