import { ApiProblem } from '../errors.ts';
import { addChanges, forgetChanges } from '../store/changes.ts';
import { openDocuments, type RegisteredDocument } from '../store/documents.ts';
import { takeLease } from '../store/leases.ts';
import { dueReads, type ReadState, saveReads } from '../store/reads.ts';
import { idsAtOnce, readInvoices } from '../xero/changed-pages.ts';
import { readDocument } from '../xero/documents.ts';
import { XeroError } from '../xero/error.ts';
import type { XeroSession } from '../xero/session.ts';
import type { WireInvoice } from '../xero/wire.ts';
import { answeredState } from './answered-state.ts';
import { knownDocuments } from './known-documents.ts';
import { type Poll, timeIsUp } from './poll.ts';
import { changeOf, changesOf, readPage } from './xero-reads.ts';

const minute = 60_000;
/** Three lists every 15 minutes are 288 calls a day: less than a third of the 1,000 that Xero's smallest plan has. */
const betweenReads = 15 * minute;
const betweenCompares = 24 * 60 * minute;
/** Clocks differ, and Xero rounds to seconds. */
const overlap = 5 * minute;
const kept = 30 * betweenCompares;
const notesAtOnce = 5;

/**
 * Reads what changed in Xero into the stream, for the organisations that are due, the one that waited longest first, until `until`.
 * One process at a time reads an organisation. One that can't be read is left out and tried again later.
 */
export async function catchUp(poll: Poll): Promise<void> {
  const { clock, database, log, organisationIds, until } = poll;
  for (const { organisationId } of await dueReads(database, organisationIds, clock.now())) {
    if (clock.now() >= until) return;
    const release = await takeLease(database, `reads|${organisationId}`, clock.now(), minute);
    if (!release) continue;
    try {
      // Only what is read under the lease is current.
      const [state] = await dueReads(database, [organisationId], clock.now());
      if (state) await readOrganisation(poll, state);
    } catch (error) {
      log.warn({ organisationId, err: error }, 'catch-up read failed');
    } finally {
      await release();
    }
  }
}

async function readOrganisation(poll: Poll, before: ReadState): Promise<void> {
  const { clock, database } = poll;
  const state = { ...before };
  try {
    const session = await poll.session(state.organisationId);
    if (state.nextReadAt <= clock.now()) await readChanges(poll, session, state);
    if (state.nextCompareAt <= clock.now()) await compare(poll, session, state);
  } catch (error) {
    if (error === timeIsUp) return;
    const later = new Date(clock.now().getTime() + waitAfter(error));
    if (state.nextReadAt < later) state.nextReadAt = later;
    if (state.nextCompareAt < later) state.nextCompareAt = later;
    throw error;
  } finally {
    await saveReads(database, before, state);
  }
}

async function readChanges({ clock, database, until }: Poll, session: XeroSession, state: ReadState): Promise<void> {
  const since = state.readFrom.toISOString();
  state.reading ??= { startedAt: clock.now().toISOString(), kind: 'Invoices', since, page: 1 };
  while (state.reading) {
    if (clock.now() >= until) throw timeIsUp;
    const place: NonNullable<ReadState['reading']> = state.reading;
    const page = await readPage(session, place);
    if (place.kind === 'Invoices') await knownDocuments(database, state.organisationId, page.rows);
    await addChanges(database, changesOf(state.organisationId, place.kind, page.rows, clock.now()));
    const kind = page.next ? place.kind : ({ Invoices: 'CreditNotes', CreditNotes: 'Payments', Payments: undefined } as const)[place.kind];
    state.reading = kind && { ...place, kind, ...(page.next ?? { since, page: 1 }) };
    if (kind) continue;
    const started = new Date(place.startedAt).getTime();
    state.readFrom = new Date(started - overlap);
    state.nextReadAt = new Date(started + betweenReads);
    await forgetChanges(database, new Date(clock.now().getTime() - kept));
  }
}

/** Every open document of ours against what our answers last said of it; a difference is what webhooks and reads have missed. */
async function compare({ clock, database, log, until }: Poll, session: XeroSession, state: ReadState): Promise<void> {
  const { organisationId } = state;
  for (;;) {
    if (clock.now() >= until) throw timeIsUp;
    const open = await openDocuments(database, organisationId, idsAtOnce, state.comparing?.after);
    const documents = open.slice(0, fewNotes(open));
    const read = await readDocuments(session, documents);
    const changes = read.flatMap((invoice) => {
      const xeroId = invoice.InvoiceID?.toLowerCase() ?? '';
      const known = documents.find((one) => one.xeroId === xeroId);
      const { state: current } = answeredState(invoice);
      if (!known || known.answeredState === current) return [];
      if (known.answeredState) log.warn({ organisationId, xeroId }, 'change found by the compare alone');
      return changeOf(organisationId, invoice, 'Compare', clock.now(), current);
    });
    await addChanges(database, changes);
    const last = documents.at(-1);
    const isLast = open.length < idsAtOnce && documents.length === open.length;
    state.comparing = !isLast && last ? { after: last.xeroId } : undefined;
    // Credit notes cost a call each: the next ones are left to the next poll.
    if (state.comparing && documents.some((one) => one.type === 'credit-note')) return;
    if (state.comparing) continue;
    state.nextCompareAt = new Date(clock.now().getTime() + betweenCompares);
    return;
  }
}

/** How many of these documents hold no more credit notes than can be read one by one at a time. */
function fewNotes(documents: RegisteredDocument[]): number {
  const places = documents.flatMap((one, index) => (one.type === 'credit-note' ? [index] : []));
  return places[notesAtOnce] ?? documents.length;
}

/** Invoices and bills in one call, each credit note in one: Xero reads those by no list of ids. */
async function readDocuments(session: XeroSession, documents: RegisteredDocument[]): Promise<WireInvoice[]> {
  const ids = (isNote: boolean) => documents.filter((one) => (one.type === 'credit-note') === isNote).map((one) => one.xeroId);
  const notes = await Promise.all(ids(true).map((id) => readDocument(session, 'credit-note', id)));
  return [...(await readInvoices(session, ids(false))), ...notes.filter((one) => one !== undefined)];
}

/** A missing permission does not come back within a minute. */
function waitAfter(error: unknown): number {
  if (error instanceof ApiProblem || (error instanceof XeroError && (error.kind === 'scope' || error.kind === 'auth'))) return betweenReads;
  return Math.max(minute, error instanceof XeroError ? (error.retryAfterSeconds ?? 0) * 1000 : 0);
}
