import { notAvailableYet } from '../errors.ts';
import type { Operation, Schemas } from './operation.ts';

export const withdrawInvoice: Operation<Schemas['InvoiceWithdrawal'], Schemas['SyncAnswer']> = async () => {
  throw notAvailableYet('withdrawInvoice is not built yet.');
};
