import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import {
  type ContactLink,
  contactLinks,
  linksToXeroId,
  registerContactLinks,
  removeContactLink,
  upsertContactLink,
} from '../../api/store/contact-links.ts';
import { recordListing, wasListed } from '../../api/store/listings.ts';
import { onEachDatabase } from './databases.ts';

const made = (more: Partial<ContactLink> = {}): ContactLink => ({
  organisationId: randomUUID(),
  environment: 'contoso.crm.dynamics.com',
  table: 'account',
  rowId: randomUUID(),
  kind: 'contact',
  xeroId: randomUUID(),
  createdByUs: false,
  ...more,
});

onEachDatabase('contact links', (database) => {
  const find = ({ organisationId, kind, xeroId }: ContactLink) => linksToXeroId(database(), organisationId, kind, xeroId);

  it('finds every row that points to the same Xero object, whatever the case of the ids', async () => {
    const one = made();
    const other = made({ ...one, rowId: randomUUID(), table: 'contact', createdByUs: true });
    await upsertContactLink(database(), { ...one, xeroId: one.xeroId.toUpperCase(), rowId: one.rowId.toUpperCase() });
    await upsertContactLink(database(), other);
    await upsertContactLink(database(), made({ ...one, kind: 'item', table: 'product' }));
    await upsertContactLink(database(), made({ xeroId: one.xeroId }));
    expect(await linksToXeroId(database(), one.organisationId.toUpperCase(), 'contact', one.xeroId.toUpperCase())).toEqual([one, other]);
  });

  it('a row has one contact: another one takes its place, and only what we made stays ours', async () => {
    const link = made({ createdByUs: true });
    await upsertContactLink(database(), link);
    await upsertContactLink(database(), { ...link, createdByUs: false });
    expect(await find(link)).toMatchObject([{ createdByUs: true }]);
    const other = { ...link, xeroId: randomUUID(), createdByUs: false };
    await upsertContactLink(database(), other);
    expect(await find(link)).toEqual([]);
    expect(await find(other)).toMatchObject([{ createdByUs: false }]);
  });

  it('C32: amounts that Dynamics has stay until a listing says otherwise', async () => {
    const link = made();
    await registerContactLinks(database(), [{ ...link, amountDue: 115.5, amountOverdue: 0, currency: 'NZD' }]);
    await upsertContactLink(database(), link);
    expect(await find(link)).toMatchObject([{ amountDue: 115.5, amountOverdue: 0, currency: 'NZD' }]);
    await registerContactLinks(database(), [link]);
    expect(await find(link)).toEqual([link]);
  });

  it('registers a thousand links at once and says how many were new; a row named twice counts once', async () => {
    const { organisationId } = made();
    const links = Array.from({ length: 1000 }, () => made({ organisationId }));
    const [first = made()] = links;
    await upsertContactLink(database(), first);
    expect(await registerContactLinks(database(), [...links, { ...first, currency: 'EUR' }])).toBe(999);
    expect(await registerContactLinks(database(), [])).toBe(0);
    expect(await contactLinks(database(), { organisationId, kind: 'contact' })).toHaveLength(1000);
    expect(await contactLinks(database(), { organisationId, kind: 'contact', limit: 41 })).toHaveLength(41);
    expect(await find(first)).toMatchObject([{ currency: 'EUR' }]);
  });

  it('B13: environments are apart, and a link that ended is gone', async () => {
    const link = made();
    const copy = { ...link, environment: 'copy.crm.dynamics.com' };
    await upsertContactLink(database(), link);
    await upsertContactLink(database(), copy);
    const { organisationId, kind } = link;
    expect(await contactLinks(database(), { organisationId, kind, environment: 'COPY.crm.dynamics.com' })).toEqual([copy]);
    await removeContactLink(database(), copy);
    expect(await contactLinks(database(), { organisationId, kind })).toEqual([link]);
  });

  it('remembers of which environment all links were told', async () => {
    const { organisationId, environment } = made();
    expect(await wasListed(database(), organisationId)).toBe(false);
    await recordListing(database(), organisationId, environment, new Date());
    await recordListing(database(), organisationId, environment, new Date());
    expect(await wasListed(database(), organisationId)).toBe(true);
    expect(await wasListed(database(), organisationId, environment.toUpperCase())).toBe(true);
    expect(await wasListed(database(), organisationId, 'copy.crm.dynamics.com')).toBe(false);
  });
});
