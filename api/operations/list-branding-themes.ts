import { notAvailableYet } from '../errors.ts';
import type { Operation, Schemas } from './operation.ts';

export const listBrandingThemes: Operation<undefined, Schemas['BrandingThemeList']> = async () => {
  throw notAvailableYet('listBrandingThemes is not built yet.');
};
