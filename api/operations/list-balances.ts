import { badRequest } from '../errors.ts';
import { type Balance, balanceOf, owesSales, survivorOf } from '../mapping/contact/balance.ts';
import { dayIn } from '../mapping/dates.ts';
import { linkId, normaliseGuid } from '../mapping/ids.ts';
import { hostOf } from '../mapping/mark.ts';
import { type ContactLink, contactLinks } from '../store/contact-links.ts';
import { idsAtOnce } from '../xero/changed-pages.ts';
import { contactsOfIds, contactsPage } from '../xero/contact-pages.ts';
import { openSales } from '../xero/open-sales.ts';
import { list, organisation } from '../xero/reference-data.ts';
import type { XeroSession } from '../xero/session.ts';
import type { WireContact, WireInvoice } from '../xero/wire.ts';
import type { Operation, Schemas } from './operation.ts';

type Answer = Required<Schemas['BalanceList']>;

/**
 * C32 X30: amount due and overdue of each linked account and contact, in the organisation's currency, where they differ from what Dynamics is
 * known to have. Balances change without the contact's UpdatedDateUTC, so all are read: a few by id, many by pages of all contacts. Where the
 * organisation has foreign currencies, the open sales invoices of those who owe are read too: Xero's balances mix currencies.
 */
export const listBalances: Operation<undefined, Answer> = async ({ caller, parameters }, services) => {
  const organisationId = normaliseGuid(parameters.organisationId) ?? '';
  const environment = hostOf(parameters.environmentUrl) ?? undefined;
  if (parameters.environmentUrl !== undefined && !environment) throw badRequest('environmentUrl is no address.');
  const page = readCursor(parameters.cursor);
  const session = await services.session(caller, organisationId);
  const linked = (xeroIds?: string[]) => contactLinks(services.database, { organisationId, kind: 'contact', environment, xeroIds });

  const some = await contactLinks(services.database, { organisationId, kind: 'contact', environment, limit: idsAtOnce + 1 });
  if (some.length === 0) return { body: { value: [], nextCursor: null } };
  const isFew = page === 1 && some.length <= idsAtOnce;
  const { contacts, more } = isFew
    ? { contacts: await contactsOfIds(session, [...new Set(some.map((one) => one.xeroId))]), more: false }
    : await contactsPage(session, page);
  const links = isFew ? some : await linked(contacts.map((one) => `${one.ContactID}`));
  const { BaseCurrency, Timezone } = await organisation(session);
  const survivors = await survivorsOf(session, contacts, links);
  const foreign = await foreignSales(session, [...survivors.values()], BaseCurrency);
  const today = dayIn(services.clock.now(), Timezone);
  const value = links.flatMap((link) => {
    const contact = survivors.get(link.xeroId);
    const balance = contact && balanceOf(contact, foreign.get(keyOf(contact)) ?? [], today);
    return balance ? balanceRow(link, balance, BaseCurrency) : [];
  });
  return { body: { value: [...new Map(value.map((row) => [row.xc_linkid, row])).values()], nextCursor: more ? cursorOf(page + 1) : null } };
};

/** The open sales invoices in another currency than the organisation's, by contact; none are read where there is no such currency, or nobody owes. */
async function foreignSales(session: XeroSession, contacts: WireContact[], base: string | undefined): Promise<Map<string, WireInvoice[]>> {
  const owing = [...new Set(contacts.filter(owesSales).map(keyOf))];
  if (owing.length === 0 || (await list(session, 'Currencies')).length < 2) return new Map();
  const invoices = (await openSales(session, owing)).filter((one) => one.CurrencyCode !== base);
  return Map.groupBy(invoices, (one) => `${one.Contact?.ContactID}`.toLowerCase());
}

const keyOf = ({ ContactID }: WireContact): string => `${ContactID}`.toLowerCase();

/** The contact that each linked one is today, by the id of the link. */
async function survivorsOf(session: XeroSession, contacts: WireContact[], links: ContactLink[]): Promise<Map<string, WireContact>> {
  const known = new Map(contacts.map((one) => [keyOf(one), one]));
  const own = [...new Set(links.map((link) => link.xeroId))].flatMap((id) => known.get(id) ?? []);
  for (;;) {
    const found = own.map((one) => ({ id: keyOf(one), ...survivorOf(one, known) }));
    const missing = [...new Set(found.flatMap((one) => one.missing ?? []))].slice(0, idsAtOnce);
    const read = missing.length > 0 ? await contactsOfIds(session, missing) : [];
    if (read.length === 0) return new Map(found.filter((one) => !one.missing).map((one) => [one.id, one.contact]));
    for (const one of read) known.set(keyOf(one), one);
  }
}

function balanceRow(link: ContactLink, balance: Balance, currency = ''): Answer['value'] {
  const { organisationId, table, rowId, xeroId, amountDue, amountOverdue } = link;
  if (table !== 'account' && table !== 'contact') return [];
  if (amountDue === balance.amountDue && amountOverdue === balance.amountOverdue && link.currency === currency) return [];
  return [
    {
      xc_linkid: linkId(organisationId, table, rowId, 'contact'),
      xc_table: table,
      xc_rowid: rowId,
      xc_xeroid: xeroId,
      xc_amountdue: balance.amountDue,
      xc_amountoverdue: balance.amountOverdue,
      xc_currency: currency,
    },
  ];
}

const cursorOf = (page: number): string => Buffer.from(JSON.stringify({ v: 1, page })).toString('base64url');

/** The page a cursor stands for, the first without one. 400 for a cursor that is none of ours. */
function readCursor(cursor: unknown): number {
  if (cursor === undefined || cursor === '') return 1;
  try {
    const { v, page } = JSON.parse(Buffer.from(String(cursor), 'base64url').toString());
    if (v === 1 && Number.isSafeInteger(page) && page > 1) return page;
  } catch {
    // Said below.
  }
  throw badRequest('cursor is none that an answer before had.');
}
