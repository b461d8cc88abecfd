import { notAvailableYet } from '../errors.ts';
import type { Operation, Schemas } from './operation.ts';

export const listBalances: Operation<undefined, Schemas['BalanceList']> = async () => {
  throw notAvailableYet('listBalances is not built yet.');
};
