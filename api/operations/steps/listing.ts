import { list } from '../../xero/reference-data.ts';
import type { Elements } from '../../xero/requests.ts';
import type { Operation } from '../operation.ts';

/** An operation that answers a list of the organisation as rows of Dataverse, read anew and in the order of `sortBy`. */
export function listing<Path extends 'Accounts' | 'TaxRates' | 'BrandingThemes' | 'TrackingCategories', Row>(
  path: Path,
  rowsOf: (element: Elements[Path], organisationId: string) => Row[],
  sortBy: (row: Row) => string,
): Operation<undefined, { value: Row[] }> {
  return async ({ caller, parameters }, services) => {
    const organisationId = String(parameters.organisationId);
    const elements = await list(await services.session(caller, organisationId), path, true);
    const value = elements.flatMap((element) => rowsOf(element, organisationId));
    return { body: { value: value.sort((one, other) => sortBy(one).localeCompare(sortBy(other))) } };
  };
}
