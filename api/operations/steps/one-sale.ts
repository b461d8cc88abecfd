import { parseMark } from '../../mapping/mark.ts';
import { guid } from '../../mapping/row.ts';
import { findByXeroId } from '../../store/documents.ts';
import { readDocument } from '../../xero/documents.ts';
import type { Course } from './course.ts';

/**
 * P14 N1: whether a Dynamics invoice that has no document of its own shows that of an order, which it was made from and has lost sight of: as
 * the register says, or the mark of the Xero invoice where the register is new.
 */
export async function showsInvoiceOfOrder({ services, session, document, row, link }: Course): Promise<boolean> {
  const xeroId = guid(document.record, 'xc_xeroinvoiceid');
  if (row.table !== 'invoice' || link?.xeroId || !xeroId) return false;
  const registered = await findByXeroId(services.database, row.organisationId, xeroId);
  const source = registered ?? parseMark((await readDocument(session, 'invoice', xeroId))?.Url);
  return source?.table === 'salesorder';
}
