import { randomUUID } from 'node:crypto';
import { xeroDay } from '../../mapping/dates.ts';
import { diffInvoice, equal } from '../../mapping/difference.ts';
import { type Problem, problem } from '../../mapping/problems.ts';
import { sentOf, snapshot } from '../../mapping/sent.ts';
import type { InvoiceDifference, MappedInvoice, Outcome, Sent } from '../../mapping/types.ts';
import { bodyOf, updateInvoice } from '../../xero/requests.ts';
import type { XeroSession } from '../../xero/session.ts';
import type { WireInvoice, WireLine } from '../../xero/wire.ts';

/** What became of a create or an update; without `xero` the row has no invoice. */
export interface Written {
  outcome: Outcome;
  xero?: WireInvoice;
  /** Undefined where nothing new is known to have been sent. */
  sent?: Sent;
  problems: Problem[];
}

/**
 * What an update of a linked invoice would do; an invoice that already says what Dynamics says needs none, which settles an update whose
 * answer was lost. Without a record of what was last sent, ours and finance's changes can't be told apart.
 */
export function difference(sent: Sent | null, now: MappedInvoice, xero: WireInvoice): InvoiceDifference | { kind: 'agrees' } {
  const change: InvoiceDifference = sent ? diffInvoice({ sent, now, xero }) : { kind: 'finance-changed', fields: ['something in it'] };
  return change.kind !== 'unchanged' && agrees(sent, now, xero) ? { kind: 'agrees' } : change;
}

/**
 * U1: brings a linked invoice to what Dynamics says now, while it is a draft that finance has not touched; otherwise a problem says why not.
 * An update repeats safely: it is made from what Xero has at that moment and names every line.
 */
export async function updateLinked(session: XeroSession, sent: Sent | null, now: MappedInvoice, xero: WireInvoice): Promise<Written> {
  const change = difference(sent, now, xero);
  const invoiceId = xero.InvoiceID ?? '';
  switch (change.kind) {
    case 'unchanged':
      return { outcome: 'unchanged', xero, problems: [] };
    case 'agrees':
      return { outcome: 'unchanged', xero, sent: sentOf(now.payload, now.lineRowIds, xero), problems: [] };
    case 'update': {
      const written = await updateInvoice(session, invoiceId, bodyOf('Invoices', change.payload), randomUUID());
      return { outcome: 'updated', xero: written, sent: sentOf(now.payload, now.lineRowIds, written), problems: [] };
    }
    default:
      return { outcome: 'skipped', xero, problems: [problemOf(change, xero)] };
  }
}

export function problemOf(change: Extract<InvoiceDifference, { kind: 'closed' | 'finance-changed' }>, xero: WireInvoice): Problem {
  const invoice = `The Xero invoice ${xero.InvoiceNumber ?? ''}`.trim();
  if (change.kind === 'finance-changed') {
    return problem('changed-in-xero', { invoice, fields: change.fields.join(', ') });
  }
  if (change.status === 'VOIDED' || change.status === 'DELETED') {
    return problem('invoice-withdrawn-in-xero', { invoice, status: change.status.toLowerCase() });
  }
  return problem('invoice-approved', { invoice, status: change.status === 'PAID' ? 'paid' : 'approved' });
}

/**
 * Whether the invoice in Xero already has everything that would be sent, and nothing more of what was sent before; its status and
 * lines of others don't count.
 */
function agrees(sent: Sent | null, now: MappedInvoice, xero: WireInvoice): boolean {
  const { Contact, LineItems = [], Status: _arrival, Type: _type, ...header } = now.payload;
  const seen = snapshot(xero);
  const lines = seen.LineItems ?? [];
  const day = (value: unknown) => xeroDay(value) ?? value;
  const lineBefore = (index: number) => sent?.payload.LineItems?.[sent.rows.indexOf(now.lineRowIds[index] ?? '')];
  return (
    !keeps(seen, header, sent?.payload, ['Reference']) &&
    equal(Contact?.ContactID, seen.Contact?.ContactID) &&
    Object.entries(header).every(([field, value]) => {
      const other = (seen as Record<string, unknown>)[field] ?? '';
      if (field === 'Date') return now.dateIsToday || equal(value, day(other));
      return equal(value, field === 'DueDate' ? day(other) : other);
    }) &&
    lines.length === LineItems.length &&
    LineItems.every((line, index) => {
      const [there, before] = [lines[index] ?? {}, lineBefore(index)];
      return holds(there, line) && !keeps(there, line, before, Object.keys(before ?? {}) as (keyof WireLine)[]);
    })
  );
}

/** Whether Xero still has a field that was sent and is no longer. */
function keeps<T extends object>(there: T, now: T, before: T | undefined, fields: (keyof T)[]): boolean {
  const lost = fields.filter((field) => before?.[field] !== undefined && now[field] === undefined);
  return lost.some((field) => there[field] !== undefined && (field === 'Tracking' || equal(there[field], before?.[field])));
}

function holds(line: WireLine, part: WireLine): boolean {
  const names = (tracking: WireLine['Tracking']) => (tracking ?? []).map(({ Name, Option }) => ({ Name, Option }));
  return (Object.keys(part) as (keyof WireLine)[]).every((field) =>
    field === 'Tracking' ? equal(names(line.Tracking), names(part.Tracking)) : equal(line[field], part[field]),
  );
}
