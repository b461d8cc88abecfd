import type { Customer } from '../../mapping/contact/customer.ts';
import type { Link } from '../../mapping/links.ts';
import type { Warning } from '../../mapping/problems.ts';
import { asRow, versionOf } from '../../mapping/row.ts';
import type { InvoiceDocument } from '../../mapping/types.ts';
import type { Home, RowKey } from '../../store/row-key.ts';
import type { RowMemory } from '../../store/row-memory.ts';
import type { XeroSession } from '../../xero/session.ts';
import type { WireContact } from '../../xero/wire.ts';
import type { Call, Services } from '../operation.ts';

/** What has come of a row so far; filled as the sync goes on, so that a failure on the way still answers what was done. */
export interface Course {
  services: Services;
  session: XeroSession;
  document: InvoiceDocument;
  row: RowKey;
  link: Link | null;
  /** Of the row, where the body says it. */
  versionNumber: number | undefined;
  /** What the register remembered of the row when the call came. */
  memory: RowMemory;
  operation: 'SyncInvoice' | 'PreviewInvoice' | 'WithdrawInvoice';
  shortCode?: string;
  /** `sent`: what its link shall keep of it; undefined keeps what it has. */
  contact?: { customer: Customer; contact: WireContact; createdByUs: boolean; sent?: string | undefined };
  warnings: Warning[];
}

/** Begins with a row that was found fit to be synced or withdrawn. Throws ApiProblem 403 where the sign-in does not reach the organisation. */
export async function beginCourse(
  { caller }: Call<unknown>,
  services: Services,
  home: Home,
  { rowId, link, generation }: Pick<RowKey, 'rowId' | 'generation'> & Pick<Course, 'link'>,
  known: Pick<Course, 'document' | 'memory' | 'operation'>,
): Promise<Course> {
  const session = await services.session(caller, home.organisationId);
  const row = { ...home, table: known.document.table, rowId, generation };
  return { ...known, services, session, row, link, versionNumber: versionOf(asRow(known.document.record)), warnings: [] };
}
