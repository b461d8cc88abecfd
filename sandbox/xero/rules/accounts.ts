import type { Account, DocumentType, TaxRate } from '../entities.ts';
import type { Books } from '../store.ts';

export const accountByCode = (books: Books, code: string): Account | undefined =>
  books.accounts.find((account) => account.Code.toLowerCase() === code.toLowerCase());

/** Accounts of Xero's own (receivables, payables, bank, GST ...) can't be used on a document's line. */
const systemAccounts = [
  'DEBTORS',
  'CREDITORS',
  'GST',
  'BANKCURRENCYGAIN',
  'REALISEDCURRENCYGAIN',
  'UNREALISEDCURRENCYGAIN',
  'RETAINEDEARNINGS',
  'TRACKINGTRANSFERS',
];

/** Whether a line may be coded to it: it is active, and neither a bank account nor one of Xero's own. */
export function usableOnLine(account: Account | undefined): account is Account {
  return account?.Status === 'ACTIVE' && account.Type !== 'BANK' && !systemAccounts.includes(account.SystemAccount ?? '');
}

/** Whether a payment may go to it: a bank account, or one with payments enabled. */
export const takesPayments = (account: Account | undefined): account is Account =>
  account?.Status === 'ACTIVE' && (account.Type === 'BANK' || account.EnablePaymentsToAccount);

const flagOfClass: Record<Account['Class'], keyof TaxRate> = {
  ASSET: 'CanApplyToAssets',
  EQUITY: 'CanApplyToEquity',
  EXPENSE: 'CanApplyToExpenses',
  LIABILITY: 'CanApplyToLiabilities',
  REVENUE: 'CanApplyToRevenue',
};

/** Xero: a tax rate says which classes of account it can be used with. */
export const taxFits = (rate: TaxRate, account: Account): boolean => rate[flagOfClass[account.Class]] === true;

/** Sales side (to customers) or purchase side (from suppliers). */
export const isSale = (type: DocumentType): boolean => type.startsWith('ACCREC') || type.startsWith('RECEIVE');
