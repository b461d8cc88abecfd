import type { WireContact, WireInvoice } from '../../xero/wire.ts';
import { logRows } from '../log-rows.ts';
import type { Problem, Warning } from '../problems.ts';
import { asRow, guid, nameOf } from '../row.ts';
import { describe, type SyncStatus, syncStatus } from '../status.ts';
import type { InvoiceDocument, MappedInvoice, Outcome, Schemas } from '../types.ts';
import { type XeroContext, xeroDocument } from '../xero-document.ts';
import { invoiceWriteBack, noInvoice } from './write-back.ts';

export type SyncAnswer = Schemas['SyncAnswer'];
export type PreviewAnswer = Schemas['PreviewAnswer'];

/** The id of the document's row, or the nil GUID for one that came without. */
const documentRowId = (document: InvoiceDocument): string =>
  guid(asRow(document.record), `${document.table}id`) ?? '00000000-0000-0000-0000-000000000000';

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
  /** Complete link rows; the status they carry is `answerStatus` of the same input. */
  links?: SyncAnswer['links'];
  customer?: SyncAnswer['customer'];
  problems?: Problem[];
  warnings?: Warning[];
  now: Date;
  quiet?: boolean | undefined;
  /** The operation, for the log. */
  operation: string;
  /** What the status columns say, where that is not the outcome. */
  statusOf?: Outcome | undefined;
}

type Ending = Pick<SyncAnswerInput, 'document' | 'outcome' | 'message' | 'problems' | 'now' | 'statusOf'>;

/** The status columns an answer writes, for the link rows that carry the same. */
export function answerStatus({ document, outcome, statusOf = outcome, message, problems = [], now }: Ending): SyncStatus {
  return syncStatus(statusOf, describe(message, problems), problems, document.record, now);
}

/** A whole SyncAnswer: status, write-back, Xero document and log follow from what happened. */
export function syncAnswer(input: SyncAnswerInput): SyncAnswer {
  const { document, outcome, message, xero = null, links = [], customer = null, problems = [], warnings = [], now, quiet } = input;
  const found = xeroDocument(xero, input);
  return {
    outcome,
    xero: found,
    status: answerStatus(input),
    writeBack: outcome === 'withdrawn' ? noInvoice : invoiceWriteBack(xero, input),
    links,
    customer,
    problems,
    warnings,
    log: logRows({
      organisationId: input.organisationId,
      table: document.table,
      rowId: documentRowId(document),
      name: documentName(document),
      operation: input.operation,
      outcome,
      message,
      problems,
      url: found?.url ?? null,
      problem: document.problem,
      now,
      quiet,
    }),
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
