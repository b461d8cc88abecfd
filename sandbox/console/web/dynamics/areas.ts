import { BoxRegular } from '@fluentui/react-icons/svg/box';
import { BuildingRegular } from '@fluentui/react-icons/svg/building';
import { CartRegular } from '@fluentui/react-icons/svg/cart';
import { DocumentTextRegular } from '@fluentui/react-icons/svg/document-text';
import { HistoryRegular } from '@fluentui/react-icons/svg/history';
import { PaymentRegular } from '@fluentui/react-icons/svg/payment';
import { PersonRegular } from '@fluentui/react-icons/svg/person';
import { SettingsRegular } from '@fluentui/react-icons/svg/settings';
import { WarningRegular } from '@fluentui/react-icons/svg/warning';
import type { ComponentType } from 'react';

export interface Area {
  label: string;
  table: string;
  /** Name of the view, where it isn't the table's first. */
  view?: string;
  icon: ComponentType<{ 'aria-hidden'?: boolean }>;
  /** Rows that people make themselves. */
  canCreate?: boolean;
}

/** Not a table's list, but a page of its own over the log's open problems. */
export const problemsTable = 'problems';
export const settingsTable = 'xc_organisation';

export const areas: Area[] = [
  { label: 'Orders', table: 'salesorder', icon: CartRegular, canCreate: true },
  { label: 'Invoices', table: 'invoice', icon: DocumentTextRegular, canCreate: true },
  { label: 'Payments', table: 'xc_payment', view: 'Payments', icon: PaymentRegular },
  { label: 'Accounts', table: 'account', icon: BuildingRegular, canCreate: true },
  { label: 'Contacts', table: 'contact', icon: PersonRegular, canCreate: true },
  { label: 'Products', table: 'product', icon: BoxRegular, canCreate: true },
  { label: 'Integration log', table: 'xc_log', view: 'Integration log', icon: HistoryRegular },
  { label: 'Problems', table: problemsTable, icon: WarningRegular },
  { label: 'Xero settings', table: settingsTable, icon: SettingsRegular },
];

/** Tables whose rows are edited over the form of what they belong to. */
export const lineTables = ['salesorderdetail', 'invoicedetail'];

const viewPrefix = 'view=';
const ofPrefix = 'of=';

export const areaPath = ({ table, view }: Area): string => (view ? `${table}/${viewPrefix}${view}` : table);

export interface DynamicsPlace {
  table: string;
  view?: string;
  /** A row's id, or `new`. */
  id?: string;
  tab?: string;
  /** Of a new row: the row that it belongs to. */
  of?: string;
}

export function readPath(path: string): DynamicsPlace {
  const [table = 'salesorder', second, tab] = path.split('/');
  if (second?.startsWith(viewPrefix)) return { table, view: second.slice(viewPrefix.length) };
  if (tab?.startsWith(ofPrefix)) return { table, id: second, of: tab.slice(ofPrefix.length) };
  return { table, id: second || undefined, tab };
}

/** The entry of the navigation that a place belongs to. */
export function areaOf({ table, view }: DynamicsPlace): Area | undefined {
  const own = areas.filter((area) => area.table === table);
  return own.find((area) => area.view === view) ?? own[0];
}
