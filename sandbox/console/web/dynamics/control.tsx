import { Input, Select, Switch, Textarea } from '@fluentui/react-components';
import type { ColumnMetadata } from '../../shared.ts';
import type { Reference } from '../lib/dataverse.ts';
import { formatAmount } from '../lib/format.ts';
import { LookupField } from './lookup-field.tsx';
import { NumberField } from './number-field.tsx';

interface ControlProps {
  column: ColumnMetadata;
  value: unknown;
  /** Symbol of the row's currency. */
  currency: string;
  /** State of the row: which status reasons may be chosen. */
  state: unknown;
  /** Of a text of several lines: how many are shown. */
  rows?: number;
  onChange(value: unknown): void;
}

const asNumber = (value: unknown) => (typeof value === 'number' ? value : null);
const asText = (value: unknown) => (typeof value === 'string' ? value : '');

/** Other pairs than yes and no have names of their own, which a switch would hide. */
const isYesNo = ({ options = [] }: ColumnMetadata) => options.every(({ label }) => label === 'Yes' || label === 'No');

function Choice({ column, value, state, onChange, ...field }: Omit<ControlProps, 'currency'>) {
  const options = (column.options ?? []).filter((option) => option.state === undefined || option.state === state);
  return (
    <Select
      {...field}
      size="small"
      appearance="filled-darker"
      value={value === null || value === undefined ? '' : String(value)}
      onChange={(_, data) => onChange(data.value === '' ? null : Number(data.value))}
    >
      {!column.required && column.type === 'picklist' && <option value="">---</option>}
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </Select>
  );
}

/** The control that a column's type asks for. Further properties come from the field around it. */
export function Control({ column, value, currency, state, rows = 1, onChange, ...field }: ControlProps) {
  switch (column.type) {
    case 'lookup':
      return <LookupField {...field} column={column} value={value as Reference | null} onChange={onChange} />;
    case 'boolean':
      return isYesNo(column) ? (
        <Switch
          {...field}
          checked={value === true}
          label={value === true ? 'Yes' : 'No'}
          aria-label={column.displayName}
          onChange={(_, { checked }) => onChange(checked)}
        />
      ) : (
        <Choice {...field} column={column} value={Number(value === true)} state={state} onChange={(next) => onChange(next === 1)} />
      );
    case 'picklist':
    case 'state':
    case 'status':
      return <Choice {...field} column={column} value={value} state={state} onChange={onChange} />;
    case 'money':
    case 'decimal':
    case 'integer':
    case 'bigint': {
      const number = asNumber(value);
      const whole = column.type === 'integer' || column.type === 'bigint';
      const shown = number === null ? '' : whole ? String(number) : formatAmount(number, Math.min(column.precision ?? 2, 5));
      return (
        <NumberField
          {...field}
          formatted={shown}
          integer={whole}
          before={column.type === 'money' ? currency : undefined}
          onChange={onChange}
        />
      );
    }
    case 'datetime':
      return (
        <Input
          {...field}
          size="small"
          appearance="filled-darker"
          type={column.format === 'date' ? 'date' : 'datetime-local'}
          value={asText(value).slice(0, column.format === 'date' ? 10 : 16)}
          onChange={(_, data) => onChange(data.value === '' ? null : column.format === 'date' ? data.value : `${data.value}:00Z`)}
        />
      );
    case 'memo':
      return (
        <Textarea
          {...field}
          size="small"
          appearance="filled-darker"
          rows={Math.max(2, rows)}
          resize="vertical"
          maxLength={column.maxLength}
          value={asText(value)}
          onChange={(_, data) => onChange(data.value)}
        />
      );
    default:
      return (
        <Input
          {...field}
          size="small"
          appearance="filled-darker"
          maxLength={column.maxLength}
          value={asText(value)}
          onChange={(_, data) => onChange(data.value)}
        />
      );
  }
}
