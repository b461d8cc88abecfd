import type { Clock } from '../clock.ts';
import type { Database } from '../store/database.ts';
import { type RowKey, upsertDocument } from '../store/documents.ts';
import { doubtfulIntents, finishIntent, holdIntent, type Intent, refuseIntent, releaseIntent } from '../store/intents.ts';
import { XeroError } from '../xero/error.ts';
import type { XeroSession } from '../xero/session.ts';
import type { WireInvoice } from '../xero/wire.ts';
import { isDoubtOver, lookUpMargin } from './doubt.ts';
import { findInvoice } from './find-invoice.ts';
import { refusalText } from './refusal.ts';
import { rowOfKey } from './wish.ts';

const lookAgainAfter = 15 * 60_000;
const lookedAt = new Map<string, number>();

/** A document that a doubt turned out to be, and the row it is of. */
export interface SettledDoubt {
  row: RowKey;
  invoice: WireInvoice;
}

/**
 * Looks up, reading only, what became of invoices whose send was never answered, in the organisations of the sessions (N1).
 * What is found is registered and answered, so that the stream can offer it; what is certainly not in Xero may be sent anew by the next sync.
 * Several that could be it are left to the next sync, which reports them.
 */
export async function settleDoubts(services: { clock: Clock; database: Database }, sessions: XeroSession[]): Promise<SettledDoubt[]> {
  const { clock, database } = services;
  const ids = sessions.map((session) => session.organisationId.toLowerCase());
  const settled: SettledDoubt[] = [];
  for (const doubtful of await doubtfulIntents(database, ids, clock.now())) {
    const session = sessions.find((one) => one.organisationId.toLowerCase() === doubtful.organisationId);
    if (!session || doubtful.kind !== 'document' || !isDoubtOver(doubtful, clock.now()) || wasJustLookedUp(doubtful, clock.now())) continue;
    const held = await holdIntent(database, doubtful.key, clock.now());
    if (!held) continue;
    try {
      const invoice = await settle(database, session, held.intent, held.hold);
      if (invoice) settled.push({ row: rowOfKey(doubtful.key), invoice });
    } finally {
      await releaseIntent(database, doubtful.key, held.hold);
    }
  }
  return settled;
}

async function settle(database: Database, session: XeroSession, intent: Intent, hold: string): Promise<WireInvoice | undefined> {
  const row = rowOfKey(intent.key);
  const since = intent.firstSentAt && new Date(intent.firstSentAt.getTime() - lookUpMargin);
  const finding = await findInvoice(session, database, row, intent.body, since);
  if (finding.kind === 'several') return undefined;
  if (finding.kind !== 'found') {
    const messages = [finding.kind === 'taken' ? 'number-taken' : 'It did not reach Xero.'];
    await refuseIntent(database, intent.key, hold, refusalText(new XeroError('unavailable', { messages })));
    return undefined;
  }
  const invoice = finding.object;
  const xeroId = invoice.InvoiceID ?? '';
  await finishIntent(database, intent.key, hold, { outcome: 'found', xeroId, result: JSON.stringify(invoice) });
  const type = invoice.Type === 'ACCPAY' ? 'bill' : 'invoice';
  const { versionNumber } = intent;
  await upsertDocument(database, { ...row, type, xeroId, number: invoice.InvoiceNumber, createdByUs: true, versionNumber });
  return invoice;
}

function wasJustLookedUp(intent: Intent, now: Date): boolean {
  const key = `${intent.key}|${intent.idempotencyKey}`;
  const at = lookedAt.get(key);
  if (at !== undefined && now.getTime() - at < lookAgainAfter) return true;
  if (lookedAt.size > 10_000) lookedAt.clear();
  lookedAt.set(key, now.getTime());
  return false;
}
