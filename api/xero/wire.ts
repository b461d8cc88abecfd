/**
 * What Xero's accounting API says on the wire, PascalCase as Xero writes it: only the fields we read or send.
 * A test holds every name against Xero's own SDK. Amounts are numbers in the document's currency.
 */

/** `/Date(1789344000000+0000)/` in answers; `YYYY-MM-DD` in what we send. */
export type WireDate = string;

export interface WireMessage {
  Message?: string;
  /** Xero's documentation shows this key in place of Message on some elements. */
  Description?: string;
}

export interface WireElement {
  HasErrors?: boolean;
  HasValidationErrors?: boolean;
  StatusAttributeString?: 'OK' | 'WARNING' | 'ERROR';
  ValidationErrors?: WireMessage[];
  Warnings?: WireMessage[];
}

export interface WireTracking {
  Name?: string;
  Option?: string;
}

export interface WireLine {
  LineItemID?: string;
  ItemCode?: string;
  Description?: string;
  Quantity?: number;
  UnitAmount?: number;
  DiscountRate?: number;
  DiscountAmount?: number;
  AccountCode?: string;
  TaxType?: string;
  TaxAmount?: number;
  Tracking?: WireTracking[];
}

/** A payment as a document shows it: neither its status nor the account it was paid to. */
export interface WirePaymentSummary {
  PaymentID: string;
  Date?: WireDate;
  Amount?: number;
  Reference?: string;
}

/** A credit note, prepayment or overpayment as an invoice shows it: `AppliedAmount` is the part on this invoice. */
export interface WireCreditSummary {
  CreditNoteID?: string;
  PrepaymentID?: string;
  OverpaymentID?: string;
  ID?: string;
  Date?: WireDate;
}

export type WireInvoiceStatus = 'DRAFT' | 'SUBMITTED' | 'AUTHORISED' | 'PAID' | 'VOIDED' | 'DELETED';

/** What invoices, bills and credit notes have in common. */
interface WireDocument extends WireElement {
  Type?: 'ACCREC' | 'ACCPAY' | 'ACCRECCREDIT' | 'ACCPAYCREDIT';
  Reference?: string;
  Contact?: { ContactID?: string; Name?: string; ContactNumber?: string };
  Date?: WireDate;
  DueDate?: WireDate;
  Status?: WireInvoiceStatus;
  LineAmountTypes?: 'Exclusive' | 'Inclusive' | 'NoTax';
  CurrencyCode?: string;
  BrandingThemeID?: string;
  LineItems?: WireLine[];
  SubTotal?: number;
  TotalTax?: number;
  Total?: number;
  Payments?: WirePaymentSummary[];
  UpdatedDateUTC?: WireDate;
}

/** An invoice, a bill, or a credit note in the same shape (documents.ts); only invoices and bills are so on the wire. */
export interface WireInvoice extends WireDocument {
  InvoiceID?: string;
  InvoiceNumber?: string;
  DateString?: string;
  DueDateString?: string;
  Url?: string;
  SentToContact?: boolean;
  CurrencyRate?: number;
  AmountDue?: number;
  AmountPaid?: number;
  AmountCredited?: number;
  CreditNotes?: WireCreditSummary[];
  Prepayments?: WireCreditSummary[];
  Overpayments?: WireCreditSummary[];
}

export interface WirePerson {
  FirstName?: string;
  LastName?: string;
  EmailAddress?: string;
  IncludeInEmails?: boolean;
}

export interface WireAddress {
  AddressType: 'POBOX' | 'STREET';
  AddressLine1?: string;
  AddressLine2?: string;
  AddressLine3?: string;
  AddressLine4?: string;
  City?: string;
  Region?: string;
  PostalCode?: string;
  Country?: string;
  AttentionTo?: string;
}

export interface WirePhone {
  PhoneType: 'DEFAULT' | 'DDI' | 'MOBILE' | 'FAX';
  PhoneNumber?: string;
  PhoneAreaCode?: string;
  PhoneCountryCode?: string;
}

export interface WireContact extends WireElement {
  ContactID?: string;
  ContactNumber?: string;
  AccountNumber?: string;
  ContactStatus?: 'ACTIVE' | 'ARCHIVED' | 'GDPRREQUEST';
  Name?: string;
  FirstName?: string;
  LastName?: string;
  EmailAddress?: string;
  ContactPersons?: WirePerson[];
  Addresses?: WireAddress[];
  Phones?: WirePhone[];
  MergedToContactID?: string;
  /** On a contact's own page, where anything is open. */
  Balances?: Partial<Record<'AccountsReceivable' | 'AccountsPayable', { Outstanding?: number; Overdue?: number }>>;
  UpdatedDateUTC?: WireDate;
}

export interface WireItem extends WireElement {
  ItemID?: string;
  Code?: string;
  Name?: string;
  Description?: string;
  IsSold?: boolean;
  SalesDetails?: { UnitPrice?: number; AccountCode?: string; TaxType?: string };
  PurchaseDetails?: { UnitPrice?: number; AccountCode?: string; COGSAccountCode?: string; TaxType?: string };
  UpdatedDateUTC?: WireDate;
}

export interface WirePayment extends WireElement {
  PaymentID?: string;
  Date?: WireDate;
  Amount?: number;
  Reference?: string;
  CurrencyRate?: number;
  Status?: 'AUTHORISED' | 'DELETED';
  Account?: { AccountID?: string; Code?: string; Name?: string };
  Invoice?: { InvoiceID?: string; InvoiceNumber?: string; Type?: string };
  CreditNote?: { CreditNoteID?: string };
  UpdatedDateUTC?: WireDate;
}

export interface WireAllocation {
  AllocationID?: string;
  Amount?: number;
  Date?: WireDate;
  Invoice?: { InvoiceID?: string; InvoiceNumber?: string };
  IsDeleted?: boolean;
}

/** A credit note; prepayments and overpayments come in the same form. */
export interface WireCreditNote extends WireDocument {
  CreditNoteID?: string;
  CreditNoteNumber?: string;
  CurrencyRate?: number;
  AppliedAmount?: number;
  RemainingCredit?: number;
  Allocations?: WireAllocation[];
}

export interface WireAccount {
  AccountID: string;
  Code?: string;
  Name: string;
  Type?: string;
  Class?: string;
  Status?: 'ACTIVE' | 'ARCHIVED';
  TaxType?: string;
  SystemAccount?: string;
}

export interface WireTaxRate {
  Name: string;
  TaxType?: string;
  Status?: 'ACTIVE' | 'DELETED' | 'ARCHIVED' | 'PENDING';
  EffectiveRate?: number;
  CanApplyToAssets?: boolean;
  CanApplyToEquity?: boolean;
  CanApplyToExpenses?: boolean;
  CanApplyToLiabilities?: boolean;
  CanApplyToRevenue?: boolean;
}

export interface WireOrganisation {
  Name?: string;
  BaseCurrency?: string;
  /** Xero's own zone names, such as NEWZEALANDSTANDARDTIME. */
  Timezone?: string;
  ShortCode?: string;
  PeriodLockDate?: WireDate;
  EndOfYearLockDate?: WireDate;
}

/** What the plan of the organisation and the role of the signed-in user allow. */
export interface WireAction {
  Name?: string;
  Status?: 'ALLOWED' | 'NOT-ALLOWED';
}

export interface WireCurrency {
  Code?: string;
}

export interface WireBrandingTheme {
  BrandingThemeID: string;
  Name?: string;
}

export interface WireTrackingCategory {
  TrackingCategoryID: string;
  Name: string;
  Status?: string;
  Options?: { TrackingOptionID: string; Name: string; Status?: string }[];
}
