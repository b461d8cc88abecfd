import { Button, Radio, RadioGroup, Spinner } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { TableMetadata } from '../../shared.ts';
import type { FormState } from '../dynamics/use-form.ts';
import { updateRow } from '../lib/dataverse.ts';
import { touch } from '../lib/live.ts';
import { useAct } from '../lib/query.ts';
import { useKeepFocus } from '../ui/keep-focus.ts';
import { Messages } from '../ui/messages.tsx';
import { type Difference, differences, type Preset, presets, titleOf } from './presets.ts';

/** How long one waits before it is said that nothing came of it, milliseconds. */
const patience = 20_000;

function Changes({ list, table }: { list: Difference[]; table: TableMetadata }) {
  return (
    <table className="grid changes" aria-label="What changes">
      <thead>
        <tr>
          <th scope="col">Setting</th>
          <th scope="col">Now</th>
          <th scope="col">Then</th>
        </tr>
      </thead>
      <tbody>
        {list.map(({ column, before, after }) => (
          <tr key={column}>
            <td>{titleOf(table, column)}</td>
            <td className="quiet">{before}</td>
            <td>
              <b>{after}</b>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Whether the settings came to be as asked by the chosen preset: the flow that watches the preset fills them. */
function useAsked(chosen: string | undefined, left: number) {
  const [last, setAsked] = useState<{ name: string; late: boolean }>();
  const asked = last?.name === chosen ? last : undefined;
  useEffect(() => {
    if (!asked || asked.late || left === 0) return;
    const timer = setTimeout(() => setAsked({ ...asked, late: true }), patience);
    return () => clearTimeout(timer);
  }, [asked, left]);
  return { asked, ask: (name: string) => setAsked({ name, late: false }) };
}

function Outcome({ asked, left }: { asked: { name: string; late: boolean } | undefined; left: number }) {
  if (!asked) return null;
  if (left === 0) return <Messages intent="success" messages={[`Applied: every setting is as ${asked.name} says.`]} />;
  if (!asked.late) return <Spinner size="tiny" label="Filling the settings…" className="preset-busy" />;
  const message = `${left} settings are not as asked yet. Is the flow “Organisation saved” switched on? What happened shows its run.`;
  return <Messages intent="warning" messages={[message]} />;
}

/** Both presets: whom they suit, what would change, and one button that fills all settings. */
export function PresetCard({ form }: { form: FormState }) {
  const row = form.row.data;
  const holding = row && presets.find((one) => differences(row, form.table.columns, one).length === 0);
  const [picked, setPicked] = useState<string>();
  const act = useAct();
  const chosen: Preset | undefined = presets.find(({ name }) => name === (picked ?? holding?.name));
  const list = row && chosen ? differences(row, form.table.columns, chosen) : [];
  const { asked, ask } = useAsked(chosen?.name, list.length);
  const state = useKeepFocus<HTMLParagraphElement>(list.length);
  const column = form.table.columns.find(({ name }) => name === 'xc_preset');
  const optionOf = (name: string | undefined) => column?.options?.find(({ label }) => label === name);
  const option = optionOf(chosen?.name);
  const busy = act.busy || (asked !== undefined && !asked.late && list.length > 0);
  const apply = () =>
    act.run(async () => {
      if (!form.id || !option || !chosen) return;
      await updateRow(form.table, form.id, { xc_preset: option.value });
      ask(chosen.name);
      touch('table:xc_organisation');
    });
  return (
    <div className="preset-card">
      <p className="quiet preset-state" ref={state} tabIndex={-1}>
        {holding ? `The settings are as ${holding.name} says.` : 'The settings are your own: no preset as it stands.'} A preset fills them
        in one step; each can be changed afterwards.
      </p>
      <RadioGroup
        layout="horizontal"
        className="presets"
        aria-label="Preset"
        value={chosen?.name ?? ''}
        onChange={(_, { value }) => setPicked(value)}
      >
        {presets.map(({ name, points }) => (
          <Radio
            key={name}
            value={name}
            className="preset"
            label={
              <span className="choice">
                <b>{name}</b>
                <span>{optionOf(name)?.description}</span>
                {points.map((point) => (
                  <span key={point} className="quiet preset-point">
                    {point}
                  </span>
                ))}
              </span>
            }
          />
        ))}
      </RadioGroup>
      <Messages intent="error" messages={act.error} />
      {chosen && list.length > 0 && <Changes list={list} table={form.table} />}
      <Outcome asked={asked} left={list.length} />
      {chosen && list.length > 0 && (
        <Button size="small" appearance="primary" disabledFocusable={busy || form.dirty} onClick={() => void apply()}>
          Use {chosen.name}: {list.length === 1 ? 'one change' : `${list.length} changes`}
        </Button>
      )}
      {form.dirty && list.length > 0 && <p className="quiet">Save or discard first what you changed by hand.</p>}
    </div>
  );
}
