import { ApiProblem } from '../errors.ts';
import { listAccounts } from './list-accounts.ts';
import { listOrganisations } from './list-organisations.ts';
import { listTaxRates } from './list-tax-rates.ts';
import type { Call, Reply, Services } from './operation.ts';
import { whenInvoiceChanges } from './when-invoice-changes.ts';

/** An operation and the scopes of Xero that a call's token has to have for it. */
export interface Handler {
  run(call: Call<never>, services: Services): Promise<Reply<unknown>>;
  scopes: readonly string[];
}

const settings = 'accounting.settings.read';
const reading = ['accounting.invoices.read', 'accounting.payments.read', settings];

/** What answers each operation of the connector's definition. */
export const handlers: Record<string, Handler> = {
  SyncInvoice: { run: notBuilt('SyncInvoice'), scopes: ['accounting.contacts', 'accounting.invoices', settings] },
  PreviewInvoice: { run: notBuilt('PreviewInvoice'), scopes: ['accounting.contacts.read', 'accounting.invoices.read', settings] },
  ReconcileInvoice: { run: notBuilt('ReconcileInvoice'), scopes: reading },
  GetInvoice: { run: notBuilt('GetInvoice'), scopes: reading },
  WhenInvoiceChanges: { run: whenInvoiceChanges, scopes: reading },
  ListOrganisations: { run: listOrganisations, scopes: [settings] },
  ListAccounts: { run: listAccounts, scopes: [settings] },
  ListTaxRates: { run: listTaxRates, scopes: [settings] },
};

function notBuilt(name: string): Handler['run'] {
  return async () => {
    throw new ApiProblem(501, {
      code: 'not-built',
      title: 'This operation is not built.',
      detail: `${name} is in the definition but not in this version of the API.`,
      fix: 'Use a newer version of the API.',
      owner: 'Admin',
      retryable: false,
    });
  };
}
