import type { WireAccount, WireInvoice, WireLine } from '../../xero/wire.ts';
import type { Problem, Warning } from '../problems.ts';
import type { MappedInvoice, PendingUpdate, Sent } from '../types.ts';
import { baseOf } from './base.ts';
import { copyField, type HeaderField, headerFields, headerValues, judge } from './fields.ts';
import { type Edit, findingsOf } from './findings.ts';
import { amounts, asIs } from './line.ts';
import { type LinesMerge, mergeLines } from './lines.ts';
import { type Names, withNames } from './names.ts';
import { type Permission, permissionOf } from './permission.ts';
import { snapshot } from './sent.ts';

export interface MergeInput {
  /** What we last sent; null where that is not known: then nobody can say who changed what. */
  sent: Sent | null;
  now: Pick<MappedInvoice, 'payload' | 'lineRowIds' | 'dateIsToday'>;
  xero: WireInvoice;
  /** Xero's chart of accounts. */
  accounts: WireAccount[];
  updatePaidBills: boolean;
  names: Names;
}

/** What a sync would do to a document that is in Xero. */
export interface Merge {
  /** What to send; undefined where Xero has it all, or takes none of it. */
  update: WireInvoice | undefined;
  /** What of Dynamics was changed and is not in Xero: a conflict, or what a paid document doesn't take. */
  problems: Problem[];
  warnings: Warning[];
  /** What to keep in the register while the update is under way. */
  pending: PendingUpdate | undefined;
  /** What to remember once it is done, or nothing had to be; `answer` is what Xero has then. Nothing where whose lines are whose is not known. */
  sentAfter(answer: WireInvoice): Sent | undefined;
}

/**
 * U1 C17 C18 C19: what Dynamics says now, what we last sent and what Xero has, merged field by field and line by line (lines by the id that
 * Xero gave the row's line). The document is neither voided nor deleted. Never throws.
 */
export function mergeInvoice({ sent, now, xero, accounts, updatePaidBills, names }: MergeInput): Merge {
  const rules = permissionOf(xero, accounts, updatePaidBills);
  const base = baseOf(sent, now, xero);
  const sides = {
    sent: headerValues(base.payload),
    known: headerValues(base.known),
    pending: base.pending && headerValues(base.pending.header),
    now: headerValues(now.payload),
    xero: headerValues(xero),
  };
  // Without a date or a known contact there is nothing to say of them.
  if (now.dateIsToday) sides.now.Date = base.isKnown ? sides.sent.Date : sides.xero.Date;
  if (now.payload.Contact?.ContactID === undefined) sides.now.Contact = sides.sent.Contact;
  const verdicts = headerFields.map((field) => [field, judge(field, sides, rules)] as const);
  const edits: Edit[] = verdicts.map(([field, verdict]) => ({
    verdict,
    where: '',
    field,
    now: sides.now[field],
    xero: sides.xero[field],
  }));
  const taken = verdicts.filter(([, verdict]) => verdict === 'taken' || verdict === 'overruled').map(([field]) => field);
  const merged = mergeLines({ base, now, xero, rules });
  const header: WireInvoice = {};
  for (const field of taken) Object.assign(header, { [field]: now.payload[field] ?? '' });
  const isOtherTax = taken.includes('LineAmountTypes');
  const lines = merged.lines ?? (isOtherTax ? wholeLines(xero) : undefined);
  const isUpdate = taken.length > 0 || lines !== undefined;
  const LineItems = lines?.map(({ line }) => (isOtherTax ? taxedAnew(line, merged, xero, rules) : line));
  const update = isUpdate ? { InvoiceID: xero.InvoiceID, ...header, ...(LineItems ? { LineItems } : {}) } : undefined;
  const written = verdicts.filter(([, verdict]) => ['agreed', 'taken', 'overruled'].includes(verdict)).map(([field]) => field);
  const unsettled = verdicts.filter(([, verdict]) => verdict === 'conflict' || verdict === 'refused').map(([field]) => field);
  return {
    update,
    ...findingsOf(
      [...edits, ...merged.edits].map((one) => withNames(one, xero, names)),
      xero,
      rules,
    ),
    pending: update && pendingOf(header, merged, xero),
    sentAfter: (answer) => {
      if (merged.unclear) return undefined;
      const payload = { ...now.payload };
      for (const field of unsettled) copyField(payload, base.payload, field);
      if (now.dateIsToday && base.isKnown) copyField(payload, base.payload, 'Date');
      return remember(payload, written, base.isKnown ? base.known : snapshot(xero), merged, LineItems, answer);
    },
  };
}

const wholeLines = (xero: WireInvoice) => (xero.LineItems ?? []).map((line) => ({ line: asIs(line) }));

/** C10: amounts that include the tax, or no longer do, are worked out again; where there was no tax, a line takes the one it says, or its account's. */
function taxedAnew(there: WireLine, { ours }: LinesMerge, xero: WireInvoice, rules: Permission): WireLine {
  const { LineAmount: _, TaxAmount: __, ...line } = there as WireLine & Record<string, unknown>;
  if (xero.LineAmountTypes !== 'NoTax' || line.TaxType !== 'NONE') return line;
  const said = ours.find((one) => one.id !== undefined && one.id === line.LineItemID?.toLowerCase())?.payload.TaxType;
  return { ...line, TaxType: said ?? rules.taxOf(line.AccountCode) ?? line.TaxType };
}

function pendingOf(header: WireInvoice, { lines = [] }: LinesMerge, xero: WireInvoice): PendingUpdate {
  const ours = lines.flatMap(({ row, line, payload, written, isSent }) => {
    if (!isSent) return [];
    if (line.LineItemID === undefined) return { row, line, said: payload };
    const changed = {};
    for (const field of written) copyField(changed, line, field);
    return { row, line: changed };
  });
  return { header, lines: ours, before: (xero.LineItems ?? []).map((line) => line.LineItemID?.toLowerCase() ?? '') };
}

/** What the next merge has to know. Fields that were not written keep what Xero had before, so that finance's changes stay known as such. */
function remember(
  payload: WireInvoice,
  written: HeaderField[],
  known: WireInvoice,
  { ours, lines }: LinesMerge,
  sent: WireInvoice['LineItems'],
  xero: WireInvoice,
): Sent {
  const seen = snapshot(xero);
  const answer: WireInvoice = { ...known, LineItems: [] };
  for (const field of written) copyField(answer, seen, field);
  const named = new Set((sent ?? []).map((line) => line.LineItemID?.toLowerCase()));
  // Xero answers lines in the order they were sent.
  const fresh = (seen.LineItems ?? []).filter((line) => !named.has(line.LineItemID?.toLowerCase()));
  const made = (lines ?? []).filter(({ line }) => line.LineItemID === undefined).map(({ row }) => row);
  const ids: Record<string, string> = {};
  for (const { row, id, known: before, written: fields } of ours) {
    const place = made.indexOf(row);
    const there = place >= 0 ? fresh[place] : seen.LineItems?.find((line) => line.LineItemID?.toLowerCase() === id);
    const LineItemID = there?.LineItemID ?? id;
    if (LineItemID !== undefined) ids[row] = LineItemID;
    const line = place >= 0 ? { ...there } : { ...before, LineItemID };
    if (place < 0 && there) {
      for (const field of fields) copyField(line, there, field);
      const isNewTax = written.includes('LineAmountTypes') || fields.some((field) => amounts.includes(field));
      if (isNewTax) Object.assign(line, { TaxAmount: there.TaxAmount });
      // Xero takes the tax off the lines of an invoice without tax, and puts it back on.
      if (written.includes('LineAmountTypes') && (line.TaxType === 'NONE') !== (there.TaxType === 'NONE'))
        copyField(line, there, 'TaxType');
    }
    answer.LineItems?.push(line);
  }
  return { payload: { ...payload, LineItems: ours.map((one) => one.payload) }, rows: ours.map((one) => one.row), lines: ids, answer };
}
