import { logRows } from '../../mapping/log-rows.ts';
import { problem } from '../../mapping/problems.ts';
import type { ReconcileAnswer } from '../../mapping/reconcile/input.ts';
import { asRow, guid, text } from '../../mapping/row.ts';
import type { Schemas } from '../../mapping/types.ts';

/** Xero has no document of the id: nothing is written to the rows, the problem says so. */
export function gone(request: Schemas['InvoiceReconciliation'], organisationId: string, now: Date): ReconcileAnswer {
  const record = asRow(request.record);
  const problems = [problem('invoice-not-found')];
  const log = logRows({
    organisationId,
    table: request.table,
    rowId: guid(record, `${request.table}id`) ?? request.invoiceId.toLowerCase(),
    name: text(record, 'name') ?? '',
    operation: 'ReconcileInvoice',
    outcome: 'failed',
    message: '',
    problems,
    url: null,
    problem: request.problem,
    now,
  });
  const nothing = { dynamicsInvoice: null, dynamicsInvoiceLines: [], order: null, payments: [], states: [] };
  return { outcome: 'failed', xero: null, ...nothing, problems, warnings: [], log };
}
