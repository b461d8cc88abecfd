import { accountCodeId } from '../mapping/ids.ts';
import type { Operation, Schemas } from './operation.ts';
import { listing } from './steps/listing.ts';

const uses: Record<string, string> = {
  REVENUE: 'Revenue',
  EXPENSE: 'Expenses',
  ASSET: 'Assets',
  LIABILITY: 'Liabilities',
  EQUITY: 'Equity',
};

/** The accounts of the organisation by code, archived ones marked. A bank account may have no code. */
export const listAccounts: Operation<undefined, Schemas['AccountList']> = listing(
  'Accounts',
  ({ AccountID, Code = '', Name, Status, Class = '' }, organisationId) => [
    {
      xc_accountcodeid: accountCodeId(organisationId, AccountID),
      xc_name: `${Code} ${Name}`.trim().slice(0, 200),
      xc_organisationid: organisationId,
      xc_code: Code,
      xc_xeroid: AccountID.toLowerCase(),
      xc_status: Status === 'ARCHIVED' ? 'Archived' : 'Active',
      xc_usablefor: uses[Class] ?? null,
    },
  ],
  (row) => row.xc_code,
);
