import { getInvoice } from './get-invoice.ts';
import { listAccounts } from './list-accounts.ts';
import { listOrganisations } from './list-organisations.ts';
import { listTaxRates } from './list-tax-rates.ts';
import type { Call, Reply, Services } from './operation.ts';
import { previewInvoice } from './preview-invoice.ts';
import { reconcileInvoice } from './reconcile-invoice.ts';
import { syncInvoice } from './sync-invoice.ts';
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
  SyncInvoice: { run: syncInvoice, scopes: ['accounting.contacts', 'accounting.invoices', settings] },
  PreviewInvoice: { run: previewInvoice, scopes: ['accounting.contacts.read', 'accounting.invoices.read', settings] },
  ReconcileInvoice: { run: reconcileInvoice, scopes: reading },
  GetInvoice: { run: getInvoice, scopes: reading },
  WhenInvoiceChanges: { run: whenInvoiceChanges, scopes: reading },
  ListOrganisations: { run: listOrganisations, scopes: [settings] },
  ListAccounts: { run: listAccounts, scopes: [settings] },
  ListTaxRates: { run: listTaxRates, scopes: [settings] },
};
