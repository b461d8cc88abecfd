/** Resources of the accounting API by the scopes that open them. */
export type ScopeGroup = 'contacts' | 'invoices' | 'items' | 'payments' | 'settings';

const identity = ['openid', 'profile', 'email', 'offline_access'];
const granular =
  'accounting.invoices accounting.payments accounting.banktransactions accounting.manualjournals accounting.settings accounting.contacts accounting.attachments'
    .split(' ')
    .flatMap((scope) => [scope, `${scope}.read`])
    .concat(
      'aged balancesheet banksummary budgetsummary executivesummary profitandloss trialbalance taxreports tenninetynine'
        .split(' ')
        .map((report) => `accounting.reports.${report}.read`),
      ['accounting.budgets.read', 'accounting.journals.read', 'app.connections'],
    );
/** Scopes that Xero replaced: refused with invalid_scope for apps made on or after 2 March 2026. */
const broad = ['accounting.transactions', 'accounting.transactions.read', 'accounting.reports.read'];

/** The first scope an app may not ask for, or undefined. */
export function unknownScope(scopes: string[], allowBroad: boolean): string | undefined {
  return scopes.find((scope) => !identity.includes(scope) && !granular.includes(scope) && !(allowBroad && broad.includes(scope)));
}

const opening: Record<ScopeGroup, string[]> = {
  contacts: ['accounting.contacts'],
  invoices: ['accounting.invoices', 'accounting.transactions'],
  items: ['accounting.settings', 'accounting.invoices'],
  payments: ['accounting.payments', 'accounting.transactions'],
  settings: ['accounting.settings'],
};

/** Whether scopes open a group for reading or writing; a scope without .read opens both. */
export function opens(scopes: string[], group: ScopeGroup, write: boolean): boolean {
  return opening[group].some((scope) => scopes.includes(scope) || (!write && scopes.includes(`${scope}.read`)));
}
