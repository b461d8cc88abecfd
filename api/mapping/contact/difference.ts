import type { WireAddress, WireContact, WirePhone } from '../../xero/wire.ts';

/** The plain fields of a contact that are ours, with what people call them. */
const plainFields = {
  Name: 'name',
  AccountNumber: 'account number',
  FirstName: 'first name',
  LastName: 'last name',
  EmailAddress: 'e-mail address',
} as const;
export type PlainField = keyof typeof plainFields;
export const allPlainFields = Object.keys(plainFields) as PlainField[];

const addressParts = ['AddressLine1', 'AddressLine2', 'AddressLine3', 'City', 'Region', 'PostalCode', 'Country'] as const;
/** Parts that only finance fills in; an address goes back whole. */
const otherParts = ['AddressLine4', 'AttentionTo'] as const;
const slots = { POBOX: 'postal address', STREET: 'street address' } as const;
const phones = { DEFAULT: 'phone', FAX: 'fax', MOBILE: 'mobile phone' } as const;

interface ContactChange {
  /** Only what is to be changed in Xero; empty when nothing is. */
  changes: WireContact;
  /** What people call the fields that were changed on both sides; Dynamics wins. */
  clashes: string[];
}

interface Input {
  /** What Dynamics said last time; undefined where that is not known. */
  base: WireContact | undefined;
  /** What Dynamics says now. */
  now: WireContact;
  /** What Xero says now. */
  xero: WireContact;
  /** The plain fields to look at. */
  fields: readonly PlainField[];
  /** Whether addresses and phones are looked at too. */
  withSlots: boolean;
}

/**
 * P34: a contact merged three ways. What Dynamics did not change keeps Xero's value, what it changed (or emptied) is sent. Where the last
 * state is not known, everything Dynamics fills in is sent where Xero differs, and nothing is emptied. Addresses and phones by their slot;
 * slots that are not ours are not touched.
 */
export function contactDifference({ base, now, xero, fields, withSlots }: Input): ContactChange {
  const changes: WireContact = {};
  const clashes: string[] = [];
  for (const field of fields) {
    const merged = mergeValue(base && (base[field] ?? ''), now[field] ?? '', xero[field] ?? '');
    if (merged.value !== (xero[field] ?? '')) changes[field] = merged.value;
    if (merged.clash) clashes.push(plainFields[field]);
  }
  if (!withSlots) return { changes, clashes };
  const addresses = (Object.keys(slots) as (keyof typeof slots)[]).flatMap((type) => {
    const at = (contact: WireContact): Partial<WireAddress> => contact.Addresses?.find((one) => one.AddressType === type) ?? {};
    return mergeAddress(type, base && at(base), at(now), at(xero), clashes);
  });
  const numbers = (Object.keys(phones) as (keyof typeof phones)[]).flatMap((type) => {
    const at = (contact: WireContact): Partial<WirePhone> => contact.Phones?.find((one) => one.PhoneType === type) ?? {};
    return mergePhone(type, base && at(base), at(now), at(xero), clashes);
  });
  if (addresses.length > 0) changes.Addresses = addresses;
  if (numbers.length > 0) changes.Phones = numbers;
  return { changes, clashes };
}

/** One value merged three ways; `clash` where both sides changed it to something else. */
export function mergeValue<T extends string | boolean>(base: T | undefined, now: T, xero: T): { value: T; clash: boolean } {
  if (base === undefined) return { value: now || xero, clash: false };
  if (now === base) return { value: xero, clash: false };
  return { value: now, clash: xero !== base && xero !== now };
}

function mergeAddress(
  type: keyof typeof slots,
  base: Partial<WireAddress> | undefined,
  now: Partial<WireAddress>,
  xero: Partial<WireAddress>,
  clashes: string[],
): WireAddress[] {
  const merged = addressParts.map((part) => [part, mergeValue(base && (base[part] ?? ''), now[part] ?? '', xero[part] ?? '')] as const);
  if (merged.some(([, { clash }]) => clash)) clashes.push(slots[type]);
  if (merged.every(([part, { value }]) => value === (xero[part] ?? ''))) return [];
  const ours = merged.filter(([part, { value }]) => value !== '' || (xero[part] ?? '') !== '').map(([part, { value }]) => [part, value]);
  const others = otherParts.filter((part) => xero[part]).map((part) => [part, xero[part]]);
  return [{ AddressType: type, ...Object.fromEntries([...ours, ...others]) }];
}

/** Finance may have split a number into country, area and number; a number that Dynamics changed is whole. */
function mergePhone(
  type: keyof typeof phones,
  base: Partial<WirePhone> | undefined,
  now: Partial<WirePhone>,
  xero: Partial<WirePhone>,
  clashes: string[],
): WirePhone[] {
  const merged = mergeValue(base && (base.PhoneNumber ?? ''), now.PhoneNumber ?? '', xero.PhoneNumber ?? '');
  if (merged.clash) clashes.push(phones[type]);
  if (merged.value === (xero.PhoneNumber ?? '')) return [];
  const parts = { ...(xero.PhoneAreaCode ? { PhoneAreaCode: '' } : {}), ...(xero.PhoneCountryCode ? { PhoneCountryCode: '' } : {}) };
  return [{ PhoneType: type, PhoneNumber: merged.value, ...parts }];
}
