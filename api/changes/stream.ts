import { dynamicsInvoiceId } from '../mapping/ids.ts';
import { entitySetOf } from '../mapping/row.ts';
import type { Schemas } from '../mapping/types.ts';
import { addChanges, type Change, changesAfter, placeChanges, rowsMayBeBehind } from '../store/changes.ts';
import { findByXeroIds, type RegisteredDocument } from '../store/documents.ts';
import { idsAtOnce, readInvoices } from '../xero/changed-pages.ts';
import { typeOf } from '../xero/elements.ts';
import type { WireInvoice } from '../xero/wire.ts';
import { answeredState } from './answered-state.ts';
import { isUnreadCredit, readCredits } from './credits.ts';
import { knownDocuments } from './known-documents.ts';
import type { Poll } from './poll.ts';

export type OfferedChange = Schemas['Change'];

const rounds = 5;
const mostStrangers = 50_000;
/** Documents that Xero has said are not ours: whatever becomes ours is in the register, so they need not be read again. */
const strangers = new Set<string>();

/**
 * The next changes after `seq`, at most 40, a document at most once, judged now: whose it is, and whether an answer of ours has already held it.
 * `seq` is the place to go on from, `more` whether something may be waiting there.
 */
export async function offerChanges(poll: Poll, seq: number): Promise<{ value: OfferedChange[]; seq: number; more: boolean }> {
  await placeChanges(poll.database);
  for (let round = 1; ; round++) {
    const waiting = await changesAfter(poll.database, { ...poll, seq, limit: idsAtOnce + 1 });
    const candidates = waiting.slice(0, idsAtOnce);
    const value: OfferedChange[] = [];
    let added = false;
    for (const [organisationId, changes] of Map.groupBy(candidates, (change) => change.organisationId)) {
      const judged = await judge(poll, organisationId, changes);
      value.push(...judged.value);
      added ||= judged.added;
    }
    seq = candidates.at(-1)?.seq ?? seq;
    if (added) await placeChanges(poll.database);
    const more = added || waiting.length > idsAtOnce;
    if (value.length > 0 || !more || round === rounds || poll.clock.now() >= poll.until) return { value, seq, more };
  }
}

/** What of these changes is offered, and whether reading them has added others. */
async function judge(poll: Poll, organisationId: string, changes: Change[]): Promise<{ value: OfferedChange[]; added: boolean }> {
  const { database } = poll;
  const ids = changes.map((change) => change.xeroId);
  const registered = new Map((await findByXeroIds(database, organisationId, ids)).map((one) => [one.xeroId, one]));
  const isStranger = ({ xeroId }: Change) => poll.onlySynced && !registered.has(xeroId) && strangers.has(xeroId);
  const unread = changes.filter((change) => !isStranger(change) && hasToBeRead(change, registered.get(change.xeroId)));
  const read = await tryToRead(poll, organisationId, unread);
  const credits = changes.filter(isUnreadCredit);
  const applied = await readCredits(poll, organisationId, credits);
  const putBack = [...(read ? [] : unread.filter((one) => !registered.has(one.xeroId))), ...(applied ? [] : credits)];
  const receivedAt = poll.clock.now();
  // To the end of the stream, once however many polls try.
  const again = putBack.map(({ seq, ...change }) => ({ ...change, receivedAt, eventKey: `again|${change.organisationId}|${seq}` }));
  await addChanges(database, again);
  const seen = [...(read ?? []), ...(applied?.notes ?? [])];
  const invoices = new Map(seen.map((invoice) => [invoice.InvoiceID?.toLowerCase(), invoice]));
  const known = read?.length ? await knownDocuments(database, organisationId, read, ids) : registered;
  if (strangers.size > mostStrangers) strangers.clear();
  for (const { xeroId } of unread) if (invoices.has(xeroId) && !known.has(xeroId)) strangers.add(xeroId);
  const value = changes.flatMap((change) => {
    const document = known.get(change.xeroId);
    const invoice = invoices.get(change.xeroId);
    const type = document?.type ?? (invoice && typeOf(invoice)) ?? change.xeroType;
    const isNone = !type || type === 'prepayment' || type === 'overpayment' || invoice?.Type === 'ACCPAYCREDIT';
    if (isNone || (poll.onlySynced && !document)) return [];
    return document && isEcho(change, document, invoice) ? [] : offered(change, type, document);
  });
  return { value, added: applied?.added ?? false };
}

/** Whether only Xero can tell whose an invoice or bill is, or whether its event is news. Credit notes bear no mark. */
function hasToBeRead(change: Change, document: RegisteredDocument | undefined): boolean {
  if (isUnreadCredit(change) || change.state) return false;
  if (!document) return true;
  return document.answeredOn !== undefined && !isOlder(change, document);
}

const isOlder = (change: Change, document: RegisteredDocument) =>
  change.updatedOn != null && document.answeredOn !== undefined && change.updatedOn < document.answeredOn;

/** An answer of ours held this, or something newer, already. */
function isEcho(change: Change, document: RegisteredDocument, invoice: WireInvoice | undefined): boolean {
  if (document.answeredOn === undefined || change.state === rowsMayBeBehind) return false;
  if (isOlder(change, document)) return true;
  const { updatedOn, state } = invoice ? answeredState(invoice) : change;
  return state != null && state === document.answeredState && updatedOn?.getTime() === document.answeredOn.getTime();
}

async function tryToRead(poll: Poll, organisationId: string, unread: Change[]): Promise<WireInvoice[] | undefined> {
  if (unread.length === 0) return [];
  const ids = unread.map((change) => change.xeroId);
  try {
    return await readInvoices(await poll.session(organisationId), ids);
  } catch {
    return undefined;
  }
}

function offered(change: Change, type: OfferedChange['type'], document: RegisteredDocument | undefined): OfferedChange {
  const { organisationId, xeroId, source, updatedOn } = change;
  const { environment = null, table = null, rowId = null, generation = null } = document ?? {};
  return {
    organisationId,
    environment,
    type,
    xeroId,
    table,
    entitySet: document?.entitySet ?? entitySetOf(table ?? undefined) ?? null,
    rowId,
    generation,
    dynamicsInvoiceId: document ? dynamicsInvoiceOf(document) : null,
    updatedOn: updatedOn?.toISOString() ?? null,
    source,
  };
}

/** The Dynamics invoice that the order of a sales invoice has or will have; a Dynamics invoice is its own. */
function dynamicsInvoiceOf({ organisationId, table, rowId, generation, type }: RegisteredDocument): string | null {
  if (table === 'invoice') return rowId;
  return table === 'salesorder' && type === 'invoice' ? dynamicsInvoiceId(organisationId, rowId, generation) : null;
}
