import { notAvailableYet } from '../errors.ts';
import type { Operation, Schemas } from './operation.ts';

export const syncItem: Operation<Schemas['ItemRecord'], Schemas['ItemAnswer']> = async () => {
  throw notAvailableYet('syncItem is not built yet.');
};
