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
  const session = await services.session(caller, String(parameters.organisationId));
  const organisationId = session.organisationId.toLowerCase();
  const accounts = await list(session, 'accounts');
  const value = accounts.map((account) => ({
    xc_accountcodeid: accountCodeId(organisationId, account.AccountID),
    xc_name: `${account.Code ?? ''} ${account.Name}`.trim().slice(0, 200),
    xc_organisationid: organisationId,
    xc_code: account.Code ?? '',
    xc_xeroid: account.AccountID.toLowerCase(),
    xc_status: account.Status === 'ARCHIVED' ? 'Archived' : 'Active',
    xc_usablefor: uses[account.Class ?? ''] ?? null,
  }));
  return { body: { value: value.sort((a, b) => a.xc_code.localeCompare(b.xc_code)) } };
};
