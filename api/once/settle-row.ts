import { findIntent, holdIntent, releaseIntent } from '../store/intents.ts';
import type { RowKey } from '../store/row-key.ts';
import type { XeroSession } from '../xero/session.ts';
import type { WireInvoice } from '../xero/wire.ts';
import { doubt, isDoubtOver, lookUpFrom } from './doubt.ts';
import { settle } from './settle-doubts.ts';
import { intentKey, type OnceServices } from './wish.ts';

/**
 * What a row's document is in Xero when that may not be known yet, reading only: for whoever is about to take it back. Nothing where it
 * is certain that there is none, `several` where more than one could be it. Throws ApiProblem 503 with Retry-After while it is in doubt or being sent elsewhere.
 */
export async function settleRow(
  { clock, database }: OnceServices,
  session: XeroSession,
  row: RowKey,
): Promise<WireInvoice | 'several' | undefined> {
  const key = intentKey(row, 'document');
  const intent = await findIntent(database, key);
  if (!intent || intent.state === 'refused') return undefined;
  if (intent.state === 'done') return JSON.parse(intent.result ?? 'null') ?? undefined;
  const held = await holdIntent(database, key, clock.now());
  if (!held) throw doubt(20, 'Another call is sending this row to Xero at the moment.');
  try {
    if (held.intent.state === 'waiting') return undefined;
    if (!isDoubtOver(held.intent, clock.now())) throw doubt(Math.ceil((lookUpFrom(held.intent) - clock.now().getTime()) / 1000));
    const found = await settle(database, session, held.intent, held.hold);
    return found ?? ((await findIntent(database, key))?.state === 'sent' ? 'several' : undefined);
  } finally {
    await releaseIntent(database, key, held.hold);
  }
}
