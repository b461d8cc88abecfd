import type { Document } from '../entities.ts';
import { type DocumentView, formatDocument } from '../formatters/document.ts';
import { type Answer, type Call, placesOf, type Route } from '../http/call.ts';
import { type ElementWriter, envelope, writeElements } from '../http/envelope.ts';
import { documentFields } from '../query/fields.ts';
import { csv, listRows } from '../query/list.ts';
import { creditNoteKind, type DocumentKind, invoiceKind } from '../rules/document-kinds.ts';
import { writeDocument } from '../rules/documents.ts';
import { echoDocument } from './document-echo.ts';
import { documentOf } from './document-of.ts';
import { email } from './email.ts';
import { onlineInvoice } from './online-invoice.ts';

const listQuery: Record<DocumentKind['name'], string> = {
  Invoice: 'where order IDs InvoiceNumbers ContactIDs Statuses page pageSize includeArchived createdByMyApp unitdp summaryOnly searchTerm',
  CreditNote: 'where order page pageSize unitdp',
};

export const documentRoutes: Route[] = [...routesOf(invoiceKind), ...routesOf(creditNoteKind), onlineInvoice, email];

function routesOf(kind: DocumentKind): Route[] {
  const { plural } = kind;
  const batch = `summarizeErrors unitdp${kind === invoiceKind ? ' allowBackorders' : ''}`;
  const single = `unitdp${kind === invoiceKind ? ' allowBackorders' : ''}`;
  return [
    { method: 'GET', path: plural, scope: 'invoices', query: listQuery[kind.name], run: (call) => listDocuments(call, kind) },
    { method: 'GET', path: `${plural}/:id`, scope: 'invoices', query: 'unitdp', run: (call) => one(call, kind) },
    { method: 'PUT', path: plural, scope: 'invoices', query: batch, run: (call) => write(call, kind, 'create') },
    { method: 'POST', path: plural, scope: 'invoices', query: batch, run: (call) => write(call, kind, 'upsert') },
    {
      method: 'POST',
      path: `${plural}/:id`,
      scope: 'invoices',
      query: single,
      run: (call) => write(call, kind, 'upsert', documentOf(call, kind).id),
    },
  ];
}

const one = (call: Call, kind: DocumentKind): Answer =>
  envelope(call, kind.plural, [formatDocument(call.books, documentOf(call, kind), { view: 'single', places: placesOf(call.query) })]);

function listDocuments(call: Call, kind: DocumentKind): Answer {
  const { books, query } = call;
  const filters: ((row: Document) => boolean)[] = [(row) => kind.types.includes(row.type)];
  const among = (values: string[], get: (row: Document) => string) => {
    if (values.length > 0) filters.push((row) => values.includes(get(row).toLowerCase()));
  };
  among(csv(query.IDs), (row) => row.id);
  among(csv(query.InvoiceNumbers), (row) => row.number);
  among(csv(query.ContactIDs), (row) => row.contactId);
  among(csv(query.Statuses), (row) => row.status);
  const mine = query.createdByMyApp?.toLowerCase() === 'true';
  if (mine) filters.push((row) => row.createdBy === call.app.clientId);
  const term = query.searchTerm?.toLowerCase();
  if (term)
    filters.push((row) => [row.number, row.reference, books.contacts.get(row.contactId)?.name].join('\n').toLowerCase().includes(term));

  const rows = books.documents.filter((row) => filters.every((filter) => filter(row)));
  const rules = { fields: documentFields(books), updated: (row: Document) => row.updated, order: 'UpdatedDateUTC, InvoiceID', paged: true };
  const found = listRows(rows, query, call.since, rules);
  const view: DocumentView = query.summaryOnly?.toLowerCase() === 'true' ? 'summary' : found.pagination ? 'page' : 'list';
  const formatted = found.rows.map((row) => formatDocument(books, row, { view, places: placesOf(query) }));
  return envelope(call, kind.plural, formatted, found.pagination);
}

function write(call: Call, kind: DocumentKind, mode: 'create' | 'upsert', id?: string): Answer {
  const places = placesOf(call.query);
  const writer: ElementWriter<Document> = {
    name: kind.plural,
    kind: kind === invoiceKind ? 'invoice' : 'creditNote',
    write: (json) => writeDocument(call.books, kind, json, { mode, id, places, app: call.app.clientId }),
    format: (document) => formatDocument(call.books, document, { view: 'written', places }),
    echo: (json) => echoDocument(call.books, kind, json, id),
  };
  return writeElements(call, writer, { batch: id === undefined });
}
