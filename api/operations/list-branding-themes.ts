import { brandingThemeId } from '../mapping/ids.ts';
import { list } from '../xero/reference-data.ts';
import type { Operation, Schemas } from './operation.ts';

/** The branding themes of the organisation by name. Xero archives none: a theme that is deleted is no longer in the list. */
export const listBrandingThemes: Operation<undefined, Schemas['BrandingThemeList']> = async ({ caller, parameters }, services) => {
  const organisationId = String(parameters.organisationId);
  const themes = await list(await services.session(caller, organisationId), 'BrandingThemes', true);
  const value = themes.map(({ BrandingThemeID, Name }) => ({
    xc_brandingthemeid: brandingThemeId(organisationId, BrandingThemeID),
    xc_name: (Name || BrandingThemeID).slice(0, 200),
    xc_organisationid: organisationId,
    xc_xeroid: BrandingThemeID.toLowerCase(),
    xc_status: 'Active',
    xc_usablefor: null,
  }));
  return { body: { value: value.sort((a, b) => a.xc_name.localeCompare(b.xc_name)) } };
};
