import { guid, lookup, option, type Row, text, yesNo } from './row.ts';

/** The choices of an organisation's settings, in the order of their options; the first is taken where the row leaves it empty. */
const choices = {
  mode: ['Read-only', 'Active'],
  sourceDocument: ['Order', 'Invoice', 'Both'],
  customer: ['Account', 'Contact'],
  createContacts: ['On creation', 'On first invoice', 'Never'],
  updateContacts: ['Created by us', 'Always', 'Never'],
  matchContactsBy: ['Name', 'Account number'],
  people: ['All', 'Include in Xero emails'],
  onDelete: ['Archive', 'Unlink', 'Nothing'],
  createProducts: ['On creation', 'On first invoice', 'Never'],
  updateProducts: ['Always', 'Never'],
  invoiceStatus: ['Draft', 'Submitted', 'Authorised'],
  amountsAre: ['Exclusive', 'Inclusive', 'No tax'],
  bundles: ['Header only', 'Header with parts'],
  withdraw: ['Drafts only', 'Approved too'],
  createDynamicsInvoice: ['On approval', 'Never'],
} as const;

/** The switches, with what counts where the row leaves them empty. */
const switches = {
  autoSync: false,
  useXeroInvoiceNumber: false,
  useInvoiceName: false,
  descriptionAsReference: true,
  emailInvoice: false,
  updatePaidBills: false,
  fulfilOrder: true,
};

const documentTypes = ['Sales invoice', 'Purchase invoice', 'Credit note'] as const;

type Choices = { [Name in keyof typeof choices]: (typeof choices)[Name][number] };
export type AmountsAre = Choices['amountsAre'];

/** The settings of one Xero organisation; what the row leaves empty is as in the Order-driven preset. */
export interface Settings extends Choices, Record<keyof typeof switches, boolean> {
  organisationId: string;
  environmentUrl: string | null;
  /** The computed id of the theme's row, or null. */
  brandingThemeRowId: string | null;
  /** The xc_organisation row itself: its default account and tax rate may come expanded. */
  row: Row;
}

/** A setting's column: `xc_` and its name. */
const columnOf = (name: string): string => `xc_${name.toLowerCase()}`;

function chosen<const Values extends readonly string[]>(row: Row, column: string, values: Values): Values[number] | null {
  return values[option(row, column, values.length) ?? -1] ?? null;
}

/** Reads an xc_organisation row. Null when there is none, or it has no id. */
export function readSettings(row: Row | null): Settings | null {
  const organisationId = guid(row, 'xc_organisationid');
  if (!row || !organisationId) return null;
  const chosenOnes = Object.entries(choices).map(([name, values]) => [name, chosen(row, columnOf(name), values) ?? values[0]]);
  const switchedOnes = Object.entries(switches).map(([name, standard]) => [name, yesNo(row, columnOf(name)) ?? standard]);
  return {
    ...(Object.fromEntries(chosenOnes) as Choices),
    ...(Object.fromEntries(switchedOnes) as typeof switches),
    organisationId,
    environmentUrl: text(row, 'xc_environmenturl'),
    brandingThemeRowId: lookup(row, 'xc_brandingthemeid'),
    row,
  };
}

/** The settings of one document: what its own columns say, else the organisation's. */
export interface DocumentSettings extends Settings {
  documentType: (typeof documentTypes)[number];
}

/** Applies the row's xc_documenttype, xc_amountsare, xc_arrivalstatus, xc_brandingthemeid and xc_emailinvoice. */
export function settingsFor(settings: Settings, record: Row): DocumentSettings {
  const email = chosen(record, 'xc_emailinvoice', ['Yes', 'No']);
  return {
    ...settings,
    documentType: chosen(record, 'xc_documenttype', documentTypes) ?? documentTypes[0],
    invoiceStatus: chosen(record, 'xc_arrivalstatus', choices.invoiceStatus) ?? settings.invoiceStatus,
    amountsAre: chosen(record, 'xc_amountsare', choices.amountsAre) ?? settings.amountsAre,
    brandingThemeRowId: lookup(record, 'xc_brandingthemeid') ?? settings.brandingThemeRowId,
    emailInvoice: email === null ? settings.emailInvoice : email === 'Yes',
  };
}
