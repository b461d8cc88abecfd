import type { ContactRecord } from '../../mapping/contact/decision.ts';
import { linkId } from '../../mapping/ids.ts';
import { storedContact } from '../../mapping/links.ts';
import { asRow, asRows, firstOption, guid, lookup, type Row } from '../../mapping/row.ts';
import { inTurn } from '../../once/in-turn.ts';
import { intentKey, type OnceServices } from '../../once/wish.ts';
import { findIntent } from '../../store/intents.ts';
import type { Home } from '../../store/row-key.ts';

/** Does the work while no other call makes or finds the Xero contact of the same row. */
export function aloneWithRow<T>(
  services: OnceServices,
  home: Home,
  { table, rowId }: { table: string; rowId: string },
  work: () => Promise<T>,
) {
  return inTurn(services, ['contact-of', home.organisationId, home.environment, table, rowId].join('|'), work);
}

/**
 * The links of a call, with that of the contact's account where its Xero contact has only just been made, or is being made: an account and
 * its contacts are often entered together, and the flow of the one may read before the flow of the other has written.
 */
export async function linksWithParent(services: OnceServices, home: Home, body: ContactRecord): Promise<Row[]> {
  const links = asRows(body.links);
  const [record, parent] = [asRow(body.record), asRow(body.parent)];
  const rowId = guid(parent, 'accountid') ?? lookup(record, 'parentcustomerid', 'accountid');
  if (body.table !== 'contact' || !parent || !rowId) return links;
  const { organisationId } = home;
  const of = { organisationId, table: 'account', rowId };
  if (storedContact(parent, links, of)) return links;

  const key = intentKey({ ...home, table: 'account', rowId, generation: 1 }, 'contact');
  const intent = await aloneWithRow(services, home, of, () => findIntent(services.database, key));
  if (intent?.state !== 'done' || !intent.xeroId) return links;
  const id = linkId(organisationId, 'account', rowId, 'contact');
  const columns = { xc_linkid: id, xc_table: 'account', xc_rowid: rowId, xc_xerotype: firstOption, xc_xeroid: intent.xeroId };
  return [...links.filter((one) => guid(one, 'xc_linkid') !== id), { ...columns, xc_createdbyus: true }];
}
