import type { Row } from '../../sandbox/demo/people.ts';
import { Salesperson } from '../../sandbox/demo/people.ts';
import { seedId } from '../../sandbox/seed/dynamics.ts';
import { demoTenantId } from '../../sandbox/xero/default-seed.ts';
import { addInactive, addMakersRows } from './gallery-makers-rows.ts';
import type { Studio } from './studio.ts';

type People = Pick<Studio, 'sandbox' | 'sales' | 'finance'>;

const day = 86_400_000;
const choice = (n: number) => 272000000 + n;
const documentType = { bill: choice(1), creditNote: choice(2) };

interface Sale {
  name: string;
  /** Empty: nobody yet. */
  account: string;
  currency?: string;
  header?: Row;
  lines: { number?: string; text?: string; quantity: number; price: number }[];
}

/** Quarters of a coffee supplier's year, told by salespeople and finance clerks. */
class Months {
  readonly #people: People;

  constructor(people: People) {
    this.#people = people;
  }

  async pass(days: number): Promise<void> {
    const { sandbox } = this.#people;
    await sandbox.idle();
    sandbox.clock.advance(days * day);
    await sandbox.idle();
  }

  /** It is the twelfth of the next month. */
  async nextMonth(): Promise<void> {
    const now = this.#people.sandbox.clock.now();
    const then = Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 12, 9);
    await this.pass((then - now.getTime()) / day);
  }

  /** What finance did is in Dynamics. */
  async poll(): Promise<void> {
    const { sandbox } = this.#people;
    await sandbox.idle();
    sandbox.clock.advance(61_000);
    await sandbox.idle();
  }

  account(name: string, number: string, more: Row = {}): Promise<string> {
    return this.#people.sales.add('accounts', { name, accountnumber: number, ...more }).then((row) => String(row.accountid));
  }

  async order({ name, account, currency = 'NZD', header = {}, lines }: Sale): Promise<string> {
    const { sales } = this.#people;
    const order = await sales.add('salesorders', {
      name,
      'transactioncurrencyid@odata.bind': `/transactioncurrencies(${seedId('currency', currency)})`,
      'pricelevelid@odata.bind': `/pricelevels(${seedId('pricelevel', 'standard')})`,
      ...(account && { 'customerid_account@odata.bind': `/accounts(${account})` }),
      ...header,
    });
    const id = String(order.salesorderid);
    for (const { number, text, quantity, price } of lines)
      await sales.add('salesorderdetails', {
        'salesorderid@odata.bind': `/salesorders(${id})`,
        quantity,
        priceperunit: price,
        ...(number
          ? {
              isproductoverridden: false,
              ispriceoverridden: true,
              'productid@odata.bind': `/products(${seedId('product', number)})`,
              'uomid@odata.bind': `/uoms(${seedId('uom', 'each')})`,
            }
          : { isproductoverridden: true, productdescription: text }),
      });
    return id;
  }

  async sync(order: string): Promise<string> {
    const { sales, sandbox } = this.#people;
    await sales.write('salesorders', order, { xc_synctoxero: true });
    await sandbox.idle();
    return String((await sales.row('salesorders', order)).xc_xeroinvoiceid ?? '');
  }

  /** Synced and approved; its id in Xero. */
  async invoiced(order: string): Promise<string> {
    const xeroId = await this.sync(order);
    await this.#people.finance.approve(xeroId);
    await this.poll();
    return xeroId;
  }

  async pay(xeroId: string, amount: number | 'rest', reference: string): Promise<void> {
    const { finance } = this.#people;
    const due = Number((await finance.invoice(xeroId)).AmountDue);
    await finance.recordPayment(xeroId, amount === 'rest' ? due : amount, reference);
    await this.poll();
  }
}

const seeded = (name: string) => seedId('order', name);
const inDays = (studio: People, days: number) => new Date(studio.sandbox.clock.now().getTime() + days * day).toISOString().slice(0, 10);

/** Invoices paid over four months, by several customers and in two currencies. */
async function playSales(people: People, months: Months): Promise<void> {
  const { sales, finance } = people;
  const bakery = await months.account('Wharf Lane Bakery', 'C-1004', { emailaddress1: 'hello@wharflane.example', address1_city: 'Nelson' });
  const hotel = seedId('account', 'Ridgeline Hotels');
  const cafe = seedId('account', 'Harbour Street Café');
  const roasters = seedId('account', 'Southbank Roasters');
  const espresso = await months.invoiced(seeded('Espresso machines for the new terrace'));
  await months.pay(espresso, 15_000, 'Deposit');
  const grinders = await months.order({
    name: 'Grinders for the second shop',
    account: bakery,
    lines: [{ number: 'GR-20', quantity: 6, price: 389.5 }],
  });
  await months.pay(await months.invoiced(grinders), 'rest', 'Thanks');
  await months.nextMonth();
  await months.pay(espresso, 'rest', 'Balance');
  const opening = await months.invoiced(seeded('Opening order with discount and freight'));
  await months.pay(opening, 1_000, 'First part');
  const beans = await months.invoiced(seeded('Beans for Melbourne, in Australian dollars'));
  await months.pay(beans, 1_500, 'TT 20661');
  const lounge = await months.order({
    name: 'Coffee corner in the lounge',
    account: hotel,
    header: { xc_duedate: inDays(people, 14) },
    lines: [
      { number: 'CM-100', quantity: 3, price: 1250 },
      { number: 'SV-INS', quantity: 3, price: 180 },
      { number: 'BN-1K', quantity: 24, price: 32.4375 },
    ],
  });
  await months.invoiced(lounge);
  await months.nextMonth();
  await months.pay(opening, 'rest', 'Rest of it');
  const subscription = await months.order({
    name: 'Beans, first quarter',
    account: cafe,
    lines: [{ number: 'BN-1K', quantity: 90, price: 31.5 }],
  });
  const quarter = await months.invoiced(subscription);
  await months.pay(quarter, 2_000, 'January');
  const [mistaken] = (await finance.list('payments')).filter((one) => one.Reference === 'January' || one.reference === 'January');
  if (mistaken) {
    await finance.act(`payments/${mistaken.PaymentID}/delete`);
    await months.poll();
    await months.pay(quarter, 1_200, 'January and February');
  }
  const returned = await months.order({
    name: 'Two grinders taken back',
    account: cafe,
    header: { xc_documenttype: documentType.creditNote },
    lines: [{ number: 'GR-20', quantity: 1, price: 389.5 }],
  });
  const credit = await months.sync(returned);
  await finance.approve(credit);
  await finance.act('allocations', { sourceId: credit, invoiceId: quarter, amount: 300 });
  await months.poll();
  await months.nextMonth();
  const training = await months.order({
    name: 'Barista training, two days',
    account: bakery,
    header: { xc_duedate: inDays(people, 30) },
    lines: [{ text: 'Barista training on site', quantity: 2, price: 890 }],
  });
  const opened = await months.invoiced(training);
  await months.pay(opened, 800, 'Deposit');
  const kiosk = await months.order({
    name: 'Kiosk at the ferry terminal',
    account: cafe,
    lines: [
      { number: 'CM-100', quantity: 1, price: 1250 },
      { number: 'GR-20', quantity: 1, price: 389.5 },
    ],
  });
  await months.pay(await months.invoiced(kiosk), 'rest', 'Kiosk');
  const festival = await months.order({
    name: 'Winter festival, two stands',
    account: roasters,
    currency: 'AUD',
    lines: [{ number: 'BN-1K', quantity: 60, price: 29.9 }],
  });
  await months.invoiced(festival);
  await months.sync(seeded('Grinders, beans and installation'));
  const tasting = await months.order({
    name: 'Tasting evening',
    account: '',
    lines: [{ text: 'Tasting evening for twelve', quantity: 1, price: 640 }],
  });
  await months.sync(tasting);
  await sales.write('salesorders', tasting, { 'customerid_account@odata.bind': `/accounts(${hotel})` });
  await months.order({ name: 'Spare parts', account: hotel, lines: [{ text: 'Gasket set', quantity: 12, price: 14.5 }] });
  await sales.write('salesorders', training, { description: 'Certificates for all who take part.' });
  await months.nextMonth();
  await months.pay(opened, 400, 'Second part');
}

/** What stands in the way of some: a currency that Xero lacks, no customer, an archived account code, a name that is there twice, a theme that is gone. */
async function playProblems({ sales, sandbox }: People, months: Months): Promise<void> {
  await months.sync(seeded('Trade fair in Vienna, in euros'));
  const admin = new Salesperson(sandbox, 'Alex Admin');
  const theme = await admin.add('xc_brandingthemes', {
    xc_name: 'Summer campaign',
    xc_xeroid: 'b0000000-0000-4000-8000-000000000099',
    'xc_organisationid@odata.bind': `/xc_organisations(${demoTenantId})`,
  });
  await months.sync(seeded('Walk-in order without a customer'));
  const [archived] = await sales.rows('xc_accountcodes', "xc_code eq '299'");
  await sales.add('products', {
    name: 'Milk frother',
    productnumber: 'MF-10',
    productstructure: 1,
    quantitydecimal: 2,
    price: 89,
    'defaultuomid@odata.bind': `/uoms(${seedId('uom', 'each')})`,
    'defaultuomscheduleid@odata.bind': `/uomschedules(${seedId('uomschedule', 'units')})`,
    ...(archived && { 'xc_accountcodeid@odata.bind': `/xc_accountcodes(${archived.xc_accountcodeid})` }),
  });
  await months.account('Southbank Roasters', 'C-1005', { address1_city: 'Rotorua' });
  await sandbox.idle();
  const lost = await months.order({
    name: 'Staff canteen, second machine',
    account: seedId('account', 'Ridgeline Hotels'),
    header: { 'xc_brandingthemeid@odata.bind': `/xc_brandingthemes(${theme.xc_brandingthemeid})` },
    lines: [{ number: 'CM-100', quantity: 1, price: 1250 }],
  });
  await months.sync(lost);
  await sandbox.idle();
}

/** A person who buys for themselves, while customers are contacts. */
async function playPerson(people: People, months: Months): Promise<void> {
  const { sales, sandbox } = people;
  const admin = new Salesperson(sandbox, 'Alex Admin');
  await admin.write('xc_organisations', demoTenantId, { xc_customer: choice(1) });
  const { contactid } = await sales.add('contacts', { firstname: 'Hana', lastname: 'Kereama', emailaddress1: 'hana@example.org' });
  await sandbox.idle();
  const { salesorderid } = await sales.add('salesorders', {
    name: 'Home espresso corner',
    'transactioncurrencyid@odata.bind': `/transactioncurrencies(${seedId('currency', 'NZD')})`,
    'pricelevelid@odata.bind': `/pricelevels(${seedId('pricelevel', 'standard')})`,
    'customerid_contact@odata.bind': `/contacts(${contactid})`,
    xc_duedate: inDays(people, 7),
  });
  await sales.add('salesorderdetails', {
    'salesorderid@odata.bind': `/salesorders(${salesorderid})`,
    quantity: 1,
    priceperunit: 1250,
    isproductoverridden: false,
    ispriceoverridden: true,
    'productid@odata.bind': `/products(${seedId('product', 'CM-100')})`,
    'uomid@odata.bind': `/uoms(${seedId('uom', 'each')})`,
  });
  await months.invoiced(String(salesorderid));
  await admin.write('xc_organisations', demoTenantId, { xc_customer: choice(0) });
}

/** Rows as a team has them after a few months, so that no form, view or chart of the gallery stands empty. */
export async function playGalleryRows(people: People): Promise<void> {
  const months = new Months(people);
  await playSales(people, months);
  await playPerson(people, months);
  await months.pass(3);
  await playProblems(people, months);
  await addMakersRows(people.sandbox);
  await addInactive(people.sandbox);
  await people.sandbox.idle();
}
