import type { WireAddress, WireContact, WirePhone } from '../../xero/wire.ts';
import { filled } from '../filled.ts';

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
  const plain = mergeTexts(fields, base, now, xero);
  const changes: WireContact = textsOf(plain.filter(isChanged));
  const clashes: string[] = plain.filter((one) => one.clash).map((one) => plainFields[one.part]);
  if (!withSlots) return { changes, clashes };
  const addresses = keysOf(slots).flatMap((AddressType): WireAddress[] => {
    const at = (contact: WireContact): Partial<WireAddress> => contact.Addresses?.find((one) => one.AddressType === AddressType) ?? {};
    const merged = mergeTexts(addressParts, base && at(base), at(now), at(xero));
    if (merged.some((one) => one.clash)) clashes.push(slots[AddressType]);
    const others = otherParts.filter((part) => at(xero)[part]).map((part) => [part, at(xero)[part]]);
    const ours = merged.filter((one) => one.value !== '' || one.seen !== '');
    return merged.some(isChanged) ? [{ AddressType, ...textsOf(ours), ...Object.fromEntries(others) }] : [];
  });
  const numbers = keysOf(phones).flatMap((PhoneType): WirePhone[] => {
    const at = (contact: WireContact): Partial<WirePhone> => contact.Phones?.find((one) => one.PhoneType === PhoneType) ?? {};
    const merged = mergeTexts(['PhoneNumber'], base && at(base), at(now), at(xero));
    if (merged.some((one) => one.clash)) clashes.push(phones[PhoneType]);
    // Finance may have split a number into country, area and number; a number that Dynamics changed is whole.
    const split = (['PhoneAreaCode', 'PhoneCountryCode'] as const).filter((part) => at(xero)[part]).map((part) => [part, '']);
    return merged.some(isChanged) ? [{ PhoneType, ...textsOf(merged), ...Object.fromEntries(split) }] : [];
  });
  return { changes: { ...changes, ...filled({ Addresses: addresses, Phones: numbers }) }, clashes };
}

const keysOf = <Key extends string>(of: Record<Key, unknown>) => Object.keys(of) as Key[];

interface MergedText<Part> {
  part: Part;
  value: string;
  /** What Xero has. */
  seen: string;
  /** Both sides changed it to something else. */
  clash: boolean;
}
type Texts<Part extends string> = { [Name in Part]?: string | undefined };

/** Texts merged three ways, each by itself; one that is not there is empty. Without a past what Dynamics fills in counts. */
export function mergeTexts<Part extends string>(
  parts: readonly Part[],
  base: Texts<Part> | undefined,
  now: Texts<Part>,
  xero: Texts<Part>,
): MergedText<Part>[] {
  return parts.map((part) => {
    const seen = xero[part] ?? '';
    return { part, seen, ...mergeValue(base && (base[part] ?? ''), now[part] ?? '', seen) };
  });
}

const isChanged = ({ value, seen }: MergedText<string>): boolean => value !== seen;
export const textsOf = <Part extends string>(merged: MergedText<Part>[]) =>
  Object.fromEntries(merged.map(({ part, value }) => [part, value])) as Record<Part, string>;

/** One value merged three ways; `clash` where both sides changed it to something else. */
export function mergeValue<T extends string | boolean>(base: T | undefined, now: T, xero: T): { value: T; clash: boolean } {
  if (base === undefined) return { value: now || xero, clash: false };
  if (now === base) return { value: xero, clash: false };
  return { value: now, clash: xero !== base && xero !== now };
}
