import { beforeEach, describe, expect, it } from 'vitest';
import { type Body, house, minutes, next, orderBody, organisationId, settingsRow } from './house.ts';

const at = house();
const byMail = { xc_emailinvoice: true, xc_invoicestatus: 272000002 };
const body = (settings: Record<string, unknown> = byMail, record: Record<string, unknown> = {}): Body =>
  orderBody({ customer: { name: 'Bayside Club' }, settings: settingsRow(settings), record: { xc_duedate: '2031-01-01', ...record } });
const mails = () => at.writes.filter((call) => call.endsWith('/Email')).length;
const said = ({ warnings }: { warnings: { code: string }[] }) => warnings.map((one) => one.code).filter((code) => code.startsWith('email'));

// Xero sends no mail of a demo company.
beforeEach(() => {
  at.books.organisation = { ...at.books.organisation, IsDemoCompany: false, Class: 'PREMIUM' };
});

describe('e-mail of an invoice', () => {
  it('X3: one that we create Authorised is e-mailed, once [setting email invoice = Yes]', async () => {
    const order = body();
    const answer = await at.sync(order);
    expect(answer).toMatchObject({ outcome: 'created', xero: { status: 'AUTHORISED' } });
    expect(said(answer)).toEqual([]);
    expect(at.invoices).toMatchObject([{ sentToContact: true }]);
    expect(await at.sync(order)).toMatchObject({ outcome: 'unchanged' });
    expect(await at.sync(next(order, answer, { description: 'PO 1' }))).toMatchObject({ outcome: 'updated' });
    expect(mails()).toBe(1);
  });

  it('X3: not by itself, and the row decides over the organisation [setting email invoice = No]', async () => {
    await at.sync(body({ ...byMail, xc_emailinvoice: false }));
    await at.sync(body(byMail, { xc_emailinvoice: 272000001 }));
    expect(mails()).toBe(0);
    await at.sync(body({ ...byMail, xc_emailinvoice: false }, { xc_emailinvoice: 272000000 }));
    expect(mails()).toBe(1);
  });

  it('X3: a draft is not e-mailed, also when finance approves it later', async () => {
    const order = body({ xc_emailinvoice: true });
    const answer = await at.sync(order);
    at.xero.ui.approveInvoice(organisationId, answer.writeBack?.xc_xeroinvoiceid ?? '');
    await at.sync(next(order, answer, { description: 'PO 2' }));
    expect(mails()).toBe(0);
  });

  it('X3: a refusal is a warning, and never tried again', async () => {
    const contact = at.books.contacts.find((one) => one.name === 'Bayside Club');
    if (contact) at.books.contacts.put({ ...contact, emailAddress: '' });
    at.books.commit();
    const order = body();
    const answer = await at.sync(order);
    expect(answer.outcome).toBe('created');
    expect(said(answer)).toEqual(['email-not-sent']);
    if (contact) at.books.contacts.put(contact);
    at.books.commit();
    await at.sync(order);
    await at.sync(next(order, answer));
    expect(mails()).toBe(1);
    expect(at.invoices).toMatchObject([{ sentToContact: false }]);
  });

  it('X3: a doubt is a warning, never a second mail', async () => {
    const order = body();
    at.xero.faults.add({ method: 'POST', path: '/Email', kind: 'error', afterCommit: true });
    expect(said(await at.sync(order))).toEqual(['email-in-doubt']);
    at.clock.advance(minutes(10));
    await at.sync(order);
    expect(mails()).toBe(1);
  });

  it('X3 N1: an invoice whose create was in doubt is e-mailed when it is found; one that was sent already is not', async () => {
    const order = body();
    at.xero.faults.add({ method: 'PUT', path: '/Invoices', kind: 'timeout-after-commit', times: 2 });
    expect((await at.call('invoices', order)).status).toBe(503);
    at.clock.advance(minutes(7));
    expect(await at.sync(order)).toMatchObject({ outcome: 'linked' });
    expect(mails()).toBe(1);
    const other = body();
    expect((await at.call('invoices', other)).status).toBe(503);
    const [, sent] = at.invoices;
    if (sent) at.books.documents.put({ ...sent, sentToContact: true });
    at.books.commit();
    at.clock.advance(minutes(7));
    await at.sync(other);
    expect(mails()).toBe(1);
  });

  it('X3 E1: an e-mail that the day had no call left for is said so', async () => {
    at.xero.faults.add({ method: 'POST', path: '/Email', kind: 'rate-limit', problem: 'day', retryAfter: 7200 });
    const answer = await at.sync(body());
    expect(answer).toMatchObject({ outcome: 'created', warnings: [{}, { code: 'email-not-sent' }] });
    expect(answer.warnings[1]?.message).toMatch(/^The invoice was not e-mailed: Today.s calls to Xero are used up/);
  });
});
