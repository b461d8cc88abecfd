import { Button, MessageBar, MessageBarBody, Tab, TabList } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { ArrowLeftRegular } from '@fluentui/react-icons/svg/arrow-left';
import { DeleteRegular } from '@fluentui/react-icons/svg/delete';
import { SaveRegular } from '@fluentui/react-icons/svg/save';
import type { CSSProperties } from 'react';
import type { FormMetadata, SectionMetadata, TableMetadata } from '../../shared.ts';
import { useFormScripts } from '../client-api/use-form-scripts.ts';
import { formatted, type Row, useTable, type Values } from '../lib/dataverse.ts';
import { goTo, linkTo, openRow, rowPath } from '../lib/place.ts';
import { ConfirmButton } from '../ui/confirm-button.tsx';
import { Empty, Loaded } from '../ui/loading.tsx';
import { Messages } from '../ui/messages.tsx';
import { FormField } from './form-field.tsx';
import { FormSection } from './form-section.tsx';
import { canCreate, useListPath } from './places.ts';
import { StateButton } from './state-button.tsx';
import { SyncCard } from './sync-card.tsx';
import { type FormState, useForm } from './use-form.ts';

/** Columns that the sync card shows. */
const onCard = ['xc_synctoxero', 'xc_syncstatus'];

/** Rows that people may delete here. */
const deletable = ['salesorder', 'invoice', 'account', 'contact', 'product'];

/** Where one goes after the first save: an order or invoice needs lines. */
const nextTab: Record<string, string> = { salesorder: 'lines_tab', invoice: 'lines_tab' };

/** What a deletion leaves in Xero. */
const leaves: Record<string, string> = {
  salesorder: 'What it has in Xero stays there. To take a draft back, set Sync to Xero to No first.',
  invoice: 'What it has in Xero stays there. To take a draft back, set Sync to Xero to No first.',
  account: 'Its contact in Xero is archived or kept, as the settings say.',
  contact: 'In Xero it goes from the people of its account.',
  product: 'Its item in Xero stays there.',
};

/** A table's name inside a sentence: *order*, but *Xero job*. */
const inText = ({ displayName }: TableMetadata): string =>
  displayName.startsWith('Xero') ? `Xero${displayName.slice(4).toLowerCase()}` : displayName.toLowerCase();

/** A row's state, with the reason where that says more. */
function stateOf(row: Row): string {
  const [state, reason] = [formatted(row, 'statecode') ?? '', formatted(row, 'statuscode')];
  return reason && reason !== state ? `${state} (${reason})` : state;
}

const shows = ({ rows }: SectionMetadata, column: string) => rows.some((row) => row.some(({ control }) => control?.column === column));

function Commands({ form }: { form: FormState }) {
  const { table, id, act } = form;
  const remove = async () => {
    await form.remove();
    openRow(table.name);
  };
  return (
    <div className="commands" role="toolbar" aria-label={`${table.displayName} commands`}>
      <Button size="small" appearance="subtle" icon={<SaveRegular />} type="submit" disabled={act.busy || form.closed || !form.dirty}>
        Save
      </Button>
      {form.dirty && id !== undefined && (
        <Button size="small" appearance="subtle" onClick={form.discard}>
          Discard
        </Button>
      )}
      {canCreate(table.name) && id !== undefined && (
        <Button size="small" appearance="subtle" icon={<AddRegular />} onClick={() => openRow(table.name, 'new')}>
          New
        </Button>
      )}
      <StateButton form={form} />
      {deletable.includes(table.name) && id !== undefined && (
        <ConfirmButton label="Delete" icon={<DeleteRegular />} title={`Delete this ${inText(table)}?`} confirm="Delete" act={remove}>
          It can't be brought back. {leaves[table.name]}
        </ConfirmButton>
      )}
    </div>
  );
}

/** `without` are columns that are shown right below. */
function Title({ form, metadata, without }: { form: FormState; metadata: FormMetadata; without: string[] }) {
  const { table, id, row } = form;
  const list = useListPath(table.name);
  const name = row.data?.[table.primaryName];
  return (
    <div className="form-title">
      <Button
        as="a"
        size="small"
        appearance="subtle"
        icon={<ArrowLeftRegular />}
        aria-label="Back to the list"
        href={linkTo({ dynamics: list })}
      />
      <div className="form-name">
        <h2>{id === undefined ? `New ${inText(table)}` : String(name ?? 'No name')}</h2>
        <span className="quiet">
          {table.displayName}
          {form.dirty ? ' – not saved' : ''}
        </span>
      </div>
      {id !== undefined && (
        <div className="form-header">
          {metadata.header
            .filter(({ control }) => !without.includes(control?.column ?? ''))
            .map((cell) => (
              <FormField key={cell.control?.id} form={{ ...form, closed: true }} cell={cell} />
            ))}
        </div>
      )}
    </div>
  );
}

interface RecordFormProps {
  table: TableMetadata;
  metadata: FormMetadata;
  id: string | undefined;
  tab?: string;
  /** Of a new row: the row that it belongs to. */
  of?: string;
}

function RecordForm({ table, metadata, id, tab, of }: RecordFormProps) {
  const form = useForm(table, id, {}, of);
  const visible = metadata.tabs.filter((one) => one.visible);
  const tabs = id === undefined ? visible.slice(0, 1) : visible;
  const shown = tabs.find(({ name }) => name === tab) ?? tabs[0];
  const scripts = useFormScripts(form, metadata, shown?.name ?? '');
  // A tab that says itself how the row stands with Xero needs no card that says it again.
  const showsCard = id !== undefined && !shown?.columns.some(({ sections }) => sections.some((section) => shows(section, 'xc_syncstatus')));
  const save = async (more: Values = {}) => {
    const saved = await form.save(more);
    if (saved) scripts.saved();
    if (saved && id === undefined) openRow(table.name, saved, nextTab[table.name]);
  };
  if (id !== undefined && form.row.error && !form.row.data)
    return (
      <Empty title={`This ${inText(table)} isn't there`}>
        {form.row.error.join(' ')} <a href={linkTo({ dynamics: rowPath(table.name) })}>Back to the list</a>
      </Empty>
    );
  return (
    <form
      className="form-page"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Commands form={form} />
      <Title form={form} metadata={metadata} without={showsCard ? onCard : []} />
      <Messages intent="error" messages={form.act.error} />
      <Messages intent="error" messages={scripts.errors} />
      {form.closed && form.row.data && (
        <MessageBar intent="info" className="messages">
          <MessageBarBody>
            Read-only: this {inText(table)} is {stateOf(form.row.data)}.
          </MessageBarBody>
        </MessageBar>
      )}
      {showsCard && <SyncCard form={form} save={save} />}
      {tabs.length > 1 && (
        <TabList
          size="small"
          className="form-tabs"
          selectedValue={shown?.name}
          onTabSelect={(_, { value }) => goTo({ dynamics: rowPath(table.name, id ?? 'new', String(value)) })}
        >
          {tabs.map(({ name, label }) => (
            <Tab key={name} value={name}>
              {label}
            </Tab>
          ))}
        </TabList>
      )}
      {shown && (
        <div className="form-columns" role="tabpanel" aria-label={shown.label}>
          {shown.columns.map(({ width, sections }, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a form's columns have no names and never move
            <div key={`${shown.name}/${place}`} className="form-column" style={{ '--share': width } as CSSProperties}>
              {sections
                .filter((section) => !scripts.isHidden(shown.name, section))
                .map((section) => (
                  <FormSection key={section.name} form={form} section={section} shownAbove={showsCard ? onCard : []} scripts={scripts} />
                ))}
            </div>
          ))}
        </div>
      )}
    </form>
  );
}

/** A row in its table's main form, or a new one. */
export function FormPage({ table: name, id, tab, of }: { table: string; id: string; tab?: string; of?: string }) {
  const table = useTable(name);
  return (
    <Loaded query={table}>
      {(loaded) =>
        loaded.form ? (
          <RecordForm table={loaded} metadata={loaded.form} id={id === 'new' ? undefined : id} tab={tab} of={of} />
        ) : (
          <Empty title={`${loaded.collectionName} have no form here`}>The solution ships none.</Empty>
        )
      }
    </Loaded>
  );
}
