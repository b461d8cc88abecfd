import { notAvailableYet } from '../errors.ts';
import type { Operation, Schemas } from './operation.ts';

export const registerLinks: Operation<Schemas['LinkRegistration'], Schemas['LinkRegistrationAnswer']> = async () => {
  throw notAvailableYet('registerLinks is not built yet.');
};
