import { randomUUID } from 'node:crypto';
import type { HistoryRecord } from '../entities.ts';
import { bareMoment, moment } from '../formatters/dates.ts';
import type { Call, Route } from '../http/call.ts';
import { type ElementWriter, envelope, writeElements } from '../http/envelope.ts';
import { text } from '../rules/fields.ts';
import { assumed, known } from '../rules/messages.ts';
import { type Json, notFound, Refusal } from '../rules/refusal.ts';

const owners: { plural: string; scope: Route['scope']; exists: (call: Call, id: string) => boolean; writable: boolean }[] = [
  { plural: 'Contacts', scope: 'contacts', exists: ({ books }, id) => books.contacts.get(id) !== undefined, writable: true },
  { plural: 'Invoices', scope: 'invoices', exists: ({ books }, id) => books.documents.get(id) !== undefined, writable: true },
  { plural: 'CreditNotes', scope: 'invoices', exists: ({ books }, id) => books.documents.get(id) !== undefined, writable: true },
  { plural: 'Items', scope: 'items', exists: ({ books }, id) => books.items.get(id) !== undefined, writable: true },
  { plural: 'Payments', scope: 'payments', exists: ({ books }, id) => books.payments.get(id) !== undefined, writable: false },
];

/** History notes: read, and added (2,500 characters); Xero can't change or delete them, and takes none for payments. */
export const historyRoutes: Route[] = owners.flatMap(({ plural, scope, exists, writable }): Route[] => {
  const path = `${plural}/:id/History`;
  const idOf = (call: Call): string => {
    const id = call.params.id ?? '';
    if (!exists(call, id)) throw notFound();
    return id.toLowerCase();
  };
  const writer = (call: Call, ownerId: string): ElementWriter<HistoryRecord> => ({
    name: 'HistoryRecords',
    kind: 'historyRecord',
    write: (json) => addNote(call, ownerId, json, writable),
    format: (row) => ({ DateUTCString: stamp(row.at), DateUTC: bareMoment(row.at), Details: row.details, ValidationErrors: [] }),
    echo: (json) => ({ DateUTCString: stamp(call.books.now()), DateUTC: bareMoment(call.books.now()), ...json }),
  });
  return [
    {
      method: 'GET',
      path,
      scope,
      run: (call) => {
        const id = idOf(call);
        const rows = call.books.history.filter((row) => row.ownerId === id).reverse();
        return envelope(
          call,
          'HistoryRecords',
          rows.map((row) => ({
            Changes: row.changes,
            DateUTCString: stamp(row.at),
            DateUTC: moment(row.at),
            User: row.user,
            Details: row.details,
          })),
        );
      },
    },
    { method: 'PUT', path, scope, run: (call) => writeElements(call, writer(call, idOf(call)), { batch: true }) },
  ];
});

const stamp = (at: Date): string => at.toISOString().slice(0, 19);

function addNote(call: Call, ownerId: string, json: Json, writable: boolean): HistoryRecord {
  const details = text(json, 'Details') ?? '';
  if (!writable) throw new Refusal(known.historyDocument);
  if (!details) throw new Refusal(assumed.required('Details'));
  if (details.length > 2500) throw new Refusal(assumed.length('Details', 2500));
  return call.books.history.put({ id: randomUUID(), ownerId, changes: 'Note', details, user: 'System Generated', at: call.books.now() });
}
