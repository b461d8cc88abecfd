import { describe, expect, it } from 'vitest';
import { linkId } from '../../api/mapping/ids.ts';
import { decide } from '../../api/mapping/invoice/decide.ts';
import { readSettings, settingsFor } from '../../api/mapping/settings.ts';
import { codes, guidOf, line, orderDocument, orderId, organisationId, settings, settingsRow, xeroInvoiceId } from './fixtures.ts';

const link = (more: object = {}) => ({
  xc_linkid: linkId(organisationId, 'salesorder', orderId, 'document'),
  _xc_organisationid_value: organisationId,
  xc_table: 'salesorder',
  xc_rowid: orderId,
  xc_xerotype: 272000002,
  xc_xeroid: xeroInvoiceId,
  xc_toggled: true,
  xc_generation: 2,
  ...more,
});

const takenBack = link({ xc_xeroid: null, xc_toggled: false, xc_syncstatus: 272000004 });

interface Options {
  more?: object;
  settings?: object;
  lines?: object[];
  memory?: { generation?: number; isWithdrawn?: boolean; wasToggled?: boolean };
}
const run = (record: object = {}, options: Options = {}) =>
  decide({
    document: orderDocument(record, options.lines ?? [line(1)], options.more),
    organisationId,
    settings: settings(options.settings),
    memory: { generation: 0, isWithdrawn: false, wasToggled: false, ...options.memory },
  });

const result = (...args: Parameters<typeof run>) => {
  const decision = run(...args);
  return decision.kind === 'end' ? [decision.outcome, ...codes(decision.problems)].join(' ') : decision.kind;
};

describe('whether a row is synced', () => {
  it.each([
    ['P1: a toggled order', 'sync', {}, {}],
    ['P1: an order nobody asked for', 'skipped', { xc_synctoxero: false }, {}],
    ['P1: an order without the column', 'skipped', { xc_synctoxero: undefined }, {}],
    ['P1: a requested order', 'sync', { xc_synctoxero: false, xc_syncrequestedon: '2026-03-01T00:00:00Z' }, {}],
    ['P3: under auto sync', 'sync', { xc_synctoxero: false }, { settings: { xc_autosync: true } }],
    ['P2: a linked one, never toggled', 'sync', { xc_synctoxero: false }, { more: { links: [link({ xc_toggled: false })] } }],
    ['P2: a fulfilled order', 'skipped', { statecode: 3 }, {}],
    ['P3: an order without lines', 'skipped', {}, { lines: [] }],
    ['U2: toggled back to No', 'withdraw', { xc_synctoxero: false }, { more: { links: [link()] } }],
    ['U2: toggled back to No, the link not read', 'withdraw', { xc_synctoxero: false }, { memory: { wasToggled: true } }],
    ['U2: never Yes is no withdrawal', 'skipped', { xc_synctoxero: false }, {}],
    [
      'U2 X16: toggled back to No while Read-only',
      'skipped',
      { xc_synctoxero: false },
      { more: { links: [link()] }, settings: { xc_mode: 0 } },
    ],
    [
      'U2: taken back, still No, requested',
      'withdrawn',
      { xc_synctoxero: false, xc_syncrequestedon: '2026-03-01' },
      { more: { links: [takenBack] } },
    ],
    [
      'U2: taken back, still No, under auto sync',
      'withdrawn',
      { xc_synctoxero: false },
      { more: { links: [takenBack] }, settings: { xc_autosync: true } },
    ],
    ['N1: taken back, then Yes', 'sync', {}, { more: { links: [takenBack] } }],
    ['U2: a body without the toggle is no withdrawal', 'sync', { xc_synctoxero: undefined }, { more: { links: [link()] } }],
    ['X16: a Read-only organisation', 'preview', {}, { settings: { xc_mode: 272000000 } }],
    ['X16: an organisation without a mode', 'preview', {}, { settings: { xc_mode: null } }],
    ['B13: another environment', 'preview', {}, { settings: { xc_environmenturl: 'https://production.crm.dynamics.com' } }],
    ['B13: the same environment in other letters', 'sync', {}, { settings: { xc_environmenturl: 'https://CONTOSO.crm.dynamics.com/' } }],
    ['P14: orders are not the source', 'skipped', {}, { settings: { xc_sourcedocument: 272000001 } }],
    [
      'P14: a linked order stays, whatever the source',
      'sync',
      {},
      { settings: { xc_sourcedocument: 272000001 }, more: { links: [link()] } },
    ],
    ['P14: both are the source', 'sync', {}, { settings: { xc_sourcedocument: 272000002 } }],
    ['C9: a purchase invoice', 'sync', { xc_documenttype: 272000001 }, {}],
    ['C9: a credit note', 'sync', { xc_documenttype: 272000002 }, {}],
    ['P41: mapping rows', 'failed not-available-yet', {}, { more: { mappings: [{ xc_fieldmappingid: orderId }] } }],
    ['P41b: a table of their own', 'failed not-available-yet', {}, { more: { table: 'new_contract' } }],
    [
      'X1: linked in another organisation',
      'failed organisation-changed',
      {},
      { more: { links: [link({ xc_linkid: guidOf(1), _xc_organisationid_value: guidOf(9) })] } },
    ],
    ['a row without its id', 'failed row-id-missing', { salesorderid: null }, {}],
  ] as [string, string, object, Parameters<typeof run>[1]][])('%s → %s', (_, expected, record, options) => {
    expect(result(record, options)).toBe(expected);
  });

  it('without a settings row: failed, organisation-missing, for the admin', () => {
    const decision = decide({ document: orderDocument(), organisationId, settings: readSettings(null) });
    expect(decision).toMatchObject({ kind: 'end', outcome: 'failed', problems: [{ code: 'organisation-missing', owner: 'Admin' }] });
  });

  it('N1: the generation and link come along', () => {
    expect(run({}, { more: { links: [link()] } })).toMatchObject({
      kind: 'sync',
      rowId: orderId,
      generation: 2,
      link: { xeroId: xeroInvoiceId, toggled: true },
    });
    expect(run()).toMatchObject({ generation: 1, link: null });
    expect(run({}, { more: { links: [takenBack] } })).toMatchObject({ generation: 3, link: { xeroId: null } });
    // The link was read before the withdrawal that the register knows of.
    const stale = { more: { links: [link()] }, memory: { generation: 2, isWithdrawn: true } };
    expect(run({}, stale)).toMatchObject({ kind: 'sync', generation: 3, link: { xeroId: null, sent: null } });
  });

  it('P14: a Dynamics invoice whose order is linked answers linked, whatever the setting', () => {
    const invoice = { invoiceid: guidOf(7), statecode: 0, xc_synctoxero: true, _salesorderid_value: orderId };
    const decideInvoice = (record: object, links: object[], setting: number) => {
      const document = orderDocument({}, [line(1)], { table: 'invoice', record, links });
      const decision = decide({ document, organisationId, settings: settings({ xc_sourcedocument: 272000000 + setting }) });
      return decision.kind === 'end' ? decision.outcome : decision.kind;
    };
    for (const setting of [0, 1, 2]) {
      expect(decideInvoice(invoice, [link()], setting)).toBe('linked');
      expect(decideInvoice({ ...invoice, xc_xeroinvoiceid: xeroInvoiceId }, [], setting)).toBe('linked');
    }
    expect(decideInvoice(invoice, [], 1)).toBe('sync');
    expect(decideInvoice(invoice, [], 0)).toBe('skipped');
    expect(decideInvoice(invoice, [link({ xc_xeroid: null })], 1)).toBe('sync');
  });

  it('nobody asked: nothing is logged; somebody did: it is', () => {
    expect(run({ xc_synctoxero: false })).toMatchObject({ quiet: true });
    expect(run({ statecode: 2, xc_synctoxero: false })).toMatchObject({ quiet: true });
    expect(run({ statecode: 2 })).toMatchObject({ quiet: false });
    expect(run({}, { lines: [] })).toMatchObject({ quiet: false, message: 'There are no lines yet.' });
  });
});

describe('settings', () => {
  it('an empty row is the Order-driven preset, Read-only', () => {
    expect(readSettings({ xc_organisationid: organisationId })).toMatchObject({
      mode: 'Read-only',
      sourceDocument: 'Order',
      autoSync: false,
      customer: 'Account',
      createContacts: 'On creation',
      updateContacts: 'Created by us',
      matchContactsBy: 'Name',
      people: 'All',
      onDelete: 'Archive',
      createProducts: 'On creation',
      updateProducts: 'Always',
      useXeroInvoiceNumber: false,
      useInvoiceName: false,
      descriptionAsReference: true,
      invoiceStatus: 'Draft',
      amountsAre: 'Exclusive',
      brandingThemeRowId: null,
      bundles: 'Header only',
      emailInvoice: false,
      updatePaidBills: false,
      withdraw: 'Drafts only',
      createDynamicsInvoice: 'On approval',
      fulfilOrder: true,
    });
    expect(readSettings({ xc_name: 'no id' })).toBeNull();
  });

  it('every choice is read by its value, an unknown one is the default', () => {
    const row = settingsRow({ xc_sourcedocument: 272000002, xc_people: '272000001', xc_withdraw: 272000009, xc_fulfilorder: false });
    expect(readSettings(row)).toMatchObject({
      sourceDocument: 'Both',
      people: 'Include in Xero emails',
      withdraw: 'Drafts only',
      fulfilOrder: false,
    });
  });

  it('P13 C10: the row’s own columns go first', () => {
    const own = settingsFor(settings({ xc_emailinvoice: true }), {
      xc_documenttype: 272000002,
      xc_amountsare: 272000001,
      xc_arrivalstatus: 272000002,
      xc_emailinvoice: 272000001,
    });
    expect(own).toMatchObject({ documentType: 'Credit note', amountsAre: 'Inclusive', invoiceStatus: 'Authorised', emailInvoice: false });
    expect(settingsFor(settings(), {})).toMatchObject({ documentType: 'Sales invoice', amountsAre: 'Exclusive', invoiceStatus: 'Draft' });
  });
});
