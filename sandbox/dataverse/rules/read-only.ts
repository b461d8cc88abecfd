import { badState } from '../errors.ts';
import { idOf } from '../store/store.ts';
import type { Save, TableRule } from './save.ts';

/** Only active orders can be edited; paid, canceled and closed invoices are read-only until reactivated (Microsoft: Common Data Model state notes). */
const editable = 0;

const stateOnly = (save: Save): boolean =>
  [...save.present].every((name) => name === 'statecode' || name === 'statuscode' || name === save.table.primaryId);

function guardHeader(save: Save, deleting: boolean): void {
  if (deleting || save.platform || !save.before) return;
  const from = save.before.statecode;
  const to = save.row.statecode;
  if (stateOnly(save)) {
    if (save.table.name === 'salesorder' && to === editable && Number(from) > 1)
      throw badState(`Order ${save.id} is fulfilled, invoiced or canceled: it can't be opened again.`);
    return;
  }
  const columns = [...save.present].join(', ');
  if (from !== editable)
    throw badState(
      save.table.name === 'salesorder'
        ? `Only active orders can be edited: order ${save.id} is not active, so ${columns} can't be written.`
        : `Cannot Update a Read-Only Entity: invoice ${save.id} is not active, so ${columns} can't be written.`,
    );
  if (to !== editable)
    throw badState(
      `The state of ${save.table.name} ${save.id} must be set in a write of only statecode and statuscode, not together with ${columns}.`,
    );
}

function guardNew(save: Save, deleting: boolean): void {
  if (!deleting && !save.before && !save.platform && save.row.statecode !== null && save.row.statecode !== editable)
    throw badState(`A new ${save.table.name} is active: its state is set afterwards.`);
}

export const readOnlyHeaders: TableRule = {
  tables: ['salesorder', 'invoice'],
  guard(save, deleting) {
    guardNew(save, deleting);
    guardHeader(save, deleting);
  },
};

const parents = {
  salesorderdetail: { column: 'salesorderid', table: 'salesorder' },
  invoicedetail: { column: 'invoiceid', table: 'invoice' },
} as const;

export const readOnlyLines: TableRule = {
  tables: ['salesorderdetail', 'invoicedetail'],
  guard(save) {
    const { column, table } = parents[save.table.name as keyof typeof parents];
    for (const id of new Set([idOf(save.before?.[column]), idOf(save.row[column])])) {
      const parent = id && save.store.get(table, id);
      if (parent && parent.statecode !== editable)
        throw badState(`The detail cannot be updated because the parent is not editable: ${table} ${id}.`);
    }
  },
};
