import { describe, expect, it } from 'vitest';
import { house, organisationId } from './house.ts';

const at = house();

describe('ListOrganisations', () => {
  it('X1: names the organisations that the sign-in reaches, with the ids of their rows', async () => {
    const response = await at.system.call('/v1/organisations');
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ value: [{ xc_organisationid: organisationId, xc_name: 'Kauri Office Supplies (Demo)' }] });
  });

  it('an organisation that is not granted is 403 for every operation', async () => {
    const other = '11111111-2222-3333-4444-555555555555';
    const response = await at.system.call(`/v1/organisations/${other}/accounts`);
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({ code: 'organisation-not-granted', owner: 'Admin' });
    expect(at.calls).toEqual([]);
  });
});
