import { describe, expect, it } from 'vitest';
import { account, house, minutes, organisationId } from './house.ts';

const at = house();

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

  it('F1: is asked of Xero once an hour, however many ask', async () => {
    await Promise.all([at.call('accounts'), at.call('accounts'), at.call('accounts')]);
    at.clock.advance(minutes(59));
    await at.call('accounts');
    expect(at.calls).toEqual(['GET Accounts']);
    at.clock.advance(minutes(2));
    await at.call('accounts');
    expect(at.calls).toHaveLength(2);
  });
});
