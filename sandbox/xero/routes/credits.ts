import type { Allocation, Document } from '../entities.ts';
import { dayMoment } from '../formatters/dates.ts';
import { type DocumentView, emptyInvoice, formatAdvance } from '../formatters/document.ts';
import { type Answer, type Call, placesOf, type Route } from '../http/call.ts';
import { type ElementWriter, envelope, writeElements } from '../http/envelope.ts';
import { documentFields } from '../query/fields.ts';
import { csv, listRows } from '../query/list.ts';
import { allocate, removeAllocation } from '../rules/allocations.ts';
import { notFound } from '../rules/refusal.ts';
import { isCreditNote, isOverpayment, isPrepayment } from '../rules/settlement.ts';

interface CreditKind {
  plural: 'CreditNotes' | 'Prepayments' | 'Overpayments';
  singular: 'CreditNote' | 'Prepayment' | 'Overpayment';
  is: (document: Document) => boolean;
  scope: Route['scope'];
}

const kinds: CreditKind[] = [
  { plural: 'CreditNotes', singular: 'CreditNote', is: isCreditNote, scope: 'invoices' },
  { plural: 'Prepayments', singular: 'Prepayment', is: isPrepayment, scope: 'payments' },
  { plural: 'Overpayments', singular: 'Overpayment', is: isOverpayment, scope: 'payments' },
];

/** Allocations of credit notes, prepayments and overpayments; lists of the latter two, which only Xero's user creates. */
export const creditRoutes: Route[] = [
  ...kinds.flatMap(allocationRoutes),
  ...kinds.filter((kind) => kind.plural !== 'CreditNotes').flatMap(advanceRoutes),
];

function sourceOf({ books, params }: Call, kind: CreditKind): Document {
  const document = books.documents.get(params.id);
  if (!document || !kind.is(document)) throw notFound();
  return document;
}

function allocationRoutes(kind: CreditKind): Route[] {
  const path = `${kind.plural}/:id/Allocations`;
  return [
    {
      method: 'PUT',
      path,
      scope: kind.scope,
      query: 'summarizeErrors',
      run: (call) => {
        const source = sourceOf(call, kind);
        const writer: ElementWriter<Allocation> = {
          name: 'Allocations',
          kind: 'allocation',
          write: (json) => allocate(call.books, call.books.documents.get(source.id) as Document, json),
          format: (allocation) => formatAllocation(kind, source, allocation),
          echo: (json) => ({ ...json }),
        };
        return writeElements(call, writer, { batch: true });
      },
    },
    {
      method: 'DELETE',
      path: `${path}/:allocationId`,
      scope: kind.scope,
      run: (call) => {
        const removed = removeAllocation(call.books, sourceOf(call, kind), call.params.allocationId ?? '');
        const Invoice = [{ InvoiceID: removed.invoiceId }];
        return { status: 200, body: { AllocationId: removed.id, Date: dayMoment(removed.date), Invoice, IsDeleted: true } };
      },
    },
  ];
}

function formatAllocation(kind: CreditKind, source: Document, allocation: Allocation) {
  return {
    AllocationID: allocation.id,
    Amount: allocation.amount,
    Date: dayMoment(allocation.date),
    Invoice: { InvoiceID: allocation.invoiceId, ...emptyInvoice, ValidationErrors: [] },
    [kind.singular]: { [`${kind.singular}ID`]: source.id, ID: source.id, LineItems: [] },
    ValidationErrors: [],
  };
}

function advanceRoutes(kind: CreditKind): Route[] {
  const filter = kind.plural === 'Prepayments' ? 'InvoiceNumbers' : 'References';
  return [
    {
      method: 'GET',
      path: kind.plural,
      scope: kind.scope,
      query: `where order page pageSize unitdp ${filter}`,
      run: (call) => listAdvances(call, kind),
    },
    {
      method: 'GET',
      path: `${kind.plural}/:id`,
      scope: kind.scope,
      query: 'unitdp',
      run: (call) => {
        const found = formatAdvance(call.books, sourceOf(call, kind), { view: 'single', places: placesOf(call.query) });
        return envelope(call, kind.plural, [found]);
      },
    },
  ];
}

function listAdvances(call: Call, kind: CreditKind): Answer {
  const { books, query } = call;
  const references = csv(query.References);
  const numbers = csv(query.InvoiceNumbers);
  const rows = books.documents.filter(
    (row) =>
      kind.is(row) &&
      (references.length === 0 || references.includes(row.reference.toLowerCase())) &&
      (numbers.length === 0 || numbers.includes(row.number.toLowerCase())),
  );
  const rules = {
    fields: documentFields(books),
    updated: (row: Document) => row.updated,
    order: `UpdatedDateUTC, ${kind.singular}ID`,
    paged: true,
  };
  const found = listRows(rows, query, call.since, rules);
  const view: DocumentView = found.pagination ? 'page' : 'list';
  return envelope(
    call,
    kind.plural,
    found.rows.map((row) => formatAdvance(books, row, { view, places: placesOf(query) })),
    found.pagination,
  );
}
