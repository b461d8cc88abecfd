import { guid, lookup, number, option, type Row, text, yesNo } from './row.ts';

type ArrivalStatus = 'Draft' | 'Submitted' | 'Authorised';
export type AmountsAre = 'Exclusive' | 'Inclusive' | 'No tax';
type DocumentType = 'Sales invoice' | 'Purchase invoice' | 'Credit note';

const arrivalStatuses = ['Draft', 'Submitted', 'Authorised'] as const;
const amountsAreValues = ['Exclusive', 'Inclusive', 'No tax'] as const;
const documentTypes = ['Sales invoice', 'Purchase invoice', 'Credit note'] as const;

/** The settings of one Xero organisation; what the row leaves empty is as in the Order-driven preset. */
export interface Settings {
  organisationId: string;
  isDefault: boolean;
  environmentUrl: string | null;
  mode: 'Read-only' | 'Active';
  sourceDocument: 'Order' | 'Invoice' | 'Both';
  autoSync: boolean;
  customer: 'Account' | 'Contact';
  createContacts: 'On creation' | 'On first invoice' | 'Never';
  updateContacts: 'Created by us' | 'Always' | 'Never';
  matchContactsBy: 'Name' | 'Account number';
  people: 'All' | 'Include in Xero emails';
  onDelete: 'Archive' | 'Unlink' | 'Nothing';
  createProducts: 'On creation' | 'On first invoice' | 'Never';
  updateProducts: 'Always' | 'Never';
  useXeroInvoiceNumber: boolean;
  useInvoiceName: boolean;
  descriptionAsReference: boolean;
  invoiceStatus: ArrivalStatus;
  amountsAre: AmountsAre;
  /** Row ids of the reference tables (computed ids of Xero objects), or null. */
  brandingThemeRowId: string | null;
  defaultAccountRowId: string | null;
  defaultTaxRateRowId: string | null;
  bundles: 'Header only' | 'Header with parts';
  emailInvoice: boolean;
  updatePaidBills: boolean;
  withdraw: 'Drafts only' | 'Approved too';
  createDynamicsInvoice: 'On approval' | 'Never';
  fulfilOrder: boolean;
  keepLogDays: number;
  /** The xc_organisation row itself, for lookups that came expanded. */
  row: Row;
}

function choice<const Values extends readonly string[]>(row: Row, column: string, values: Values): Values[number] {
  return values[option(row, column, values.length) ?? 0] as Values[number];
}

/** Reads an xc_organisation row. Null when there is none, or it has no id. */
export function readSettings(row: Row | null): Settings | null {
  if (!row) return null;
  const organisationId = guid(row, 'xc_organisationid');
  if (!organisationId) return null;
  return {
    organisationId,
    isDefault: yesNo(row, 'xc_isdefault') ?? false,
    environmentUrl: text(row, 'xc_environmenturl'),
    mode: choice(row, 'xc_mode', ['Read-only', 'Active']),
    sourceDocument: choice(row, 'xc_sourcedocument', ['Order', 'Invoice', 'Both']),
    autoSync: yesNo(row, 'xc_autosync') ?? false,
    customer: choice(row, 'xc_customer', ['Account', 'Contact']),
    createContacts: choice(row, 'xc_createcontacts', ['On creation', 'On first invoice', 'Never']),
    updateContacts: choice(row, 'xc_updatecontacts', ['Created by us', 'Always', 'Never']),
    matchContactsBy: choice(row, 'xc_matchcontactsby', ['Name', 'Account number']),
    people: choice(row, 'xc_people', ['All', 'Include in Xero emails']),
    onDelete: choice(row, 'xc_ondelete', ['Archive', 'Unlink', 'Nothing']),
    createProducts: choice(row, 'xc_createproducts', ['On creation', 'On first invoice', 'Never']),
    updateProducts: choice(row, 'xc_updateproducts', ['Always', 'Never']),
    useXeroInvoiceNumber: yesNo(row, 'xc_usexeroinvoicenumber') ?? false,
    useInvoiceName: yesNo(row, 'xc_useinvoicename') ?? false,
    descriptionAsReference: yesNo(row, 'xc_descriptionasreference') ?? true,
    invoiceStatus: choice(row, 'xc_invoicestatus', arrivalStatuses),
    amountsAre: choice(row, 'xc_amountsare', amountsAreValues),
    brandingThemeRowId: lookup(row, 'xc_brandingthemeid'),
    defaultAccountRowId: lookup(row, 'xc_defaultaccountid', 'xc_accountcodeid'),
    defaultTaxRateRowId: lookup(row, 'xc_defaulttaxrateid', 'xc_taxrateid'),
    bundles: choice(row, 'xc_bundles', ['Header only', 'Header with parts']),
    emailInvoice: yesNo(row, 'xc_emailinvoice') ?? false,
    updatePaidBills: yesNo(row, 'xc_updatepaidbills') ?? false,
    withdraw: choice(row, 'xc_withdraw', ['Drafts only', 'Approved too']),
    createDynamicsInvoice: choice(row, 'xc_createdynamicsinvoice', ['On approval', 'Never']),
    fulfilOrder: yesNo(row, 'xc_fulfilorder') ?? true,
    keepLogDays: number(row, 'xc_keeplogdays') ?? 90,
    row,
  };
}

/** The settings of one document: what its own columns say, else the organisation's. */
export interface DocumentSettings extends Settings {
  documentType: DocumentType;
}

/** Applies the row's xc_documenttype, xc_amountsare, xc_arrivalstatus, xc_brandingthemeid and xc_emailinvoice. */
export function settingsFor(settings: Settings, record: Row): DocumentSettings {
  const status = option(record, 'xc_arrivalstatus', arrivalStatuses.length);
  const amounts = option(record, 'xc_amountsare', amountsAreValues.length);
  const email = option(record, 'xc_emailinvoice', 2);
  return {
    ...settings,
    documentType: documentTypes[option(record, 'xc_documenttype', documentTypes.length) ?? 0] ?? 'Sales invoice',
    invoiceStatus: (status === null ? null : arrivalStatuses[status]) ?? settings.invoiceStatus,
    amountsAre: (amounts === null ? null : amountsAreValues[amounts]) ?? settings.amountsAre,
    brandingThemeRowId: lookup(record, 'xc_brandingthemeid') ?? settings.brandingThemeRowId,
    emailInvoice: email === null ? settings.emailInvoice : email === 0,
  };
}
