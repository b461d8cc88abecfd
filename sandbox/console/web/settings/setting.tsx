import { Field, Radio, RadioGroup, Switch } from '@fluentui/react-components';
import type { ColumnMetadata } from '../../shared.ts';
import { Control } from '../dynamics/control.tsx';
import type { FormState } from '../dynamics/use-form.ts';
import type { SettingWords } from './words.ts';

interface SettingProps {
  form: FormState;
  column: ColumnMetadata;
  words: SettingWords;
}

const Rules = ({ rules }: { rules: string }) => (
  <span className="setting-rules" title="The rules of docs/rules.md that this setting changes">
    {rules}
  </span>
);

function Choices({ form, column, words }: SettingProps) {
  const options = column.options ?? [];
  const value = form.value(column) ?? options[0]?.value;
  return (
    <RadioGroup aria-label={words.title} value={String(value)} onChange={(_, data) => form.set(column, Number(data.value))}>
      {options.map((option) => (
        <Radio
          key={option.value}
          value={String(option.value)}
          label={
            <span className="choice">
              <b>{option.label}</b>
              {words.choices?.[option.label] && <span className="quiet"> – {words.choices[option.label]}</span>}
            </span>
          }
        />
      ))}
    </RadioGroup>
  );
}

/** One setting: what it is called, what it does in one sentence, and its choices with what each means. */
export function Setting(props: SettingProps) {
  const { form, column, words } = props;
  const head = (
    <>
      <h4>
        {words.title} <Rules rules={words.rules} />
      </h4>
      <p className="quiet">{words.says}</p>
    </>
  );
  if (column.type === 'boolean')
    return (
      <div className="setting setting-switch">
        <div className="grow">{head}</div>
        <Switch
          aria-label={words.title}
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
        <Field size="small" label={{ className: 'visually-hidden', children: words.title }} className="form-field">
          <Control column={column} value={form.value(column)} currency="" state={0} onChange={(value) => form.set(column, value)} />
        </Field>
      )}
    </div>
  );
}
