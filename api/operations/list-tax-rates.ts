import { taxRateId } from '../mapping/ids.ts';
import { list } from '../xero/reference-data.ts';
import type { Operation, Schemas } from './operation.ts';

const uses = ['Revenue', 'Expenses', 'Assets', 'Liabilities', 'Equity'] as const;

/** The tax rates of the organisation by their tax type, archived ones marked. Xero gives tax rates no id. */
export const listTaxRates: Operation<undefined, Schemas['TaxRateList']> = async ({ caller, parameters }, services) => {
  const organisationId = String(parameters.organisationId);
  const rates = await list(await services.session(caller, organisationId), 'TaxRates', true);
  const value = rates.flatMap((rate) => {
    if (!rate.TaxType) return [];
    return {
      xc_taxrateid: taxRateId(organisationId, rate.TaxType),
      xc_name: `${rate.Name} (${rate.TaxType})`.slice(0, 200),
      xc_organisationid: organisationId,
      xc_code: rate.TaxType,
      xc_xeroid: null,
      xc_status: rate.Status === 'ACTIVE' || rate.Status === undefined ? 'Active' : 'Archived',
      xc_usablefor: uses.filter((use) => rate[`CanApplyTo${use}`]).join(', ') || null,
    };
  });
  return { body: { value: value.sort((a, b) => a.xc_name.localeCompare(b.xc_name)) } };
};
