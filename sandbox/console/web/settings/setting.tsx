import { Field, Radio, RadioGroup, Switch } from '@fluentui/react-components';
import type { ColumnMetadata } from '../../shared.ts';
import { Control } from '../dynamics/control.tsx';
import type { FormState } from '../dynamics/use-form.ts';

interface SettingProps {
  form: FormState;
  column: ColumnMetadata;
  /** What the form calls it. */
  title: string;
}

function Choices({ form, column, title }: SettingProps) {
  const options = column.options ?? [];
  const value = form.value(column) ?? options[0]?.value;
  return (
    <RadioGroup aria-label={title} value={String(value)} onChange={(_, data) => form.set(column, Number(data.value))}>
      {options.map((option) => (
        <Radio
          key={option.value}
          value={String(option.value)}
          label={
            <span className="choice">
              <b>{option.label}</b>
              {option.description && <span className="quiet"> – {option.description}</span>}
            </span>
          }
        />
      ))}
    </RadioGroup>
  );
}

/** One setting: what it is called, what it does in one sentence, and its choices with what each means, all in the solution's words. */
export function Setting(props: SettingProps) {
  const { form, column, title } = props;
  const head = (
    <>
      <h4>{title}</h4>
      <p className="quiet">{column.description}</p>
    </>
  );
  if (column.type === 'boolean')
    return (
      <div className="setting setting-switch">
        <div className="grow">{head}</div>
        <Switch
          aria-label={title}
          checked={form.value(column) === true}
          label={form.value(column) === true ? 'Yes' : 'No'}
          labelPosition="before"
          onChange={(_, { checked }) => form.set(column, checked)}
        />
      </div>
    );
  return (
    <div className="setting">
      {head}
      {column.type === 'picklist' ? (
        <Choices {...props} />
      ) : (
        <Field size="small" label={{ className: 'visually-hidden', children: title }} className="form-field">
          <Control column={column} value={form.value(column)} currency="" state={0} onChange={(value) => form.set(column, value)} />
        </Field>
      )}
    </div>
  );
}
