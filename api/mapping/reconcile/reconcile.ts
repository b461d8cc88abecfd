import { dynamicsInvoiceId } from '../ids.ts';
import { dynamicsNet } from '../invoice/agreement.ts';
import { isApproved, paymentStatus } from '../invoice-state.ts';
import { logRows } from '../log-rows.ts';
import { readMoney, toText, zero } from '../money.ts';
import { distinct, type Problem, problem, type Warning, warning } from '../problems.ts';
import { asRow, asRows, decimal, guid, isActive, lookup, nameOf, number, type Row } from '../row.ts';
import { readSettings, type Settings } from '../settings.ts';
import type { SyncStatus } from '../status.ts';
import { documentType, xeroDocument } from '../xero-document.ts';
import { checkBalance } from './balance.ts';
import { differs, type XeroColumns, xeroColumns } from './columns.ts';
import { dynamicsInvoiceWrite, missingLines, tableOfCustomer } from './dynamics-invoice.ts';
import type { ReconcileAnswer, ReconcileInput } from './input.ts';
import { paymentRows } from './payments.ts';
import { rowStatus, stateMessage } from './row-status.ts';
import { showingRows } from './rows.ts';
import { type Result, stopReason } from './stop.ts';

const paidComplete = (id: string) => ({ table: 'invoice' as const, id, statecode: 2, statuscode: 100001 });
const fulfilledComplete = (id: string) => ({ table: 'salesorder' as const, id, statecode: 3, statuscode: 100001 });
const states = { active: 0, paid: 2, cancelled: 3 };

/**
 * P15–P28, S1, S2, N2: what Xero says of an invoice, bill or credit note and the Dynamics rows there are → what to write, in order:
 * order, Dynamics invoice, its lines, payments, then states. Only what differs; when nothing does, everything is null or empty.
 * Never throws.
 */
export function reconcile(input: ReconcileInput): ReconcileAnswer {
  const settings = readSettings(asRow(input.request.settings));
  if (!settings) return refusal(input, problem('organisation-missing'));
  return answer(input, stopReason(input, settings) ?? write(input, settings));
}

/** The answer where Xero's document is not known: nothing is written to the rows, the problem says why. */
export const refusal = (input: Pick<ReconcileInput, 'request' | 'organisationId' | 'now'>, why: Problem): ReconcileAnswer =>
  answer(input, { outcome: 'failed', problems: [why] });

function write(input: ReconcileInput, settings: Settings): Result {
  const { request, xero, settlements, now } = input;
  const { problems, warnings } = checkBalance(xero, settlements);
  const { record, order, invoice, isCurrent } = showingRows(input);
  const liveOrder = isCurrent && isActive(order) ? order : null;
  const liveOrderId = guid(liveOrder, 'salesorderid');
  if (record && isCurrent) warnings.push(...totalsNotes(record, input));

  const target = invoiceTarget(order, invoice, input, settings);
  const columns = xeroColumns(input, target?.row ?? null);
  const status = rowStatus(target?.row ?? order, input, problems);
  const changed = target !== null && (target.isNew || saysElse(target.row ?? {}, columns, status));
  const state = number(target?.row ?? null, 'statecode') ?? states.active;
  if (changed && state === states.cancelled) warnings.push(warning('dynamics-invoice-cancelled'));
  const writable = state === states.cancelled ? null : target;
  const reopen = changed && state === states.paid;
  const takesLines = writable?.ours && order && state === states.active && isApproved(xero);
  const closes = paymentStatus(xero) === 'Paid' && problems.length === 0;
  const fulfils = closes && settings.fulfilOrder && documentType(xero) === 'invoice';
  const rows = {
    dynamicsInvoice: writable && changed ? dynamicsInvoiceWrite({ ...writable, reopen, order, columns, status }, input) : null,
    dynamicsInvoiceLines: takesLines ? missingLines(writable.id, asRows(request.dynamicsInvoiceLines), input) : [],
    order: orderOf(liveOrder, input, problems),
    payments: paymentRows(settlements, asRows(request.payments), {
      organisationId: input.organisationId,
      xeroInvoiceId: xero.InvoiceID ?? request.invoiceId,
      currency: xero.CurrencyCode ?? '',
      invoiceId: target?.id ?? guid(order ? null : record, 'invoiceid'),
      orderId: guid(order, 'salesorderid'),
      accountId: accountOf(input, record),
      currencyRowId: lookup(record, 'transactioncurrencyid') ?? lookup(invoice, 'transactioncurrencyid'),
      now,
    }),
    states: [
      ...(closes && writable && (state === states.active || reopen) ? [paidComplete(writable.id)] : []),
      ...(fulfils && liveOrderId ? [fulfilledComplete(liveOrderId)] : []),
    ],
  };
  const any = Object.values(rows).some((part) => (Array.isArray(part) ? part.length > 0 : part !== null));
  const outcome = rows.dynamicsInvoice?.isnew ? 'created' : any ? 'updated' : 'unchanged';
  return { outcome, message: stateMessage(xero), problems, warnings, ...rows };
}

interface Target {
  id: string;
  isNew: boolean;
  row: Row | null;
  /** Made by this connector from the order. */
  ours: boolean;
}

/** P15: the Dynamics invoice to write: the one there is, or the one to make when a sales invoice is approved; null for none. */
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
  const make = computed && documentType(xero) === 'invoice' && isApproved(xero) && settings.createDynamicsInvoice === 'On approval';
  return make ? { id: computed, isNew: true, row: null, ours: true } : null;
}

const saysElse = (row: Row, columns: XeroColumns, status: SyncStatus): boolean =>
  differs(row, { ...columns, xc_syncstatus: status.xc_syncstatus });

function orderOf(order: Row | null, input: ReconcileInput, problems: Problem[]): ReconcileAnswer['order'] {
  const salesorderid = guid(order, 'salesorderid');
  if (!order || !salesorderid) return null;
  const columns = xeroColumns(input, order);
  const status = rowStatus(order, input, problems);
  return saysElse(order, columns, status) ? { salesorderid, ...columns, ...status } : null;
}

function accountOf(input: ReconcileInput, record: Row | null): string | null {
  const customer = asRow(input.request.customer);
  if (tableOfCustomer(input)) return guid(customer, 'accountid');
  return guid(asRow(record?.customerid_account), 'accountid');
}

/** S3: after approval finance's totals are taken over and noted; tax only where the row has some and more than rounding tells them apart. */
function totalsNotes(record: Row, { request, xero }: ReconcileInput): Warning[] {
  if (!isApproved(xero)) return [];
  const net = dynamicsNet(record);
  const there = readMoney(xero.LineAmountTypes === 'Inclusive' ? xero.Total : xero.SubTotal) ?? zero;
  const tax = decimal(record, 'totaltax') ?? zero;
  const taxThere = readMoney(xero.TotalTax) ?? zero;
  const rounding = asRows(request.lines).length * 0.01;
  const taxDiffers = !tax.eq(0) && tax.minus(taxThere).abs().gt(rounding);
  return [
    ...(net && !net.eq(there) ? [warning('totals-taken-over', { xero: toText(there), dynamics: toText(net) })] : []),
    ...(taxDiffers ? [warning('totals-taken-over/tax', { xero: toText(taxThere), dynamics: toText(tax) })] : []),
  ];
}

function answer(
  input: Pick<ReconcileInput, 'request' | 'organisationId' | 'now'> & Partial<ReconcileInput>,
  { outcome, message = '', ...result }: Result,
): ReconcileAnswer {
  const { request, organisationId, now } = input;
  const record = asRow(request.record);
  const xero = xeroDocument(input.xero, input);
  const none = { dynamicsInvoice: null, dynamicsInvoiceLines: [], order: null, payments: [], states: [], problems: [], warnings: [] };
  const said = { ...none, ...result };
  const recordId = guid(record, `${request.table}id`);
  const log = logRows({
    organisationId,
    table: recordId ? request.table : 'invoice',
    rowId: recordId ?? guid(asRow(request.dynamicsInvoice), 'invoiceid') ?? request.invoiceId,
    name: nameOf(record, request.table) ?? xero?.invoiceNumber ?? '',
    operation: 'ReconcileInvoice',
    outcome,
    message: [message, ...distinct(said.warnings).map((one) => one.message)].join('\n'),
    problems: said.problems,
    url: xero?.url ?? null,
    problem: request.problem,
    now,
    quiet: outcome === 'skipped',
  });
  return { outcome, xero, ...said, log };
}
