import type { WireInvoice, WireLine } from '../../xero/wire.ts';
import type { MappedInvoice } from '../types.ts';
import type { Base, BaseLine } from './base.ts';
import { copyField, judge, keysOf, type LineField, lineFields, lineLabels, lineValues, type Values, type Verdict } from './fields.ts';
import { type Edit, lineName, shown } from './findings.ts';
import type { Permission } from './permission.ts';

/** A line as it shall be in Xero, and what is remembered of it. */
interface MergedLine {
  /** The row it is of; null for a line that is not ours. */
  row: string | null;
  /** What is sent; without LineItemID it is made. */
  line: WireLine;
  /** What to remember as said by Dynamics and as seen in Xero; fields that were written are seen in Xero's answer. */
  payload: WireLine;
  known: WireLine;
  written: LineField[];
  isSent: boolean;
}

export interface LinesMerge {
  /** The whole list for an update; undefined where the lines stay as they are. */
  lines: MergedLine[] | undefined;
  /** Every line of ours that stays remembered, those that are not in Xero any more included. */
  ours: (Pick<MergedLine, 'payload' | 'known' | 'written'> & { row: string; id: string | undefined })[];
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
  const ours: LinesMerge['ours'] = [];
  const placed = new Map<string, MergedLine>();
  const made: { entry: MergedLine; after: string | undefined }[] = [];
  const rows = new Set(now.lineRowIds);
  const ids = new Set([...base.lines.values()].map((line) => line.id));
  const strangers = there.filter((line) => !ids.has(idOf(line)));
  if (!base.isKnown && strangers.length > 0 && now.lineRowIds.some((row) => !base.lines.has(row))) {
    const texts = (lines: WireLine[]) => lines.map(shown).join(', ');
    const edit: Edit = { verdict: 'conflict', where: '', field: 'the lines', now: texts(now.payload.LineItems ?? []), xero: texts(there) };
    return { lines: undefined, ours, edits: [edit], unclear: true };
  }
  let before: string | undefined;
  (now.payload.LineItems ?? []).forEach((wire, index) => {
    const row = now.lineRowIds[index] ?? '';
    const past = base.lines.get(row);
    const found = there.find((line) => past?.id !== undefined && idOf(line) === past.id);
    const where = lineName(index + 1, wire);
    if (past && found) {
      const entry = mergeLine(row, past, wire, found, where, { rules, edits });
      placed.set(idOf(found), entry);
      ours.push({ row, id: past.id, ...remembered(entry) });
      before = row;
      return;
    }
    const entry = missingLine(row, past, wire, where, { rules, edits });
    if (entry) {
      made.push({ entry, after: before });
      ours.push({ row, id: undefined, ...remembered(entry) });
      before = row;
    } else if (past) ours.push({ row, id: past.id, payload: past.payload, known: past.known, written: [] });
  });

  let removed = false;
  for (const [row, past] of base.lines) {
    const found = there.find((line) => past.id !== undefined && idOf(line) === past.id);
    if (rows.has(row) || !found) continue;
    const verdict = removal(past, found, rules);
    if (verdict !== 'taken')
      edits.push({ verdict, where: lineName(undefined, found), field: 'the line', now: 'deleted', xero: shownWith(found, past) });
    if (verdict === 'taken' || verdict === 'overruled') {
      removed = true;
      continue;
    }
    const entry = untouched(row, found, past);
    placed.set(idOf(found), entry);
    ours.push({ row, id: past.id, ...remembered(entry) });
  }

  const entries = there.flatMap((line) => placed.get(idOf(line)) ?? (ids.has(idOf(line)) ? [] : untouched(null, line)));
  const moved = reorder(entries, base, now, rules, edits);
  for (const { entry, after } of made) {
    const place = after === undefined ? -1 : moved.findIndex((one) => one.row === after);
    const first = moved.findIndex((one) => one.row !== null);
    moved.splice(place >= 0 ? place + 1 : after === undefined && first >= 0 ? first : moved.length, 0, entry);
  }
  if (edits.some((one) => one.field === 'the order of the lines')) {
    const places = [...base.lines.keys()];
    ours.sort((one, other) => places.indexOf(one.row) - places.indexOf(other.row));
  }
  const isChanged = removed || moved.some((one, index) => one.isSent || one !== entries[index]);
  return { lines: isChanged ? moved : undefined, ours, edits };
}

const remembered = ({ payload, known, written }: MergedLine) => ({ payload, known, written });

/** A line that goes back as Xero has it. */
function untouched(row: string | null, line: WireLine, past?: BaseLine): MergedLine {
  return { row, line: asIs(line), payload: past?.payload ?? {}, known: past?.known ?? {}, written: [], isSent: false };
}

/** What Xero said of the line, without what only an answer has. */
function asIs(line: WireLine): WireLine {
  const { ValidationErrors: _, ...rest } = line as WireLine & { ValidationErrors?: unknown };
  return rest;
}

interface Findings {
  rules: Permission;
  edits: Edit[];
}

function mergeLine(row: string, past: BaseLine, now: WireLine, there: WireLine, where: string, { rules, edits }: Findings): MergedLine {
  const sides = {
    sent: lineValues(past.payload),
    known: lineValues(past.known),
    pending: past.pending && lineValues(past.pending),
    now: lineValues(now),
    xero: lineValues(there),
  };
  const verdicts = new Map(lineFields.map((field) => [field, judge(field, sides, rules)]));
  const said = (...wanted: Verdict[]) => lineFields.filter((field) => wanted.includes(verdicts.get(field) ?? 'untouched'));
  const taken = said('taken', 'overruled');
  for (const field of said('overruled', 'conflict', 'refused')) {
    const verdict = verdicts.get(field) ?? 'untouched';
    edits.push({ verdict, where, field, now: sides.now[field], xero: sides.xero[field] });
  }
  const written = said('agreed', 'taken', 'overruled');
  if (taken.some((field) => amounts.includes(field)) && hasOwnTax(there, past, sides)) {
    edits.push({ verdict: 'overruled', where, field: 'tax amount', now: 'worked out by Xero', xero: there.TaxAmount });
  }
  const payload = { ...now };
  for (const field of said('conflict', 'refused')) copyField(payload, past.payload, field);
  const leavesTax = now.TaxType === undefined && sides.known.TaxType === sides.xero.TaxType;
  if (rules.freeLines && taken.includes('AccountCode') && leavesTax && rules.taxOf(now.AccountCode) !== there.TaxType)
    taken.push('TaxType');
  const line = taken.length > 0 ? changedLine(there, now, taken, sides.xero, rules) : asIs(there);
  const known = { ...past.known, LineItemID: there.LineItemID };
  return { row, line, payload, known, written, isSent: taken.length > 0 };
}

/** What a line's tax is worked out from. */
export const amounts: LineField[] = ['Quantity', 'UnitAmount', 'Discount', 'TaxType', 'ItemCode'];

/** Finance has entered another tax than the one that Xero works out. */
function hasOwnTax(there: WireLine, { known }: BaseLine, sides: { known: Values; xero: Values }): boolean {
  const moved = amounts.some((field) => sides.known[field] !== sides.xero[field]);
  return !moved && known.TaxAmount !== undefined && there.TaxAmount !== known.TaxAmount;
}

/** Xero's line with our fields; made anew where it lost one, since Xero keeps what an update leaves out. */
function changedLine(there: WireLine, now: WireLine, taken: LineField[], xero: Values, rules: Permission): WireLine {
  if (now.Quantity === undefined && taken.includes('Quantity')) return { Description: now.Description };
  const line = asIs(there) as WireLine & Record<string, unknown>;
  for (const field of taken) copyField(line, now, field);
  // Xero works these out again.
  const also = [
    ...(taken.some((field) => amounts.includes(field)) ? ['LineAmount', 'TaxAmount'] : []),
    ...(taken.includes('AccountCode') ? ['AccountID'] : []),
    ...(taken.includes('ItemCode') ? ['Item'] : []),
  ];
  for (const key of also) delete line[key];
  if (!rules.freeLines) return taken.includes('Tracking') ? { ...line, Tracking: now.Tracking ?? [] } : line;
  const lost = taken.some(
    (field) =>
      xero[field] !== undefined && keysOf(field).some((key) => key in there && !(key in line) && there[key as keyof WireLine] !== 0),
  );
  if (lost) delete line.LineItemID;
  return line;
}

/** A line that Xero doesn't have: a new one, or one that finance deleted; null where it is not to be made. */
function missingLine(row: string, past: BaseLine | undefined, now: WireLine, where: string, { rules, edits }: Findings): MergedLine | null {
  const made: MergedLine = { row, line: now, payload: now, known: {}, written: [...lineFields], isSent: true };
  if (!past) {
    if (rules.freeLines) return made;
    edits.push({ verdict: 'refused', where, field: 'the line', now: shown(now), xero: 'not there' });
    return null;
  }
  const [sent, said] = [lineValues(past.payload), lineValues(now)];
  if (lineFields.every((field) => sent[field] === said[field])) return null;
  const verdict = !rules.freeLines ? 'refused' : rules.wins ? 'overruled' : 'conflict';
  edits.push({ verdict, where, field: 'the line', now: shown(now), xero: 'deleted' });
  return verdict === 'overruled' ? made : null;
}

function removal(past: BaseLine, there: WireLine, rules: Permission): 'taken' | 'overruled' | 'conflict' | 'refused' {
  if (!rules.freeLines) return 'refused';
  const [known, seen] = [lineValues(past.known), lineValues(there)];
  if (lineFields.every((field) => known[field] === seen[field])) return 'taken';
  return rules.wins ? 'overruled' : 'conflict';
}

/** A line, and what finance entered in it. */
function shownWith(there: WireLine, { known }: BaseLine): string {
  const [before, seen] = [lineValues(known), lineValues(there)];
  const entered = lineFields.filter((field) => before[field] !== seen[field] && field !== 'Quantity' && field !== 'UnitAmount');
  return [shown(there), ...entered.map((field) => `${lineLabels[field]} ${seen[field] ?? 'nothing'}`)].join(', ');
}

/** Our lines in the order of Dynamics, in the places that ours have, where that order was changed there. */
function reorder(entries: MergedLine[], base: Base, now: Input['now'], rules: Permission, edits: Edit[]): MergedLine[] {
  const mine = entries.filter((one) => one.row !== null && now.lineRowIds.includes(one.row));
  const inOrder = (rows: Iterable<string>) => [...rows].filter((row) => mine.some((one) => one.row === row));
  const wanted = inOrder(new Set(now.lineRowIds));
  const same = (one: string[], other: string[]) => one.every((row, index) => row === other[index]);
  if (
    same(wanted, inOrder(base.lines.keys())) ||
    same(
      wanted,
      mine.map((one) => one.row ?? ''),
    )
  )
    return [...entries];
  if (!rules.freeLines) {
    edits.push({ verdict: 'refused', where: '', field: 'the order of the lines', now: 'changed', xero: 'as it was' });
    return [...entries];
  }
  const queue = wanted.map((row) => mine.find((one) => one.row === row));
  return entries.map((one) => (mine.includes(one) ? (queue.shift() ?? one) : one));
}
