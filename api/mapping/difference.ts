import type { WireInvoice, WireLine } from '../xero/wire.ts';
import { xeroDay } from './dates.ts';
import { headerFields, ownFields, snapshot } from './sent.ts';
import type { InvoiceDifference, MappedInvoice, Sent } from './types.ts';

export interface DiffInput {
  sent: Sent;
  now: Pick<MappedInvoice, 'payload' | 'lineRowIds' | 'dateIsToday'>;
  xero: WireInvoice;
}

/** What people call a field. */
const names: Record<string, string> = { ...ownFields, Status: 'status', Contact: 'contact', LineItems: 'lines' };

/**
 * U1: what a change in Dynamics means for the invoice in Xero. Nothing changed on our side since we last sent: `unchanged`, whatever
 * finance did. Xero's invoice no longer a draft: `closed`. Finance changed what is ours: `finance-changed` with what people call
 * the fields. Else the update, with the LineItemIDs; lines in Xero that are not ours go back untouched.
 */
export function diffInvoice({ sent, now, xero }: DiffInput): InvoiceDifference {
  const header = headerFields.filter((field) => changed(field, sent.payload, now));
  const contact = now.payload.Contact?.ContactID;
  const contactChanged = contact !== undefined && !equal(contact, sent.payload.Contact?.ContactID);
  const linesChanged = !equal(now.lineRowIds, sent.rows) || !equal(now.payload.LineItems ?? [], sent.payload.LineItems ?? []);
  if (header.length === 0 && !contactChanged && !linesChanged) return { kind: 'unchanged' };
  const status = xero.Status ?? '';
  if (status !== 'DRAFT' && status !== 'SUBMITTED') return { kind: 'closed', status };
  const fields = touched(sent, xero);
  if (fields.length > 0) return { kind: 'finance-changed', fields: fields.map((field) => names[field] ?? field) };
  const payload: WireInvoice = { InvoiceID: xero.InvoiceID };
  for (const field of header) Object.assign(payload, { [field]: now.payload[field] ?? '' });
  if (contactChanged) payload.Contact = { ContactID: contact };
  if (linesChanged) payload.LineItems = updatedLines(sent, now, xero);
  return { kind: 'update', payload };
}

/** A field we leave to Xero is no change; only a reference can be emptied. Today's date stands in for none and stays as it was. */
function changed(field: keyof typeof ownFields, before: WireInvoice, now: DiffInput['now']): boolean {
  if (field === 'Date' && now.dateIsToday) return false;
  const value = now.payload[field];
  if (value === undefined && field !== 'Reference') return false;
  return !equal(value ?? '', before[field] ?? '');
}

/** The fields of ours that are not as they were after we last wrote. */
function touched(sent: Sent, xero: WireInvoice): string[] {
  const known = sent.answer ?? sent.payload;
  const seen = snapshot(xero);
  const compared = sent.answer ? (['Status', ...headerFields] as const) : headerFields.filter((field) => sent.payload[field] !== undefined);
  const fields: string[] = compared.filter((field) => !equal(comparableField(field, seen), comparableField(field, known)));
  const contact = known.Contact?.ContactID;
  if (contact && !equal(contact, seen.Contact?.ContactID)) fields.push('Contact');
  if (linesTouched(sent, seen)) fields.push('LineItems');
  return fields;
}

const comparableField = (field: string, invoice: WireInvoice): unknown => {
  const value = (invoice as Record<string, unknown>)[field] ?? '';
  return field === 'Date' || field === 'DueDate' ? (xeroDay(value) ?? '') : value;
};

function linesTouched(sent: Sent, xero: WireInvoice): boolean {
  const before = new Map((sent.answer?.LineItems ?? []).map((line) => [line.LineItemID, line]));
  return sent.rows.some((rowId, index) => {
    const line = xero.LineItems?.find((one) => one.LineItemID !== undefined && one.LineItemID === sent.lines[rowId]);
    if (!line) return true;
    const known = before.get(line.LineItemID);
    return known ? !equal(normalised(line), normalised(known)) : !contains(normalised(line), sent.payload.LineItems?.[index] ?? {});
  });
}

/** Tracking by names alone: Xero adds ids to what was sent. */
function normalised(line: WireLine): WireLine {
  return { ...line, Tracking: (line.Tracking ?? []).map(({ Name, Option }) => ({ Name, Option })) };
}

const contains = (line: WireLine, part: WireLine): boolean =>
  (Object.keys(part) as (keyof WireLine)[]).every((field) => equal(line[field] ?? null, part[field] ?? null));

/**
 * Our lines in order, then those of Xero that are not ours. A line that lost a field is sent as a new one: Xero keeps what an update
 * leaves out.
 */
function updatedLines(sent: Sent, now: DiffInput['now'], xero: WireInvoice): WireLine[] {
  const ours = new Set(Object.values(sent.lines));
  const present = new Set((xero.LineItems ?? []).map((line) => line.LineItemID));
  const lines = (now.payload.LineItems ?? []).map((line, index): WireLine => {
    const rowId = now.lineRowIds[index] ?? '';
    const id = sent.lines[rowId];
    const before = sent.payload.LineItems?.[sent.rows.indexOf(rowId)];
    const lost = before && Object.keys(before).some((field) => line[field as keyof WireLine] === undefined);
    return id && present.has(id) && !lost ? { LineItemID: id, ...line } : line;
  });
  const foreign = (xero.LineItems ?? []).filter((line) => !ours.has(line.LineItemID ?? ''));
  return [...lines, ...foreign];
}

/** Deep equality; numbers by value, GUIDs and texts exactly, an absent property as an undefined one. */
export function equal(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one === 'number' && typeof other === 'number') return one === other;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...keys].every((key) => equal((one as Record<string, unknown>)[key], (other as Record<string, unknown>)[key]));
}
