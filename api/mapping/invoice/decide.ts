import { type Ended, end, refuse } from '../ending.ts';
import { findLink, foreignLink, type Link } from '../links.ts';
import { highestGeneration } from '../mark.ts';
import { problem } from '../problems.ts';
import { asRow, asRows, expanded, guid, has, isActive, lookup, number, type Row, text, yesNo } from '../row.ts';
import { type DocumentSettings, type Settings, settingsFor } from '../settings.ts';
import { syncStatuses } from '../status.ts';
import type { InvoiceDocument } from '../types.ts';
import { withheld } from '../withheld.ts';

export interface DecideInput {
  document: InvoiceDocument;
  organisationId: string;
  /** Of the organisation's row; null when there is none. */
  settings: Settings | null;
  /** What the register knows of the row, whatever the flow could read of its link. */
  memory?: { generation: number; isWithdrawn: boolean; wasToggled: boolean } | undefined;
}

/** A row that may be synced or withdrawn. */
interface Standing {
  settings: Settings;
  rowId: string;
  /** The row's link, without its document where that is no longer the row's. */
  link: Link | null;
  generation: number;
}

/** What becomes of a row before anything is mapped. */
export type Decision =
  /** Goes to Xero. */
  | (Standing & { kind: 'sync'; settings: DocumentSettings })
  /** X16 B13: is mapped and logged, but nothing may be written to Xero; ends `skipped` with this message unless it has problems. */
  | (Standing & { kind: 'preview'; settings: DocumentSettings; message: string })
  | Withdrawal
  | Ended;

/** U2: is taken back; nobody may have answered yet whether it is in Xero at all. */
type Withdrawal = Standing & { kind: 'withdraw' };

/** P14: what a Dynamics invoice answers whose order has the Xero invoice. */
export const oneSale = 'The order of this Dynamics invoice is in Xero already: one sale, one Xero invoice.';

/** P1 P2 P3 P14 U2 B13 X1 X16: whether the row may be synced, and how. Never throws. */
export function decide(input: DecideInput): Decision {
  const { document, organisationId, memory } = input;
  const record = asRow(document.record) ?? {};
  const { table } = document;
  if (table !== 'salesorder' && table !== 'invoice') return refuse(problem('not-available-yet/table', { table }));
  const standing = standingOf(input);
  if ('kind' in standing) return standing;
  const { settings, link, linked, isTakenBack, ...to } = standing;
  if (table === 'invoice' && !linked && orderIsLinked(document, record, organisationId)) return end('linked', oneSale, !byHand(record));
  const asked = isTakenBack ? yesNo(record, 'xc_synctoxero') === true : wasAsked(record, linked, settings);
  if (!isActive(record)) return end('skipped', 'Only Active rows are synced.', !asked);
  if (isToggledOff(record) && (linked?.toggled || memory?.wasToggled)) {
    const reason = withheld(settings, document.environmentUrl, 'the withdrawal');
    return reason ? end('skipped', reason) : { kind: 'withdraw', settings, link, ...to };
  }
  if (!asked && isTakenBack) return end('withdrawn', 'Withdrawn from Xero.', true);
  if (!asked) return end('skipped', 'Sync to Xero is not set to Yes.', true);
  if (!linked && !sourceFits(table, settings)) {
    const source = settings.sourceDocument === 'Order' ? 'orders' : 'Dynamics invoices';
    return end('skipped', `The settings say that ${source} go to Xero, not this row.`);
  }
  if (asRows(document.mappings).length > 0) return refuse(problem('not-available-yet/mappings'));
  if (asRows(document.lines).length === 0) return end('skipped', 'There are no lines yet.');
  const message = withheld(settings, document.environmentUrl, 'the invoice');
  const ready = { settings: settingsFor(settings, record), link, ...to };
  return message ? { kind: 'preview', ...ready, message } : { kind: 'sync', ...ready };
}

/** U2: whether the row's document may be taken back, whatever its toggle says. Never throws. */
export function decideWithdrawal(input: DecideInput): Withdrawal | Ended {
  const standing = standingOf(input);
  if ('kind' in standing) return standing;
  const { linked, isTakenBack, ...to } = standing;
  const reason = withheld(to.settings, input.document.environmentUrl, 'the withdrawal');
  if (reason) return end('skipped', reason);
  return isTakenBack ? end('withdrawn', 'Withdrawn from Xero.') : { kind: 'withdraw', ...to };
}

/** Where a row stands; `linked` is its link if that is of the row's present document. */
function standingOf({ document, organisationId, settings, memory }: DecideInput) {
  const { table } = document;
  const rowId = guid(asRow(document.record), `${table}id`);
  if (!rowId) return refuse(problem('row-id-missing', { column: `${table}id` }));
  if (!settings) return refuse(problem('organisation-missing'));
  const key = { organisationId, table, rowId, kind: 'document' as const };
  const link = findLink(document.links, key);
  const generation = nextGeneration(link, memory);
  // A link that was read before a withdrawal is of a document that is no longer the row's.
  const linked = link?.xeroId && link.generation === generation ? link : null;
  if (!linked && foreignLink(document.links, key)) return refuse(problem('organisation-changed'));
  const isTakenBack = !linked && (wasTakenBack(link) || memory?.isWithdrawn === true);
  return { settings, rowId, link: linked ?? (link && { ...link, xeroId: null, sent: null }), linked, generation, isTakenBack };
}

/** P1: somebody, or a job, asked for this row. */
export const byHand = (record: Row): boolean => yesNo(record, 'xc_synctoxero') === true || text(record, 'xc_syncrequestedon') !== null;

/** U2: the row says No; one that was read without the column says nothing. */
const isToggledOff = (record: Row): boolean => has(record, 'xc_synctoxero') && yesNo(record, 'xc_synctoxero') !== true;

/** The link's document was taken back. */
const wasTakenBack = (link: Link | null): boolean =>
  link !== null && link.xeroId === null && number(link.row, 'xc_syncstatus') === syncStatuses.withdrawn;

/** N1: a row whose document we took back has another one the next time. */
function nextGeneration(link: Link | null, memory?: DecideInput['memory']): number {
  const ofLink = link ? link.generation + (wasTakenBack(link) ? 1 : 0) : 1;
  return Math.min(highestGeneration, Math.max(ofLink, memory ? memory.generation + (memory.isWithdrawn ? 1 : 0) : 1));
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
