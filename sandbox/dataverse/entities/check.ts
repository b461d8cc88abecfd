import { checkFetch } from '../fetchxml/check.ts';
import { type Form, formCells } from './forms.ts';
import type { Table } from './types.ts';
import type { View } from './views.ts';

type Tables = ReadonlyMap<string, Table>;

function checkColumns(tables: Tables, faults: string[]): void {
  const navs = new Map<string, string>();
  for (const table of tables.values())
    for (const column of table.columns.values()) {
      const at = `${table.name}.${column.name}`;
      if (column.type === 'lookup' && !column.targets?.length) faults.push(`lookup ${at} has no relationship`);
      if ((column.type === 'string' || column.type === 'memo') && !column.maxLength) faults.push(`${at} has no MaxLength`);
      if ((column.type === 'decimal' || column.type === 'money') && column.precision === undefined) faults.push(`${at} has no precision`);
      for (const target of column.targets ?? []) {
        if (!tables.has(target.table)) faults.push(`${at} refers to the table ${target.table}, which does not exist`);
        if (!target.collection) continue;
        const key = `${target.table}.${target.collection}`;
        if (navs.has(key)) faults.push(`navigation property ${key} belongs to ${navs.get(key)} and to ${at}`);
        navs.set(key, at);
      }
    }
}

function checkForm(form: Form, tables: Tables, views: View[], faults: string[]): void {
  const at = `form '${form.name}' of ${form.table}`;
  for (const { control } of formCells(form)) {
    if (control?.column && !tables.get(form.table)?.columns.has(control.column))
      faults.push(`${at} shows the column ${control.column}, which does not exist`);
    if (!control?.subgrid) continue;
    const { table, relationship, viewId } = control.subgrid;
    if (!tables.has(table)) faults.push(`${at}: sub-grid ${control.id} lists the table '${table}', which does not exist`);
    const lists = [...(tables.get(table)?.columns.values() ?? [])].some((column) =>
      column.targets?.some((target) => target.relationship === relationship && target.table === form.table),
    );
    if (relationship && !lists) faults.push(`${at}: sub-grid ${control.id} follows the relationship ${relationship}, which does not exist`);
    if (viewId && !views.some((view) => view.id === viewId && view.table === table))
      faults.push(`${at}: sub-grid ${control.id} shows the view ${viewId}, which does not exist`);
  }
}

function checkView(view: View, tables: Tables, faults: string[]): void {
  const at = `view '${view.name}' of ${view.table}`;
  const aliases = new Map(view.fetch.entity.links.map((link) => [link.alias, link.name]));
  for (const { name } of view.columns) {
    const [alias, column] = name.includes('.') ? (name.split('.') as [string, string]) : [undefined, name];
    const table = alias === undefined ? view.table : aliases.get(alias);
    if (!table || !tables.get(table)?.columns.has(column)) faults.push(`${at} shows the column ${name}, which does not exist`);
  }
  if (view.fetch.entity.name !== view.table) faults.push(`${at} reads ${view.fetch.entity.name}`);
  for (const fault of checkFetch(view.fetch, tables)) faults.push(`${at}: ${fault}`);
}

/** What would fail on import or show nothing afterwards: lookups without relationship, forms and views of columns that don't exist… */
export function checkMetadata(tables: Tables, forms: Form[], views: View[]): string[] {
  const faults: string[] = [];
  checkColumns(tables, faults);
  const ids = [...forms, ...views].map((part) => part.id);
  for (const id of new Set(ids.filter((one, index) => ids.indexOf(one) !== index))) faults.push(`the form or view id ${id} is there twice`);
  for (const form of forms) checkForm(form, tables, views, faults);
  for (const view of views) checkView(view, tables, faults);
  return faults;
}
