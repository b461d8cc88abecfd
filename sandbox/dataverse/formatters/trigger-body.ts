import type { RowEvent, TriggerBody } from '../events/types.ts';
import { isReference } from '../store/store.ts';
import { type FormatScope, formattedValue } from './formatted-values.ts';

/** A committed write as a trigger's body shows it: filled columns only, `_x_value` and `_x_type` for lookups, `_x_label` for choices; of a deletion the id alone. */
export function triggerBody(scope: FormatScope, event: RowEvent): TriggerBody {
  const table = scope.metadata.table(event.table);
  const body: TriggerBody = { ItemInternalId: event.id, SdkMessage: event.message, [table.primaryId]: event.id };
  if (event.message === 'Delete') return body;
  body.RowVersion = String(event.row.versionnumber);
  for (const column of table.columns.values()) {
    const value = event.row[column.name] ?? null;
    if (value === null) continue;
    if (isReference(value)) {
      body[`_${column.name}_value`] = value.id;
      body[`_${column.name}_type`] = scope.metadata.table(value.table).entitySet;
    } else body[column.name] = value;
    const label = column.options ? formattedValue(scope, column, event.row) : null;
    if (label !== null) body[`_${column.name}_label`] = label;
  }
  return body;
}
