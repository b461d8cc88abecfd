import { parseMark } from '../mapping/mark.ts';
import { entitySetOf } from '../mapping/row.ts';
import type { Database } from '../store/database.ts';
import { findByXeroIds, learnDocument, type RegisteredDocument } from '../store/documents.ts';
import { identityOf } from '../xero/elements.ts';
import type { WireInvoice } from '../xero/wire.ts';

/**
 * The rows that these documents belong to, by lower-case Xero id: as the register says, or, where it does not know one (a new store),
 * as the invoice's own Url says, which the register then learns.
 */
export async function knownDocuments(
  database: Database,
  organisationId: string,
  read: WireInvoice[],
  xeroIds = read.map((invoice) => `${invoice.InvoiceID}`),
): Promise<Map<string, RegisteredDocument>> {
  const known = new Map((await findByXeroIds(database, organisationId, xeroIds)).map((one) => [one.xeroId, one]));
  const learned: string[] = [];
  for (const invoice of read) {
    const identity = identityOf(invoice);
    const mark = parseMark(invoice.Url);
    if (!mark || !invoice.InvoiceID || known.has(identity.xeroId)) continue;
    const { host: environment, ...row } = mark;
    const document = { ...row, ...identity, organisationId, environment, entitySet: entitySetOf(mark.table) };
    if (await learnDocument(database, document)) learned.push(identity.xeroId);
  }
  if (learned.length > 0) for (const one of await findByXeroIds(database, organisationId, learned)) known.set(one.xeroId, one);
  return known;
}
