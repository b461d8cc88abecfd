import type { Form, FormCell } from '../../dataverse/entities/forms.ts';
import type { Metadata } from '../../dataverse/entities/metadata.ts';
import type { Inspector } from '../../dataverse/inspector/inspector.ts';
import type { CellMetadata, FormMetadata, TableMetadata } from '../shared.ts';
import { readCharts } from './app.ts';

/** The lookup through which a subgrid's rows hang on the form's row. */
function subgridColumn(metadata: Metadata, parent: string, subgrid: { table: string; relationship?: string }): string | undefined {
  const columns = metadata.tables.get(subgrid.table)?.columns.values() ?? [];
  for (const column of columns)
    for (const target of column.targets ?? []) {
      const named = [target.relationship, target.collection].some((name) => name?.toLowerCase() === subgrid.relationship?.toLowerCase());
      if (target.table === parent && named) return column.name;
    }
  return undefined;
}

function cell(metadata: Metadata, table: string, { control, ...place }: FormCell): CellMetadata {
  if (!control) return place;
  const { id, column, disabled, subgrid, webResource } = control;
  const grid = subgrid && {
    table: subgrid.table,
    viewId: subgrid.viewId,
    viewPicker: subgrid.viewPicker,
    viewIds: subgrid.viewIds,
    recordsPerPage: subgrid.recordsPerPage,
    column: subgridColumn(metadata, table, subgrid),
  };
  return { ...place, control: { id, column, disabled, subgrid: grid, webResource } };
}

function readForm(metadata: Metadata, form: Form): FormMetadata {
  const cells = (row: FormCell[]) => row.map((one) => cell(metadata, form.table, one));
  return {
    id: form.id,
    name: form.name,
    header: cells(form.header),
    libraries: form.libraries,
    handlers: form.handlers.filter(({ enabled }) => enabled),
    tabs: form.tabs.map((tab) => ({
      name: tab.name,
      label: tab.label,
      visible: tab.visible,
      columns: tab.columns.map((column) => ({
        width: column.width,
        sections: column.sections.map((section) => ({ ...section, rows: section.rows.map(cells) })),
      })),
    })),
  };
}

const publicView = 0;

/** What the page needs to draw a table's lists and its form, or undefined for a table that isn't there. */
export function readTable(metadata: Metadata, inspector: Inspector, name: string): TableMetadata | undefined {
  const table = inspector.tables().find((one) => one.name === name);
  if (!table) return undefined;
  const form = inspector.forms(name).find((one) => one.type === 'main');
  const { entitySet, displayName, collectionName, primaryId, primaryName } = table;
  return {
    name,
    entitySet,
    displayName,
    collectionName,
    primaryId,
    primaryName,
    columns: inspector.columns(name),
    form: form && readForm(metadata, form),
    views: inspector
      .views(name)
      .filter((view) => view.queryType === publicView)
      .map(({ id, name: label, queryType, isDefault, columns, fetchXml }) => ({
        id,
        name: label,
        queryType,
        isDefault,
        columns,
        fetchXml,
      })),
    charts: readCharts(metadata, name),
  };
}
