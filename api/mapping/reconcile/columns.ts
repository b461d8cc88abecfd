import type { WireInvoice } from '../../xero/wire.ts';
import { dataverseDay, readInstant } from '../dates.ts';
import { normaliseGuid } from '../ids.ts';
import { invoiceColumns, noInvoice } from '../invoice/write-back.ts';
import { paymentStatus, paymentStatuses } from '../invoice-state.ts';
import { readMoney } from '../money.ts';
import { firstOption, guid, number, type Row, text } from '../row.ts';
import { syncStatuses } from '../status.ts';
import type { Schemas } from '../types.ts';
import { amountDue, amountOf } from '../xero-document.ts';
import type { ReconcileInput } from './input.ts';

type OrderWrite = NonNullable<Schemas['OrderWrite']>;
/** What Xero says of the invoice, as order and Dynamics invoice both show it. */
export type XeroColumns = Omit<OrderWrite, 'salesorderid' | 'xc_syncstatus' | 'xc_syncmessage' | 'xc_lastsyncedon'>;

/** Dataverse keeps instants to the second. */
export function toSecond(value: unknown): string | null {
  const instant = readInstant(value);
  return instant ? `${instant.toISOString().slice(0, 19)}Z` : null;
}

/** P16–P24, X4, X8: the columns of Xero's state. `row` is where they go: its online address stays where none is told. */
export function xeroColumns(input: ReconcileInput, row: Row | null): XeroColumns {
  const { xero } = input;
  if (isTakenBack(row, xero)) return noColumns;
  const online = input.onlineInvoiceUrl === undefined ? text(row, 'xc_onlineinvoiceurl') : input.onlineInvoiceUrl;
  return {
    ...invoiceColumns(xero, input),
    xc_xerostatus: xero.Status ?? null,
    xc_paymentstatus: paymentStatusValue(xero),
    xc_amountpaid: amountOf(xero.AmountPaid),
    xc_amountcredited: amountOf(xero.AmountCredited),
    xc_amountdue: paymentStatus(xero) === 'Voided' ? 0 : amountDue(xero),
    xc_xeroupdatedon: toSecond(xero.UpdatedDateUTC),
    xc_onlineinvoiceurl: online,
  };
}

const noColumns: XeroColumns = {
  ...noInvoice,
  xc_xerostatus: null,
  xc_paymentstatus: null,
  xc_amountpaid: null,
  xc_amountcredited: null,
  xc_amountdue: null,
  xc_xeroupdatedon: null,
  xc_onlineinvoiceurl: null,
};

/** U2: the row was withdrawn, and this is the document it had: nothing of it is shown any more. */
export function isTakenBack(row: Row | null, xero: WireInvoice): boolean {
  if (guid(row, 'xc_xeroinvoiceid') !== null || paymentStatus(xero) !== 'Voided') return false;
  return number(row, 'xc_syncstatus') === syncStatuses.withdrawn;
}

const paymentStatusValue = (xero: WireInvoice): number => firstOption + paymentStatuses.indexOf(paymentStatus(xero));

const days = ['xc_xeroduedate', 'xc_date'];
const instants = ['xc_xeroupdatedon', 'xc_reversedon'];

/** Whether a row has other values than those wanted. An empty column and one that was not read are the same as none. */
export function differs(row: Row, wanted: object): boolean {
  return Object.entries(wanted).some(([column, value]) => !sameValue(column, row[column] ?? null, value));
}

function sameValue(column: string, stored: unknown, wanted: unknown): boolean {
  if (wanted === null || wanted === undefined) return stored === null || stored === '';
  if (typeof wanted === 'number') return readMoney(stored)?.eq(readMoney(wanted) ?? Number.MAX_VALUE) ?? false;
  if (days.includes(column)) return dataverseDay(stored, undefined) === wanted;
  if (instants.includes(column)) return toSecond(stored) === toSecond(wanted);
  const id = normaliseGuid(wanted);
  return id ? normaliseGuid(stored) === id : stored === wanted;
}

/** N2: whether the row already shows a later state of the invoice. */
export function isNewerThan(row: Row | null, xero: WireInvoice): boolean {
  const [stored, seen] = [toSecond(row?.xc_xeroupdatedon), toSecond(xero.UpdatedDateUTC)];
  const same = !normaliseGuid(row?.xc_xeroinvoiceid) || normaliseGuid(row?.xc_xeroinvoiceid) === normaliseGuid(xero.InvoiceID);
  return same && stored !== null && seen !== null && stored > seen;
}
