import type { Payment } from '../entities.ts';
import { formatPayment } from '../formatters/payment.ts';
import type { Answer, Call, Route } from '../http/call.ts';
import { type ElementWriter, envelope, readElements, writeElements } from '../http/envelope.ts';
import { paymentFields } from '../query/fields.ts';
import { listRows } from '../query/list.ts';
import { text } from '../rules/fields.ts';
import { assumed } from '../rules/messages.ts';
import { createPayment, deletePayment } from '../rules/payments.ts';
import { type Json, notFound, Refusal, unreadable } from '../rules/refusal.ts';
import { requireRight } from '../rules/rights.ts';

export const paymentRoutes: Route[] = [
  { method: 'GET', path: 'Payments', scope: 'payments', query: 'where order page pageSize', run: listPayments },
  {
    method: 'GET',
    path: 'Payments/:id',
    scope: 'payments',
    run: (call) => envelope(call, 'Payments', [formatPayment(call.books, paymentOf(call), 'single')]),
  },
  {
    method: 'PUT',
    path: 'Payments',
    scope: 'payments',
    query: 'summarizeErrors',
    run: (call) => write(call, (json) => create(call, json), true),
  },
  { method: 'POST', path: 'Payments', scope: 'payments', run: createOne },
  { method: 'POST', path: 'Payments/:id', scope: 'payments', run: (call) => write(call, (json) => remove(call, json), false) },
];

function paymentOf({ books, params }: Call): Payment {
  const payment = books.payments.get(params.id);
  if (!payment) throw notFound();
  return payment;
}

function listPayments(call: Call): Answer {
  const { books } = call;
  const rules = { fields: paymentFields(books), updated: (row: Payment) => row.updated, order: 'UpdatedDateUTC, PaymentID', paged: true };
  const found = listRows(books.payments.all(), call.query, call.since, rules);
  return envelope(
    call,
    'Payments',
    found.rows.map((row) => formatPayment(books, row, 'list')),
    found.pagination,
  );
}

function create(call: Call, json: Json): Payment {
  requireRight(call.books, 'CreateInvoicePayment');
  return createPayment(call.books, json, call.state.webhookOnPayment);
}

/** POST /Payments takes one payment, PUT several. */
function createOne(call: Call): Answer {
  if (readElements(call, 'Payments', 'payment').length > 1) throw unreadable(assumed.onePerCall('/Payments'));
  return write(call, (json) => create(call, json), false);
}

function remove(call: Call, json: Json): Payment {
  const { id } = paymentOf(call);
  const other = Object.keys(json).some((field) => field !== 'Status' && field !== 'PaymentID');
  if (text(json, 'Status') !== 'DELETED' || other) throw new Refusal(assumed.paymentDelete);
  return deletePayment(call.books, id, call.state.webhookOnPayment);
}

function write(call: Call, run: (json: Json) => Payment, batch: boolean): Answer {
  if (call.params.id) paymentOf(call);
  const writer: ElementWriter<Payment> = {
    name: 'Payments',
    kind: 'payment',
    write: run,
    format: (payment) => formatPayment(call.books, payment, 'single'),
    echo: (json) => ({
      PaymentID: call.params.id ?? '00000000-0000-0000-0000-000000000000',
      ...json,
      HasAccount: true,
      HasValidationErrors: true,
    }),
  };
  return writeElements(call, writer, { batch });
}
