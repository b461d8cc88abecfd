import { Button, Tab, TabList } from '@fluentui/react-components';
import { SaveRegular } from '@fluentui/react-icons/svg/save';
import type { FormMetadata, SectionMetadata, TableMetadata } from '../../shared.ts';
import { FormField } from '../dynamics/form-field.tsx';
import { FormSection } from '../dynamics/form-section.tsx';
import { type FormState, useForm } from '../dynamics/use-form.ts';
import { useTable } from '../lib/dataverse.ts';
import { goTo, rowPath } from '../lib/place.ts';
import { Empty, Loaded } from '../ui/loading.tsx';
import { Messages } from '../ui/messages.tsx';
import { ModeCard } from './mode-card.tsx';
import { PresetCard } from './preset-card.tsx';
import { RefreshCard } from './refresh-card.tsx';
import { Setting } from './setting.tsx';
import { SetupCheck } from './setup-report.tsx';

/** Columns that a card of their own shows, and lets one change at once. */
const onCards = ['xc_preset', 'xc_mode', 'xc_environmenturl', 'xc_refreshrequestedon'];
const checkTab = 'check';

/** A section of the solution's form, its settings in words; what nobody changes here is drawn as on any form. */
function SettingsSection({ form, section }: { form: FormState; section: SectionMetadata }) {
  const cells = section.rows.flat().filter(({ control }) => control);
  if (cells.some(({ control }) => control?.subgrid)) return <FormSection form={form} section={section} />;
  const names = cells.map(({ control }) => control?.column ?? '');
  return (
    <fieldset className="form-section" aria-label={section.label}>
      <h3>{section.label}</h3>
      {names.includes('xc_preset') && <PresetCard form={form} />}
      {names.includes('xc_mode') && <ModeCard form={form} />}
      {names.includes('xc_refreshrequestedon') && <RefreshCard form={form} />}
      {cells.map((cell) => {
        const column = form.table.columns.find(({ name }) => name === cell.control?.column);
        if (!column || onCards.includes(column.name)) return null;
        if (column.name === 'xc_callsleft' && form.value(column) === null) return null;
        if (cell.control?.disabled) return <FormField key={column.name} form={form} cell={cell} />;
        return <Setting key={column.name} form={form} column={column} title={cell.label} />;
      })}
    </fieldset>
  );
}

function Page({ table, metadata, id, tab }: { table: TableMetadata; metadata: FormMetadata; id: string; tab?: string }) {
  const form = useForm(table, id);
  const tabs = metadata.tabs.filter(({ columns }) => columns.some(({ sections }) => sections.length > 0));
  const shown = tabs.find(({ name }) => name === tab) ?? tabs[0];
  const checking = tab === checkTab;
  const sections = shown?.columns.flatMap((column) => column.sections) ?? [];
  return (
    <form
      className="form-page settings"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void form.save();
      }}
    >
      <div className="settings-head">
        <div className="form-name">
          <h2>Settings</h2>
          <span className="quiet">
            {String(form.row.data?.xc_name ?? '')}
            {form.dirty ? ' – not saved' : ''}
          </span>
        </div>
        {form.dirty && (
          <Button size="small" appearance="subtle" onClick={form.discard}>
            Discard
          </Button>
        )}
        <Button size="small" appearance="primary" icon={<SaveRegular />} type="submit" disabled={form.act.busy || !form.dirty}>
          Save
        </Button>
      </div>
      <Messages intent="error" messages={form.act.error ?? form.row.error} />
      <TabList
        size="small"
        className="form-tabs"
        aria-label="Settings"
        selectedValue={checking ? checkTab : shown?.name}
        onTabSelect={(_, { value }) => goTo({ dynamics: rowPath(table.name, id, String(value)) })}
      >
        {tabs.map(({ name, label }) => (
          <Tab key={name} value={name}>
            {label}
          </Tab>
        ))}
        <Tab value={checkTab}>Set-up check</Tab>
      </TabList>
      {form.row.data && (
        <div className="settings-sections" role="tabpanel" aria-label={checking ? 'Set-up check' : shown?.label}>
          {checking ? (
            <SetupCheck organisationId={id} />
          ) : (
            sections.map((section) => <SettingsSection key={section.name} form={form} section={section} />)
          )}
        </div>
      )}
    </form>
  );
}

/** An organisation's settings, guided: the tabs and sections of the solution's form, each setting in plain words. */
export function SettingsPage({ id, tab }: { id: string; tab?: string }) {
  const table = useTable('xc_organisation');
  return (
    <Loaded query={table}>
      {(loaded) =>
        loaded.form ? <Page table={loaded} metadata={loaded.form} id={id} tab={tab} /> : <Empty title="The solution ships no form" />
      }
    </Loaded>
  );
}
