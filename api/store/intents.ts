import { randomUUID } from 'node:crypto';
import { type Database, withoutNulls } from './database.ts';

/** One row's wish to be in Xero, done once (N1). Times are the caller's clock. */
export interface Intent {
  key: string;
  kind: string;
  organisationId: string;
  /** The exact JSON text that is or was sent. */
  body: string;
  idempotencyKey: string;
  versionNumber?: number;
  /** waiting: nothing sent; sent: outcome unknown; done; refused: the next attempt has a new body and key. */
  state: 'waiting' | 'sent' | 'done' | 'refused';
  firstSentAt?: Date;
  lastSentAt?: Date;
  outcome?: string;
  xeroId?: string;
  /** What Xero answered, as JSON text. */
  result?: string;
  message?: string;
}

export interface IntentStart extends Pick<Intent, 'key' | 'kind' | 'organisationId' | 'body' | 'idempotencyKey' | 'versionNumber'> {
  now: Date;
}

const columns = `key, kind, organisation as "organisationId", body, idempotency_key as "idempotencyKey", version_number as "versionNumber",
  state, first_sent_at as "firstSentAt", last_sent_at as "lastSentAt", outcome, xero_id as "xeroId", result, message`;
/** A crash keeps others out no longer than this. */
const heldUntil = (now: Date) => new Date(now.getTime() + 120_000);

export async function findIntent(database: Database, key: string): Promise<Intent | undefined> {
  const [intent] = await database.query<Intent>(`select ${columns} from intents where key = $1`, [key]);
  return intent && withoutNulls(intent);
}

/**
 * Registers the intent, or takes up the one there is: the body and key that were sent once stay, until they are refused.
 * `hold` is set when the caller may act; without it somebody else is at it or it is done.
 */
export async function beginIntent(database: Database, start: IntentStart): Promise<{ intent: Intent; hold?: string }> {
  const { key, now } = start;
  const hold = randomUUID();
  const fresh = `intents.state = 'refused' or intents.state = 'waiting'`;
  const [taken] = await database.query<Intent>(
    `insert into intents (key, kind, organisation, body, idempotency_key, version_number, holder, held_until, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (key) do update set
       body = case when ${fresh} then excluded.body else intents.body end,
       idempotency_key = case when ${fresh} then excluded.idempotency_key else intents.idempotency_key end,
       version_number = case when ${fresh} then excluded.version_number else intents.version_number end,
       state = case when ${fresh} then 'waiting' else intents.state end,
       first_sent_at = case when ${fresh} then null else intents.first_sent_at end,
       last_sent_at = case when ${fresh} then null else intents.last_sent_at end,
       message = null, holder = excluded.holder, held_until = excluded.held_until
     where intents.state <> 'done' and (intents.held_until is null or intents.held_until <= $9)
     returning ${columns}`,
    [key, start.kind, start.organisationId, start.body, start.idempotencyKey, start.versionNumber ?? null, hold, heldUntil(now), now],
  );
  if (taken) return { intent: withoutNulls(taken), hold };
  const intent = await findIntent(database, key);
  return intent ? { intent } : beginIntent(database, start);
}

/** Takes an intent whose outcome is unknown, to look it up; undefined while somebody is at it or when it is settled. */
export async function holdIntent(database: Database, key: string, now: Date): Promise<{ intent: Intent; hold: string } | undefined> {
  const hold = randomUUID();
  const [taken] = await database.query<Intent>(
    `update intents set holder = $2, held_until = $3
     where key = $1 and state in ('waiting', 'sent') and (held_until is null or held_until <= $4) returning ${columns}`,
    [key, hold, heldUntil(now), now],
  );
  return taken && { intent: withoutNulls(taken), hold };
}

/** Says that the stored body is about to be sent. Throws when the hold is no longer ours: then nothing may be sent. */
export async function recordSend(database: Database, key: string, hold: string, now: Date): Promise<void> {
  const set = `state = 'sent', first_sent_at = coalesce(first_sent_at, $3), last_sent_at = $3, held_until = $4`;
  await change(database, key, hold, set, now, heldUntil(now));
}

/** The document is in Xero: the intent is settled for good. */
export async function finishIntent(
  database: Database,
  key: string,
  hold: string,
  { outcome, xeroId, result }: { outcome: string; xeroId: string; result: string },
): Promise<void> {
  const set = `state = 'done', outcome = $3, xero_id = $4, result = $5, holder = null, held_until = null`;
  await change(database, key, hold, set, outcome, xeroId, result);
}

/** Xero refused for certain: the key is used up, the next attempt begins anew (Xero answers a used key from its memory for six minutes). */
export async function refuseIntent(database: Database, key: string, hold: string, message: string): Promise<void> {
  await change(database, key, hold, `state = 'refused', message = $3, holder = null, held_until = null`, message);
}

/** A look-up found nothing: the same intent goes on with a new Idempotency-Key (and body, where it changed since). */
export async function renewKey(database: Database, key: string, hold: string, idempotencyKey: string, body?: string): Promise<void> {
  const set = `state = 'waiting', idempotency_key = $3, body = coalesce($4, body), first_sent_at = null, last_sent_at = null`;
  await change(database, key, hold, set, idempotencyKey, body ?? null);
}

/** Lets others at it before the hold ends; the state stays. */
export async function releaseIntent(database: Database, key: string, hold: string): Promise<void> {
  await database.query('update intents set holder = null, held_until = null where key = $1 and holder = $2', [key, hold]);
}

/** Forgets a settled intent, so that the same key may start anew. */
export async function forgetIntent(database: Database, key: string): Promise<void> {
  await database.query(`delete from intents where key = $1 and state in ('done', 'refused')`, [key]);
}

/** Intents that were sent and never answered, and that nobody is at, oldest first. */
export async function doubtfulIntents(database: Database, organisationIds: string[], now: Date): Promise<Intent[]> {
  const rows = await database.query<Intent>(
    `select ${columns} from intents
     where state = 'sent' and organisation = any($1::text[]) and (held_until is null or held_until <= $2) order by first_sent_at limit 40`,
    [organisationIds, now],
  );
  return rows.map(withoutNulls);
}

/** Changes an intent that this call holds; throws when it holds it no longer. */
async function change(database: Database, key: string, hold: string, set: string, ...values: unknown[]): Promise<void> {
  const rows = await database.query(`update intents set ${set} where key = $1 and holder = $2 returning key`, [key, hold, ...values]);
  if (rows.length === 0) throw new Error('the intent is no longer held by this call');
}
