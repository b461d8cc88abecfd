import { Router } from 'express';
import { formatContact } from './formatters/contact.ts';
import { formatDocument } from './formatters/document.ts';
import { formatPayment } from './formatters/payment.ts';
import {
  formatAccount,
  formatBrandingTheme,
  formatCurrency,
  formatItem,
  formatOrganisation,
  formatTrackingCategory,
} from './formatters/settings.ts';
import type { Faults } from './http/faults.ts';
import { type Json, notFound } from './rules/refusal.ts';
import { isCreditNote, isInvoice } from './rules/settlement.ts';
import type { XeroState } from './state.ts';
import type { Books } from './store.ts';
import { jsonRoute } from './ui/json-route.ts';
import type { Webhooks } from './webhooks/webhooks.ts';

const documents = (books: Books, test: Parameters<Books['documents']['filter']>[0]): Json[] =>
  books.documents.filter(test).map((one) => formatDocument(books, one, { view: 'single', places: 4 }));

/** Everything of an organisation, in Xero's form, by the name of the list. */
const lists: Record<string, (books: Books) => Json[]> = {
  invoices: (books) => documents(books, isInvoice),
  'credit-notes': (books) => documents(books, isCreditNote),
  advances: (books) => documents(books, (one) => !isInvoice(one) && !isCreditNote(one)),
  contacts: (books) => books.contacts.all().map((one) => formatContact(books, one, 'single')),
  items: (books) => books.items.all().map((one) => formatItem(one, 4, false)),
  payments: (books) => books.payments.all().map((one) => formatPayment(books, one, 'single')),
  accounts: (books) => books.accounts.all().map(formatAccount),
  'tax-rates': (books) => books.taxRates.all().map((one) => ({ ...one })),
  currencies: (books) => books.currencies.all().map(formatCurrency),
  'branding-themes': (books) => books.brandingThemes.all().map(formatBrandingTheme),
  'tracking-categories': (books) => books.trackingCategories.all().map((one) => formatTrackingCategory(one, true)),
};

/** What the console shows of Xero: GET routes under /xero-ui over organisations, calls, webhooks, apps and faults. */
export function inspectorRoutes({ state, faults, webhooks }: { state: XeroState; faults: Faults; webhooks: Webhooks }): Router {
  const router = Router();
  const show = (path: string, read: () => unknown) => {
    router.get(
      path,
      jsonRoute(() => read()),
    );
  };
  show('/organisations', () => [...state.organisations.values()].map((books) => formatOrganisation(books.organisation)));
  show('/calls', () => state.calls);
  show('/webhooks', () => webhooks.deliveries);
  show('/apps', () =>
    [...state.apps.values()].map(({ clientId, name, webhookUrl }) => ({ clientId, name, webhookUrl, webhook: webhooks.status(clientId) })),
  );
  show('/faults', () => faults.list());
  show('/settings', () => ({ webhookOnPayment: state.webhookOnPayment }));
  router.get(
    '/organisations/:tenantId/:list',
    jsonRoute((request) => {
      const books = state.organisations.get(String(request.params.tenantId).toLowerCase());
      const list = lists[String(request.params.list)];
      if (!books || !list) throw notFound();
      return list(books);
    }),
  );
  return router;
}
