/** What the emulated Xero keeps. Fields in Xero's own spelling are handed out as they are; camelCase ones are ours. */

export interface Phone {
  PhoneType: string;
  PhoneNumber: string;
  PhoneAreaCode: string;
  PhoneCountryCode: string;
}

export interface Address {
  AddressType: string;
  AddressLine1?: string;
  AddressLine2?: string;
  AddressLine3?: string;
  AddressLine4?: string;
  City: string;
  Region: string;
  PostalCode: string;
  Country: string;
  AttentionTo?: string;
}

export interface ContactPerson {
  FirstName?: string;
  LastName?: string;
  EmailAddress?: string;
  IncludeInEmails: boolean;
}

export interface PaymentTerm {
  Day: number;
  Type: string;
}

export interface PaymentTerms {
  Sales?: PaymentTerm;
  Bills?: PaymentTerm;
}

export interface Contact {
  id: string;
  status: 'ACTIVE' | 'ARCHIVED' | 'GDPRREQUEST';
  name: string;
  mergedTo?: string;
  contactNumber?: string;
  accountNumber?: string;
  emailAddress: string;
  /** Xero's other plain fields, by Xero's name (FirstName, TaxNumber, SalesDefaultAccountCode ...). */
  fields: Record<string, unknown>;
  persons: ContactPerson[];
  addresses: Address[];
  phones: Phone[];
  paymentTerms?: PaymentTerms;
  updated: Date;
}

export interface PriceDetails {
  UnitPrice?: number;
  AccountCode?: string;
  COGSAccountCode?: string;
  TaxType?: string;
}

export interface Item {
  id: string;
  code: string;
  name: string;
  description?: string;
  purchaseDescription?: string;
  isSold: boolean;
  isPurchased: boolean;
  inventoryAssetAccountCode?: string;
  sales: PriceDetails;
  purchase: PriceDetails;
  updated: Date;
}

export interface TrackingChoice {
  categoryId: string;
  optionId: string;
}

export interface Line {
  id: string;
  description?: string;
  quantity?: number;
  unitAmount?: number;
  itemCode?: string;
  accountCode?: string;
  taxType?: string;
  taxAmount: number;
  lineAmount: number;
  discountRate?: number;
  discountAmount?: number;
  tracking: TrackingChoice[];
  /** A line with a description and nothing else: Xero hands out no amounts for it. */
  descriptionOnly: boolean;
}

type InvoiceType = 'ACCREC' | 'ACCPAY';
type CreditNoteType = 'ACCRECCREDIT' | 'ACCPAYCREDIT';
export type PrepaymentType = 'RECEIVE-PREPAYMENT' | 'SPEND-PREPAYMENT';
export type OverpaymentType = 'RECEIVE-OVERPAYMENT' | 'SPEND-OVERPAYMENT';
export type DocumentType = InvoiceType | CreditNoteType | PrepaymentType | OverpaymentType;
export type DocumentStatus = 'DRAFT' | 'SUBMITTED' | 'AUTHORISED' | 'PAID' | 'VOIDED' | 'DELETED';
export type LineAmountTypes = 'Exclusive' | 'Inclusive' | 'NoTax';

/** An invoice, a bill, a credit note, a prepayment or an overpayment. Dates without a time are 'YYYY-MM-DD'. */
export interface Document {
  id: string;
  type: DocumentType;
  number: string;
  reference: string;
  contactId: string;
  date: string;
  dueDate?: string;
  expectedPaymentDate?: string;
  plannedPaymentDate?: string;
  status: DocumentStatus;
  lineAmountTypes: LineAmountTypes;
  lines: Line[];
  subTotal: number;
  totalTax: number;
  total: number;
  currencyCode: string;
  currencyRate: number;
  brandingThemeId?: string;
  url?: string;
  sentToContact: boolean;
  /** The app that created it; none when a person did. */
  createdBy?: string;
  fullyPaidOn?: string;
  updated: Date;
}

export interface Payment {
  id: string;
  documentId: string;
  accountId: string;
  date: string;
  amount: number;
  reference: string;
  currencyRate: number;
  isReconciled: boolean;
  status: 'AUTHORISED' | 'DELETED';
  updated: Date;
}

/** Credit applied to an invoice; the source is a credit note, prepayment or overpayment. */
export interface Allocation {
  id: string;
  sourceId: string;
  invoiceId: string;
  amount: number;
  date: string;
}

export interface HistoryRecord {
  id: string;
  ownerId: string;
  changes: string;
  details: string;
  user: string;
  at: Date;
}

export interface Account {
  AccountID: string;
  Code: string;
  Name: string;
  Status: 'ACTIVE' | 'ARCHIVED';
  Type: string;
  TaxType: string;
  Class: 'ASSET' | 'EQUITY' | 'EXPENSE' | 'LIABILITY' | 'REVENUE';
  Description?: string;
  EnablePaymentsToAccount: boolean;
  ShowInExpenseClaims: boolean;
  SystemAccount?: string;
  BankAccountNumber?: string;
  BankAccountType?: string;
  CurrencyCode?: string;
  ReportingCode?: string;
  ReportingCodeName?: string;
  updated: Date;
}

export interface TaxRate {
  Name: string;
  TaxType: string;
  ReportTaxType: string;
  CanApplyToAssets: boolean;
  CanApplyToEquity: boolean;
  CanApplyToExpenses: boolean;
  CanApplyToLiabilities: boolean;
  CanApplyToRevenue: boolean;
  DisplayTaxRate: number;
  EffectiveRate: number;
  Status: 'ACTIVE' | 'DELETED' | 'ARCHIVED';
  TaxComponents: { Name: string; Rate: number; IsCompound: boolean; IsNonRecoverable: boolean }[];
}

export interface BrandingTheme {
  BrandingThemeID: string;
  Name: string;
  SortOrder: number;
  LogoUrl?: string;
  created: Date;
}

export interface TrackingCategory {
  TrackingCategoryID: string;
  Name: string;
  Status: 'ACTIVE' | 'ARCHIVED';
  Options: { TrackingOptionID: string; Name: string; Status: 'ACTIVE' | 'ARCHIVED' }[];
}

/** `rate`: how much of it one unit of the base currency buys (Xero's CurrencyRate). */
export interface Currency {
  Code: string;
  Description: string;
  rate: number;
}

export interface Organisation {
  OrganisationID: string;
  Name: string;
  LegalName: string;
  BaseCurrency: string;
  CountryCode: string;
  Timezone: string;
  ShortCode: string;
  Class: string;
  IsDemoCompany: boolean;
  DefaultSalesTax: string;
  DefaultPurchasesTax: string;
  periodLockDate?: string;
  endOfYearLockDate?: string;
  paymentTerms?: PaymentTerms;
  /** Actions that the organisation's plan or the user's role forbids. */
  forbiddenActions: string[];
  numbers: { invoicePrefix: string; nextInvoice: number; creditNotePrefix: string; nextCreditNote: number };
  created: Date;
}
