import { describe, expect, it } from 'vitest';
import { brandingThemeId } from '../../api/mapping/ids.ts';
import { house, organisationId } from './house.ts';

const at = house();

describe('ListBrandingThemes', () => {
  it('X6: every theme by name, with the id of its row', async () => {
    const { status, body } = await at.call('branding-themes');
    expect(status).toBe(200);
    const { value } = body as { value: Record<string, unknown>[] };
    expect(value.map((one) => one.xc_name)).toEqual(['Special Projects', 'Standard']);
    expect(value[1]).toEqual({
      xc_brandingthemeid: brandingThemeId(organisationId, 'b0000000-0000-4000-8000-000000000001'),
      xc_name: 'Standard',
      xc_organisationid: organisationId,
      xc_xeroid: 'b0000000-0000-4000-8000-000000000001',
      xc_status: 'Active',
      xc_usablefor: null,
    });
  });

  it('F1: is asked of Xero once an hour', async () => {
    await Promise.all([at.call('branding-themes'), at.call('branding-themes')]);
    expect(at.calls).toEqual(['GET BrandingThemes']);
  });
});
