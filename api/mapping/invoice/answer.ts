import type { WireContact, WireInvoice } from '../../xero/wire.ts';
import { nobody } from '../ids.ts';
import type { Problem, Warning } from '../problems.ts';
import { asRow, guid, nameOf } from '../row.ts';
import { said } from '../said.ts';
import type { InvoiceDocument, MappedInvoice, Outcome, Schemas } from '../types.ts';
import { type XeroContext, xeroDocument } from '../xero-document.ts';
import { invoiceWriteBack, noInvoice } from './write-back.ts';

export type SyncAnswer = Schemas['SyncAnswer'];
export type PreviewAnswer = Schemas['PreviewAnswer'];

/** The id of the document's row, or the nil GUID for one that came without. */
const documentRowId = (document: InvoiceDocument): string => guid(asRow(document.record), `${document.table}id`) ?? nobody;

/** What people call the document's row. */
export const documentName = (document: InvoiceDocument): string =>
  nameOf(asRow(document.record), document.table) ?? documentRowId(document);

export interface SyncAnswerInput extends XeroContext {
  document: InvoiceDocument;
  outcome: Outcome;
  /** What happened, in a plain sentence; `outcomeMessage` has the usual ones. Problems speak for themselves. */
  message: string;
  /** The Xero invoice, where there is one. */
  xero?: WireInvoice | null;
  problems?: Problem[];
  warnings?: Warning[];
  now: Date;
  quiet?: boolean | undefined;
  /** The operation, for the log. */
  operation: string;
  /** What the status columns say, where that is not the outcome. */
  statusOf?: Outcome | undefined;
}

/** A whole SyncAnswer: status, write-back, Xero document and log follow from what happened; links and customer are for the caller to add. */
export function syncAnswer(input: SyncAnswerInput): SyncAnswer {
  const { document, organisationId, outcome, xero = null, operation, now } = input;
  const { table, record, problem } = document;
  const found = xeroDocument(xero, input);
  const row = { organisationId, table, rowId: documentRowId(document), name: documentName(document) };
  const about = { ...row, record, operation, problem, now };
  const parts = said(about, { ...input, url: found?.url ?? null });
  return {
    ...parts,
    xero: found,
    writeBack: outcome === 'withdrawn' ? noInvoice : invoiceWriteBack(xero, input),
    links: [],
    customer: null,
  };
}

/** The usual sentence for an outcome. */
export function outcomeMessage(outcome: Outcome, xero: WireInvoice | null | undefined, contact?: string | null): string {
  const number = xero?.InvoiceNumber ? ` as ${xero.InvoiceNumber}` : '';
  const who = contact ? ` for ${contact}` : '';
  const sentences: Record<Outcome, string> = {
    created: `Created in Xero${number}${who}.`,
    updated: `Updated in Xero${number}.`,
    unchanged: `In Xero${number}; nothing had to be sent.`,
    linked: 'The sale is in Xero already.',
    withdrawn: 'Withdrawn from Xero.',
    removed: 'Removed in Dynamics.',
    skipped: 'Nothing was sent.',
    failed: 'Not sent to Xero.',
  };
  return sentences[outcome];
}

/** E3: a whole PreviewAnswer. `mapped` is left out when the row could not be mapped at all. */
export function previewAnswer(input: {
  outcome: Outcome;
  mapped?: Pick<MappedInvoice, 'payload' | 'items' | 'expected'>;
  /** The contact that is made first. */
  contact?: WireContact | null;
  problems?: Problem[];
  warnings?: Warning[];
}): PreviewAnswer {
  const { outcome, mapped, contact, problems = [], warnings = [] } = input;
  return {
    outcome,
    payload: (mapped?.payload as PreviewAnswer['payload']) ?? null,
    contact: (contact as PreviewAnswer['contact']) ?? null,
    items: (mapped?.items ?? []) as PreviewAnswer['items'],
    expected: mapped?.expected ?? null,
    problems,
    warnings,
  };
}
