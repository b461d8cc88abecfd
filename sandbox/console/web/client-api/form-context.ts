import type { CellMetadata, ColumnMetadata, FormMetadata } from '../../shared.ts';
import type { Reference } from '../lib/dataverse.ts';
import type { FormHost } from './form-host.ts';
import { collection, strict } from './strict.ts';

const braced = (id: string | undefined): string => (id ? `{${id.toUpperCase()}}` : '');

const cellsOf = ({ header, tabs }: FormMetadata): CellMetadata[] => [
  ...header,
  ...tabs.flatMap(({ columns }) => columns.flatMap(({ sections }) => sections.flatMap(({ rows }) => rows.flat()))),
];

/** A column's value as scripts get it (Microsoft: attribute getValue): lookups are lists, moments are dates. */
function scriptValue(column: ColumnMetadata, value: unknown): unknown {
  if (value === null || value === undefined || value === '') return null;
  if (column.type === 'datetime') return new Date(String(value));
  if (column.type !== 'lookup') return value;
  const { table, id, name } = value as Reference;
  return [{ entityType: table, id: braced(id), name }];
}

function attribute(host: FormHost, name: string) {
  const onForm = cellsOf(host.metadata).some(({ control }) => control?.column === name);
  const column = host.form.table.columns.find((one) => one.name === name);
  if (!onForm || !column) return null;
  return strict('attribute', { getName: () => name, getValue: () => scriptValue(column, host.form.value(column)) });
}

function control(host: FormHost, name: string) {
  const found = cellsOf(host.metadata).find((cell) => cell.control?.id === name)?.control;
  if (!found) return null;
  if (found.webResource) return strict('control', { getName: () => name, getContentWindow: () => host.contentWindow(name) });
  return strict('control', { getName: () => name });
}

function tab(host: FormHost, { name, label, columns }: FormMetadata['tabs'][number]) {
  const sections = columns.flatMap((column) => column.sections);
  const section = (one: (typeof sections)[number]) =>
    strict('section', {
      getName: () => one.name,
      getVisible: () => !(host.hidden.get(`${name}/${one.name}`) ?? !one.visible),
      setVisible: (visible: boolean) => host.setHidden(`${name}/${one.name}`, !visible),
    });
  return strict('tab', {
    getName: () => name,
    getLabel: () => label,
    getDisplayState: () => (host.shownTab === name ? 'expanded' : 'collapsed'),
    addTabStateChange: (handler: (context: unknown) => unknown) =>
      void host.tabHandlers.set(name, [...(host.tabHandlers.get(name) ?? []), handler]),
    sections: collection(
      'tab.sections',
      sections.map((one) => [one.name, section(one)]),
    ),
  });
}

/** The part of the documented formContext that the sandbox has; what it has not is refused by its name. */
function formContext(host: FormHost) {
  return strict('formContext', {
    getAttribute: (name: string) => attribute(host, name),
    getControl: (name: string) => control(host, name),
    data: strict('formContext.data', {
      addOnLoad: (handler: (context: unknown) => unknown) => void host.loadHandlers.push(handler),
      entity: strict('formContext.data.entity', {
        getId: () => braced(host.form.id),
        getEntityName: () => host.form.table.name,
        addOnPostSave: (handler: (context: unknown) => unknown) => void host.postSaveHandlers.push(handler),
      }),
    }),
    ui: strict('formContext.ui', {
      tabs: collection(
        'formContext.ui.tabs',
        host.metadata.tabs.map((one) => [one.name, tab(host, one)]),
      ),
    }),
  });
}

/** What handlers are passed. */
export function executionContext(host: FormHost) {
  const context = formContext(host);
  return strict('executionContext', { getFormContext: () => context });
}
