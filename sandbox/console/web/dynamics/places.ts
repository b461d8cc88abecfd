import type { NavigationEntry } from '../../shared.ts';
import { entriesOf, useApp } from '../lib/app.ts';
import { rowPath } from '../lib/place.ts';

/** Not a table's list, but a page of its own over the log's open problems. */
export const problemsTable = 'problems';
export const settingsTable = 'xc_organisation';
const dashboards = 'dashboards';

/** Views that have a page of their own, beside the list. */
const pages: Record<string, string> = { 'xc_log/Open problems': problemsTable };

/** Tables whose rows people make themselves. */
const made = ['salesorder', 'invoice', 'account', 'contact', 'product'];
export const canCreate = (table: string): boolean => made.includes(table);

/** Tables whose rows are edited over the form of what they belong to. */
export const lineTables = ['salesorderdetail', 'invoicedetail'];

const viewPrefix = 'view=';
const ofPrefix = 'of=';

/** The address of an entry of the navigation. */
export function entryPath({ table = '', view, dashboard }: NavigationEntry): string {
  if (dashboard) return `${dashboards}/${dashboard}`;
  return pages[`${table}/${view}`] ?? (view ? `${table}/${viewPrefix}${view}` : table);
}

export interface DynamicsPlace {
  table: string;
  view?: string;
  /** A row's id, or `new`. */
  id?: string;
  tab?: string;
  /** Of a new row: the row that it belongs to. */
  of?: string;
  dashboard?: string;
}

export function readPath(path: string): DynamicsPlace {
  const [table = 'salesorder', second, tab] = path.split('/');
  if (table === dashboards) return { table: '', dashboard: second };
  if (second?.startsWith(viewPrefix)) return { table, view: second.slice(viewPrefix.length) };
  if (tab?.startsWith(ofPrefix)) return { table, id: second, of: tab.slice(ofPrefix.length) };
  return { table, id: second || undefined, tab };
}

/** The entry of the navigation that a place belongs to. */
export function entryOf(entries: NavigationEntry[], { table, view, dashboard }: DynamicsPlace): NavigationEntry | undefined {
  if (dashboard) return entries.find((entry) => entry.dashboard === dashboard);
  if (table === problemsTable) return entries.find((entry) => entryPath(entry) === problemsTable);
  const own = entries.filter((entry) => entry.table === table);
  return own.find((entry) => entry.view === view) ?? own.find((entry) => !entry.view) ?? own[0];
}

/** Where a table's form goes back to. */
export function useListPath(table: string): string {
  const entry = entryOf(entriesOf(useApp().data), { table });
  return entry ? entryPath(entry) : rowPath(table);
}
