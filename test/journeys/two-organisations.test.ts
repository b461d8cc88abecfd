import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FinanceClerk } from '../../sandbox/demo/people.ts';
import { defaultXeroSeed, demoTenantId } from '../../sandbox/xero/default-seed.ts';
import type { OrganisationSeed } from '../../sandbox/xero/seed.ts';
import { choice, problemStatus, type Row, Stage, synced } from './stage.ts';

const secondId = 'd3000000-0000-4000-8000-000000000002';
const [demo] = defaultXeroSeed.organisations;
/** The same codes as the first organisation, under ids of its own. */
const second = {
  ...demo,
  tenantId: secondId,
  Name: 'Rata Exports',
  accounts: demo?.accounts.map((one) => ({ ...one, AccountID: one.AccountID?.replace('a0', 'a2') })),
  brandingThemes: [{ BrandingThemeID: 'b2000000-0000-4000-8000-000000000001', Name: 'Standard' }],
  trackingCategories: [],
  contacts: [],
  items: [],
} as unknown as OrganisationSeed;
const inSecond = { 'xc_organisationid@odata.bind': `/xc_organisations(${secondId})` };

describe('two Xero organisations, one sign-in', () => {
  let stage: Stage;
  let finance: FinanceClerk;
  beforeAll(async () => {
    stage = await Stage.open();
    stage.sandbox.xero.seed({ organisations: [second] });
    await stage.sandbox.connection.signIn();
    finance = new FinanceClerk(stage.sandbox, secondId);
    await stage.nextPoll(3_700_000);
    await stage.sandbox.runner.poll('refresh-reference-data');
    await stage.idle();
  });
  afterAll(() => stage.close());

  const setSecond = async (columns: Row): Promise<void> => {
    await stage.admin.write('xc_organisations', secondId, columns);
    await stage.idle();
  };
  const setDefault = async (isSecond: boolean): Promise<void> => {
    await stage.settings({ xc_isdefault: !isSecond });
    await setSecond({ xc_isdefault: isSecond });
  };
  const numberOfIn = async (clerk: FinanceClerk, xeroId: unknown): Promise<unknown[]> =>
    (await clerk.list('invoices')).filter((one) => one.InvoiceID === xeroId).map((one) => one.InvoiceNumber);
  const contactIn = async (clerk: FinanceClerk, name: string): Promise<Row | undefined> =>
    (await clerk.list('contacts')).find((one) => one.Name === name);
  const person = async (account: string, firstname: string): Promise<string> => {
    const row = {
      firstname,
      lastname: 'Rei',
      emailaddress1: `${firstname}@rei.example`,
      'parentcustomerid_account@odata.bind': `/accounts(${account})`,
    };
    const id = String((await stage.sales.add('contacts', row)).contactid);
    await stage.idle();
    return id;
  };

  it('X1 X6 X16: the refresh makes the second one Read-only, with its own lists; nothing goes there until it is Active', async () => {
    expect(await stage.admin.row('xc_organisations', secondId)).toMatchObject({
      xc_mode: choice(0),
      xc_isdefault: false,
      xc_name: 'Rata Exports',
    });
    for (const organisation of [demoTenantId, secondId])
      expect(await stage.sales.rows('xc_accountcodes', `_xc_organisationid_value eq ${organisation} and xc_code eq '200'`)).toHaveLength(1);
    await stage.toggle(await stage.newOrder({ header: inSecond }));
    expect(await finance.list('invoices')).toEqual([]);
    await setSecond({ xc_mode: choice(1) });
  });

  it("X1: the order's organisation counts, else its customer's, else the default one", async () => {
    const account = await stage.newAccount('Exporting Ltd', inSecond);
    const own = await stage.toggle(await stage.newOrder({ header: inSecond }));
    const ofCustomer = await stage.toggle(await stage.newOrder({ customer: account }));
    const ofDefault = await stage.toggle(await stage.newOrder());
    expect(await numberOfIn(finance, own.xc_xeroinvoiceid)).toEqual([own.ordernumber]);
    expect(await numberOfIn(finance, ofCustomer.xc_xeroinvoiceid)).toEqual([ofCustomer.ordernumber]);
    expect(await numberOfIn(stage.finance, ofDefault.xc_xeroinvoiceid)).toEqual([ofDefault.ordernumber]);
  });

  it('X1 E1: another organisation chosen for a linked order is a problem; the former one chosen again closes it', async () => {
    const id = await stage.newOrder();
    await stage.toggle(id);
    await stage.sales.write('salesorders', id, inSecond);
    await stage.idle();
    expect((await stage.order(id)).xc_syncstatus).toBe(problemStatus);
    expect(await stage.problem(id)).toMatchObject({ xc_code: 'organisation-changed', xc_resolvedon: null });
    await stage.sales.write('salesorders', id, { 'xc_organisationid@odata.bind': `/xc_organisations(${demoTenantId})` });
    await stage.idle();
    expect((await stage.order(id)).xc_syncstatus).toBe(synced);
    expect((await stage.problem(id))?.xc_resolvedon).not.toBeNull();
  });

  it("X1: what is linked keeps its link's organisation when another one becomes the default", async () => {
    const account = await stage.newAccount('Staying Ltd');
    const id = await stage.newOrder({ customer: account });
    const { xc_xeroinvoiceid: xeroId } = await stage.toggle(id);
    await setDefault(true);
    await stage.sales.write('salesorders', id, { description: 'After the default changed' });
    await stage.sales.write('accounts', account, { telephone1: '09 555 0101' });
    await person(account, 'Mere');
    await setDefault(false);
    expect((await stage.order(id)).xc_syncstatus).toBe(synced);
    expect((await stage.finance.invoice(String(xeroId))).Reference).toBe('After the default changed');
    const contact = await contactIn(stage.finance, 'Staying Ltd');
    expect(contact?.Phones).toContainEqual(expect.objectContaining({ PhoneNumber: '09 555 0101' }));
    expect(contact?.ContactPersons).toMatchObject([{ FirstName: 'Mere' }]);
    expect(await contactIn(finance, 'Staying Ltd')).toBeUndefined();
    expect(stage.badRuns).toEqual([]);
  });

  it('X1 P33 P35: an account invoiced in both shows and follows the contact of its own organisation', async () => {
    const account = await stage.newAccount('Both Ltd');
    const leaving = await person(account, 'Aroha');
    await person(account, 'Tama');
    const { xc_xerocontactid: contactId } = await stage.sales.row('accounts', account);
    const order = await stage.toggle(await stage.newOrder({ customer: account, header: inSecond }));
    expect(order.xc_syncstatus).toBe(synced);
    expect(await contactIn(finance, 'Both Ltd')).toBeDefined();
    expect((await stage.sales.row('accounts', account)).xc_xerocontactid).toBe(contactId);
    await stage.deleteRow('contacts', leaving);
    await stage.idle();
    expect((await contactIn(stage.finance, 'Both Ltd'))?.ContactPersons).toMatchObject([{ FirstName: 'Tama' }]);
    expect(await stage.sales.rows('xc_links', `xc_rowid eq '${account}' and xc_xeroid ne null`)).toHaveLength(2);
  });

  it('X1 P34: an account that only an order brought to another organisation follows there', async () => {
    await stage.settings({ xc_createcontacts: choice(1) });
    const account = await stage.newAccount('Abroad Ltd');
    await stage.toggle(await stage.newOrder({ customer: account, header: inSecond }));
    await stage.sales.write('accounts', account, { telephone1: '09 555 0202' });
    await stage.idle();
    await stage.settings({ xc_createcontacts: choice(0) });
    expect((await stage.sales.row('accounts', account)).xc_syncstatus).toBe(synced);
    expect((await contactIn(finance, 'Abroad Ltd'))?.Phones).toContainEqual(expect.objectContaining({ PhoneNumber: '09 555 0202' }));
  });

  it('C32 X1: the row shows what is due in the default organisation, or in the only one it is in; each link its own', async () => {
    const both = await stage.newAccount('Owing in both Ltd');
    await stage.idle();
    await stage.settings({ xc_createcontacts: choice(1) });
    const one = await stage.newAccount('Owing abroad Ltd');
    for (const customer of [both, one]) {
      const { xc_xeroinvoiceid: xeroId } = await stage.toggle(await stage.newOrder({ customer, header: inSecond }));
      await finance.chooseAccounts(String(xeroId), '200');
      await finance.approve(String(xeroId));
    }
    await stage.nextPoll();
    await stage.sandbox.runner.poll('refresh-balances');
    await stage.idle();
    await stage.settings({ xc_createcontacts: choice(0) });
    expect((await stage.sales.row('accounts', both)).xc_amountdue).toBe(0);
    expect((await stage.sales.row('accounts', one)).xc_amountdue).toBe(115);
    expect(await stage.sales.rows('xc_links', `xc_rowid eq '${both}' and _xc_organisationid_value eq ${secondId}`)).toMatchObject([
      { xc_amountdue: 115 },
    ]);
    expect(stage.badRuns).toEqual([]);
  });

  it('X1: a preset of one organisation leaves the other as it is', async () => {
    await setSecond({ xc_preset: choice(1) });
    expect(await stage.admin.row('xc_organisations', secondId)).toMatchObject({ xc_sourcedocument: choice(1), xc_mode: choice(1) });
    expect(await stage.admin.row('xc_organisations', demoTenantId)).toMatchObject({ xc_sourcedocument: choice(0), xc_preset: null });
  });
});
