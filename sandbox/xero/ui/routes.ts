import express, { Router } from 'express';
import type { FaultRule, Faults } from '../http/faults.ts';
import { faultKinds } from '../http/faults.ts';
import { flag, list, number, text } from '../rules/fields.ts';
import { assumed } from '../rules/messages.ts';
import { type Json, Refusal } from '../rules/refusal.ts';
import type { XeroState } from '../state.ts';
import type { Webhooks } from '../webhooks/webhooks.ts';
import type { UserActs } from './acts.ts';
import { jsonRoute } from './json-route.ts';

export interface UiParts {
  state: XeroState;
  acts: UserActs;
  faults: Faults;
  webhooks: Webhooks;
}

/**
 * What only a person in Xero does, as JSON routes under /xero-ui for the console, and the sandbox's own switches. They stand for
 * Xero's screens and take no token. A refusal is 400 with Xero's messages.
 */
export function uiRoutes({ state, acts, faults, webhooks }: UiParts): Router {
  const router = Router();
  router.use(express.json({ limit: '1mb' }));
  const act = (path: string, run: (tenantId: string, id: string, body: Json) => unknown): void => {
    router.post(
      `/organisations/:tenantId/${path}`,
      jsonRoute((request, body) => run(String(request.params.tenantId), String(request.params.id ?? ''), body)),
    );
  };
  act('invoices', (tenantId, _id, body) => acts.createDocument(tenantId, body));
  act('invoices/:id/approve', (tenantId, id) => acts.approveInvoice(tenantId, id));
  act('invoices/:id/submit', (tenantId, id) => acts.submitInvoice(tenantId, id));
  act('invoices/:id/void', (tenantId, id) => acts.voidInvoice(tenantId, id));
  act('invoices/:id/delete', (tenantId, id) => acts.deleteInvoice(tenantId, id));
  act('invoices/:id/edit', (tenantId, id, body) => acts.editInvoice(tenantId, id, body));
  act('invoices/:id/lines', (tenantId, id, body) => acts.editInvoiceLines(tenantId, id, list(body, 'lines') ?? []));
  act('invoices/:id/payments', (tenantId, id, body) => acts.recordPayment(tenantId, { ...paymentOf(body), invoiceId: id }));
  act('payments/:id/delete', (tenantId, id) => acts.deletePayment(tenantId, id));
  act('allocations', (tenantId, _id, body) =>
    acts.allocateCredit(tenantId, { ...paymentOf(body), sourceId: text(body, 'sourceId') ?? '', invoiceId: text(body, 'invoiceId') ?? '' }),
  );
  act('allocations/:id/delete', (tenantId, id, body) => acts.removeAllocation(tenantId, text(body, 'sourceId') ?? '', id));
  act('advances', (tenantId, _id, body) => acts.recordAdvance(tenantId, body as unknown as Parameters<UserActs['recordAdvance']>[1]));
  act('contacts', (tenantId, _id, body) => acts.writeContact(tenantId, body));
  act('contacts/:id/edit', (tenantId, id, body) => acts.writeContact(tenantId, body, id));
  act('items', (tenantId, _id, body) => acts.writeItem(tenantId, body));
  act('items/:id/edit', (tenantId, id, body) => acts.writeItem(tenantId, body, id));
  act('items/:id/delete', (tenantId, id) => acts.deleteItem(tenantId, id));
  act('contacts/:id/archive', (tenantId, id) => acts.archiveContact(tenantId, id));
  act('contacts/:id/restore', (tenantId, id) => acts.restoreContact(tenantId, id));
  act('contacts/:id/merge', (tenantId, id, body) => acts.mergeContact(tenantId, id, text(body, 'into') ?? ''));
  act('contacts/:id/erase', (tenantId, id) => acts.eraseContact(tenantId, id));
  act('actions', (tenantId, _id, body) => acts.setAction(tenantId, text(body, 'action') ?? '', flag(body, 'allowed') ?? false));
  act('lock-dates', (tenantId, _id, body) => acts.changeLockDates(tenantId, body));
  act('currencies', (tenantId, _id, body) =>
    acts.addCurrency(tenantId, { Code: text(body, 'Code') ?? '', Description: text(body, 'Description'), rate: number(body, 'rate') }),
  );
  act('accounts/:id/status', (tenantId, code, body) =>
    acts.setAccountStatus(tenantId, code, text(body, 'status') === 'ARCHIVED' ? 'ARCHIVED' : 'ACTIVE'),
  );

  router.post(
    '/apps/:clientId/intent-to-receive',
    jsonRoute(async (request) => ({ ok: await webhooks.intentToReceive(String(request.params.clientId)) })),
  );
  router.post(
    '/faults',
    jsonRoute((_request, body) => faults.add(faultOf(body))),
  );
  router.delete(
    '/faults',
    jsonRoute(() => faults.clear()),
  );
  router.put(
    '/settings',
    jsonRoute((_request, body) => {
      if (typeof body.webhookOnPayment === 'boolean') state.webhookOnPayment = body.webhookOnPayment;
      return { webhookOnPayment: state.webhookOnPayment };
    }),
  );
  return router;
}

/** What a person types for a payment; the amount that is missing is refused by Xero's rule, as 0. */
function paymentOf(body: Json) {
  return {
    amount: number(body, 'amount') ?? 0,
    accountCode: text(body, 'accountCode'),
    date: text(body, 'date'),
    reference: text(body, 'reference'),
  };
}

function faultOf(body: Json): FaultRule {
  if (!faultKinds.some((kind) => kind === body.kind)) throw new Refusal(assumed.oneOf('kind', faultKinds));
  if (!text(body, 'path')) throw new Refusal(assumed.required('path'));
  return body as unknown as FaultRule;
}
