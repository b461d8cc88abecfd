import type { InvoiceStatus, XeroInvoice } from '../lib/xero.ts';
import { StateBadge, type Tone } from '../ui/tone.tsx';

const states: Record<InvoiceStatus, [label: string, tone: Tone]> = {
  DRAFT: ['Draft', 'informative'],
  SUBMITTED: ['Awaiting approval', 'warning'],
  AUTHORISED: ['Awaiting payment', 'brand'],
  PAID: ['Paid', 'success'],
  VOIDED: ['Voided', 'danger'],
  DELETED: ['Deleted', 'danger'],
};

export const InvoiceState = ({ status }: { status: InvoiceStatus }) => <StateBadge label={states[status][0]} tone={states[status][1]} />;

/** Whether it can still be changed freely. */
export const isOpen = ({ Status }: XeroInvoice): boolean => Status === 'DRAFT' || Status === 'SUBMITTED';

/** What Xero's screens call it: invoices to customers, bills from suppliers. */
export const isSale = ({ Type }: XeroInvoice): boolean => Type === 'ACCREC';

export const tabs: { value: InvoiceStatus | 'ALL'; label: string }[] = [
  { value: 'ALL', label: 'All' },
  { value: 'DRAFT', label: 'Draft' },
  { value: 'SUBMITTED', label: 'Awaiting approval' },
  { value: 'AUTHORISED', label: 'Awaiting payment' },
  { value: 'PAID', label: 'Paid' },
];
