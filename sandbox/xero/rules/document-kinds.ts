import type { DocumentType } from '../entities.ts';
import { assumed, known } from './messages.ts';

/** Where an invoice and a credit note differ in their names. */
export interface DocumentKind {
  name: 'Invoice' | 'CreditNote';
  plural: 'Invoices' | 'CreditNotes';
  idField: 'InvoiceID' | 'CreditNoteID';
  numberField: 'InvoiceNumber' | 'CreditNoteNumber';
  types: readonly DocumentType[];
  taken: string;
}

export const invoiceKind: DocumentKind = {
  name: 'Invoice',
  plural: 'Invoices',
  idField: 'InvoiceID',
  numberField: 'InvoiceNumber',
  types: ['ACCREC', 'ACCPAY'],
  taken: known.invoiceNumberTaken,
};

export const creditNoteKind: DocumentKind = {
  name: 'CreditNote',
  plural: 'CreditNotes',
  idField: 'CreditNoteID',
  numberField: 'CreditNoteNumber',
  types: ['ACCRECCREDIT', 'ACCPAYCREDIT'],
  taken: assumed.creditNoteNumberTaken,
};

export interface DocumentWrite {
  mode: 'create' | 'upsert';
  id?: string;
  /** Decimals of UnitAmount, see LineContext. */
  places: number;
  /** Client id of the app that writes; none for a person. */
  app?: string;
}
