import express, { type Request, type RequestHandler, type Response, Router } from 'express';
import { formatContact } from '../formatters/contact.ts';
import { formatDocument } from '../formatters/document.ts';
import { formatPayment } from '../formatters/payment.ts';
import { formatAccount, formatCurrency, formatItem, formatOrganisation } from '../formatters/settings.ts';
import type { FaultRule, Faults } from '../http/faults.ts';
import { Fault, type Json, notFound, Refusal } from '../rules/refusal.ts';
import { isCreditNote, isInvoice } from '../rules/settlement.ts';
import type { XeroState } from '../state.ts';
import type { Books } from '../store.ts';
import type { Webhooks } from '../webhooks/webhooks.ts';
import type { PaymentInput, UserActs } from './acts.ts';

export interface UiParts {
  state: XeroState;
  acts: UserActs;
  faults: Faults;
  webhooks: Webhooks;
}

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
};

const documents = (books: Books, test: Parameters<Books['documents']['filter']>[0]): Json[] =>
  books.documents.filter(test).map((one) => formatDocument(books, one, { view: 'single', places: 4 }));

/**
 * JSON routes for the console, under /xero-ui: lists of what Xero holds, what only a person in Xero does, faults, webhooks, calls.
 * They stand for Xero's own screens and take no token. A refusal is 400 with Xero's messages.
 */
export function uiRoutes({ state, acts, faults, webhooks }: UiParts): Router {
  const router = Router();
  router.use(express.json({ limit: '1mb' }));
  const answer =
    (run: (request: Request, body: Json) => unknown): RequestHandler =>
    async (request, response) => {
      try {
        response.json((await run(request, (request.body ?? {}) as Json)) ?? { ok: true });
      } catch (error) {
        refuse(response, error);
      }
    };
  const act = (path: string, run: (tenantId: string, id: string, body: Json) => unknown): void => {
    router.post(
      `/organisations/:tenantId/${path}`,
      answer((request, body) => run(String(request.params.tenantId), String(request.params.id ?? ''), body)),
    );
  };

  router.get(
    '/organisations',
    answer(() => [...state.organisations.values()].map((books) => formatOrganisation(books.organisation))),
  );
  router.get(
    '/organisations/:tenantId/:list',
    answer((request) => {
      const books = state.organisations.get(String(request.params.tenantId).toLowerCase());
      const list = lists[String(request.params.list)];
      if (!books || !list) throw notFound();
      return list(books);
    }),
  );
  act('invoices', (tenantId, _id, body) => acts.createDocument(tenantId, body));
  act('invoices/:id/approve', (tenantId, id) => acts.approveInvoice(tenantId, id));
  act('invoices/:id/submit', (tenantId, id) => acts.submitInvoice(tenantId, id));
  act('invoices/:id/void', (tenantId, id) => acts.voidInvoice(tenantId, id));
  act('invoices/:id/delete', (tenantId, id) => acts.deleteInvoice(tenantId, id));
  act('invoices/:id/edit', (tenantId, id, body) => acts.editInvoice(tenantId, id, body));
  act('invoices/:id/lines', (tenantId, id, body) => acts.editInvoiceLines(tenantId, id, body.lines as Json[]));
  act('invoices/:id/payments', (tenantId, id, body) =>
    acts.recordPayment(tenantId, { ...(body as unknown as PaymentInput), invoiceId: id }),
  );
  act('payments/:id/delete', (tenantId, id) => acts.deletePayment(tenantId, id));
  act('allocations', (tenantId, _id, body) => acts.allocateCredit(tenantId, body as unknown as Parameters<UserActs['allocateCredit']>[1]));
  act('advances', (tenantId, _id, body) => acts.recordAdvance(tenantId, body as unknown as Parameters<UserActs['recordAdvance']>[1]));
  act('contacts/:id/archive', (tenantId, id) => acts.archiveContact(tenantId, id));
  act('contacts/:id/restore', (tenantId, id) => acts.restoreContact(tenantId, id));
  act('contacts/:id/merge', (tenantId, id, body) => acts.mergeContact(tenantId, id, String(body.into)));
  act('lock-dates', (tenantId, _id, body) => acts.changeLockDates(tenantId, body as Parameters<UserActs['changeLockDates']>[1]));
  act('currencies', (tenantId, _id, body) => acts.addCurrency(tenantId, body as unknown as Parameters<UserActs['addCurrency']>[1]));

  router.get(
    '/calls',
    answer(() => state.calls),
  );
  router.get(
    '/webhooks',
    answer(() => webhooks.deliveries),
  );
  router.get(
    '/apps',
    answer(() =>
      [...state.apps.values()].map(({ clientId, name, webhookUrl }) => ({
        clientId,
        name,
        webhookUrl,
        webhook: webhooks.status(clientId),
      })),
    ),
  );
  router.post(
    '/apps/:clientId/intent-to-receive',
    answer(async (request) => ({ ok: await webhooks.intentToReceive(String(request.params.clientId)) })),
  );
  router.get(
    '/faults',
    answer(() => faults.list()),
  );
  router.post(
    '/faults',
    answer((_request, body) => faults.add(body as unknown as FaultRule)),
  );
  router.delete(
    '/faults',
    answer(() => faults.clear()),
  );
  router.put(
    '/settings',
    answer((_request, body) => {
      if (typeof body.webhookOnPayment === 'boolean') state.webhookOnPayment = body.webhookOnPayment;
      return { webhookOnPayment: state.webhookOnPayment };
    }),
  );
  return router;
}

function refuse(response: Response, error: unknown): void {
  if (error instanceof Refusal) response.status(400).json({ messages: error.messages });
  else if (error instanceof Fault)
    response.status(error.status).json({ messages: [error.status === 404 ? 'Not found' : String(error.body?.Message ?? error.message)] });
  else throw error;
}
