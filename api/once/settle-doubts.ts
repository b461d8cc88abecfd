import type { Clock } from '../clock.ts';
import type { Database } from '../store/database.ts';
import { upsertDocument } from '../store/documents.ts';
import { doubtfulIntents, finishIntent, holdIntent, type Intent, refuseIntent, releaseIntent } from '../store/intents.ts';
import type { RowKey } from '../store/row-key.ts';
import { identityOf } from '../xero/elements.ts';
import { XeroError } from '../xero/error.ts';
import type { XeroSession } from '../xero/session.ts';
import type { WireInvoice } from '../xero/wire.ts';
import { findSent, xeroIdOf } from './create-once.ts';
import { isDoubtOver, sinceOf } from './doubt.ts';
import { refusalText } from './send-once.ts';
import { type IntentKind, rowOfKey } from './wish.ts';

const lookAgainAfter = 15 * 60_000;
const lookedAt = new Map<string, number>();

/** A document that a doubt turned out to be, and the row it is of. */
export interface SettledDoubt {
  row: RowKey;
  invoice: WireInvoice;
}

/**
 * Looks up, reading only, what became of sends that were never answered, in the organisations of the sessions (N1).
 * Invoices that are found are registered and answered, so that the stream can offer them; what is certainly not in Xero may be sent anew by
 * the next sync. Several that could be it are left to the next sync, which reports them. Stops where Xero can't be read.
 */
export async function settleDoubts(services: { clock: Clock; database: Database }, sessions: XeroSession[]): Promise<SettledDoubt[]> {
  const { clock, database } = services;
  const ids = sessions.map((session) => session.organisationId.toLowerCase());
  const settled: SettledDoubt[] = [];
  for (const doubtful of await doubtfulIntents(database, ids, clock.now())) {
    const session = sessions.find((one) => one.organisationId.toLowerCase() === doubtful.organisationId);
    if (!session || !isDoubtOver(doubtful, clock.now()) || wasJustLookedUp(doubtful, clock.now())) continue;
    const held = await holdIntent(database, doubtful.key, clock.now());
    if (!held) continue;
    try {
      const invoice = isDoubtOver(held.intent, clock.now()) && (await settle(database, session, held.intent, held.hold));
      if (invoice) settled.push({ row: rowOfKey(doubtful.key), invoice });
    } catch {
      // What was found so far has to reach the stream; the rest is looked up at another poll.
      lookedAt.delete(lookKey(doubtful));
      return settled;
    } finally {
      await releaseIntent(database, doubtful.key, held.hold);
    }
  }
  return settled;
}

/** Looks up what became of a send that nobody else may touch; registers the document that is found. */
export async function settle(database: Database, session: XeroSession, intent: Intent, hold: string): Promise<WireInvoice | undefined> {
  const kind = intent.kind as IntentKind;
  const row = rowOfKey(intent.key);
  const finding = await findSent(session, database, kind, row, intent.body, sinceOf(intent));
  if (finding.kind === 'several') return undefined;
  if (finding.kind !== 'found') {
    const messages = [finding.kind === 'taken' ? 'number-taken' : 'It did not reach Xero.'];
    await refuseIntent(database, intent.key, hold, refusalText(new XeroError('unavailable', { messages })));
    return undefined;
  }
  const xeroId = xeroIdOf(kind, finding.object);
  await finishIntent(database, intent.key, hold, { outcome: 'found', xeroId, result: JSON.stringify(finding.object) });
  if (kind !== 'document') return undefined;
  const invoice = finding.object as WireInvoice;
  await upsertDocument(database, { ...row, ...identityOf(invoice), createdByUs: true, versionNumber: intent.versionNumber });
  return invoice;
}

const lookKey = (intent: Intent): string => `${intent.key}|${intent.idempotencyKey}`;

function wasJustLookedUp(intent: Intent, now: Date): boolean {
  const key = lookKey(intent);
  const at = lookedAt.get(key);
  if (at !== undefined && now.getTime() - at < lookAgainAfter) return true;
  if (lookedAt.size > 10_000) lookedAt.clear();
  lookedAt.set(key, now.getTime());
  return false;
}
