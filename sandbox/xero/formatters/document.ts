import type { Document, Line } from '../entities.ts';
import { accountByCode } from '../rules/accounts.ts';
import { round, sum } from '../rules/amounts.ts';
import { itemByCode } from '../rules/items.ts';
import type { Json } from '../rules/refusal.ts';
import {
  allocationsFrom,
  creditsOn,
  isCreditNote,
  isInvoice,
  isOverpayment,
  isPrepayment,
  paymentsOf,
  settled,
} from '../rules/settlement.ts';
import type { Books } from '../store.ts';
import { contactReference, formatContact } from './contact.ts';
import { dateFields, dayMoment, moment, utcSecond } from './dates.ts';

/** single: its own page or the answer of a write; page: on a page of a list; list: in a list without pages, or a summary. */
export type DocumentView = 'single' | 'written' | 'page' | 'list' | 'summary';
export interface DocumentFormat {
  view: DocumentView;
  /** Decimals of UnitAmount that are shown: 4 with unitdp=4, else 2. */
  places: number;
}

/** An invoice or bill in Xero's form, its amounts computed from what is applied to it. */
function formatInvoice(books: Books, document: Document, format: DocumentFormat): Json {
  const money = settled(books, document);
  const single = format.view === 'single' || format.view === 'written';
  return {
    Type: document.type,
    InvoiceID: document.id,
    InvoiceNumber: document.number,
    ...(document.type === 'ACCREC' ? { Reference: document.reference } : {}),
    ...appliedTo(books, document, format),
    AmountDue: format.view !== 'written' && (document.status === 'DELETED' || document.status === 'VOIDED') ? 0 : money.open,
    AmountPaid: money.paid,
    ...(!single || money.credited > 0 ? { AmountCredited: money.credited } : {}),
    ...(document.url ? { Url: document.url } : {}),
    ...(document.expectedPaymentDate ? { ExpectedPaymentDate: dayMoment(document.expectedPaymentDate) } : {}),
    ...(document.plannedPaymentDate ? { PlannedPaymentDate: dayMoment(document.plannedPaymentDate) } : {}),
    SentToContact: document.sentToContact,
    CurrencyRate: document.currencyRate,
    ...discounts(document),
    ...(format.view === 'single' || format.view === 'page' ? { HasAttachments: false } : {}),
    HasErrors: false,
    ...(format.view === 'single' ? { Attachments: [] } : {}),
    InvoicePaymentServices: [],
    ...common(books, document, format),
  };
}

/** A credit note in Xero's form. */
function formatCreditNote(books: Books, document: Document, format: DocumentFormat): Json {
  return {
    CreditNoteID: document.id,
    CreditNoteNumber: document.number,
    ...(format.view === 'page' || document.sentToContact ? { SentToContact: document.sentToContact } : {}),
    Payments: paymentsOf(books, document).map(embeddedPayment),
    ID: document.id,
    HasErrors: false,
    InvoiceAddresses: [],
    CurrencyRate: document.currencyRate,
    Type: document.type,
    Reference: document.reference,
    ...credit(books, document),
    HasAttachments: false,
    ...common(books, document, format),
  };
}

/** A prepayment or overpayment in Xero's form. */
export function formatAdvance(books: Books, document: Document, format: DocumentFormat): Json {
  return {
    [isPrepayment(document) ? 'PrepaymentID' : 'OverpaymentID']: document.id,
    ID: document.id,
    CurrencyRate: document.currencyRate,
    Type: document.type,
    Reference: document.reference,
    ...credit(books, document),
    Payments: paymentsOf(books, document).map(embeddedPayment),
    HasAttachments: false,
    ...common(books, document, format),
  };
}

function common(books: Books, document: Document, { view, places }: DocumentFormat): Json {
  const single = view === 'single' || view === 'written';
  const contact = books.contacts.get(document.contactId);
  return {
    UpdatedDateUTCString: utcSecond(document.updated),
    Contact: single && contact ? formatContact(books, contact, 'written') : contactReference(books, document.contactId),
    ...dateFields('Date', document.date),
    ...dateFields('DueDate', document.dueDate),
    ...(document.brandingThemeId ? { BrandingThemeID: document.brandingThemeId } : {}),
    Status: document.status,
    LineAmountTypes: document.lineAmountTypes,
    ...(view === 'summary'
      ? {}
      : { LineItems: view === 'list' ? [] : document.lines.map((line) => formatLine(books, line, places, single)) }),
    SubTotal: document.subTotal,
    TotalTax: document.totalTax,
    Total: document.total,
    UpdatedDateUTC: moment(document.updated),
    CurrencyCode: document.currencyCode,
    ...(document.fullyPaidOn ? { FullyPaidOnDate: dayMoment(document.fullyPaidOn) } : {}),
  };
}

function credit(books: Books, document: Document): Json {
  return {
    RemainingCredit: settled(books, document).open,
    Allocations: allocationsFrom(books, document).map((one) => ({
      AllocationID: one.id,
      Amount: one.amount,
      Date: dayMoment(one.date),
      Invoice: { InvoiceID: one.invoiceId, InvoiceNumber: books.documents.get(one.invoiceId)?.number ?? '', ...emptyInvoice },
    })),
  };
}

/** What Xero shows inside a reference to an invoice. */
export const emptyInvoice = {
  Payments: [],
  CreditNotes: [],
  Prepayments: [],
  Overpayments: [],
  IsDiscounted: false,
  InvoiceAddresses: [],
  HasErrors: false,
  InvoicePaymentServices: [],
  LineItems: [],
};

function appliedTo(books: Books, document: Document, { view }: DocumentFormat): Json {
  const payments = paymentsOf(books, document).map(embeddedPayment);
  const credits = creditsOn(books, document).map((one) => ({ one, source: books.documents.get(one.sourceId) as Document }));
  const applied = (test: (source: Document) => boolean, ids: (source: Document) => Json) =>
    credits
      .filter(({ source }) => test(source))
      .map(({ one, source }) => ({
        ...ids(source),
        HasErrors: false,
        InvoiceAddresses: [],
        AppliedAmount: one.amount,
        ...dateFields('Date', source.date),
        LineItems: [],
        Total: source.total,
      }));
  const creditNotes = applied(isCreditNote, (source) => ({ CreditNoteID: source.id, CreditNoteNumber: source.number, ID: source.id }));
  const hideEmpty = view === 'single' || view === 'written';
  return {
    ...(view === 'summary' || (hideEmpty && payments.length === 0) ? {} : { Payments: payments }),
    ...(hideEmpty && creditNotes.length === 0 ? {} : { CreditNotes: creditNotes }),
    Prepayments: applied(isPrepayment, (source) => ({ PrepaymentID: source.id, ID: source.id })),
    Overpayments: applied(isOverpayment, (source) => ({ OverpaymentID: source.id, ID: source.id })),
  };
}

function embeddedPayment(payment: ReturnType<typeof paymentsOf>[number]): Json {
  return {
    PaymentID: payment.id,
    Date: dayMoment(payment.date),
    Amount: payment.amount,
    ...(payment.reference ? { Reference: payment.reference } : {}),
    CurrencyRate: payment.currencyRate,
    HasAccount: false,
    HasValidationErrors: false,
  };
}

function discounts(document: Document): Json {
  const discounted = document.lines.filter((line) => line.discountRate || line.discountAmount);
  if (discounted.length === 0) return { IsDiscounted: false };
  const total = sum(discounted.map((line) => (line.quantity ?? 0) * (line.unitAmount ?? 0) - line.lineAmount));
  return { TotalDiscount: round(total), IsDiscounted: true };
}

export function formatLine(books: Books, line: Line, places: number, withErrors: boolean): Json {
  const tracking = line.tracking.map((choice) => {
    const category = books.trackingCategories.get(choice.categoryId);
    const option = category?.Options.find((one) => one.TrackingOptionID === choice.optionId);
    return {
      Name: category?.Name ?? '',
      Option: option?.Name ?? '',
      TrackingCategoryID: choice.categoryId,
      TrackingOptionID: choice.optionId,
    };
  });
  const errors = withErrors ? { ValidationErrors: [] } : {};
  if (line.descriptionOnly) return { Description: line.description, Tracking: tracking, LineItemID: line.id, ...errors };
  const item = line.itemCode ? itemByCode(books, line.itemCode) : undefined;
  const account = line.accountCode ? accountByCode(books, line.accountCode) : undefined;
  return {
    ...(line.itemCode ? { ItemCode: item?.code ?? line.itemCode } : {}),
    Description: line.description,
    UnitAmount: round(line.unitAmount ?? 0, places),
    ...(line.taxType ? { TaxType: line.taxType } : {}),
    TaxAmount: line.taxAmount,
    LineAmount: line.lineAmount,
    ...(line.accountCode ? { AccountCode: line.accountCode } : {}),
    ...(item ? { Item: { ItemID: item.id, Name: item.name, Code: item.code } } : {}),
    Tracking: tracking,
    Quantity: line.quantity,
    ...(line.discountRate ? { DiscountRate: line.discountRate } : {}),
    ...(line.discountAmount ? { DiscountAmount: line.discountAmount } : {}),
    LineItemID: line.id,
    ...(account ? { AccountID: account.AccountID } : {}),
    ...errors,
  };
}

export function formatDocument(books: Books, document: Document, format: DocumentFormat): Json {
  if (isInvoice(document)) return formatInvoice(books, document, format);
  return isCreditNote(document) ? formatCreditNote(books, document, format) : formatAdvance(books, document, format);
}
