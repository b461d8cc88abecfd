import { randomUUID } from 'node:crypto';
import { listed, written } from './elements.ts';
import { XeroError } from './error.ts';
import type { XeroSession } from './session.ts';
import type * as Wire from './wire.ts';

/** Xero's addresses, each also the name of the list in its answers, and what is in it. */
export interface Elements {
  Invoices: Wire.WireInvoice;
  Contacts: Wire.WireContact;
  Items: Wire.WireItem;
  Payments: Wire.WirePayment;
  CreditNotes: Wire.WireCreditNote;
  Prepayments: Wire.WireCreditNote;
  Overpayments: Wire.WireCreditNote;
  Accounts: Wire.WireAccount;
  TaxRates: Wire.WireTaxRate;
  Currencies: Wire.WireCurrency;
  BrandingThemes: Wire.WireBrandingTheme;
  TrackingCategories: Wire.WireTrackingCategory;
}

/** What we make in Xero, and the name of its id. */
const ids = { Invoices: 'InvoiceID', CreditNotes: 'CreditNoteID', Contacts: 'ContactID', Items: 'ItemID' } as const;
export type Made = keyof typeof ids;

/** Without unitdp=4 Xero rounds unit prices to two decimals. */
export const fourDecimals = { unitdp: 4 };
const pageSize = 200;

/** What has the id (a contact's ContactNumber does as well), archived or voided too, or nothing when the organisation has none. */
export async function readOne<Path extends keyof Elements>(
  session: XeroSession,
  path: Path,
  id: string,
): Promise<Elements[Path] | undefined> {
  const query = path === 'Contacts' || path === 'Payments' ? undefined : fourDecimals;
  try {
    const body = await session.send({ method: 'GET', path: `${path}/${encodeURIComponent(id)}`, query });
    return listed<Elements[Path]>(body, path)[0];
  } catch (error) {
    if (error instanceof XeroError && error.kind === 'not-found') return undefined;
    throw error;
  }
}

/** Every page of a list; with `since` only what changed from then on. */
export async function readAll<Path extends keyof Elements>(
  session: XeroSession,
  path: Path,
  query: Record<string, string | number | boolean>,
  since?: Date,
): Promise<Elements[Path][]> {
  const found: Elements[Path][] = [];
  for (let page = 1; ; page++) {
    const body = await session.send({ method: 'GET', path, query: { ...query, page, pageSize }, ifModifiedSince: since });
    const rows = listed<Elements[Path]>(body, path);
    found.push(...rows);
    if (rows.length < pageSize) return found;
  }
}

/** The exact text of a create, so that the same bytes can be sent again. */
export const bodyOf = <Path extends Made>(path: Path, element: Elements[Path]): string => JSON.stringify({ [path]: [element] });

export const idOf = <Path extends Made>(path: Path, element: Elements[Path]): string =>
  (element as Record<string, string>)[ids[path]] ?? '';

/**
 * PUT refuses a number, name or code that exists, where POST would overwrite what has it. With summarizeErrors=false a refusal is an
 * element, not a bare 400.
 */
export async function create<Path extends Made>(
  session: XeroSession,
  path: Path,
  body: string,
  idempotencyKey: string,
): Promise<Elements[Path]> {
  const query = { summarizeErrors: false, ...(path === 'Contacts' ? {} : fourDecimals) };
  return written(await session.send({ method: 'PUT', path, query, body, idempotencyKey }), path, ids[path]);
}

/**
 * Changes what has the id; it repeats safely, so each has a key of its own. Existing lines of a document that the update does not name are
 * deleted by Xero; without LineItems it leaves them as they are. ContactPersons replace the whole list, addresses and phones go to their
 * slot. Xero: a single update has no summarizeErrors, a refusal is a 400 with the element in it. Throws XeroError.
 */
export async function update<Path extends Made>(session: XeroSession, path: Path, id: string, body: string): Promise<Elements[Path]> {
  const query = path === 'Contacts' ? {} : fourDecimals;
  const request = { method: 'POST', path: `${path}/${encodeURIComponent(id)}`, query, body, idempotencyKey: randomUUID() } as const;
  return written(await session.send(request), path, ids[path]);
}

/** Xero mails an approved sales invoice to its contact, and answers 204. Throws XeroError. */
export async function emailInvoice(session: XeroSession, invoiceId: string): Promise<void> {
  await session.send({ method: 'POST', path: `Invoices/${encodeURIComponent(invoiceId)}/Email`, body: '{}' });
}
