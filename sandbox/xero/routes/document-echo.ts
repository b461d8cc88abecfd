import { dateFields } from '../formatters/dates.ts';
import { emptyInvoice, formatLine } from '../formatters/document.ts';
import { readDate } from '../rules/dates.ts';
import type { DocumentKind } from '../rules/document-kinds.ts';
import { text } from '../rules/fields.ts';
import type { Json } from '../rules/refusal.ts';
import type { Books } from '../store.ts';

const EMPTY_ID = '00000000-0000-0000-0000-000000000000';

/**
 * A refused invoice or credit note as Xero echoes it: the requested Status, not the stored one, and for an existing document
 * its type, dates, lines and totals where none were sent.
 */
export function echoDocument(books: Books, kind: DocumentKind, json: Json, addressed?: string): Json {
  const id = addressed ?? text(json, kind.idField);
  const stored = books.documents.get(id);
  const { LineItems: _empty, ...lists } = emptyInvoice;
  const { Date: date, DueDate: dueDate, Contact: contact, LineItems: lines, ValidationErrors: _old, ...sent } = json;
  return {
    ...(stored
      ? {
          Type: stored.type,
          LineAmountTypes: stored.lineAmountTypes,
          SubTotal: stored.subTotal,
          TotalTax: stored.totalTax,
          Total: stored.total,
          CurrencyCode: stored.currencyCode,
          Status: stored.status,
        }
      : {}),
    ...sent,
    [kind.idField]: id ?? EMPTY_ID,
    ...lists,
    HasErrors: true,
    Contact: {
      ...(contact !== null && typeof contact === 'object' ? contact : stored ? { ContactID: stored.contactId } : {}),
      Addresses: [],
      Phones: [],
      ContactGroups: [],
      ContactPersons: [],
      HasValidationErrors: false,
      ValidationErrors: [],
    },
    ...dateFields('Date', readDate(date, 'Date') ?? stored?.date),
    ...dateFields('DueDate', readDate(dueDate, 'DueDate') ?? stored?.dueDate),
    LineItems: Array.isArray(lines)
      ? lines.map((line) => ({ ...(line as Json), ValidationErrors: [] }))
      : (stored?.lines.map((line) => formatLine(books, line, 2, false)) ?? []),
  };
}
