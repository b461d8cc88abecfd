import type { WireInvoice, WireLine } from '../../xero/wire.ts';
import type { MappedInvoice } from '../types.ts';
import type { Base, BaseLine } from './base.ts';
import { type Edit, lineName, shown } from './findings.ts';
import { type MergedLine, mergeLine, missingLine, removal, shownWith, untouched } from './line.ts';
import type { Permission } from './permission.ts';

export interface LinesMerge {
  /** The whole list for an update; undefined where the lines stay as they are. */
  lines: MergedLine[] | undefined;
  /** Every line of ours that stays remembered, those that are not in Xero any more included. */
  ours: MergedLine[];
  edits: Edit[];
  /** Nothing can be remembered of the lines: whose are whose is not known. */
  unclear?: boolean;
}

interface Input {
  base: Base;
  now: Pick<MappedInvoice, 'payload' | 'lineRowIds'>;
  xero: WireInvoice;
  rules: Permission;
}

const idOf = (line: WireLine): string => line.LineItemID?.toLowerCase() ?? '';

/** U1: our lines merged field by field, in the order of Dynamics where that was changed there; lines that are not ours stay where and as they are. */
export function mergeLines({ base, now, xero, rules }: Input): LinesMerge {
  const there = xero.LineItems ?? [];
  const edits: Edit[] = [];
  const ours: MergedLine[] = [];
  const placed = new Map<string, MergedLine>();
  const made: { entry: MergedLine; after: string | undefined }[] = [];
  const ids = new Set([...base.lines.values()].map((line) => line.id));
  const strangers = there.filter((line) => !ids.has(idOf(line)));
  if (!base.isKnown && strangers.length > 0 && now.lineRowIds.some((row) => !base.lines.has(row))) {
    const texts = (lines: WireLine[]) => lines.map(shown).join(', ');
    const edit: Edit = { verdict: 'conflict', where: '', field: 'the lines', now: texts(now.payload.LineItems ?? []), xero: texts(there) };
    return { lines: undefined, ours, edits: [edit], unclear: true };
  }
  const inXero = ({ id }: BaseLine) => there.find((line) => id !== undefined && idOf(line) === id);
  let before: string | undefined;
  (now.payload.LineItems ?? []).forEach((wire, index) => {
    const row = now.lineRowIds[index] ?? '';
    const past = base.lines.get(row);
    const found = past && inXero(past);
    const where = lineName(index + 1, wire);
    const entry = found
      ? mergeLine(row, past, wire, found, where, { rules, edits })
      : missingLine(row, past, wire, where, { rules, edits });
    if (found && entry) placed.set(idOf(found), entry);
    else if (entry) made.push({ entry, after: before });
    if (entry) before = row;
    if (entry) ours.push(entry);
    else if (past) ours.push(untouched(row, past, {}));
  });

  let removed = false;
  for (const [row, past] of base.lines) {
    const found = inXero(past);
    if (now.lineRowIds.includes(row) || !found) continue;
    const verdict = removal(past, found, rules);
    const xero = shownWith(found, past);
    if (verdict !== 'taken') edits.push({ verdict, where: lineName(undefined, found), field: 'the line', now: 'deleted', xero });
    if (verdict === 'taken' || verdict === 'overruled') {
      removed = true;
      continue;
    }
    const entry = untouched(row, past, found);
    placed.set(idOf(found), entry);
    ours.push(entry);
  }

  const entries = there.flatMap(
    (line) => placed.get(idOf(line)) ?? (ids.has(idOf(line)) ? [] : untouched('', { id: idOf(line), payload: {}, known: {} }, line)),
  );
  const moved = reorder(entries, base, now, rules, edits);
  for (const { entry, after } of made) {
    const place = after === undefined ? -1 : moved.findIndex((one) => one.row === after);
    const first = moved.findIndex((one) => one.row !== '');
    moved.splice(place >= 0 ? place + 1 : after === undefined && first >= 0 ? first : moved.length, 0, entry);
  }
  if (edits.some((one) => one.field === 'the order of the lines')) {
    const places = [...base.lines.keys()];
    ours.sort((one, other) => places.indexOf(one.row) - places.indexOf(other.row));
  }
  const isChanged = removed || moved.some((one, index) => one.isSent || one !== entries[index]);
  return { lines: isChanged ? moved : undefined, ours, edits };
}

/** Our lines in the order of Dynamics, in the places that ours have, where that order was changed there. */
function reorder(entries: MergedLine[], base: Base, now: Input['now'], rules: Permission, edits: Edit[]): MergedLine[] {
  const there = entries.map((one) => one.row).filter((row) => now.lineRowIds.includes(row));
  const inOrder = (rows: Iterable<string>) => [...new Set(rows)].filter((row) => there.includes(row));
  const wanted = inOrder(now.lineRowIds);
  if ([there, base.lines.keys()].some((rows) => inOrder(rows).join() === wanted.join())) return [...entries];
  if (!rules.freeLines) {
    edits.push({ verdict: 'refused', where: '', field: 'the order of the lines', now: 'changed', xero: 'as it was' });
    return [...entries];
  }
  const queue = wanted.map((row) => entries.find((one) => one.row === row));
  return entries.map((one) => (there.includes(one.row) ? (queue.shift() ?? one) : one));
}
