import { Field } from '@fluentui/react-components';
import type { CellMetadata, ColumnMetadata } from '../../shared.ts';
import { formatted } from '../lib/dataverse.ts';
import { JsonView } from '../ui/json-view.tsx';
import { Cell, NoValue, valueText } from './cell.tsx';
import { Control } from './control.tsx';
import type { FormState } from './use-form.ts';

/** The symbol of a row's currency, read off any amount of it. */
function currencyOf({ row, table }: FormState): string {
  if (!row.data) return '';
  for (const { type, wireName } of table.columns) {
    const text = type === 'money' && formatted(row.data, wireName);
    if (text) return text.replace(/[-\d.,\s]/g, '');
  }
  return '';
}

function asJson(text: unknown): unknown {
  if (typeof text !== 'string' || !/^\s*[[{]/.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function ReadOnly({ form, column }: { form: FormState; column: ColumnMetadata }) {
  const row = form.row.data;
  if (!row) return <NoValue />;
  const json = column.type === 'memo' ? asJson(row[column.wireName]) : undefined;
  if (json !== undefined) return <JsonView value={json} label={column.displayName} />;
  if (column.type === 'memo') return <span className="memo">{valueText(row, column) || <NoValue />}</span>;
  return <Cell row={row} column={column} />;
}

/** One cell of a form; its label tells what the column is for to whoever points at it. `shownAbove` are columns that the form's header lets one change already. */
export function FormField({ form, cell, shownAbove = [] }: { form: FormState; cell: CellMetadata; shownAbove?: string[] }) {
  const column = form.table.columns.find(({ name }) => name === cell.control?.column);
  if (!column || !cell.visible || form.isHidden(column)) return null;
  const readOnly = cell.control?.disabled || column.readOnly || form.closed || shownAbove.includes(column.name);
  const label = cell.label || column.displayName;
  const hidden = cell.showLabel ? '' : ' visually-hidden';
  if (readOnly)
    return (
      <div className="field-read">
        <span className={`field-label${hidden}`} title={column.description}>
          {label}
        </span>
        <span className="field-value">
          <ReadOnly form={form} column={column} />
        </span>
      </div>
    );
  const state = form.row.data?.statecode ?? 0;
  return (
    <Field
      label={{ children: label, title: column.description, className: hidden.trim() || undefined }}
      size="small"
      required={column.required}
      className="form-field"
    >
      <Control
        column={{ ...column, displayName: label }}
        value={form.value(column)}
        currency={currencyOf(form)}
        state={state}
        rows={cell.rowspan}
        onChange={(value) => form.set(column, value)}
      />
    </Field>
  );
}
