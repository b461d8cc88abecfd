import { taxRateId } from '../mapping/ids.ts';
import { list } from '../xero/reference-data.ts';
import type { WireTaxRate } from '../xero/wire.ts';
import type { Operation, Schemas } from './operation.ts';

/** The tax rates of the organisation by their tax type, archived ones marked. Xero gives tax rates no id. */
export const listTaxRates: Operation<undefined, Schemas['TaxRateList']> = async ({ caller, parameters }, services) => {
  const session = await services.session(caller, String(parameters.organisationId));
  const organisationId = session.organisationId.toLowerCase();
  const rates = await list(session, 'taxRates');
  const value = rates
    .filter((rate) => rate.TaxType)
    .map((rate) => ({
      xc_taxrateid: taxRateId(organisationId, rate.TaxType ?? ''),
      xc_name: `${rate.Name} (${rate.TaxType})`.slice(0, 200),
      xc_organisationid: organisationId,
      xc_code: rate.TaxType ?? '',
      xc_xeroid: null,
      xc_status: rate.Status === 'ACTIVE' || rate.Status === undefined ? 'Active' : 'Archived',
      xc_usablefor: usableFor(rate),
    }));
  return { body: { value: value.sort((a, b) => a.xc_name.localeCompare(b.xc_name)) } };
};

function usableFor(rate: WireTaxRate): string | null {
  const uses = [
    rate.CanApplyToRevenue && 'Revenue',
    rate.CanApplyToExpenses && 'Expenses',
    rate.CanApplyToAssets && 'Assets',
    rate.CanApplyToLiabilities && 'Liabilities',
    rate.CanApplyToEquity && 'Equity',
  ];
  return uses.filter(Boolean).join(', ') || null;
}
