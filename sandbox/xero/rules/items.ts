import { randomUUID } from 'node:crypto';
import type { Item, PriceDetails } from '../entities.ts';
import type { Books } from '../store.ts';
import { accountByCode } from './accounts.ts';
import { round } from './amounts.ts';
import { flag, number, object, text } from './fields.ts';
import { assumed, known } from './messages.ts';
import { type Json, notFound, Reasons, Refusal } from './refusal.ts';

export const itemByCode = (books: Books, code: string): Item | undefined =>
  books.items.find((item) => item.code.toLowerCase() === code.toLowerCase());

export interface ItemWrite {
  mode: 'create' | 'upsert';
  id?: string;
  keepId?: boolean;
  /** Decimals of UnitPrice: 4 when the request says unitdp=4, else 2. */
  places?: number;
}

/**
 * Creates or updates one item. Xero: PUT refuses a code that exists, POST updates the item of that code; one that is no longer
 * sold loses its description and sales details, one no longer purchased those of purchases. Throws Refusal with every reason.
 */
export function writeItem(books: Books, json: Json, write: ItemWrite): Item {
  const id = write.id ?? text(json, 'ItemID');
  const code = text(json, 'Code');
  const named = write.mode === 'upsert' && id ? books.items.get(id) : undefined;
  if (write.mode === 'upsert' && id && !named) throw notFound();
  const holder = code ? itemByCode(books, code) : undefined;
  const existing = named ?? (write.mode === 'upsert' ? holder : undefined);
  const reasons = new Reasons();
  if (holder && holder.id !== existing?.id) reasons.add(known.itemExists(holder.code));
  check(books, json, { code, isNew: !existing }, reasons);
  reasons.throwIfAny();

  const places = write.places ?? 2;
  const isSold = flag(json, 'IsSold') ?? existing?.isSold ?? true;
  const isPurchased = flag(json, 'IsPurchased') ?? existing?.isPurchased ?? true;
  return books.items.put({
    id: existing?.id ?? (write.keepId && id ? id : randomUUID()),
    code: code ?? (existing as Item).code,
    name: text(json, 'Name') ?? existing?.name ?? '',
    description: isSold ? (text(json, 'Description') ?? existing?.description) : undefined,
    purchaseDescription: isPurchased ? (text(json, 'PurchaseDescription') ?? existing?.purchaseDescription) : undefined,
    isSold,
    isPurchased,
    inventoryAssetAccountCode: text(json, 'InventoryAssetAccountCode') ?? existing?.inventoryAssetAccountCode,
    sales: isSold ? mergePrice(existing?.sales, object(json, 'SalesDetails'), places) : {},
    purchase: isPurchased ? mergePrice(existing?.purchase, object(json, 'PurchaseDetails'), places) : {},
    updated: books.now(),
  });
}

function check(books: Books, json: Json, item: { code?: string; isNew: boolean }, reasons: Reasons): void {
  if (item.isNew) reasons.unless(Boolean(item.code), assumed.required('Code'));
  const lengths: [string, number][] = [
    ['Code', 30],
    ['Name', 50],
    ['Description', 4000],
    ['PurchaseDescription', 4000],
  ];
  for (const [field, most] of lengths) reasons.unless((text(json, field)?.length ?? 0) <= most, assumed.length(field, most));
  for (const side of ['SalesDetails', 'PurchaseDetails']) {
    const details = object(json, side);
    if (!details) continue;
    for (const field of ['AccountCode', 'COGSAccountCode']) {
      const code = text(details, field);
      if (code) reasons.unless(accountByCode(books, code)?.Status === 'ACTIVE', known.account(code));
    }
    const tax = text(details, 'TaxType');
    if (tax) reasons.unless(books.taxRates.get(tax)?.Status === 'ACTIVE', assumed.taxType(tax));
    number(details, 'UnitPrice');
  }
}

function mergePrice(before: PriceDetails | undefined, json: Json | undefined, places: number): PriceDetails {
  if (!json) return before ?? {};
  const price = number(json, 'UnitPrice');
  return {
    ...before,
    ...(price === undefined ? {} : { UnitPrice: round(price, places) }),
    ...Object.fromEntries(
      ['AccountCode', 'COGSAccountCode', 'TaxType'].map((field) => [field, text(json, field)]).filter(([, value]) => value !== undefined),
    ),
  };
}

/** Deletes an item that no document uses. 404 when it is unknown; Xero refuses one that is used. */
export function deleteItem(books: Books, id: string): void {
  const item = books.items.get(id);
  if (!item) throw notFound();
  const used = books.documents.find((document) => document.lines.some((line) => line.itemCode?.toLowerCase() === item.code.toLowerCase()));
  if (used) throw new Refusal(assumed.itemUsed);
  books.items.remove(id);
}
