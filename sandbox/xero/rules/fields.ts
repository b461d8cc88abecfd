import { Fault, type Json, unreadable } from './refusal.ts';

const line =
  'LineItemID Description Quantity UnitAmount ItemCode AccountCode AccountID TaxType TaxAmount Item>item LineAmount Tracking>tracking DiscountRate DiscountAmount RepeatingInvoiceID Taxability SalesTaxCodeId TaxBreakdown ValidationErrors';
const answerOnly = 'HasErrors StatusAttributeString ValidationErrors Warnings InvoiceAddresses HasAttachments Attachments';

/** Fields of Xero's objects; `A>b` holds an object or list of kind b. Those that Xero only hands out may be sent, and are ignored. */
const kinds: Record<string, string> = {
  contact:
    'ContactID MergedToContactID ContactNumber AccountNumber ContactStatus Name FirstName LastName CompanyNumber EmailAddress ContactPersons>person BankAccountDetails TaxNumber TaxNumberType AccountsReceivableTaxType AccountsPayableTaxType Addresses>address Phones>phone IsSupplier IsCustomer SalesDefaultLineAmountType PurchasesDefaultLineAmountType DefaultCurrency XeroNetworkKey SalesDefaultAccountCode PurchasesDefaultAccountCode SalesTrackingCategories PurchasesTrackingCategories TrackingCategoryName TrackingCategoryOption PaymentTerms UpdatedDateUTC ContactGroups Website BrandingTheme BatchPayments Discount Balances Attachments HasAttachments ValidationErrors HasValidationErrors StatusAttributeString',
  person: 'FirstName LastName EmailAddress IncludeInEmails',
  address: 'AddressType AddressLine1 AddressLine2 AddressLine3 AddressLine4 City Region PostalCode Country AttentionTo ValidationErrors',
  phone: 'PhoneType PhoneNumber PhoneAreaCode PhoneCountryCode ValidationErrors',
  item: 'ItemID Code InventoryAssetAccountCode Name IsSold IsPurchased Description PurchaseDescription PurchaseDetails>price SalesDetails>price IsTrackedAsInventory TotalCostPool QuantityOnHand QuantityAvailable QuantityOnBackOrder UpdatedDateUTC StatusAttributeString ValidationErrors',
  price: 'UnitPrice AccountCode COGSAccountCode TaxType',
  tracking: 'TrackingCategoryID TrackingOptionID Name Option Options',
  line,
  invoice: `Type Contact>contact LineItems>line Date DueDate LineAmountTypes InvoiceNumber Reference BrandingThemeID Url CurrencyCode CurrencyRate Status SentToContact ExpectedPaymentDate PlannedPaymentDate CISDeduction CISRate SubTotal TotalTax Total TotalDiscount InvoiceID RepeatingInvoiceID IsDiscounted Payments CreditNotes Prepayments Overpayments AmountDue AmountPaid AmountCredited FullyPaidOnDate UpdatedDateUTC UpdatedDateUTCString DateString DueDateString InvoicePaymentServices ${answerOnly}`,
  creditNote: `Type Contact>contact LineItems>line Date DueDate Status LineAmountTypes SubTotal TotalTax Total CISDeduction CISRate UpdatedDateUTC UpdatedDateUTCString CurrencyCode FullyPaidOnDate CreditNoteID ID CreditNoteNumber Reference SentToContact CurrencyRate RemainingCredit Allocations AppliedAmount Payments BrandingThemeID DateString DueDateString ${answerOnly}`,
  payment:
    'Invoice>documentRef CreditNote>documentRef Prepayment>documentRef Overpayment>documentRef InvoiceNumber CreditNoteNumber BatchPayment Account>accountRef Code Date CurrencyRate Amount BankAmount Reference IsReconciled Status PaymentType UpdatedDateUTC UpdatedDateUTCString PaymentID BatchPaymentID BankAccountNumber Particulars Details HasAccount HasValidationErrors StatusAttributeString ValidationErrors Warnings',
  accountRef: 'AccountID Code Name',
  documentRef: `InvoiceID InvoiceNumber CreditNoteID CreditNoteNumber PrepaymentID OverpaymentID ID Type Contact LineItems Date Payments CreditNotes Prepayments Overpayments ${answerOnly}`,
  allocation:
    'AllocationID Invoice>documentRef Overpayment Prepayment CreditNote Amount Date IsDeleted StatusAttributeString ValidationErrors',
  historyRecord: 'Details Changes User DateUTC DateUTCString ValidationErrors',
};

const parsed = new Map<string, Map<string, string | undefined>>();
function fieldsOf(kind: string): Map<string, string | undefined> {
  let fields = parsed.get(kind);
  if (!fields) {
    fields = new Map((kinds[kind] ?? '').split(' ').map((entry) => entry.split('>') as [string, string | undefined]));
    parsed.set(kind, fields);
  }
  return fields;
}

/** Answer of strict mode; Xero itself would ignore what is named here. */
export const strictFault = (what: string): Fault =>
  new Fault(400, {
    ErrorNumber: 0,
    Type: 'SandboxStrictException',
    Message: `${what}. Xero ignores it silently; the sandbox refuses it so that a misspelling shows.`,
  });

/**
 * Refuses a field that Xero's objects don't have, with its path. Stricter than Xero on purpose: Xero ignores unknown
 * fields, and a misspelt one would be lost without a word.
 */
export function refuseUnknownFields(kind: string, value: unknown, path: string): void {
  const fields = fieldsOf(kind);
  const list = Array.isArray(value) ? value.map((one, index) => [one, `${path}[${index}]`] as const) : [[value, path] as const];
  for (const [one, at] of list) {
    if (one === null || typeof one !== 'object') continue;
    for (const [name, inner] of Object.entries(one)) {
      if (!fields.has(name)) throw strictFault(`The field ${at}.${name} does not exist in Xero`);
      const next = fields.get(name);
      if (next && inner !== null && typeof inner === 'object') refuseUnknownFields(next, inner, `${at}.${name}`);
    }
  }
}

/** A text field; null and absent are undefined, a number is taken as its text. 400 for an object or list. */
export function text(json: Json, field: string): string | undefined {
  const value = json[field];
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'object') throw unreadable(`JSON for post data was invalid, ${field} must be a text.`);
  return String(value);
}

/** A number field, also when it comes as text. 400 for anything that is no number. */
export function number(json: Json, field: string): number | undefined {
  const value = json[field];
  if (value === undefined || value === null || value === '') return undefined;
  const result = typeof value === 'number' || typeof value === 'string' ? Number(value) : Number.NaN;
  if (!Number.isFinite(result)) throw unreadable(`JSON for post data was invalid, ${field} must be a number.`);
  return result;
}

/** A yes/no field, also as 'true' or 'false'. 400 for anything else. */
export function flag(json: Json, field: string): boolean | undefined {
  const value = json[field];
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'boolean') return value;
  if (/^(true|false)$/i.test(String(value))) return String(value).toLowerCase() === 'true';
  throw unreadable(`JSON for post data was invalid, ${field} must be true or false.`);
}

/** An object field. 400 when it is something else. */
export function object(json: Json, field: string): Json | undefined {
  const value = json[field];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'object' || Array.isArray(value)) throw unreadable(`JSON for post data was invalid, ${field} must be an object.`);
  return value as Json;
}

/** A list of objects. 400 when it is something else. */
export function list(json: Json, field: string): Json[] | undefined {
  const value = json[field];
  if (value === undefined || value === null) return undefined;
  if (!Array.isArray(value) || value.some((one) => one === null || typeof one !== 'object' || Array.isArray(one))) {
    throw unreadable(`JSON for post data was invalid, ${field} must be a list of objects.`);
  }
  return value as Json[];
}
