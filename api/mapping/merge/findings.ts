import type { WireInvoice, WireLine } from '../../xero/wire.ts';
import { type Problem, problem, quoted, type Warning, warning } from '../problems.ts';
import { withinUnits } from '../text-limits.ts';
import { type Field, labelOf, type Verdict } from './fields.ts';
import type { Permission } from './permission.ts';

/** A change that is not simply sent, and both of its values. */
export interface Edit {
  verdict: Verdict;
  /** The line, or nothing for a field of the invoice. */
  where: string;
  field: Field | 'tax amount' | 'the line' | 'the lines' | 'the order of the lines';
  now: string | number | undefined;
  xero: string | number | undefined;
}

/** What people call a line: its place and the start of its text. */
export function lineName(position: number | undefined, line: WireLine): string {
  const start = withinUnits(line.Description?.split('\n')[0] ?? '', 40);
  const named = start ? ` (${start})` : '';
  return position === undefined ? `a line${named}` : `line ${position}${named}`;
}

/** A whole line in a few words. */
export const shown = ({ Quantity, UnitAmount, Description }: WireLine): string =>
  Quantity === undefined ? (Description ?? '') : `${Quantity} × ${UnitAmount ?? 0}`;

const value = (one: string | number | undefined): string => {
  const text = one === undefined ? 'nothing' : String(one);
  return text.length > 60 ? quoted(text).slice(1, -1) : text;
};
const subject = ({ where, field }: Edit): string => [where, labelOf(field) ?? field].filter(Boolean).join(': ');

/** U1 C18: what a merge could not do, or did over a change of finance, in sentences. */
export function findingsOf(edits: Edit[], xero: WireInvoice, { refusal, state }: Permission): { problems: Problem[]; warnings: Warning[] } {
  const those = (verdict: Verdict) => edits.filter((one) => one.verdict === verdict);
  const invoice = documentCalled(xero);
  const refused = those('refused').map((one) => `${subject(one)} ${value(one.xero)} → ${value(one.now)}`);
  const conflicts = those('conflict').map((one) => `${subject(one)} ${value(one.xero)} in Xero, ${value(one.now)} in Dynamics`);
  return {
    problems: [
      ...(refused.length > 0 ? [problem(refusal, { invoice, status: state, changes: refused.join('; ') })] : []),
      ...(conflicts.length > 0 ? [problem('changed-in-xero', { invoice, changes: conflicts.join('; ') })] : []),
    ],
    warnings: [
      ...those('overruled').map((one) => warning('finance-overruled', { what: subject(one), xero: value(one.xero), now: value(one.now) })),
      ...those('kept').map((one) => warning('kept-in-xero', { what: subject(one), xero: value(one.xero) })),
    ],
  };
}

/** What people call a Xero document. */
export function documentCalled({ Type, InvoiceNumber }: WireInvoice): string {
  const type: string | undefined = Type;
  const kind = type === 'ACCPAY' ? 'bill' : type?.endsWith('CREDIT') ? 'credit note' : 'invoice';
  return `The Xero ${kind} ${InvoiceNumber ?? ''}`.trim();
}
