import { randomUUID } from 'node:crypto';
import type { Contact, Document, OverpaymentType, PrepaymentType } from '../entities.ts';
import { formatContact } from '../formatters/contact.ts';
import { formatDocument } from '../formatters/document.ts';
import { formatPayment } from '../formatters/payment.ts';
import { allocate, removeAllocation } from '../rules/allocations.ts';
import { round } from '../rules/amounts.ts';
import { fresh } from '../rules/contact-fields.ts';
import { today } from '../rules/dates.ts';
import { creditNoteKind, invoiceKind } from '../rules/document-kinds.ts';
import { writeDocument } from '../rules/documents.ts';
import { assumed, known } from '../rules/messages.ts';
import { createPayment, deletePayment } from '../rules/payments.ts';
import { Fault, type Json, notFound, Refusal } from '../rules/refusal.ts';
import { actions } from '../rules/rights.ts';
import { announceDocument, isCreditNote } from '../rules/settlement.ts';
import type { XeroState } from '../state.ts';
import type { Books, ChangeEvent } from '../store.ts';
import { deleteItemByHand, writeContactByHand, writeItemByHand } from './catalogue-acts.ts';

export interface PaymentInput {
  invoiceId: string;
  amount: number;
  /** Code of the bank account; the first active one when left out. */
  accountCode?: string;
  /** 'YYYY-MM-DD', today in the organisation's time zone when left out. */
  date?: string;
  reference?: string;
}

const advanceTypes: readonly string[] = ['RECEIVE-PREPAYMENT', 'SPEND-PREPAYMENT', 'RECEIVE-OVERPAYMENT', 'SPEND-OVERPAYMENT'];

/**
 * What only a person in Xero does, by the same rules as the API. Each act takes the organisation's tenant id first, answers the
 * object in Xero's form, and throws Refusal with Xero's messages (Fault 404 for an id that is unknown).
 */
export class UserActs {
  readonly #state: XeroState;
  readonly #onCommit: (events: ChangeEvent[]) => void;

  constructor(state: XeroState, onCommit: (events: ChangeEvent[]) => void) {
    this.#state = state;
    this.#onCommit = onCommit;
  }

  #act<T>(tenantId: string, run: (books: Books) => T): T {
    const books = this.#state.organisations.get(tenantId.toLowerCase());
    if (!books) throw notFound();
    try {
      const result = run(books);
      this.#onCommit(books.commit());
      return result;
    } catch (error) {
      books.journal.rollback();
      throw error;
    }
  }

  #document(tenantId: string, id: string, json: Json): Json {
    return this.#act(tenantId, (books) => {
      const stored = books.documents.get(id);
      if (!stored) throw notFound();
      const kind = isCreditNote(stored) ? creditNoteKind : invoiceKind;
      return show(books, writeDocument(books, kind, json, { mode: 'upsert', id, places: 4 }));
    });
  }

  approveInvoice(tenantId: string, invoiceId: string): Json {
    return this.#document(tenantId, invoiceId, { Status: 'AUTHORISED' });
  }

  submitInvoice(tenantId: string, invoiceId: string): Json {
    return this.#document(tenantId, invoiceId, { Status: 'SUBMITTED' });
  }

  /** Changes header fields and lines, in the form of POST /Invoices/{id}; lines not listed stay as they are. */
  editInvoice(tenantId: string, invoiceId: string, changes: Json): Json {
    return this.#document(tenantId, invoiceId, changes);
  }

  /** Changes lines by their LineItemID (AccountCode, TaxType, UnitAmount ...); the others stay. */
  editInvoiceLines(tenantId: string, invoiceId: string, lines: Json[]): Json {
    const stored = this.#state.organisations.get(tenantId.toLowerCase())?.documents.get(invoiceId);
    if (!stored) throw notFound();
    const strangers = lines.filter((line) => !stored.lines.some((one) => one.id === line.LineItemID));
    if (strangers.length > 0) throw new Refusal(assumed.required('LineItemID'));
    const LineItems = stored.lines.map((line) => ({ LineItemID: line.id, ...lines.find((one) => one.LineItemID === line.id) }));
    return this.#document(tenantId, invoiceId, { LineItems });
  }

  voidInvoice(tenantId: string, invoiceId: string): Json {
    return this.#document(tenantId, invoiceId, { Status: 'VOIDED' });
  }

  deleteInvoice(tenantId: string, invoiceId: string): Json {
    return this.#document(tenantId, invoiceId, { Status: 'DELETED' });
  }

  /** Creates an invoice, bill or credit note of a person's own, in the API's form. */
  createDocument(tenantId: string, json: Json): Json {
    const kind = String(json.Type).endsWith('CREDIT') ? creditNoteKind : invoiceKind;
    return this.#act(tenantId, (books) => show(books, writeDocument(books, kind, json, { mode: 'create', places: 4 })));
  }

  recordPayment(tenantId: string, input: PaymentInput): Json {
    return this.#act(tenantId, (books) => {
      const bank = books.accounts.find((account) => account.Type === 'BANK' && account.Status === 'ACTIVE');
      const json = {
        Invoice: { InvoiceID: input.invoiceId },
        Account: { Code: input.accountCode ?? bank?.Code },
        Amount: input.amount,
        Date: input.date,
        Reference: input.reference,
      };
      return formatPayment(books, createPayment(books, json, this.#state.webhookOnPayment), 'single');
    });
  }

  deletePayment(tenantId: string, paymentId: string): Json {
    return this.#act(tenantId, (books) => formatPayment(books, deletePayment(books, paymentId, this.#state.webhookOnPayment), 'single'));
  }

  /** A prepayment or overpayment that a customer made (or we made to a supplier), to be allocated later. */
  recordAdvance(
    tenantId: string,
    input: { type: PrepaymentType | OverpaymentType; contactId: string; amount: number; reference?: string },
  ): Json {
    return this.#act(tenantId, (books) => {
      if (!books.contacts.get(input.contactId)) throw notFound();
      if (!advanceTypes.includes(input.type)) throw new Refusal(assumed.oneOf('type', advanceTypes));
      if (!(input.amount > 0)) throw new Refusal(assumed.positive('amount'));
      const total = round(input.amount);
      const document: Document = {
        id: randomUUID(),
        type: input.type,
        number: '',
        reference: input.reference ?? '',
        contactId: input.contactId.toLowerCase(),
        date: today(books.now(), books.organisation.Timezone),
        status: 'AUTHORISED',
        lineAmountTypes: 'NoTax',
        lines: [],
        subTotal: total,
        totalTax: 0,
        total,
        currencyCode: books.organisation.BaseCurrency,
        currencyRate: 1,
        sentToContact: false,
        updated: books.now(),
      };
      announceDocument(books, books.documents.put(document), 'CREATE');
      return show(books, document);
    });
  }

  /** Applies a credit note, prepayment or overpayment to an invoice; answers the invoice. */
  allocateCredit(tenantId: string, input: { sourceId: string; invoiceId: string; amount: number; date?: string }): Json {
    return this.#act(tenantId, (books) => {
      const source = books.documents.get(input.sourceId);
      if (!source) throw notFound();
      const date = input.date ?? today(books.now(), books.organisation.Timezone);
      const { invoiceId } = allocate(books, source, { Invoice: { InvoiceID: input.invoiceId }, Amount: input.amount, Date: date });
      return show(books, books.documents.get(invoiceId) as Document);
    });
  }

  removeAllocation(tenantId: string, sourceId: string, allocationId: string): Json {
    return this.#act(tenantId, (books) => {
      const source = books.documents.get(sourceId);
      if (!source) throw notFound();
      const { invoiceId } = removeAllocation(books, source, allocationId);
      return show(books, books.documents.get(invoiceId) as Document);
    });
  }

  #contact(tenantId: string, id: string, change: (contact: Contact, books: Books) => Contact): Json {
    return this.#act(tenantId, (books) => {
      const contact = books.contacts.get(id);
      if (!contact) throw notFound();
      const changed = books.contacts.put({ ...change(contact, books), updated: books.now() });
      books.announce({ category: 'CONTACT', type: 'UPDATE', id: changed.id });
      return formatContact(books, changed, 'single');
    });
  }

  /** Makes a contact of finance's own, or changes one; `ContactPersons: []` removes the last person, which the API can't. */
  writeContact(tenantId: string, json: Json, contactId?: string): Json {
    return this.#act(tenantId, (books) => writeContactByHand(books, json, contactId));
  }

  writeItem(tenantId: string, json: Json, itemId?: string): Json {
    return this.#act(tenantId, (books) => writeItemByHand(books, json, itemId));
  }

  deleteItem(tenantId: string, itemId: string): Json {
    return this.#act(tenantId, (books) => deleteItemByHand(books, itemId));
  }

  archiveContact(tenantId: string, contactId: string): Json {
    return this.#contact(tenantId, contactId, (contact) => ({ ...contact, status: 'ARCHIVED' }));
  }

  /** Makes an archived contact active again, which the API can't; refused while another active contact has its name. */
  restoreContact(tenantId: string, contactId: string): Json {
    return this.#contact(tenantId, contactId, (contact, books) => {
      const name = contact.name.toLowerCase();
      const other = books.contacts.find((one) => one.id !== contact.id && one.status === 'ACTIVE' && one.name.toLowerCase() === name);
      if (other) throw new Refusal(known.nameTaken(contact.name));
      return { ...contact, status: 'ACTIVE' };
    });
  }

  /** Erases a contact on its own request (GDPR): nothing of the person stays but the name of the record. */
  eraseContact(tenantId: string, contactId: string): Json {
    return this.#contact(tenantId, contactId, ({ id, name, contactNumber }) => ({
      ...fresh(id, name),
      contactNumber,
      status: 'GDPRREQUEST',
    }));
  }

  /** Merges one contact into another: its documents move, it is archived and names the winner in MergedToContactID. */
  mergeContact(tenantId: string, contactId: string, intoId: string): Json {
    return this.#contact(tenantId, contactId, (contact, books) => {
      const winner = books.contacts.get(intoId);
      if (winner?.status !== 'ACTIVE' || winner.id === contact.id) throw notFound();
      for (const document of books.documents.filter((one) => one.contactId === contact.id)) {
        announceDocument(books, books.documents.put({ ...document, contactId: winner.id, updated: books.now() }), 'UPDATE');
      }
      return { ...contact, status: 'ARCHIVED', mergedTo: winner.id };
    });
  }

  /** Sets or clears (null) the lock dates, 'YYYY-MM-DD'. */
  changeLockDates(tenantId: string, dates: { periodLockDate?: string | null; endOfYearLockDate?: string | null }): void {
    const pick = (given: string | null | undefined, before: string | undefined) => (given === undefined ? before : (given ?? undefined));
    this.#act(tenantId, (books) => {
      const { organisation } = books;
      books.organisation = {
        ...organisation,
        periodLockDate: pick(dates.periodLockDate, organisation.periodLockDate),
        endOfYearLockDate: pick(dates.endOfYearLockDate, organisation.endOfYearLockDate),
      };
    });
  }

  /** Allows the signed-in user of the API an action of Xero's, or forbids it. */
  setAction(tenantId: string, action: string, allowed: boolean): void {
    if (!(actions as readonly string[]).includes(action)) throw new Refusal(assumed.oneOf('action', actions));
    this.#act(tenantId, (books) => {
      const others = books.organisation.forbiddenActions.filter((one) => one !== action);
      books.organisation = { ...books.organisation, forbiddenActions: allowed ? others : [...others, action] };
    });
  }

  /** Subscribes the organisation to a currency; `rate`: how much of it one unit of the base currency buys. */
  addCurrency(tenantId: string, currency: { Code: string; Description?: string; rate?: number }): void {
    if (!/^[A-Z]{3}$/.test(currency.Code ?? '')) throw new Fault(400, { Message: 'Code must be a currency of three capital letters.' });
    this.#act(tenantId, (books) => books.currencies.put({ Description: currency.Code, rate: 1, ...currency }));
  }

  /** Archives an account of the chart, or makes it active again. */
  setAccountStatus(tenantId: string, code: string, status: 'ACTIVE' | 'ARCHIVED'): void {
    this.#act(tenantId, (books) => {
      const account = books.accounts.find((one) => one.Code === code);
      if (!account) throw notFound();
      books.accounts.put({ ...account, Status: status, updated: books.now() });
    });
  }
}

const show = (books: Books, document: Document): Json => formatDocument(books, document, { view: 'single', places: 4 });
