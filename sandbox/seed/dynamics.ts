import { v5 } from 'uuid';

/** A row to write through the Dataverse Web API: its set, its id and the body of the request. */
export interface SeedRow {
  set: string;
  id: string;
  body: Record<string, unknown>;
}

const namespace = '5c7c9a52-1c1d-5f2e-9a53-6d1a7d0b8c11';

/** The id of a seeded row, the same in every sandbox. */
export const seedId = (kind: string, name: string): string => v5(`${kind}|${name}`, namespace);

const bind = (set: string, id: string) => `/${set}(${id})`;
const currency = (code: string) => bind('transactioncurrencies', seedId('currency', code));
const product = (number: string) => bind('products', seedId('product', number));
const each = seedId('uom', 'each');

const currencies: SeedRow[] = (
  [
    ['NZD', 'New Zealand Dollar', '$', 1],
    ['AUD', 'Australian Dollar', 'A$', 0.92],
    ['EUR', 'Euro', '€', 0.55],
  ] as const
).map(([code, name, symbol, rate]) => ({
  set: 'transactioncurrencies',
  id: seedId('currency', code),
  body: { isocurrencycode: code, currencyname: name, currencysymbol: symbol, exchangerate: rate, currencyprecision: 2 },
}));

const catalogue: SeedRow[] = [
  { set: 'uomschedules', id: seedId('uomschedule', 'units'), body: { name: 'Units', baseuomname: 'Each' } },
  {
    set: 'uoms',
    id: each,
    body: {
      name: 'Each',
      quantity: 1,
      isschedulebaseuom: true,
      'uomscheduleid@odata.bind': bind('uomschedules', seedId('uomschedule', 'units')),
    },
  },
  {
    set: 'pricelevels',
    id: seedId('pricelevel', 'standard'),
    body: { name: 'Standard', 'transactioncurrencyid@odata.bind': currency('NZD') },
  },
  ...(
    [
      ['CM-100', 'Espresso machine, two groups', 1250],
      ['GR-20', 'Coffee grinder', 389.5],
      ['BN-1K', 'Coffee beans, 1 kg', 32.4375],
      ['SV-INS', 'Installation on site', 180],
    ] as const
  ).map(([number, name, price]) => ({
    set: 'products',
    id: seedId('product', number),
    body: {
      productnumber: number,
      name,
      price,
      productstructure: 1,
      quantitydecimal: 4,
      'defaultuomid@odata.bind': bind('uoms', each),
      'defaultuomscheduleid@odata.bind': bind('uomschedules', seedId('uomschedule', 'units')),
      'transactioncurrencyid@odata.bind': currency('NZD'),
    },
  })),
];

interface AccountSeed {
  name: string;
  accountnumber: string;
  email: string;
  phone: string;
  street: string;
  city: string;
  postalcode: string;
  people: [firstname: string, lastname: string, email: string][];
}

const accounts: AccountSeed[] = [
  {
    name: 'Harbour Street Café',
    accountnumber: 'C-1001',
    email: 'accounts@harbourstreet.example',
    phone: '+64 9 555 0101',
    street: '12 Harbour Street',
    city: 'Auckland',
    postalcode: '1010',
    people: [
      ['Mere', 'Tautahi', 'mere@harbourstreet.example'],
      ['Joel', 'Hart', 'joel@harbourstreet.example'],
    ],
  },
  {
    name: 'Ridgeline Hotels',
    accountnumber: 'C-1002',
    email: 'payables@ridgeline.example',
    phone: '+64 3 555 0144',
    street: '88 Lake Road',
    city: 'Queenstown',
    postalcode: '9300',
    people: [['Anika', 'Rao', 'anika@ridgeline.example']],
  },
  {
    name: 'Southbank Roasters',
    accountnumber: 'C-1003',
    email: 'finance@southbank.example',
    phone: '+61 3 5550 0188',
    street: '5 Riverside Quay',
    city: 'Melbourne',
    postalcode: '3006',
    people: [['Tom', 'Okafor', 'tom@southbank.example']],
  },
];

const customers: SeedRow[] = accounts.flatMap((account) => {
  const accountId = seedId('account', account.name);
  const people = account.people.map(([firstname, lastname, emailaddress1]) => ({
    set: 'contacts',
    id: seedId('contact', `${firstname} ${lastname}`),
    body: { firstname, lastname, emailaddress1, 'parentcustomerid_account@odata.bind': bind('accounts', accountId) },
  }));
  const body = {
    name: account.name,
    accountnumber: account.accountnumber,
    emailaddress1: account.email,
    telephone1: account.phone,
    address1_line1: account.street,
    address1_city: account.city,
    address1_postalcode: account.postalcode,
    address1_country: account.phone.startsWith('+61') ? 'Australia' : 'New Zealand',
  };
  const primary = { set: 'accounts', id: accountId, body: { 'primarycontactid@odata.bind': bind('contacts', people[0]?.id ?? '') } };
  return [{ set: 'accounts', id: accountId, body }, ...people, primary];
});

type Line =
  | { number: string; quantity: number; price: number; discount?: number; tax?: number }
  | { text: string; quantity: number; price: number; tax?: number };

interface OrderSeed {
  name: string;
  customer: string | undefined;
  currency: string;
  lines: Line[];
  header?: Record<string, unknown>;
}

const orders: OrderSeed[] = [
  {
    name: 'Espresso machines for the new terrace',
    customer: 'Harbour Street Café',
    currency: 'NZD',
    lines: [{ number: 'CM-100', quantity: 20, price: 1250, tax: 3750 }],
    header: { description: 'Deliver to the terrace entrance, Mere signs.' },
  },
  {
    name: 'Grinders, beans and installation',
    customer: 'Ridgeline Hotels',
    currency: 'NZD',
    lines: [
      { number: 'GR-20', quantity: 4, price: 389.5, discount: 58 },
      { number: 'BN-1K', quantity: 36, price: 32.4375 },
      { text: 'Training for the breakfast team, half a day', quantity: 1, price: 450 },
      { text: 'Thank you for choosing us again.', quantity: 0, price: 0 },
    ],
  },
  {
    name: 'Opening order with discount and freight',
    customer: 'Ridgeline Hotels',
    currency: 'NZD',
    lines: [
      { number: 'CM-100', quantity: 2, price: 1250 },
      { number: 'GR-20', quantity: 2, price: 389.5 },
    ],
    header: { discountpercentage: 5, freightamount: 120 },
  },
  {
    name: 'Beans for Melbourne, in Australian dollars',
    customer: 'Southbank Roasters',
    currency: 'AUD',
    lines: [{ number: 'BN-1K', quantity: 120, price: 29.9 }],
  },
  {
    name: 'Trade fair in Vienna, in euros',
    customer: 'Southbank Roasters',
    currency: 'EUR',
    lines: [{ number: 'BN-1K', quantity: 10, price: 24 }],
  },
  {
    name: 'Walk-in order without a customer',
    customer: undefined,
    currency: 'NZD',
    lines: [{ text: 'Barista lesson', quantity: 1, price: 95 }],
  },
];

function orderRows(order: OrderSeed, index: number): SeedRow[] {
  const id = seedId('order', order.name);
  const header: SeedRow = {
    set: 'salesorders',
    id,
    body: {
      name: order.name,
      ordernumber: `ORD-0100${index + 1}`,
      'transactioncurrencyid@odata.bind': currency(order.currency),
      'pricelevelid@odata.bind': bind('pricelevels', seedId('pricelevel', 'standard')),
      ...(order.customer && { 'customerid_account@odata.bind': bind('accounts', seedId('account', order.customer)) }),
      ...order.header,
    },
  };
  const lines = order.lines.map(
    (line, place): SeedRow => ({
      set: 'salesorderdetails',
      id: seedId('orderline', `${order.name}|${place}`),
      body: {
        'salesorderid@odata.bind': bind('salesorders', id),
        lineitemnumber: place + 1,
        quantity: line.quantity,
        priceperunit: line.price,
        tax: line.tax ?? 0,
        ...('text' in line
          ? { isproductoverridden: true, productdescription: line.text }
          : {
              isproductoverridden: false,
              ispriceoverridden: true,
              manualdiscountamount: line.discount ?? 0,
              'productid@odata.bind': product(line.number),
              'uomid@odata.bind': bind('uoms', each),
            }),
      },
    }),
  );
  return [header, ...lines];
}

/** Everything a sales team has before it meets the connector, in the order in which it can be written. */
export const dynamicsSeed: SeedRow[] = [...currencies, ...catalogue, ...customers, ...orders.flatMap(orderRows)];
