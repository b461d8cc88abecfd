import { brandingThemeId } from '../mapping/ids.ts';
import type { Operation, Schemas } from './operation.ts';
import { listing } from './steps/listing.ts';

/** The branding themes of the organisation by name. Xero archives none: a theme that is deleted is no longer in the list. */
export const listBrandingThemes: Operation<undefined, Schemas['BrandingThemeList']> = listing(
  'BrandingThemes',
  ({ BrandingThemeID, Name }, organisationId) => [
    {
      xc_brandingthemeid: brandingThemeId(organisationId, BrandingThemeID),
      xc_name: (Name || BrandingThemeID).slice(0, 200),
      xc_organisationid: organisationId,
      xc_xeroid: BrandingThemeID.toLowerCase(),
      xc_status: 'Active',
      xc_usablefor: null,
    },
  ],
  (row) => row.xc_name,
);
