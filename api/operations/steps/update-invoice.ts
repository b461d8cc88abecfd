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

export type Change =
  | { kind: 'unchanged' }
  /** Xero has it all already, though this was not known to have been sent. */
  | { kind: 'agrees' }
  | { kind: 'update'; payload: WireInvoice }
  | { kind: 'skipped'; problem: Problem };

/**
 * What an update of a linked invoice would do; an invoice that already says what Dynamics says needs none, which settles an update whose
 * answer was lost. Without a record of what was last sent, ours and finance's changes can't be told apart.
 */
export function difference(sent: Sent | null, now: MappedInvoice, xero: WireInvoice): Change {
  const change: InvoiceDifference = sent ? diffInvoice({ sent, now, xero }) : { kind: 'finance-changed', fields: ['something in it'] };
  if (change.kind !== 'unchanged' && agrees(sent, now, xero)) return { kind: 'agrees' };
  return change.kind === 'unchanged' || change.kind === 'update' ? change : { kind: 'skipped', problem: problemOf(change, xero) };
}

/**
 * U1: brings a linked invoice to what Dynamics says now, while it is a draft that finance has not touched; otherwise a problem says why not.
 * An update repeats safely: it is made from what Xero has at that moment and names every line.
 */
export async function updateLinked(session: XeroSession, sent: Sent | null, now: MappedInvoice, before: WireInvoice): Promise<Written> {
  const change = difference(sent, now, before);
  if (change.kind === 'skipped') return { outcome: 'skipped', xero: before, problems: [change.problem] };
  if (change.kind === 'unchanged') return { outcome: 'unchanged', xero: before, problems: [] };
  const isUpdate = change.kind === 'update';
  const xero = isUpdate ? await updateInvoice(session, before.InvoiceID ?? '', bodyOf('Invoices', change.payload), randomUUID()) : before;
  return { outcome: isUpdate ? 'updated' : 'unchanged', xero, sent: sentOf(now.payload, now.lineRowIds, xero), problems: [] };
}

function problemOf(change: Extract<InvoiceDifference, { kind: 'closed' | 'finance-changed' }>, xero: WireInvoice): Problem {
  const invoice = `The Xero invoice ${xero.InvoiceNumber ?? ''}`.trim();
  if (change.kind === 'finance-changed') return problem('changed-in-xero', { invoice, fields: change.fields.join(', ') });
  const { status } = change;
  const isWithdrawn = status === 'VOIDED' || status === 'DELETED';
  if (isWithdrawn) return problem('invoice-withdrawn-in-xero', { invoice, status: status.toLowerCase() });
  return problem('invoice-approved', { invoice, status: status === 'PAID' ? 'paid' : 'approved' });
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
