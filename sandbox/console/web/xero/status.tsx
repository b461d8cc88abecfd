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

/** Of credit notes and money in advance: Xero speaks of credit that is left or used up. */
const ofCredit: Partial<Record<InvoiceStatus, string>> = { AUTHORISED: 'Credit left', PAID: 'Used up' };

export const InvoiceState = ({ status, credit = false }: { status: InvoiceStatus; credit?: boolean }) => (
  <StateBadge label={(credit && ofCredit[status]) || states[status][0]} tone={states[status][1]} />
);

/** Whether it can still be changed freely. */
export const isOpen = ({ Status }: XeroInvoice): boolean => Status === 'DRAFT' || Status === 'SUBMITTED';

export const tabsOf = (credit: boolean): { value: InvoiceStatus | 'ALL'; label: string }[] => [
  { value: 'ALL', label: 'All' },
  ...(['DRAFT', 'SUBMITTED', 'AUTHORISED', 'PAID'] as const).map((value) => ({
    value,
    label: (credit && ofCredit[value]) || states[value][0],
  })),
];
