import { notAvailableYet } from '../errors.ts';
import type { Operation, Schemas } from './operation.ts';

export const syncContact: Operation<Schemas['ContactRecord'], Schemas['ContactAnswer']> = async () => {
  throw notAvailableYet('syncContact is not built yet.');
};
