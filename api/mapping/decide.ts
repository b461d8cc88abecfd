import { findLink, foreignLink, type Link } from './links.ts';
import { hostOf } from './mark.ts';
import { notAvailableYet, organisationChanged, organisationMissing, type Problem, rowIdMissing } from './problems.ts';
import { isBundlePart } from './products.ts';
import { asRow, asRows, expanded, guid, has, isActive, lookup, type Row, text, yesNo } from './row.ts';
import { type DocumentSettings, type Settings, settingsFor } from './settings.ts';
import type { InvoiceDocument } from './types.ts';

export interface DecideInput {
  document: InvoiceDocument;
  organisationId: string;
  /** Of the organisation's row; null when there is none. */
  settings: Settings | null;
}

/** What becomes of a row before anything is mapped. */
export type Decision =
  /** Goes to Xero. */
  | { kind: 'sync'; settings: DocumentSettings; rowId: string; link: Link | null; generation: number }
  /** X16 B13: is mapped and logged, but nothing may be written to Xero; ends `skipped` with this message unless it has problems. */
  | { kind: 'preview'; settings: DocumentSettings; rowId: string; link: Link | null; generation: number; message: string }
  /** Ends here. `quiet`: nobody asked, so nothing is logged. */
  | { kind: 'end'; outcome: 'skipped' | 'linked' | 'failed'; message: string; problems: Problem[]; quiet: boolean };

const end = (outcome: 'skipped' | 'linked', message: string, quiet = false): Decision => ({
  kind: 'end',
  outcome,
  message,
  problems: [],
  quiet,
});
const refuse = (...problems: Problem[]): Decision => ({
  kind: 'end',
  outcome: 'failed',
  message: problems.map((one) => one.message).join(' '),
  problems,
  quiet: false,
});

/** P1 P2 P3 P14 U2 B13 X1 X16: whether the row may be synced, and how. Never throws. */
export function decide({ document, organisationId, settings }: DecideInput): Decision {
  const record = asRow(document.record) ?? {};
  const { table } = document;
  if (table !== 'salesorder' && table !== 'invoice') {
    return refuse(notAvailableYet(`Syncing rows of the table "${table}"`, 'Use orders or Dynamics invoices for now.'));
  }
  const rowId = guid(record, `${table}id`);
  if (!rowId) return refuse(rowIdMissing(`${table}id`));
  if (!settings) return refuse(organisationMissing());
  const key = { organisationId, table, rowId, kind: 'document' as const };
  const link = findLink(document.links, key);
  const linked = link?.xeroId ? link : null;

  if (!linked && foreignLink(document.links, key)) return refuse(organisationChanged());
  if (table === 'invoice' && !linked && orderIsLinked(document, record, organisationId)) {
    return end('linked', 'The order of this Dynamics invoice is in Xero already: one sale, one Xero invoice.', !byHand(record));
  }
  const asked = wasAsked(record, linked, settings);
  if (!isActive(record)) return end('skipped', 'Only Active rows are synced.', !asked);
  if (!asked) return end('skipped', 'Sync to Xero is not set to Yes.', true);
  if (linked?.toggled && has(record, 'xc_synctoxero') && yesNo(record, 'xc_synctoxero') !== true) {
    return refuse(
      notAvailableYet('Withdrawing an invoice from Xero', 'Set Sync to Xero back to Yes, or ask finance to void the invoice in Xero.'),
    );
  }
  if (!linked && !sourceFits(table, settings)) {
    return end(
      'skipped',
      `The settings say that ${settings.sourceDocument === 'Order' ? 'orders' : 'Dynamics invoices'} go to Xero, not this row.`,
    );
  }
  const own = settingsFor(settings, record);
  const missing = notBuilt(document, own);
  if (missing.length > 0) return refuse(...missing);
  if (asRows(document.lines).length === 0) return end('skipped', 'There are no lines yet.');

  const to = { settings: own, rowId, link, generation: link?.generation ?? 1 };
  const copy = isCopy(settings, document.environmentUrl);
  if (copy)
    return {
      kind: 'preview',
      ...to,
      message: 'This environment is a copy: the Xero organisation belongs to another one, so nothing was sent.',
    };
  if (settings.mode === 'Read-only') {
    return { kind: 'preview', ...to, message: 'The Xero organisation is Read-only: the invoice was previewed, nothing was sent.' };
  }
  return { kind: 'sync', ...to };
}

const byHand = (record: Row): boolean => yesNo(record, 'xc_synctoxero') === true || text(record, 'xc_syncrequestedon') !== null;

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

/** B13: the organisation's row names another environment than the rows come from. */
export function isCopy(settings: Settings, environmentUrl: unknown): boolean {
  const home = hostOf(settings.environmentUrl);
  return home !== null && home !== hostOf(environmentUrl);
}

function notBuilt(document: InvoiceDocument, settings: DocumentSettings): Problem[] {
  const problems: Problem[] = [];
  if (settings.documentType !== 'Sales invoice') {
    problems.push(
      notAvailableYet(`The document type ${settings.documentType}`, 'Choose the document type Sales invoice, or leave it empty.'),
    );
  }
  if (asRows(document.mappings).length > 0) {
    problems.push(notAvailableYet('Mapping columns of your own', 'Switch off the field mappings of this table.'));
  }
  if (settings.bundles === 'Header with parts' && asRows(document.lines).some(isBundlePart)) {
    problems.push(notAvailableYet('Sending the parts of bundles', 'Set Bundles to Header only in the settings of the organisation.'));
  }
  return problems;
}
