import { taxRateId } from '../mapping/ids.ts';
import type { Operation, Schemas } from './operation.ts';
import { listing } from './steps/listing.ts';

const uses = ['Revenue', 'Expenses', 'Assets', 'Liabilities', 'Equity'] as const;

/** The tax rates of the organisation by name, archived ones marked. Xero gives tax rates no id but their tax type. */
export const listTaxRates: Operation<undefined, Schemas['TaxRateList']> = listing(
  'TaxRates',
  ({ TaxType, Name, Status, ...rate }, organisationId) => {
    if (!TaxType) return [];
    const row = {
      xc_taxrateid: taxRateId(organisationId, TaxType),
      xc_name: `${Name} (${TaxType})`.slice(0, 200),
      xc_organisationid: organisationId,
      xc_code: TaxType,
      xc_xeroid: null,
      xc_status: Status === 'ACTIVE' || Status === undefined ? ('Active' as const) : ('Archived' as const),
      xc_usablefor: uses.filter((use) => rate[`CanApplyTo${use}`]).join(', ') || null,
    };
    return [row];
  },
  (row) => row.xc_name,
);
