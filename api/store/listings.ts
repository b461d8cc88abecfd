import type { Database } from './database.ts';

/** Remembers that all links of an organisation in an environment were told to this store. */
export async function recordListing(database: Database, organisationId: string, environment: string, now: Date): Promise<void> {
  await database.query(
    `insert into listings (organisation, environment, completed_at) values ($1, $2, $3)
     on conflict (organisation, environment) do update set completed_at = excluded.completed_at`,
    [organisationId.toLowerCase(), environment.toLowerCase(), now],
  );
}

/** Whether all links of an organisation were told since this store began: in the environment, or without one in any. */
export async function wasListed(database: Database, organisationId: string, environment?: string): Promise<boolean> {
  const rows = await database.query('select 1 from listings where organisation = $1 and ($2::text is null or environment = $2) limit 1', [
    organisationId.toLowerCase(),
    environment?.toLowerCase() ?? null,
  ]);
  return rows.length > 0;
}
