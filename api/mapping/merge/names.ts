import type { WireInvoice } from '../../xero/wire.ts';
import { sameGuid } from '../ids.ts';
import type { Reference } from '../types.ts';
import type { Edit } from './findings.ts';

/** What Xero's ids and codes are called. */
export interface Names extends Pick<Reference, 'brandingThemes' | 'taxRates'> {
  /** The customer of the row. */
  customer: string | undefined;
}

/** E1: a finding with the names that people know in place of the ids of contact and branding theme and the code of a tax rate. */
export function withNames(edit: Edit, xero: WireInvoice, names: Names): Edit {
  const { field, now, xero: there } = edit;
  if (field === 'Contact') {
    return { ...edit, now: now && (names.customer ?? 'another contact'), xero: there && (xero.Contact?.Name ?? 'another contact') };
  }
  const called = (value: Edit['now']): Edit['now'] => {
    if (value === undefined) return undefined;
    if (field === 'BrandingThemeID')
      return names.brandingThemes.find((one) => sameGuid(one.BrandingThemeID, value))?.Name ?? 'another theme';
    return names.taxRates.find((one) => one.TaxType === value)?.Name ?? value;
  };
  return field === 'BrandingThemeID' || field === 'TaxType' ? { ...edit, now: called(now), xero: called(there) } : edit;
}
