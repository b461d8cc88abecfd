import { notAvailableYet } from '../errors.ts';
import type { Operation, Schemas } from './operation.ts';

export const removeInvoice: Operation<Schemas['InvoiceRemoval'], Schemas['SyncAnswer']> = async () => {
  throw notAvailableYet('removeInvoice is not built yet.');
};
