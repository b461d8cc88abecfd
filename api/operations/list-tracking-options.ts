import { trackingOptionId } from '../mapping/ids.ts';
import { list } from '../xero/reference-data.ts';
import type { Operation, Schemas } from './operation.ts';

/** The tracking options of the organisation by category and name; those that are archived, or whose category is, are marked. */
export const listTrackingOptions: Operation<undefined, Schemas['TrackingOptionList']> = async ({ caller, parameters }, services) => {
  const organisationId = String(parameters.organisationId);
  const categories = await list(await services.session(caller, organisationId), 'TrackingCategories', true);
  const value = categories.flatMap((category) =>
    (category.Options ?? []).map((one) => ({
      xc_trackingoptionid: trackingOptionId(organisationId, one.TrackingOptionID),
      xc_name: one.Name.slice(0, 200),
      xc_organisationid: organisationId,
      xc_category: category.Name,
      xc_xeroid: one.TrackingOptionID.toLowerCase(),
      xc_status: [category.Status, one.Status].every((status) => status === undefined || status === 'ACTIVE') ? 'Active' : 'Archived',
      xc_usablefor: null,
    })),
  );
  const order = (one: (typeof value)[number], other: (typeof value)[number]) =>
    one.xc_category.localeCompare(other.xc_category) || one.xc_name.localeCompare(other.xc_name);
  return { body: { value: value.sort(order) } };
};
