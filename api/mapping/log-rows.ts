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
  quiet?: boolean | undefined;
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

const partners: Record<string, string> = { SyncInvoice: 'ReconcileInvoice', ReconcileInvoice: 'SyncInvoice' };

const closes = ({ outcome, operation }: LogInput, open: Row): boolean =>
  outcome !== 'skipped' && outcome !== 'failed' && text(open, 'xc_operation') !== partners[operation];

function title(input: LogInput, what: string): string {
  return firstCharacters(`${what}: ${input.name || input.rowId}`, 200);
}

/** The row of an attempt, complete. */
function attemptRow(input: LogInput): LogRow {
  const { organisationId, table, rowId, operation, outcome, problems, now } = input;
  const first = problems[0];
  const waits = problems.map((one) => toIso(one.retryAfter)).filter((at) => at !== null);
  return {
    xc_logid: attemptId(organisationId ?? '', table, rowId, operation, now.getTime()),
    xc_name: title(input, outcome),
    xc_organisationid: organisationId,
    xc_kind: attempt,
    xc_outcome: outcomeValue(outcome),
    xc_table: table,
    xc_rowid: rowId,
    xc_url: input.url,
    xc_operation: operation,
    xc_code: first?.code ?? null,
    xc_message: memo(first ? problems.map((one) => one.message).join('\n') : input.message),
    xc_fix: first ? memo([...new Set(problems.map((one) => one.fix))].join('\n')) : null,
    xc_owner: first ? firstOption + owners.indexOf(first.owner) : null,
    // A retry helps only if none of them needs a person.
    xc_retryable: problems.length > 0 && problems.every((one) => one.retryable),
    xc_retryafter: waits.sort().at(-1) ?? null,
    xc_retry: false,
    xc_repeats: null,
    xc_resolvedon: null,
    xc_original: originalOf(problems),
  };
}

/** All problems as JSON, where there are several or one has words of Xero's. */
function originalOf(problems: Problem[]): string | null {
  if (problems.length < 2 && !problems.some((one) => one.original !== null)) return null;
  return JSON.stringify(problems.map((one) => ({ ...one, original: one.original && withinUnits(one.original, 4000) })));
}

function problemRow(input: LogInput, open: Row | null): LogRow {
  const row = attemptRow(input);
  const again = open !== null && text(open, 'xc_code') === row.xc_code;
  return {
    ...row,
    xc_logid: input.rowId,
    xc_name: title(input, 'Problem'),
    xc_kind: openProblem,
    xc_repeats: again ? Math.trunc(number(open, 'xc_repeats') ?? 1) + 1 : 1,
  };
}

/** The open problem as it was, with the time it was gone. */
function closedRow(input: LogInput, open: Row): LogRow {
  return {
    ...attemptRow(input),
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
