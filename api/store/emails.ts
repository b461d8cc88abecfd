import type { Database } from './database.ts';

/** Claims the one attempt to e-mail an invoice; false when it was made before. */
export async function claimEmail(database: Database, organisationId: string, xeroId: string, now: Date): Promise<boolean> {
  const rows = await database.query(
    'insert into emails (organisation, xero_id, attempted_at) values ($1, $2, $3) on conflict do nothing returning xero_id',
    [organisationId.toLowerCase(), xeroId.toLowerCase(), now],
  );
  return rows.length > 0;
}
