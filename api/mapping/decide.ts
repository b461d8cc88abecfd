import { findLink, foreignLink, type Link } from './links.ts';
import { hostOf } from './mark.ts';
import { type Problem, problem } from './problems.ts';
import { asRow, asRows, expanded, guid, has, isActive, lookup, number, type Row, text, yesNo } from './row.ts';
import { type DocumentSettings, type Settings, settingsFor } from './settings.ts';
import { syncStatuses } from './status.ts';
import type { InvoiceDocument } from './types.ts';

export interface DecideInput {
  document: InvoiceDocument;
  organisationId: string;
  /** Of the organisation's row; null when there is none. */
  settings: Settings | null;
  /** What the register knows of the row, whatever the flow could read of its link. */
  memory?: { generation: number; isWithdrawn: boolean; wasToggled: boolean } | undefined;
}

/** What becomes of a row before anything is mapped. */
export type Decision =
  /** Goes to Xero. */
  | { kind: 'sync'; settings: DocumentSettings; rowId: string; link: Link | null; generation: number }
  /** X16 B13: is mapped and logged, but nothing may be written to Xero; ends `skipped` with this message unless it has problems. */
  | { kind: 'preview'; settings: DocumentSettings; rowId: string; link: Link | null; generation: number; message: string }
  /** U2: is taken back; nobody may have answered yet whether it is in Xero at all. */
  | { kind: 'withdraw'; settings: Settings; rowId: string; link: Link | null; generation: number }
  /** Ends here. `quiet`: nobody asked, so nothing is logged. */
  | { kind: 'end'; outcome: 'skipped' | 'linked' | 'withdrawn' | 'failed'; message: string; problems: Problem[]; quiet: boolean };

const end = (
  outcome: 'skipped' | 'linked' | 'withdrawn' | 'failed',
  message: string,
  quiet = false,
  problems: Problem[] = [],
): Decision => ({
  kind: 'end',
  outcome,
  message,
  problems,
  quiet,
});
const refuse = (...problems: Problem[]): Decision => end('failed', problems.map((one) => one.message).join(' '), false, problems);

/** P1 P2 P3 P14 U2 B13 X1 X16: whether the row may be synced, and how. Never throws. */
export function decide({ document, organisationId, settings, memory }: DecideInput): Decision {
  const record = asRow(document.record) ?? {};
  const { table } = document;
  if (table !== 'salesorder' && table !== 'invoice') return refuse(problem('not-available-yet/table', { table }));
  const rowId = guid(record, `${table}id`);
  if (!rowId) return refuse(problem('row-id-missing', { column: `${table}id` }));
  if (!settings) return refuse(problem('organisation-missing'));
  const key = { organisationId, table, rowId, kind: 'document' as const };
  const link = findLink(document.links, key);
  const generation = nextGeneration(link, memory);
  // A link that was read before a withdrawal is of a document that is no longer the row's.
  const linked = link?.xeroId && link.generation === generation ? link : null;
  const ofRow = linked ?? (link && { ...link, xeroId: null, sent: null });
  const isTakenBack = !linked && (wasTakenBack(link) || memory?.isWithdrawn === true);

  if (!linked && foreignLink(document.links, key)) return refuse(problem('organisation-changed'));
  if (table === 'invoice' && !linked && orderIsLinked(document, record, organisationId)) {
    return end('linked', 'The order of this Dynamics invoice is in Xero already: one sale, one Xero invoice.', !byHand(record));
  }
  const asked = isTakenBack ? yesNo(record, 'xc_synctoxero') === true : wasAsked(record, linked, settings);
  if (!isActive(record)) return end('skipped', 'Only Active rows are synced.', !asked);
  if (isToggledOff(record) && (linked?.toggled || memory?.wasToggled)) {
    const reason = withheld(settings, document.environmentUrl, 'the withdrawal');
    return reason ? end('skipped', reason) : { kind: 'withdraw', settings, rowId, link: ofRow, generation };
  }
  if (!asked && isTakenBack) return end('withdrawn', 'Withdrawn from Xero.', true);
  if (!asked) return end('skipped', 'Sync to Xero is not set to Yes.', true);
  if (!linked && !sourceFits(table, settings)) {
    const source = settings.sourceDocument === 'Order' ? 'orders' : 'Dynamics invoices';
    return end('skipped', `The settings say that ${source} go to Xero, not this row.`);
  }
  const own = settingsFor(settings, record);
  const missing = notBuilt(document);
  if (missing.length > 0) return refuse(...missing);
  if (asRows(document.lines).length === 0) return end('skipped', 'There are no lines yet.');

  const to = { settings: own, rowId, link: ofRow, generation };
  const message = withheld(settings, document.environmentUrl, 'the invoice');
  return message ? { kind: 'preview', ...to, message } : { kind: 'sync', ...to };
}

const byHand = (record: Row): boolean => yesNo(record, 'xc_synctoxero') === true || text(record, 'xc_syncrequestedon') !== null;

/** U2: the row says No; one that was read without the column says nothing. */
const isToggledOff = (record: Row): boolean => has(record, 'xc_synctoxero') && yesNo(record, 'xc_synctoxero') !== true;

/** The link's document was taken back. */
export const wasTakenBack = (link: Link | null): boolean =>
  link !== null && link.xeroId === null && number(link.row, 'xc_syncstatus') === syncStatuses.withdrawn;

/** N1: a row whose document we took back has another one the next time. */
export function nextGeneration(link: Link | null, memory?: DecideInput['memory']): number {
  const ofLink = link ? link.generation + (wasTakenBack(link) ? 1 : 0) : 1;
  return Math.max(ofLink, memory ? memory.generation + (memory.isWithdrawn ? 1 : 0) : 1);
}

/** P1 P3: somebody or something wants the row in Xero. */
function wasAsked(record: Row, linked: Link | null, settings: Settings): boolean {
  return byHand(record) || linked !== null || guid(record, 'xc_xeroinvoiceid') !== null || settings.autoSync;
}

/** P14. */
function sourceFits(table: string, settings: Settings): boolean {
  return settings.sourceDocument === 'Both' || settings.sourceDocument === (table === 'salesorder' ? 'Order' : 'Invoice');
}

/** P14: the order's link, or what reconciling wrote to the order or to its Dynamics invoice. */
function orderIsLinked(document: InvoiceDocument, record: Row, organisationId: string): boolean {
  const orderId = lookup(record, 'salesorderid');
  if (!orderId) return false;
  const order = findLink(document.links, { organisationId, table: 'salesorder', rowId: orderId, kind: 'document' });
  return Boolean(order?.xeroId || guid(expanded(record, 'salesorderid'), 'xc_xeroinvoiceid') || guid(record, 'xc_xeroinvoiceid'));
}

/** X16 B13: why nothing may be written to Xero, in a sentence, or null; `what` is what was previewed. */
export function withheld(settings: Settings, environmentUrl: unknown, what: string): string | null {
  if (isCopy(settings, environmentUrl)) {
    return 'This environment is a copy: the Xero organisation belongs to another one, so nothing was sent.';
  }
  return settings.mode === 'Read-only' ? `The Xero organisation is Read-only: ${what} was previewed, nothing was sent.` : null;
}

/** B13: the organisation's row names another environment than the rows come from. */
export function isCopy(settings: Settings, environmentUrl: unknown): boolean {
  const home = hostOf(settings.environmentUrl);
  return home !== null && home !== hostOf(environmentUrl);
}

function notBuilt({ mappings }: InvoiceDocument): Problem[] {
  return asRows(mappings).length > 0 ? [problem('not-available-yet/mappings')] : [];
}
