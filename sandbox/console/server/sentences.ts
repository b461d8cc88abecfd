import type { EventCategory } from '../../xero/store.ts';
import type { Delivery } from '../../xero/webhooks/webhooks.ts';

const verbs: Record<string, string> = { GET: 'Read', PUT: 'Create', POST: 'Create or update', DELETE: 'Delete' };

const things: Record<string, string> = {
  Organisation: 'the organisation',
  Invoices: 'invoices',
  Contacts: 'contacts',
  Items: 'items',
  Payments: 'payments',
  Accounts: 'accounts',
  TaxRates: 'tax rates',
  Currencies: 'currencies',
  BrandingThemes: 'branding themes',
  TrackingCategories: 'tracking options',
  CreditNotes: 'credit notes',
  Prepayments: 'prepayments',
  Overpayments: 'overpayments',
};

const one: Record<string, string> = {
  Invoices: 'an invoice',
  Contacts: 'a contact',
  Items: 'an item',
  Payments: 'a payment',
  CreditNotes: 'a credit note',
};

/** A path below Xero's Accounting API, or beside it (`/connections`), wherever the emulator is mounted. */
export const shortPath = (path: string): string => path.replace(/^.*\/api\.xro\/2\.0(?=\/)/, '').replace(/^\/xero(?=\/)/, '');

/** What isn't about the books. */
const others: [start: string, sentence: string][] = [
  ['/identity/', 'Sign in to Xero'],
  ['/connect/', 'Get a token from Xero'],
  ['/.well-known/', "Read Xero's signing keys"],
  ['/connections', 'Read which organisations may be reached'],
];

/** A call to Xero as a sentence: `POST /api.xro/2.0/Invoices` is "Create or update invoices". */
export function callSentence(method: string, path: string): string {
  const other = others.find(([start]) => shortPath(path).startsWith(start));
  if (other) return other[1];
  const [resource = '', id] = shortPath(path).slice(1).split('/');
  const thing = (id === undefined ? undefined : one[resource]) ?? things[resource] ?? resource;
  return `${verbs[method] ?? method} ${thing}`;
}

const categories: Record<EventCategory, string> = {
  CONTACT: 'contact',
  INVOICE: 'invoice',
  CREDITNOTE: 'credit note',
  PREPAYMENT: 'prepayment',
  OVERPAYMENT: 'overpayment',
};

/** What Xero told in one post. */
export function webhookSentence({ purpose, events }: Delivery): string {
  if (purpose === 'intent') return 'Xero tests the webhook receiver';
  const [first] = events;
  if (!first) return 'Xero sends an empty webhook';
  const kind = categories[first.eventCategory];
  const did = first.eventType === 'CREATE' ? 'created' : 'changed';
  return events.length === 1 ? `Xero tells: ${kind} ${did}` : `Xero tells of ${events.length} changes`;
}
