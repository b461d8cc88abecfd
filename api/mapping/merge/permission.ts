import type { WireAccount, WireInvoice } from '../../xero/wire.ts';
import type { ProblemKey } from '../problems.ts';
import { isDraft } from '../xero-document.ts';
import { type Field, headerFields, type Rules } from './fields.ts';

/** What may still be changed in a Xero document. */
export interface Permission extends Rules {
  /** Lines may be added, taken away and put into another order. */
  freeLines: boolean;
  /** The tax rate that Xero takes from an account where none is said. */
  taxOf(account: string | undefined): string | undefined;
  /** The problem that names what Xero doesn't take any more, and the state that is the reason. */
  refusal: ProblemKey;
  state: string;
}

const ofPaid: Field[] = [
  'Reference',
  'DueDate',
  'InvoiceNumber',
  'BrandingThemeID',
  'Contact',
  'Url',
  'Description',
  'AccountCode',
  'Tracking',
];
/** Only these can be emptied; a line is made anew without what it lost. */
const emptied: Field[] = ['Reference'];

/** Whether anything was paid, credited, allocated or refunded. */
export function isSettled(xero: WireInvoice): boolean {
  return xero.Status === 'PAID' || (xero.AmountPaid ?? 0) !== 0 || (xero.AmountCredited ?? 0) !== 0;
}

/**
 * C17 C18 C19: everything while nothing is paid; of a paid or part-paid sales invoice, and of such a bill where the settings say so, what
 * Xero still takes; of any other nothing. Xero takes no other contact where a credit paid, and no CIS account on either side.
 */
export function permissionOf(xero: WireInvoice, accounts: WireAccount[], updatePaidBills: boolean): Permission {
  const wins = isDraft(xero);
  const canEmpty = (field: Field) => !headerFields.some((one) => one === field) || emptied.includes(field);
  const taxOf = (account: string | undefined) => accounts.find((one) => one.Code === account)?.TaxType;
  if (!isSettled(xero)) {
    return { wins, canEmpty, taxOf, may: () => true, freeLines: true, refusal: 'invoice-paid', state: 'approved' };
  }
  const state = xero.Status === 'PAID' ? 'paid' : 'partly paid';
  const none = { wins, taxOf, canEmpty: () => true, may: () => false, freeLines: false, state };
  const type: string | undefined = xero.Type;
  if (type === 'ACCPAY' && !updatePaidBills) return { ...none, refusal: 'invoice-paid/bill' };
  if (type?.endsWith('CREDIT')) return { ...none, refusal: 'invoice-paid/credit-note' };
  const credited = (xero.AmountCredited ?? 0) !== 0 || [xero.CreditNotes, xero.Prepayments, xero.Overpayments].some((one) => one?.length);
  const cis = accounts.filter((one) => /^CIS/i.test(one.SystemAccount ?? '')).map((one) => one.Code);
  const may: Rules['may'] = (field, from, to) => {
    if (!ofPaid.includes(field) || (field === 'Contact' && credited)) return false;
    if (field === 'AccountCode') return to !== undefined && ![from, to].some((code) => cis.includes(`${code}`));
    return field !== 'Description' || to !== undefined;
  };
  return { wins, canEmpty, taxOf, may, freeLines: false, refusal: 'invoice-paid', state };
}
