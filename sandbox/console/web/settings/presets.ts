import type { ColumnMetadata, TableMetadata } from '../../shared.ts';
import { formatDate } from '../lib/format.ts';

export interface Preset {
  name: string;
  /** In a few words, what it does. */
  points: string[];
  /** Every setting it fills: a choice's name, yes and no, a number, or none. */
  settings: Record<string, string | boolean | number | null>;
}

const same = {
  xc_autosync: false,
  xc_customer: 'Account',
  xc_matchcontactsby: 'Name',
  xc_usexeroinvoicenumber: false,
  xc_useinvoicename: false,
  xc_descriptionasreference: true,
  xc_invoicestatus: 'Draft',
  xc_amountsare: 'Exclusive',
  xc_bundles: 'Header only',
  xc_emailinvoice: false,
  xc_updatepaidbills: false,
  xc_withdraw: 'Drafts only',
  xc_cutoffdate: null,
  xc_keeplogdays: 90,
};

/** The two ways of working, as docs/rules.md lists them. The mode, and account, tax rate and theme of lines and invoices that name none, stay. */
export const presets: Preset[] = [
  {
    name: 'Order-driven',
    points: [
      'An order becomes a draft invoice in Xero',
      'Customers and products follow as soon as they are made or changed',
      'Approval makes the Dynamics invoice, the last payment fulfils the order',
    ],
    settings: {
      ...same,
      xc_sourcedocument: 'Order',
      xc_createcontacts: 'On creation',
      xc_updatecontacts: 'Created by us',
      xc_people: 'All',
      xc_ondelete: 'Archive',
      xc_createproducts: 'On creation',
      xc_updateproducts: 'Always',
      xc_createdynamicsinvoice: 'On approval',
      xc_fulfilorder: true,
    },
  },
  {
    name: 'Invoice-driven',
    points: [
      'A Dynamics invoice becomes a draft invoice in Xero',
      'Customers and products go to Xero with their first invoice, and finance keeps them',
      'Orders are left alone',
    ],
    settings: {
      ...same,
      xc_sourcedocument: 'Invoice',
      xc_createcontacts: 'On first invoice',
      xc_updatecontacts: 'Never',
      xc_people: 'Include in Xero emails',
      xc_ondelete: 'Nothing',
      xc_createproducts: 'On first invoice',
      xc_updateproducts: 'Never',
      xc_createdynamicsinvoice: 'Never',
      xc_fulfilorder: false,
    },
  },
];

/** What the form calls a setting. */
export function titleOf(table: TableMetadata, column: string): string {
  const sections = table.form?.tabs.flatMap((tab) => tab.columns.flatMap((one) => one.sections)) ?? [];
  const cell = sections.flatMap(({ rows }) => rows.flat()).find(({ control }) => control?.column === column);
  return cell?.label || table.columns.find(({ name }) => name === column)?.displayName || column;
}

export interface Difference {
  column: string;
  before: string;
  after: string;
}

const spoken = (value: string | boolean | number | null): string =>
  typeof value === 'boolean' ? (value ? 'Yes' : 'No') : value === null ? 'None' : String(value);

/** A column's value as presets name it; an empty choice is its first, and an empty number of days 90, as for the API. */
function currentOf(row: Record<string, unknown>, column: ColumnMetadata): string | boolean | number | null {
  const value = row[column.wireName];
  if (column.type === 'boolean') return value === true;
  if (column.type === 'datetime') return typeof value === 'string' ? formatDate(value) : null;
  if (!column.options) return typeof value === 'number' ? value : 90;
  const option = column.options.find((one) => one.value === value) ?? column.options[0];
  return option?.label ?? null;
}

/** What a preset would change in the row of an organisation. */
export function differences(row: Record<string, unknown>, columns: ColumnMetadata[], { settings }: Preset): Difference[] {
  return Object.entries(settings).flatMap(([name, wanted]) => {
    const column = columns.find((one) => one.name === name);
    if (!column) return [];
    const now = currentOf(row, column);
    return now === wanted ? [] : [{ column: name, before: spoken(now), after: spoken(wanted) }];
  });
}
