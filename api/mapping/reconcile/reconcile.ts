import { dynamicsNet } from '../agreement.ts';
import { dynamicsInvoiceId, normaliseGuid } from '../ids.ts';
import { isApproved, paymentStatus } from '../invoice-state.ts';
import { logRows } from '../log-rows.ts';
import { readMoney, toText, zero } from '../money.ts';
import { type Problem, problem, type Warning, warning } from '../problems.ts';
import { asRow, asRows, guid, isActive, lookup, number, type Row, text } from '../row.ts';
import { readSettings, type Settings } from '../settings.ts';
import type { Outcome } from '../types.ts';
import { xeroDocument } from '../xero-document.ts';
import { checkBalance } from './balance.ts';
import { differs, xeroColumns } from './columns.ts';
import { type DynamicsInvoiceWrite, dynamicsInvoiceWrite, missingLines, tableOfCustomer } from './dynamics-invoice.ts';
import type { ReconcileAnswer, ReconcileInput } from './input.ts';
import { paymentRows } from './payments.ts';
import { rowStatus, stateMessage } from './row-status.ts';
import { type Result, stopReason } from './stop.ts';

const paidComplete = { statecode: 2, statuscode: 100001 };
const fulfilledComplete = { statecode: 3, statuscode: 100001 };
const states = { paid: 2, cancelled: 3 };

/**
 * P15–P28, S1, S2, N2: what Xero says of an invoice and the Dynamics rows there are → what to write, in order: order, Dynamics
 * invoice, its lines, payments, then states. Only what differs; when nothing does, everything is null or empty. Never throws.
 */
export function reconcile(input: ReconcileInput): ReconcileAnswer {
  const settings = readSettings(asRow(input.request.settings));
  const stop = stopReason(input, settings);
  if (stop) return answer(input, stop);
  return settings ? write(input, settings) : answer(input, { outcome: 'failed', problems: [problem('organisation-missing')] });
}

function write(input: ReconcileInput, settings: Settings): ReconcileAnswer {
  const { request, xero, settlements, now } = input;
  const { problems, warnings } = checkBalance(xero, settlements);
  const record = asRow(request.record);
  const fromInvoice = request.table === 'invoice';
  const movedOn = belongsElsewhere(record, xero.InvoiceID);
  const order = fromInvoice ? null : record;
  const invoice = asRow(request.dynamicsInvoice) ?? (fromInvoice && !movedOn ? record : null);
  if (order && !movedOn) warnings.push(...totalsNote(order, input));

  const target = invoiceTarget(order, invoice, input, settings);
  const status = rowStatus(target?.row ?? order, request.problem, xero, problems, now);
  const columns = target ? xeroColumns(input, target.row) : null;
  const state = number(target?.row ?? null, 'statecode') ?? 0;
  const changed = target && columns && (target.isNew || differs(target.row ?? {}, { ...columns, xc_syncstatus: status.xc_syncstatus }));
  if (changed && state === states.cancelled) {
    warnings.push(warning('dynamics-invoice-cancelled'));
  }
  const writable = target !== null && state !== states.cancelled;
  const reopen = Boolean(changed) && state === states.paid;
  const invoiceWrite = writable && changed && columns ? dynamicsInvoiceWrite({ ...target, reopen, order, columns, status }, input) : null;
  const lines =
    writable && order && target.ours && state === 0 && isApproved(xero)
      ? missingLines(target.id, asRows(request.dynamicsInvoiceLines), input)
      : [];

  const orderWrite = order && !movedOn && isActive(order) ? orderOf(order, input, problems) : null;
  const payments = paymentRows(settlements, asRows(request.payments), {
    organisationId: input.organisationId,
    xeroInvoiceId: xero.InvoiceID ?? request.invoiceId,
    currency: xero.CurrencyCode ?? '',
    invoiceId: target?.id ?? null,
    orderId: guid(order, 'salesorderid'),
    accountId: accountOf(input, record),
    currencyRowId: lookup(record, 'transactioncurrencyid') ?? lookup(invoice, 'transactioncurrencyid'),
    now,
  });
  const closes = paymentStatus(xero) === 'Paid' && problems.length === 0;
  const rows = {
    dynamicsInvoice: invoiceWrite,
    dynamicsInvoiceLines: lines,
    order: orderWrite,
    payments,
    states: closes
      ? closing(target && writable && (state === 0 || reopen) ? target.id : null, order && !movedOn && settings.fulfilOrder ? order : null)
      : [],
  };
  return answer(input, { outcome: outcomeOf(rows, invoiceWrite), message: stateMessage(xero), problems, warnings, rows });
}

interface Target {
  id: string;
  isNew: boolean;
  row: Row | null;
  /** Made by this connector from the order. */
  ours: boolean;
}

/** P15: the Dynamics invoice to write: the one there is, or the one to make on approval; null for none. */
function invoiceTarget(
  order: Row | null,
  invoice: Row | null,
  { organisationId, generation, xero }: ReconcileInput,
  settings: Settings,
): Target | null {
  const orderId = guid(order, 'salesorderid');
  const computed = orderId ? dynamicsInvoiceId(organisationId, orderId, generation) : null;
  const id = guid(invoice, 'invoiceid');
  if (id) return { id, isNew: false, row: invoice, ours: id === computed };
  const make = computed && isApproved(xero) && settings.createDynamicsInvoice === 'On approval';
  return make ? { id: computed, isNew: true, row: null, ours: true } : null;
}

/** The row is on another Xero document by now (a later generation). */
function belongsElsewhere(record: Row | null, invoiceId: string | undefined): boolean {
  const own = guid(record, 'xc_xeroinvoiceid');
  return own !== null && own !== normaliseGuid(invoiceId);
}

function orderOf(order: Row, input: ReconcileInput, problems: Problem[]): ReconcileAnswer['order'] {
  const columns = xeroColumns(input, order);
  const status = rowStatus(order, input.request.problem, input.xero, problems, input.now);
  const id = guid(order, 'salesorderid');
  return id && differs(order, { ...columns, xc_syncstatus: status.xc_syncstatus }) ? { salesorderid: id, ...columns, ...status } : null;
}

/** P25: the Dynamics invoice first, then the order, where each is Active. */
function closing(invoiceId: string | null, order: Row | null): ReconcileAnswer['states'] {
  const orderId = order && isActive(order) ? guid(order, 'salesorderid') : null;
  return [
    ...(invoiceId ? [{ table: 'invoice' as const, id: invoiceId, ...paidComplete }] : []),
    ...(orderId ? [{ table: 'salesorder' as const, id: orderId, ...fulfilledComplete }] : []),
  ];
}

function outcomeOf(rows: NonNullable<Result['rows']>, invoice: DynamicsInvoiceWrite | null): Outcome {
  if (invoice?.isnew) return 'created';
  const any = rows.dynamicsInvoice || rows.order || [rows.dynamicsInvoiceLines, rows.payments, rows.states].some((list) => list.length > 0);
  return any ? 'updated' : 'unchanged';
}

function accountOf(input: ReconcileInput, record: Row | null): string | null {
  const customer = asRow(input.request.customer);
  if (tableOfCustomer(input)) return guid(customer, 'accountid');
  return guid(asRow(record?.customerid_account), 'accountid');
}

/** S3: after approval finance's totals are taken over and noted. */
function totalsNote(order: Row, { xero }: ReconcileInput): Warning[] {
  const net = dynamicsNet(order);
  const there = readMoney(xero.LineAmountTypes === 'Inclusive' ? xero.Total : xero.SubTotal) ?? zero;
  if (!net || !isApproved(xero) || net.eq(there)) return [];
  return [warning('totals-taken-over', { xero: toText(there), dynamics: toText(net) })];
}

function answer(input: ReconcileInput, result: Result): ReconcileAnswer {
  const { request, organisationId, now } = input;
  const { outcome, problems = [], warnings = [], message = '' } = result;
  const record = asRow(request.record);
  const xero = xeroDocument(input.xero, input);
  const none = { dynamicsInvoice: null, dynamicsInvoiceLines: [], order: null, payments: [], states: [] };
  const rowId = guid(record, `${request.table}id`) ?? guid(asRow(request.dynamicsInvoice), 'invoiceid');
  const log = logRows({
    organisationId,
    table: guid(record, `${request.table}id`) ? request.table : 'invoice',
    rowId: rowId ?? request.invoiceId,
    name: text(record, request.table === 'invoice' ? 'invoicenumber' : 'ordernumber') ?? text(record, 'name') ?? xero?.invoiceNumber ?? '',
    operation: 'ReconcileInvoice',
    outcome,
    message,
    problems,
    url: xero?.url ?? null,
    problem: request.problem,
    now,
    quiet: outcome === 'skipped',
  });
  return { outcome, xero, ...none, ...result.rows, problems, warnings, log };
}
