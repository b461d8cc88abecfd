import type { WireInvoice, WireOrganisation } from '../../xero/wire.ts';
import { documentCalled } from '../merge/findings.ts';
import { isSettled } from '../merge/permission.ts';
import { type Problem, problem, type Warning } from '../problems.ts';
import type { Settings } from '../settings.ts';
import { isDraft, isVoided } from '../xero-document.ts';
import { lockFindings } from './lock-dates.ts';

export type Withdrawal =
  /** It is voided or deleted already. */
  | { kind: 'done'; warnings: Warning[] }
  | { kind: 'send'; status: 'DELETED' | 'VOIDED'; warnings: Warning[] }
  | { kind: 'refused'; problems: Problem[] };

/**
 * U2 L1: how a document is taken back. A draft or submitted one is deleted unless its year is locked; an approved one is voided where
 * the settings say so, if nothing was paid, credited, allocated or refunded and no lock date covers it.
 */
export function withdrawalOf(xero: WireInvoice, settings: Pick<Settings, 'withdraw'>, organisation: WireOrganisation): Withdrawal {
  if (isVoided(xero)) return { kind: 'done', warnings: [] };
  const invoice = documentCalled(xero);
  const lock = lockFindings([xero.Date], organisation);
  if (isDraft(xero)) {
    if (lock.problem) return { kind: 'refused', problems: [lock.problem] };
    return { kind: 'send', status: 'DELETED', warnings: lock.warnings };
  }
  const problems: Problem[] = [];
  if (settings.withdraw === 'Drafts only') problems.push(problem('withdrawal-approved', { invoice }));
  if (isSettled(xero)) problems.push(problem('withdrawal-paid', { invoice }));
  if (lock.problem) problems.push(lock.problem);
  else if (lock.warnings.length > 0) problems.push(problem('date-locked/period'));
  return problems.length > 0 ? { kind: 'refused', problems } : { kind: 'send', status: 'VOIDED', warnings: [] };
}
