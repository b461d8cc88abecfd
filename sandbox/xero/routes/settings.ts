import type { Account, Currency, TaxRate, TrackingCategory } from '../entities.ts';
import { moment } from '../formatters/dates.ts';
import {
  formatAccount,
  formatActions,
  formatBrandingTheme,
  formatCurrency,
  formatOrganisation,
  formatTrackingCategory,
} from '../formatters/settings.ts';
import type { Call, Route } from '../http/call.ts';
import { envelope } from '../http/envelope.ts';
import { accountFields } from '../query/fields.ts';
import { listRows, type Page } from '../query/list.ts';
import type { Fields } from '../query/where.ts';
import { type Json, notFound } from '../rules/refusal.ts';

const get = (path: string, query: string, run: Route['run']): Route => ({ method: 'GET', path, scope: 'settings', query, run });

function found<T>(row: T | undefined): T {
  if (row === undefined) throw notFound();
  return row;
}

const taxRateFields: Fields<TaxRate> = {
  name: (row) => row.Name,
  taxtype: (row) => row.TaxType,
  status: (row) => row.Status,
  reporttaxtype: (row) => row.ReportTaxType,
  canapplytorevenue: (row) => row.CanApplyToRevenue,
  canapplytoexpenses: (row) => row.CanApplyToExpenses,
};
const currencyFields: Fields<Currency> = { code: (row) => row.Code };
const trackingFields: Fields<TrackingCategory> = {
  name: (row) => row.Name,
  status: (row) => row.Status,
  trackingcategoryid: (row) => row.TrackingCategoryID,
};

const taxRateJson = (rate: TaxRate): Json => ({ ...rate });
const page = <T>(call: Call, rows: T[], fields: Fields<T>, order: string): Page<T> =>
  listRows(rows, call.query, undefined, { fields, order });

/** The person who signed in, the only one that is kept here. */
const userOf = ({ userId, state, books }: Call): Json => ({
  UserID: userId,
  EmailAddress: state.consent.email,
  FirstName: 'Fran',
  LastName: 'Finance',
  UpdatedDateUTC: moment(books.organisation.created),
  IsSubscriber: false,
  OrganisationRole: books.organisation.forbiddenActions.length > 0 ? 'INVOICEONLY' : 'STANDARD',
});

export const settingsRoutes: Route[] = [
  get('Organisation', '', (call) => envelope(call, 'Organisations', [formatOrganisation(call.books.organisation)])),
  get('Organisation/Actions', '', (call) => envelope(call, 'Actions', formatActions(call.books.organisation))),
  get('Users', '', (call) => envelope(call, 'Users', [userOf(call)])),
  get('Accounts', 'where order', (call) => {
    const rules = { fields: accountFields, updated: (row: Account) => row.updated, order: 'Code' };
    return envelope(call, 'Accounts', listRows(call.books.accounts.all(), call.query, call.since, rules).rows.map(formatAccount));
  }),
  get('Accounts/:id', '', (call) => envelope(call, 'Accounts', [formatAccount(found(call.books.accounts.get(call.params.id)))])),
  get('TaxRates', 'where order', (call) =>
    envelope(call, 'TaxRates', page(call, call.books.taxRates.all(), taxRateFields, 'Name').rows.map(taxRateJson)),
  ),
  get('TaxRates/:id', '', (call) => envelope(call, 'TaxRates', [taxRateJson(found(call.books.taxRates.get(call.params.id)))])),
  get('Currencies', 'where order', (call) =>
    envelope(call, 'Currencies', page(call, call.books.currencies.all(), currencyFields, 'Code').rows.map(formatCurrency)),
  ),
  get('BrandingThemes', '', (call) => envelope(call, 'BrandingThemes', call.books.brandingThemes.all().map(formatBrandingTheme))),
  get('BrandingThemes/:id', '', (call) =>
    envelope(call, 'BrandingThemes', [formatBrandingTheme(found(call.books.brandingThemes.get(call.params.id)))]),
  ),
  get('TrackingCategories', 'where order includeArchived', (call) => {
    const all = call.query.includeArchived?.toLowerCase() === 'true';
    const rows = call.books.trackingCategories.filter((row) => all || row.Status === 'ACTIVE');
    return envelope(
      call,
      'TrackingCategories',
      page(call, rows, trackingFields, 'Name').rows.map((row) => formatTrackingCategory(row, all)),
    );
  }),
  get('TrackingCategories/:id', '', (call) =>
    envelope(call, 'TrackingCategories', [formatTrackingCategory(found(call.books.trackingCategories.get(call.params.id)), true)]),
  ),
];
