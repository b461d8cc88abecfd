import { accountCodeId } from '../mapping/ids.ts';
import { list } from '../xero/reference-data.ts';
import type { Operation, Schemas } from './operation.ts';

const uses: Record<string, string> = {
  REVENUE: 'Revenue',
  EXPENSE: 'Expenses',
  ASSET: 'Assets',
  LIABILITY: 'Liabilities',
  EQUITY: 'Equity',
};

/** The accounts of the organisation by code, archived ones marked. A bank account may have no code. */
export const listAccounts: Operation<undefined, Schemas['AccountList']> = async ({ caller, parameters }, services) => {
  const organisationId = String(parameters.organisationId);
  const accounts = await list(await services.session(caller, organisationId), 'Accounts', true);
  const value = accounts.map(({ AccountID, Code = '', Name, Status, Class = '' }) => ({
    xc_accountcodeid: accountCodeId(organisationId, AccountID),
    xc_name: `${Code} ${Name}`.trim().slice(0, 200),
    xc_organisationid: organisationId,
    xc_code: Code,
    xc_xeroid: AccountID.toLowerCase(),
    xc_status: Status === 'ARCHIVED' ? 'Archived' : 'Active',
    xc_usablefor: uses[Class] ?? null,
  }));
  return { body: { value: value.sort((a, b) => a.xc_code.localeCompare(b.xc_code)) } };
};
