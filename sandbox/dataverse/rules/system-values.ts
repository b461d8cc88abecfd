import { idOf, type Store, type Value } from '../store/store.ts';
import type { Save } from './save.ts';
import { moment } from './values.ts';

/** Ids of the rows that every environment has from the start. */
export const environmentIds = {
  organization: '3f9b1b04-6d3f-5c0e-9a56-0f2f6e6f0001',
  businessUnit: '3f9b1b04-6d3f-5c0e-9a56-0f2f6e6f0002',
  baseCurrency: '3f9b1b04-6d3f-5c0e-9a56-0f2f6e6f0003',
} as const;

/** A new row's start: every column, empty or its default. */
export function emptyRow(save: Pick<Save, 'table' | 'id'>): Record<string, Value> {
  const row: Record<string, Value> = {};
  for (const column of save.table.columns.values()) row[column.name] = column.default ?? null;
  row[save.table.primaryId] = save.id;
  return row;
}

function defaultCurrency(store: Store, save: Save): void {
  const { row, table } = save;
  if (!table.columns.has('transactioncurrencyid') || table.name === 'transactioncurrency') return;
  const base = store.get('organization', environmentIds.organization)?.basecurrencyid ?? null;
  row.transactioncurrencyid ??= base;
  const rate = store.get('transactioncurrency', idOf(row.transactioncurrencyid) ?? '')?.exchangerate;
  if (table.columns.get('exchangerate')?.readOnly) row.exchangerate = rate ?? null;
}

/** Owner, currency, times, users and version: what the server fills on every write. */
export function setSystemValues(save: Save, userId: string): void {
  const { row, table, before, store } = save;
  const user = { table: 'systemuser', id: userId };
  defaultCurrency(store, save);
  if (!before) {
    row.createdon = row.overriddencreatedon ?? moment(save.now);
    row.createdby = user;
    if (table.ownership === 'user') {
      row.ownerid ??= user;
      row.owningbusinessunit = { table: 'businessunit', id: environmentIds.businessUnit };
    }
  }
  row.modifiedon = moment(save.now);
  row.modifiedby = user;
  row.versionnumber = store.nextVersion();
}
