import { notAvailableYet } from '../errors.ts';
import type { Operation, Schemas } from './operation.ts';

export const checkSetup: Operation<undefined, Schemas['SetupReport']> = async () => {
  throw notAvailableYet('checkSetup is not built yet.');
};
