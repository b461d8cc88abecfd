import { type LogInput, logRows } from './log-rows.ts';
import { distinct, type Warning } from './problems.ts';
import { describe, syncStatus } from './status.ts';
import type { Outcome } from './types.ts';

/** The row that an answer is about. */
export interface About extends Pick<LogInput, 'organisationId' | 'table' | 'rowId' | 'name' | 'operation' | 'problem' | 'now'> {
  /** As the flow read it: it has the time of the last sync. */
  record: unknown;
}

interface Said extends Partial<Pick<LogInput, 'problems' | 'url' | 'quiet'>> {
  outcome: Outcome;
  /** What happened, in a plain sentence; problems speak for themselves. */
  message: string;
  warnings?: Warning[] | undefined;
  /** What the status columns say, where that is not the outcome. */
  statusOf?: Outcome | undefined;
}

/** The parts that every answer about a row has: status columns, problems, warnings and log. */
export function said({ record, ...about }: About, { outcome, message, problems = [], warnings = [], url = null, quiet, statusOf }: Said) {
  const told = distinct(warnings);
  // Only the row and the log are read by people.
  const sentences = [message, ...told.map((one) => one.message)].join('\n');
  return {
    outcome,
    status: syncStatus(statusOf ?? outcome, describe(sentences, problems), problems, record, about.now),
    problems,
    warnings: told,
    log: logRows({ ...about, outcome, message: sentences, problems, url, quiet }),
  };
}
