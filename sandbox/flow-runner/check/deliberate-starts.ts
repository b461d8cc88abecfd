import { enclosing } from '../tree.ts';
import type { RowWrite } from './row-writes.ts';

/**
 * The only writes by which a flow may start itself, and why. While a document's first sync is under way its row has no Xero id yet, so
 * setting the toggle back to No then passes the trigger's filter by; after the write that first fills the id the flow reads the toggle
 * again, and stamps the row when it is No. The run that this starts withdraws the document, and fills no id for a first time.
 */
const stamps: Record<string, string> = { 'order-to-xero': 'salesorder', 'invoice-to-xero': 'invoice' };
const stamp = 'xc_syncrequestedon';

/** Whether a write is that stamp: of this column alone, on a row that is there, and under a condition. */
export function isDeliberate({ flow, table, at, columns, follows }: RowWrite): boolean {
  return (
    stamps[flow] === table.name &&
    !follows &&
    at.action.inputs.host.operationId === 'UpdateOnlyRecord' &&
    [...columns.keys()].join() === stamp &&
    enclosing(at).some(({ action }) => action.type === 'If')
  );
}
