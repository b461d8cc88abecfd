import type { WireInvoice, WireLine } from '../../xero/wire.ts';
import { asRow, asRows, type Row } from '../row.ts';
import type { PendingUpdate, Sent } from '../types.ts';
import { headerFields, keysOf, lineFields } from './fields.ts';

const ofHeader = ['Status', ...headerFields] as const;
const ofLine = ['LineItemID', 'TaxAmount', ...lineFields.flatMap(keysOf)] as (keyof WireLine)[];

function pick<T extends object>(from: T, fields: readonly (keyof T)[]): T {
  return Object.fromEntries(
    fields.filter((field) => from[field] !== undefined && from[field] !== null).map((field) => [field, from[field]]),
  ) as T;
}

/** The part of Xero's answer that is kept to compare with later. */
export function snapshot(xero: WireInvoice): WireInvoice {
  return {
    ...pick(xero, ofHeader),
    Contact: { ContactID: xero.Contact?.ContactID },
    LineItems: (xero.LineItems ?? []).map((line) => pick(line, ofLine)),
  };
}

/**
 * What a link keeps in xc_sent: the payload, Xero's LineItemID of every line's row, and what Xero made of it.
 * Xero answers lines in the order they were sent.
 */
export function sentOf(payload: WireInvoice, lineRowIds: string[], answer: WireInvoice): Sent {
  const lines: Record<string, string> = {};
  lineRowIds.forEach((rowId, index) => {
    const id = answer.LineItems?.[index]?.LineItemID;
    if (id) lines[rowId] = id;
  });
  return { payload, rows: lineRowIds, lines, answer: snapshot(answer) };
}

export const writeSent = (sent: Sent): string => JSON.stringify(sent);

/** Reads xc_sent; null when it is empty, cut off or not ours. */
export function readSent(json: string | null): Sent | null {
  if (!json) return null;
  let value: Row | null;
  try {
    value = asRow(JSON.parse(json));
  } catch {
    return null;
  }
  const payload = invoiceIn(value?.payload);
  const lines = asRow(value?.lines);
  if (!value || !payload || !lines) return null;
  const rows = Array.isArray(value.rows) ? value.rows.filter((row) => typeof row === 'string') : Object.keys(lines);
  const ids = Object.fromEntries(Object.entries(lines).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
  return { payload, rows, lines: ids, answer: invoiceIn(value.answer) ?? undefined, ...pendingIn(value) };
}

function invoiceIn(value: unknown): WireInvoice | null {
  const invoice = asRow(value);
  return invoice && { ...invoice, ...(invoice.LineItems === undefined ? {} : { LineItems: asRows(invoice.LineItems) }) };
}

function pendingIn({ pending }: Row): Pick<Sent, 'pending'> {
  const update = asRow(pending);
  const header = invoiceIn(update?.header);
  if (!update || !header) return {};
  const lines = asRows(update.lines).filter((line) => typeof line.row === 'string' && asRow(line.line) !== null);
  const before = (Array.isArray(update.before) ? update.before : []).filter((id) => typeof id === 'string');
  return { pending: { header, lines: lines as unknown as PendingUpdate['lines'], before } };
}
