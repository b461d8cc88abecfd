import { describe, expect, it } from 'vitest';
import { trackingOptionId } from '../../api/mapping/ids.ts';
import { house, organisationId } from './house.ts';

const at = house();
type Option = Record<string, string | null>;

async function options(): Promise<Option[]> {
  const { status, body } = await at.call('tracking-options');
  expect(status).toBe(200);
  return (body as { value: Option[] }).value;
}

describe('ListTrackingOptions', () => {
  it('X6: every option by category and name, with the id of its row, archived ones marked', async () => {
    const value = await options();
    expect(value.map((one) => `${one.xc_category}/${one.xc_name}/${one.xc_status}`)).toEqual([
      'Region/North/Active',
      'Region/South/Active',
      'Region/West Coast/Archived',
      'Salesperson/Aroha/Active',
      'Salesperson/Wiremu/Active',
    ]);
    expect(value[0]).toEqual({
      xc_trackingoptionid: trackingOptionId(organisationId, 'd0000000-0000-4000-8000-000000000011'),
      xc_name: 'North',
      xc_organisationid: organisationId,
      xc_category: 'Region',
      xc_xeroid: 'd0000000-0000-4000-8000-000000000011',
      xc_status: 'Active',
      xc_usablefor: null,
    });
  });

  it('X6: the same option in two categories is two rows; a category that is archived archives its options', async () => {
    const [category] = at.books.trackingCategories.all();
    if (!category) throw new Error('the emulator has tracking categories');
    const TrackingCategoryID = 'd0000000-0000-4000-8000-000000000003';
    const Options = [{ TrackingOptionID: 'd0000000-0000-4000-8000-000000000031', Name: 'North', Status: 'ACTIVE' as const }];
    at.books.trackingCategories.put({ ...category, TrackingCategoryID, Name: 'Old regions', Status: 'ARCHIVED', Options });
    at.books.commit();
    const north = (await options()).filter((one) => one.xc_name === 'North');
    expect(north.map((one) => [one.xc_category, one.xc_status])).toEqual([
      ['Old regions', 'Archived'],
      ['Region', 'Active'],
    ]);
    expect(new Set(north.map((one) => one.xc_trackingoptionid)).size).toBe(2);
  });
});
