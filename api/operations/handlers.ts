import { checkSetup } from './check-setup.ts';
import { getInvoice } from './get-invoice.ts';
import { listAccounts } from './list-accounts.ts';
import { listBalances } from './list-balances.ts';
import { listBrandingThemes } from './list-branding-themes.ts';
import { listOrganisations } from './list-organisations.ts';
import { listTaxRates } from './list-tax-rates.ts';
import { listTrackingOptions } from './list-tracking-options.ts';
import type { Call, Reply, Services } from './operation.ts';
import { previewInvoice } from './preview-invoice.ts';
import { reconcileInvoice } from './reconcile-invoice.ts';
import { registerLinks } from './register-links.ts';
import { removeContact } from './remove-contact.ts';
import { removeInvoice } from './remove-invoice.ts';
import { syncContact } from './sync-contact.ts';
import { syncInvoice } from './sync-invoice.ts';
import { syncItem } from './sync-item.ts';
import { whenInvoiceChanges } from './when-invoice-changes.ts';
import { withdrawInvoice } from './withdraw-invoice.ts';

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
  WithdrawInvoice: { run: withdrawInvoice, scopes: ['accounting.invoices', settings] },
  RemoveInvoice: { run: removeInvoice, scopes: ['accounting.invoices.read', settings] },
  SyncContact: { run: syncContact, scopes: ['accounting.contacts', settings] },
  RemoveContact: { run: removeContact, scopes: ['accounting.contacts', 'accounting.invoices.read', settings] },
  SyncItem: { run: syncItem, scopes: ['accounting.invoices', settings] },
  RegisterLinks: { run: registerLinks, scopes: [settings] },
  ListBalances: { run: listBalances, scopes: ['accounting.contacts.read', 'accounting.invoices.read', settings] },
  ListBrandingThemes: { run: listBrandingThemes, scopes: [settings] },
  ListTrackingOptions: { run: listTrackingOptions, scopes: [settings] },
  // Whoever lacks a scope is to be told which.
  CheckSetup: { run: checkSetup, scopes: [] },
  ListTaxRates: { run: listTaxRates, scopes: [settings] },
};
