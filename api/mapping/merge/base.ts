import type { WireInvoice, WireLine } from '../../xero/wire.ts';
import type { MappedInvoice, PendingUpdate, Sent } from '../types.ts';
import { copyField, headerFields, lineFields } from './fields.ts';
import { pairLines } from './pair-lines.ts';
import { snapshot } from './sent.ts';

/** What of a merge's three sides is the past: what we sent of each line's row, and what Xero had of it then. */
export interface Base {
  payload: WireInvoice;
  known: WireInvoice;
  lines: Map<string, BaseLine>;
  pending: PendingUpdate | undefined;
  /** False where nothing is known of what was sent: then nobody can say who changed what. */
  isKnown: boolean;
}

export interface BaseLine {
  id: string | undefined;
  payload: WireLine;
  known: WireLine;
  pending: WireLine | undefined;
}

type Now = Pick<MappedInvoice, 'payload' | 'lineRowIds'>;
const idOf = (line: WireLine | undefined): string => line?.LineItemID?.toLowerCase() ?? '';

/**
 * The past of a document, from what its link or the register kept. Lines without a row (made from another body, or of a link that lost
 * its record) are given to the rows that say the same; lines that an unheard update may have made are looked for.
 */
export function baseOf(sent: Sent | null, now: Now, xero: WireInvoice): Base {
  const there = xero.LineItems ?? [];
  const seen = snapshot(xero);
  if (!sent) return { payload: {}, known: {}, lines: pairedLines(now, there), pending: undefined, isKnown: false };
  const answered = new Map((sent.answer?.LineItems ?? []).map((line) => [idOf(line), line]));
  const rows = namedRows(sent, now);
  const { pending } = sent;
  const lines = new Map<string, BaseLine>();
  rows.forEach((row, index) => {
    const id = idIn(sent.lines, sent.rows[index] ?? '');
    const payload = sent.payload.LineItems?.[index] ?? {};
    const inXero = there.find((line) => id !== undefined && idOf(line) === id);
    const before = pending?.lines.findLast((one) => one.row === row && !one.said)?.line;
    lines.set(row, { id, payload, known: answered.get(id ?? '') ?? knownLine(inXero, payload), pending: before });
  });
  for (const [row, line] of arrived(pending, there, lines)) lines.set(row, line);
  return { payload: sent.payload, known: sent.answer ?? knownHeader(seen, sent.payload), lines, pending, isKnown: true };
}

const idIn = (lines: Sent['lines'], row: string): string | undefined => (Object.hasOwn(lines, row) ? lines[row]?.toLowerCase() : undefined);

/** Where Xero's answer was not kept, what was sent is what Xero had; the rest is what Xero has. */
function knownHeader(seen: WireInvoice, payload: WireInvoice): WireInvoice {
  const known = { ...seen };
  for (const field of headerFields) if (payload[field] !== undefined) copyField(known, payload, field);
  return known;
}

function knownLine(seen: WireLine | undefined, payload: WireLine): WireLine {
  const known = { ...seen };
  for (const field of lineFields) {
    const says = field === 'Discount' ? (payload.DiscountAmount ?? payload.DiscountRate) : payload[field];
    if (says !== undefined) copyField(known, payload, field);
  }
  return known;
}

function pairedLines({ payload, lineRowIds }: Now, there: WireLine[]): Base['lines'] {
  const lines = new Map<string, BaseLine>();
  pairLines(payload.LineItems ?? [], there).forEach((place, index) => {
    const row = lineRowIds[index];
    const line = there[place];
    if (row && line) lines.set(row, { id: idOf(line), payload: {}, known: {}, pending: undefined });
  });
  return lines;
}

/** The rows of what was sent; lines of another body have placeholders, which take the names of the rows that say the same. */
function namedRows(sent: Sent, { payload, lineRowIds }: Now): string[] {
  const nameless = sent.rows.filter((row) => row.startsWith('former|'));
  if (nameless.length === 0) return sent.rows;
  const free = lineRowIds
    .map((row, index) => ({ row, line: payload.LineItems?.[index] ?? {} }))
    .filter(({ row }) => !sent.rows.includes(row));
  const lines = nameless.map((row) => sent.payload.LineItems?.[sent.rows.indexOf(row)] ?? {});
  const places = pairLines(
    lines,
    free.map(({ line }) => line),
  );
  return sent.rows.map((row) => free[places[nameless.indexOf(row)] ?? -1]?.row ?? row);
}

/** New lines of an update that nobody heard the end of, where Xero has them: they are ours, not finance's. */
function arrived(pending: PendingUpdate | undefined, there: WireLine[], lines: Base['lines']): [string, BaseLine][] {
  if (!pending) return [];
  const ours = [...lines.values()].map((line) => line.id);
  const made = pending.lines.filter(({ said }) => said !== undefined);
  const unknown = there.filter((line) => !ours.includes(idOf(line)) && !pending.before.includes(idOf(line)));
  const places = pairLines(
    made.map(({ line }) => line),
    unknown,
  );
  return made.flatMap(({ row, line, said = line }, index) => {
    const found = unknown[places[index] ?? -1];
    return found
      ? [[row, { id: idOf(found), payload: said, known: knownLine(found, line), pending: undefined }] as [string, BaseLine]]
      : [];
  });
}
