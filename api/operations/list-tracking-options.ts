import { trackingOptionId } from '../mapping/ids.ts';
import type { Operation, Schemas } from './operation.ts';
import { listing } from './steps/listing.ts';

/** The tracking options of the organisation by category and name; those that are archived, or whose category is, are marked. */
export const listTrackingOptions: Operation<undefined, Schemas['TrackingOptionList']> = listing(
  'TrackingCategories',
  ({ Name: category, Status, Options = [] }, organisationId) =>
    Options.map((one) => ({
      xc_trackingoptionid: trackingOptionId(organisationId, one.TrackingOptionID),
      xc_name: one.Name.slice(0, 200),
      xc_organisationid: organisationId,
      xc_category: category,
      xc_xeroid: one.TrackingOptionID.toLowerCase(),
      xc_status: [Status, one.Status].every((status) => status === undefined || status === 'ACTIVE') ? 'Active' : 'Archived',
      xc_usablefor: null,
    })),
  (row) => `${row.xc_category}\n${row.xc_name}`,
);
