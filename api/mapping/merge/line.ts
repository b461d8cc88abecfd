import type { WireLine } from '../../xero/wire.ts';
import type { BaseLine } from './base.ts';
import { copyField, judge, keysOf, type LineField, labelOf, lineFields, lineValues, type Values, type Verdict } from './fields.ts';
import { type Edit, shown } from './findings.ts';
import type { Permission } from './permission.ts';

/** A line as it shall be in Xero, and what is remembered of it. */
export interface MergedLine {
  /** The row it is of; '' for a line that is not ours. */
  row: string;
  /** Its id in Xero, lower case; undefined for a line that is not there. */
  id: string | undefined;
  /** What is sent; without LineItemID it is made. */
  line: WireLine;
  /** What to remember as said by Dynamics and as seen in Xero; fields that were written are seen in Xero's answer. */
  payload: WireLine;
  known: WireLine;
  written: LineField[];
  isSent: boolean;
}

/** What the merge of a line is judged by, and what is found on the way. */
interface Findings {
  rules: Permission;
  edits: Edit[];
}

/** A line of ours that goes back as Xero has it, or that is not in Xero and stays remembered. */
export function untouched(row: string, { id, payload, known }: Pick<BaseLine, 'id' | 'payload' | 'known'>, line: WireLine): MergedLine {
  return { row, id, line: asIs(line), payload, known, written: [], isSent: false };
}

/** What Xero said of the line, without what only an answer has. */
export function asIs(line: WireLine): WireLine {
  const { ValidationErrors: _, ...rest } = line as WireLine & { ValidationErrors?: unknown };
  return rest;
}

/** U1: one line that both have, field by field. */
export function mergeLine(
  row: string,
  past: BaseLine,
  now: WireLine,
  there: WireLine,
  where: string,
  { rules, edits }: Findings,
): MergedLine {
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
  return { row, id: past.id, line, payload, known, written, isSent: taken.length > 0 };
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
export function missingLine(
  row: string,
  past: BaseLine | undefined,
  now: WireLine,
  where: string,
  { rules, edits }: Findings,
): MergedLine | null {
  const made: MergedLine = { row, id: undefined, line: now, payload: now, known: {}, written: [...lineFields], isSent: true };
  if (!past) {
    if (rules.freeLines) return made;
    edits.push({ verdict: 'refused', where, field: 'the line', now: shown(now), xero: 'not there' });
    return null;
  }
  if (saysTheSame(past.payload, now)) return null;
  const verdict = !rules.freeLines ? 'refused' : rules.wins ? 'overruled' : 'conflict';
  edits.push({ verdict, where, field: 'the line', now: shown(now), xero: 'deleted' });
  return verdict === 'overruled' ? made : null;
}

/** What becomes of a line in Xero whose row is gone. */
export function removal(past: BaseLine, there: WireLine, rules: Permission): 'taken' | 'overruled' | 'conflict' | 'refused' {
  if (!rules.freeLines) return 'refused';
  if (saysTheSame(past.known, there)) return 'taken';
  return rules.wins ? 'overruled' : 'conflict';
}

function saysTheSame(one: WireLine, other: WireLine): boolean {
  const [left, right] = [lineValues(one), lineValues(other)];
  return lineFields.every((field) => left[field] === right[field]);
}

/** A line, and what finance entered in it. */
export function shownWith(there: WireLine, { known }: BaseLine): string {
  const [before, seen] = [lineValues(known), lineValues(there)];
  const entered = lineFields.filter((field) => before[field] !== seen[field] && field !== 'Quantity' && field !== 'UnitAmount');
  return [shown(there), ...entered.map((field) => `${labelOf(field)} ${seen[field] ?? 'nothing'}`)].join(', ');
}
