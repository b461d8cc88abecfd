import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { accountCodeId } from '../../api/mapping/ids.ts';
import { defaultXeroSeed } from '../../sandbox/xero/default-seed.ts';
import { account, house, minutes, organisationId, settingsRow } from './house.ts';

const at = house();
const accountId = 'a0000000-0000-4000-8000-000000000200';
const environmentUrl = 'https://contoso.crm.dynamics.com';

describe('ListAccounts', () => {
  it('X6: every account with the id of its row, archived ones marked', async () => {
    const { status, body } = await at.call('accounts');
    expect(status).toBe(200);
    const { value } = body as { value: Record<string, unknown>[] };
    expect(value).toHaveLength(at.books.accounts.all().length);
    expect(value.find((one) => one.xc_code === '200')).toEqual({
      xc_accountcodeid: account('200'),
      xc_name: '200 Sales',
      xc_organisationid: organisationId,
      xc_code: '200',
      xc_xeroid: 'a0000000-0000-4000-8000-000000000200',
      xc_status: 'Active',
      xc_usablefor: 'Revenue',
    });
    expect(value.find((one) => one.xc_code === '299')).toMatchObject({ xc_status: 'Archived' });
  });

  it('X1 X6: the same codes of two organisations are rows of their own [trap: same codes in two organisations]', async () => {
    const tenantId = 'c2cc9b6e-0000-4000-8000-000000000002';
    const [demo] = defaultXeroSeed.organisations;
    if (!demo) throw new Error('the sandbox starts with an organisation');
    at.xero.reset();
    at.xero.seed({ organisations: [demo, { ...demo, tenantId, Name: 'Rimu Furniture' }] });
    const Authorization = `Bearer ${await at.system.token({ organisationIds: [organisationId, tenantId] })}`;
    const idsOf = async (organisation: string, path: string) => {
      const response = await at.system.call(`/v1/organisations/${organisation}/${path}`, { headers: { Authorization } });
      const { value } = (await response.json()) as { value: Record<string, string>[] };
      return value.map((row) => Object.entries(row).find(([column]) => column.endsWith('id') && column !== 'xc_organisationid')?.[1]);
    };
    for (const path of ['accounts', 'tax-rates', 'branding-themes', 'tracking-options']) {
      const [here, there] = [await idsOf(organisationId, path), await idsOf(tenantId, path)];
      expect(there).toHaveLength(here.length);
      expect(new Set([...here, ...there]).size).toBe(here.length * 2);
    }
    const product = {
      productid: randomUUID(),
      productnumber: 'LAMP',
      name: 'Lamp',
      _xc_accountcodeid_value: accountCodeId(tenantId, accountId),
    };
    const body = { table: 'product', entitySet: 'products', record: product, settings: settingsRow(), environmentUrl };
    const answer = await at.call('items', body);
    expect(answer.body).toMatchObject({ outcome: 'failed', problems: [{ code: 'account-unknown' }] });
  });

  it('X6 F1: many who ask at once are one call to Xero; whoever asks later sees what finance has added since', async () => {
    await Promise.all([at.call('accounts'), at.call('accounts'), at.call('accounts')]);
    expect(at.calls).toEqual(['GET Accounts']);
    at.xero.ui.setAccountStatus(organisationId, '200', 'ARCHIVED');
    at.clock.advance(minutes(1));
    const { body } = await at.call('accounts');
    const { value } = body as { value: Record<string, unknown>[] };
    expect(value.find((one) => one.xc_code === '200')).toMatchObject({ xc_status: 'Archived' });
  });
});
