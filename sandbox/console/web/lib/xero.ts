import { get, request } from './http.ts';
import { type Query, useQuery } from './query.ts';

export interface XeroLine {
  LineItemID: string;
  Description?: string;
  Quantity?: number;
  UnitAmount?: number;
  ItemCode?: string;
  AccountCode?: string;
  TaxType?: string;
  TaxAmount?: number;
  LineAmount?: number;
  DiscountRate?: number;
  DiscountAmount?: number;
}

export interface XeroPayment {
  PaymentID: string;
  Date: string;
  Amount: number;
  Reference?: string;
  Status?: string;
  Account?: { AccountID?: string; Code?: string; Name?: string };
  Invoice?: { InvoiceID: string; InvoiceNumber?: string; Contact?: { Name?: string }; CurrencyCode?: string };
}

export type InvoiceStatus = 'DRAFT' | 'SUBMITTED' | 'AUTHORISED' | 'PAID' | 'VOIDED' | 'DELETED';

export interface XeroInvoice {
  Type: string;
  InvoiceID: string;
  InvoiceNumber: string;
  Reference?: string;
  Contact: { ContactID: string; Name?: string; EmailAddress?: string };
  DateString?: string;
  DueDateString?: string;
  Status: InvoiceStatus;
  LineAmountTypes: string;
  LineItems: XeroLine[];
  SubTotal: number;
  TotalTax: number;
  Total: number;
  AmountDue: number;
  AmountPaid: number;
  AmountCredited?: number;
  CurrencyCode: string;
  Payments?: XeroPayment[];
  Url?: string;
}

export interface XeroContact {
  ContactID: string;
  Name: string;
  EmailAddress?: string;
  ContactNumber?: string;
  AccountNumber?: string;
  ContactStatus: string;
  MergedToContactID?: string;
  IsCustomer?: boolean;
  IsSupplier?: boolean;
  Balances?: Record<'AccountsReceivable' | 'AccountsPayable', { Outstanding: number; Overdue: number }>;
  FirstName?: string;
  LastName?: string;
  ContactPersons?: XeroPerson[];
  Phones?: { PhoneType: string; PhoneNumber?: string; PhoneAreaCode?: string; PhoneCountryCode?: string }[];
  Addresses?: XeroAddress[];
}

export interface XeroPerson {
  FirstName?: string;
  LastName?: string;
  EmailAddress?: string;
  IncludeInEmails?: boolean;
}

export interface XeroAddress {
  AddressType: string;
  AddressLine1?: string;
  AddressLine2?: string;
  City?: string;
  Region?: string;
  PostalCode?: string;
  Country?: string;
}

export interface XeroItem {
  ItemID: string;
  Code: string;
  Name?: string;
  Description?: string;
  SalesDetails?: { UnitPrice?: number; AccountCode?: string; TaxType?: string };
}

export interface XeroAccount {
  AccountID: string;
  Code: string;
  Name: string;
  Type: string;
  Class: string;
  Status: string;
  TaxType: string;
  EnablePaymentsToAccount?: boolean;
  BankAccountNumber?: string;
  CurrencyCode?: string;
}

export interface XeroTaxRate {
  Name: string;
  TaxType: string;
  Status: string;
  EffectiveRate: number;
  CanApplyToRevenue?: boolean;
}

export interface XeroOrganisation {
  OrganisationID: string;
  Name: string;
  BaseCurrency: string;
}

interface Lists {
  contacts: XeroContact;
  items: XeroItem;
  payments: XeroPayment;
  accounts: XeroAccount;
  'tax-rates': XeroTaxRate;
}

const root = '/xero/xero-ui/organisations';

export const useOrganisations = (): Query<XeroOrganisation[]> => useQuery('organisations', () => get<XeroOrganisation[]>(root), ['xero']);

/** A list of what one organisation holds, by Xero's name for it. */
export const readXero = <T>(organisation: string, list: string): Promise<T[]> => get<T[]>(`${root}/${organisation}/${list}`);

export const useXero = <L extends keyof Lists>(organisation: string, list: L): Query<Lists[L][]> =>
  useQuery(`${organisation}/${list}`, () => readXero<Lists[L]>(organisation, list), ['xero']);

/** What a person does in Xero, such as `invoices/<id>/approve`. @throws HttpError with Xero's messages */
export const actInXero = <T>(organisation: string, path: string, body: unknown = {}): Promise<T> =>
  request<T>('POST', `${root}/${organisation}/${path}`, body);

/** Xero's dates: '/Date(1763769600000+0000)/' or '2026-11-22T00:00:00', as an ISO date. */
export function xeroDate(value: string | undefined): string {
  if (!value) return '';
  const milliseconds = /^\/Date\((-?\d+)/.exec(value)?.[1];
  return milliseconds === undefined ? value.slice(0, 10) : new Date(Number(milliseconds)).toISOString().slice(0, 10);
}

export const fullPhone = (phone: NonNullable<XeroContact['Phones']>[number]): string =>
  [phone.PhoneCountryCode, phone.PhoneAreaCode, phone.PhoneNumber].filter(Boolean).join(' ');
