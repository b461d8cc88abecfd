import { notAvailableYet } from '../errors.ts';
import type { Operation, Schemas } from './operation.ts';

export const removeContact: Operation<Schemas['ContactRemoval'], Schemas['ContactAnswer']> = async () => {
  throw notAvailableYet('removeContact is not built yet.');
};
