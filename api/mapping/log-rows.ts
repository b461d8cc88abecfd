import { toIso } from './dates.ts';
import { attemptId } from './ids.ts';
import type { Problem } from './problems.ts';
import { asRow, firstOption, number, type Row, text, yesNo } from './row.ts';
import { memo, outcomeValue } from './status.ts';
import { firstCharacters, withinUnits } from './text-limits.ts';
import type { Outcome, Schemas } from './types.ts';

export type LogRow = Schemas['LogRow'];

const attempt = firstOption;
const openProblem = firstOption + 1;
const owners = ['Sales', 'Finance', 'Admin'] as const;

export interface LogInput {
  organisationId: string | null;
  table: string;
  rowId: string;
  /** What people call the row: its number or name. */
  name: string;
  /** The operation, such as SyncInvoice. */
  operation: string;
  outcome: Outcome;
  message: string;
  problems: Problem[];
  /** The address of the document in Xero, if it is there. */
  url: string | null;
  /** The row of the problem that is open, as the flow read it. */
  problem: unknown;
  now: Date;
  /** Nobody asked for anything, so no attempt is logged. */
  quiet?: boolean;
}

/**
 * P29 P30 E1: the log rows of one call. An attempt, unless nothing was done; the row's one open problem, with repeats of the same
 * code counted; or that problem closed, when all is well. A problem that the other operation found is its own to close.
 */
export function logRows(input: LogInput): LogRow[] {
  const rows: LogRow[] = [];
  if (!input.quiet && input.outcome !== 'unchanged') rows.push(attemptRow(input));
  const open = openRow(input.problem);
  if (input.problems.length > 0) rows.push(problemRow(input, open));
  else if (open && closes(input, open)) rows.push(closedRow(input, open));
  return rows;
}

function openRow(problem: unknown): Row | null {
  const row = asRow(problem);
  return row && !text(row, 'xc_resolvedon') && (text(row, 'xc_code') || text(row, 'xc_logid')) ? row : null;
}

const successes: Outcome[] = ['created', 'updated', 'unchanged', 'linked', 'withdrawn', 'removed'];
const partners: Record<string, string> = { SyncInvoice: 'ReconcileInvoice', ReconcileInvoice: 'SyncInvoice' };

const closes = (input: LogInput, open: Row): boolean =>
  successes.includes(input.outcome) && text(open, 'xc_operation') !== partners[input.operation];

const title = (input: LogInput, what: string): string => firstCharacters(`${what}: ${input.name || input.rowId}`, 200);

function attemptRow(input: LogInput): LogRow {
  const { organisationId, table, rowId, operation, outcome, problems, now } = input;
  const first = problems[0];
  return {
    ...base(input),
    xc_logid: attemptId(organisationId ?? '', table, rowId, operation, now.getTime()),
    xc_name: title(input, outcome),
    xc_kind: attempt,
    xc_outcome: outcomeValue(outcome),
    xc_code: first?.code ?? null,
    xc_message: memo(problems.length > 0 ? problems.map((one) => one.message).join('\n') : input.message),
    ...faults(problems),
    xc_repeats: null,
  };
}

function problemRow(input: LogInput, open: Row | null): LogRow {
  const { problems, rowId, outcome } = input;
  const code = problems[0]?.code ?? '';
  const again = open !== null && text(open, 'xc_code') === code;
  return {
    ...base(input),
    xc_logid: rowId,
    xc_name: title(input, 'Problem'),
    xc_kind: openProblem,
    xc_outcome: outcomeValue(outcome),
    xc_code: code,
    xc_message: memo(problems.map((one) => one.message).join('\n')),
    ...faults(problems),
    xc_repeats: again ? Math.trunc(number(open, 'xc_repeats') ?? 1) + 1 : 1,
  };
}

/** The open problem as it was, with the time it was gone. */
function closedRow(input: LogInput, open: Row): LogRow {
  return {
    ...base(input),
    xc_logid: input.rowId,
    xc_name: text(open, 'xc_name') ?? title(input, 'Problem'),
    xc_kind: openProblem,
    xc_outcome: number(open, 'xc_outcome'),
    xc_operation: text(open, 'xc_operation') ?? input.operation,
    xc_code: text(open, 'xc_code'),
    xc_message: text(open, 'xc_message') ?? '',
    xc_fix: text(open, 'xc_fix'),
    xc_owner: number(open, 'xc_owner'),
    xc_retryable: yesNo(open, 'xc_retryable') ?? false,
    xc_repeats: number(open, 'xc_repeats'),
    xc_resolvedon: input.now.toISOString(),
    xc_original: text(open, 'xc_original'),
  };
}

function base(input: LogInput): LogRow {
  return {
    xc_logid: input.rowId,
    xc_name: '',
    xc_organisationid: input.organisationId,
    xc_kind: attempt,
    xc_outcome: null,
    xc_table: input.table,
    xc_rowid: input.rowId,
    xc_url: input.url,
    xc_operation: input.operation,
    xc_code: null,
    xc_message: '',
    xc_fix: null,
    xc_owner: null,
    xc_retryable: false,
    xc_retryafter: null,
    xc_retry: false,
    xc_repeats: null,
    xc_resolvedon: null,
    xc_original: null,
  };
}

/** What to do, who does it, whether waiting helps: all problems together. A retry helps only if none of them needs a person. */
function faults(problems: Problem[]): Pick<LogRow, 'xc_fix' | 'xc_owner' | 'xc_retryable' | 'xc_retryafter' | 'xc_original'> {
  const first = problems[0];
  if (!first) return { xc_fix: null, xc_owner: null, xc_retryable: false, xc_retryafter: null, xc_original: null };
  const waits = problems.map((one) => toIso(one.retryAfter)).filter((at) => at !== null);
  const originals = problems.map((one) => one.original).filter((one) => one !== null);
  return {
    xc_fix: memo([...new Set(problems.map((one) => one.fix))].join('\n')),
    xc_owner: firstOption + owners.indexOf(first.owner),
    xc_retryable: problems.every((one) => one.retryable),
    xc_retryafter: waits.sort().at(-1) ?? null,
    xc_original:
      originals.length > 0 || problems.length > 1
        ? JSON.stringify(problems.map((one) => ({ ...one, original: one.original && withinUnits(one.original, 4000) })))
        : null,
  };
}
