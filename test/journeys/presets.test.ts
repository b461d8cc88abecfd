import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoTenantId } from '../../sandbox/xero/default-seed.ts';
import { choice, type Row, Stage, synced } from './stage.ts';

const orderDriven: Row = {
  xc_sourcedocument: choice(0),
  xc_autosync: false,
  xc_customer: choice(0),
  xc_createcontacts: choice(0),
  xc_updatecontacts: choice(0),
  xc_matchcontactsby: choice(0),
  xc_people: choice(0),
  xc_ondelete: choice(0),
  xc_createproducts: choice(0),
  xc_updateproducts: choice(0),
  xc_usexeroinvoicenumber: false,
  xc_useinvoicename: false,
  xc_descriptionasreference: true,
  xc_invoicestatus: choice(0),
  xc_amountsare: choice(0),
  xc_bundles: choice(0),
  xc_emailinvoice: false,
  xc_updatepaidbills: false,
  xc_withdraw: choice(0),
  xc_createdynamicsinvoice: choice(0),
  xc_fulfilorder: true,
  xc_cutoffdate: null,
  xc_keeplogdays: 90,
};
const invoiceDriven: Row = {
  ...orderDriven,
  xc_sourcedocument: choice(1),
  xc_createcontacts: choice(1),
  xc_updatecontacts: choice(2),
  xc_people: choice(1),
  xc_ondelete: choice(2),
  xc_createproducts: choice(1),
  xc_updateproducts: choice(1),
  xc_createdynamicsinvoice: choice(1),
  xc_fulfilorder: false,
};
/** Every setting of a preset at a value that neither preset has. */
const tuned: Row = {
  xc_autosync: true,
  xc_customer: choice(1),
  xc_createcontacts: choice(2),
  xc_updatecontacts: choice(1),
  xc_matchcontactsby: choice(1),
  xc_ondelete: choice(1),
  xc_createproducts: choice(2),
  xc_usexeroinvoicenumber: true,
  xc_useinvoicename: true,
  xc_descriptionasreference: false,
  xc_invoicestatus: choice(2),
  xc_amountsare: choice(1),
  xc_bundles: choice(1),
  xc_emailinvoice: true,
  xc_updatepaidbills: true,
  xc_withdraw: choice(1),
  xc_cutoffdate: '2026-01-31',
  xc_keeplogdays: 7,
};
const ours = 'https://contoso.crm.dynamics.com';
const copied = 'https://production.crm.dynamics.com';

describe('presets and going live', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.open();
    await stage.idle();
  });
  afterAll(() => stage.close());

  const choose = async (columns: Row): Promise<Row> => {
    await stage.settings(columns);
    await stage.idle();
    expect(stage.badRuns).toEqual([]);
    return stage.admin.row('xc_organisations', demoTenantId);
  };

  it.each([
    ['Invoice-driven', choice(1), invoiceDriven],
    ['Order-driven', choice(0), orderDriven],
  ])(
    'choosing the preset %s writes all its settings at once, and neither the mode nor the defaults of lines',
    async (_name, preset, settings) => {
      const before = await choose({ ...tuned, xc_mode: choice(0) });
      const runs = stage.runs('organisation-saved').length;
      const after = await choose({ xc_preset: preset });
      expect(after).toMatchObject({ ...settings, xc_preset: preset, xc_mode: choice(0) });
      expect(after._xc_defaultaccountid_value).toBe(before._xc_defaultaccountid_value);
      expect(stage.runs('organisation-saved')).toHaveLength(runs + 1);
      await choose({ xc_mode: choice(1) });
    },
  );

  it('choosing Active or another setting later keeps what was tuned after the preset', async () => {
    await choose({ xc_preset: choice(1) });
    await choose({ xc_people: choice(0), xc_keeplogdays: 30 });
    expect(await choose({ xc_mode: choice(1) })).toMatchObject({ xc_people: choice(0), xc_keeplogdays: 30, xc_createcontacts: choice(1) });
    await choose({ xc_preset: choice(0) });
  });

  it('B13: choosing Active in a copy notes the address of the copy; nothing else does', async () => {
    await choose({ xc_environmenturl: copied });
    const id = await stage.newOrder();
    const mark = stage.mark;
    expect((await stage.toggle(id)).xc_xeroinvoiceid).toBeNull();
    expect(stage.writes(mark)).toEqual([]);
    expect(await choose({ xc_preset: choice(0) })).toMatchObject({ xc_mode: choice(1), xc_environmenturl: copied });
    expect(await choose({ xc_mode: choice(0) })).toMatchObject({ xc_environmenturl: copied });
    expect(await choose({ xc_mode: choice(1) })).toMatchObject({ xc_environmenturl: ours });
    await stage.sales.write('salesorders', id, { description: 'Now it may go.' });
    await stage.idle();
    expect((await stage.order(id)).xc_syncstatus).toBe(synced);
  });

  it('X16: nothing is written to Xero, and the log says what would have been [setting mode = Read-only]', async () => {
    await choose({ xc_mode: choice(0) });
    const mark = stage.mark;
    const id = await stage.newOrder({ lines: [{ number: await stage.newProduct('QUIET-1'), quantity: 1, price: 10 }] });
    await stage.toggle(id);
    expect(stage.writes(mark)).toEqual([]);
    const log = await stage.sales.rows('xc_logs', `xc_rowid eq '${id}' and xc_kind eq ${choice(0)}`);
    expect(log).toMatchObject([{ xc_outcome: choice(6), xc_message: expect.stringMatching(/read-only/i) }]);
  });

  it('X16: what waited goes once an administrator has switched the organisation on [setting mode = Active]', async () => {
    await choose({ xc_mode: choice(0) });
    const id = await stage.newOrder();
    expect((await stage.toggle(id)).xc_xeroinvoiceid).toBeNull();
    await choose({ xc_mode: choice(1) });
    await stage.sales.write('salesorders', id, { xc_syncrequestedon: stage.sandbox.clock.now().toISOString() });
    await stage.idle();
    expect((await stage.order(id)).xc_syncstatus).toBe(synced);
    expect((await stage.invoiceOf(id)).Status).toBe('DRAFT');
  });
});
