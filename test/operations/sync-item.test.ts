import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { linkId } from '../../api/mapping/ids.ts';
import type { Schemas } from '../../api/operations/operation.ts';
import { account, house, minutes, orderBody, organisationId, productLine, settingsRow, taxRate } from './house.ts';

const at = house();

type Row = Record<string, unknown>;
type Body = Schemas['ItemRecord'];
type Answer = Schemas['ItemAnswer'];
const updateNever = { xc_updateproducts: 272000001 };
const onFirstInvoice = { xc_createproducts: 272000001 };
const never = { xc_createproducts: 272000002 };
const environmentUrl = 'https://contoso.crm.dynamics.com';

function body(product: Row = {}, settings: Row = {}, more: Partial<Body> = {}): Body {
  const record = {
    productid: randomUUID(),
    productnumber: 'LAMP',
    name: 'Desk lamp',
    description: 'Warm white',
    price: 89.1234,
    ...product,
  };
  return {
    table: 'product',
    entitySet: 'products',
    record: { statecode: 0, productstructure: 1, versionnumber: 10, ...record },
    links: [],
    problem: null,
    settings: settingsRow(settings),
    mappings: [],
    environmentUrl,
    ...more,
  };
}

async function sync(one: Body): Promise<Answer> {
  const answer = await at.call('items', one);
  expect(answer).toMatchObject({ status: 200 });
  return answer.body as Answer;
}

/** The next run of the flow: what was answered is written, a person changed the product. */
const next = (one: Body, answer: Answer, change: Row = {}): Body => ({
  ...one,
  links: answer.links.length > 0 ? answer.links : one.links,
  record: { ...one.record, ...answer.writeBack, versionnumber: Number(one.record.versionnumber) + 1, ...change },
});

const itemOf = (code: string) => at.books.items.find((item) => item.code === code);
const codes = (answer: Answer) => answer.problems.map((one) => one.code);
const itemWrites = () => at.writes.filter((call) => call.includes('Items'));

describe('SyncItem makes items', () => {
  it('P39 C33 C34 C35 C36 C37: a new product becomes an item [setting create products = On creation]', async () => {
    const one = body({ _xc_accountcodeid_value: account('260'), _xc_taxrateid_value: taxRate('ZERORATED') });
    const answer = await sync(one);
    expect(answer).toMatchObject({
      outcome: 'created',
      xero: { organisationId, code: 'LAMP', name: 'Desk lamp', unitPrice: 89.1234, accountCode: '260', taxType: 'ZERORATED' },
      status: { xc_syncstatus: 272000002, xc_syncmessage: 'The item LAMP was created in Xero.' },
      problems: [],
      log: [{ xc_operation: 'SyncItem', xc_outcome: 272000000, xc_table: 'product', xc_rowid: one.record.productid }],
    });
    const item = itemOf('LAMP');
    expect(item).toMatchObject({ description: 'Warm white', sales: { UnitPrice: 89.1234, AccountCode: '260', TaxType: 'ZERORATED' } });
    expect(item).toMatchObject({ purchase: {}, inventoryAssetAccountCode: undefined });
    expect(answer.writeBack).toEqual({ xc_xeroitemid: item?.id });
    expect(answer.links).toMatchObject([
      {
        xc_linkid: linkId(organisationId, 'product', String(one.record.productid), 'item'),
        xc_table: 'product',
        xc_rowid: one.record.productid,
        xc_xerotype: 272000001,
        xc_xeroid: item?.id,
        xc_createdbyus: true,
        xc_versionsent: '10',
      },
    ]);
  });

  it('X7 D1: without a choice of its own a product takes the default account and tax rate of the organisation', async () => {
    await sync(body({}, { _xc_defaulttaxrateid_value: taxRate('OUTPUT2') }));
    expect(itemOf('LAMP')?.sales).toEqual({ UnitPrice: 89.1234, AccountCode: '200', TaxType: 'OUTPUT2' });
  });

  it('N1: delivered twice, at once or later, is one item', async () => {
    const one = body();
    const answers = await Promise.all([sync(one), sync(one)]);
    at.clock.advance(minutes(5));
    const later = await sync(one);
    expect(answers.map((answer) => answer.outcome).sort()).toEqual(['created', 'unchanged']);
    expect(later).toMatchObject({
      outcome: 'unchanged',
      writeBack: { xc_xeroitemid: itemOf('LAMP')?.id },
      links: [{ xc_createdbyus: true }],
    });
    expect(itemWrites()).toHaveLength(1);
  });

  it('P39: with its first invoice, unless somebody asks for it before [setting create products = On first invoice]', async () => {
    const one = body({}, onFirstInvoice);
    expect(await sync(one)).toMatchObject({
      outcome: 'skipped',
      writeBack: null,
      links: [],
      log: [],
      status: { xc_syncstatus: 272000005 },
    });
    expect(itemWrites()).toEqual([]);
    const asked = body({ xc_syncrequestedon: '2026-05-04T10:00:00Z' }, onFirstInvoice);
    expect(await sync(asked)).toMatchObject({ outcome: 'created' });
  });

  it('C2: nothing is made, though asked for; an item of the code is linked [setting create products = Never] [trap: product missing with creation off]', async () => {
    const answer = await sync(body({ xc_syncrequestedon: '2026-05-04T10:00:00Z' }, never));
    expect(answer).toMatchObject({ outcome: 'skipped', problems: [], log: [{ xc_kind: 272000000 }] });
    expect(answer.status.xc_syncmessage).toContain('none is to be made');
    expect(await sync(body({ productnumber: 'DESK-OAK' }, never))).toMatchObject({ outcome: 'linked' });
    expect(itemWrites()).toEqual([]);
  });

  it('C33: an item of the same code, whatever its case, is used as it is', async () => {
    const before = structuredClone(itemOf('DESK-OAK'));
    const answer = await sync(body({ productnumber: 'desk-oak', price: 999 }));
    expect(answer).toMatchObject({ outcome: 'linked', xero: { code: 'DESK-OAK', unitPrice: 1450 }, links: [{ xc_createdbyus: false }] });
    expect(answer.log[0]?.xc_message).toBe('The item DESK-OAK was already in Xero and is used as it is.');
    expect(itemOf('DESK-OAK')).toEqual(before);
    expect(itemWrites()).toEqual([]);
  });

  it.each([
    ['retired', { statecode: 1 }],
    ['a draft', { statecode: 2 }],
    ['under revision', { statecode: 3 }],
    ['a product family', { productstructure: 2 }],
  ])('P39: a product that is %s is skipped, with the reason, and Xero is not asked', async (_state, change) => {
    const answer = await sync(body(change));
    expect(answer).toMatchObject({ outcome: 'skipped', problems: [], log: [] });
    expect(answer.status.xc_syncmessage).toMatch(/product/i);
    expect(at.calls).toEqual([]);
  });

  it('X10: a bundle is an item like any other, as its header is a line', async () => {
    expect(await sync(body({ productstructure: 3 }))).toMatchObject({ outcome: 'created' });
  });

  it('P39: a price in another currency than the organisation’s is left out, and said', async () => {
    const answer = await sync(body({ transactioncurrencyid: { isocurrencycode: 'AUD' } }));
    expect(answer).toMatchObject({ outcome: 'created', warnings: [{ code: 'item-price-left-out' }] });
    expect(itemOf('LAMP')?.sales.UnitPrice).toBeUndefined();
    expect(answer.status.xc_syncmessage).toContain('AUD');
  });

  it('X16: nothing is written while the organisation is Read-only', async () => {
    const answer = await sync(body({}, { xc_mode: 272000000 }));
    expect(answer).toMatchObject({ outcome: 'skipped', writeBack: null, links: [] });
    expect(answer.status.xc_syncmessage).toContain('Read-only: the item was previewed');
    expect(codes(await sync(body({ productnumber: 'X'.repeat(31) }, { xc_mode: 272000000 })))).toEqual(['item-code-too-long']);
    expect(at.writes).toEqual([]);
  });

  it('B13: nothing is written from a copy of the environment', async () => {
    const answer = await sync(body({}, {}, { environmentUrl: 'https://contoso-test.crm.dynamics.com' }));
    expect(answer).toMatchObject({ outcome: 'skipped', writeBack: null });
    expect(answer.status.xc_syncmessage).toContain('copy');
    expect(at.writes).toEqual([]);
  });
});

describe('SyncItem updates items', () => {
  it('C39: a changed product changes its item; no difference sends nothing [setting update products = Always]', async () => {
    const one = body();
    const created = await sync(one);
    const same = await sync(next(one, created));
    expect(same).toMatchObject({ outcome: 'unchanged', links: [], log: [], xero: { code: 'LAMP' } });
    expect(itemWrites()).toHaveLength(1);
    const changed = await sync(next(one, created, { price: 95.5, name: 'Desk lamp, black', description: null }));
    expect(changed).toMatchObject({ outcome: 'updated', xero: { name: 'Desk lamp, black', unitPrice: 95.5 } });
    expect(itemOf('LAMP')).toMatchObject({ name: 'Desk lamp, black', sales: { UnitPrice: 95.5, AccountCode: '200' } });
    expect(itemOf('LAMP')?.description || '').toBe('');
    expect(changed.links[0]).toMatchObject({ xc_versionsent: '11', xc_createdbyus: true });
  });

  it('C39: an item that was matched follows changes too, and only in what changed; costs are never touched', async () => {
    const one = body({ productnumber: 'DESK-OAK', name: 'Desk of oak', price: 1500, _xc_accountcodeid_value: account('260') });
    const linked = await sync(one);
    const before = structuredClone(itemOf('DESK-OAK'));
    const changed = await sync(next(one, linked, { price: 1600 }));
    expect(changed).toMatchObject({ outcome: 'updated', links: [{ xc_createdbyus: false }] });
    const sales = { UnitPrice: 1600, AccountCode: '200', TaxType: 'OUTPUT2' };
    expect(itemOf('DESK-OAK')).toEqual({ ...before, sales, updated: expect.any(Date) });
  });

  it('U1: what finance changed in Xero stays, unless it was changed here too', async () => {
    const one = body();
    const created = await sync(one);
    const item = itemOf('LAMP');
    if (item) Object.assign(item, { name: 'Lamp (finance)', sales: { UnitPrice: 70, AccountCode: '260', TaxType: 'ZERORATED' } });
    at.books.commit();
    expect(await sync(next(one, created))).toMatchObject({ outcome: 'unchanged' });
    await sync(next(one, created, { price: 91 }));
    expect(itemOf('LAMP')).toMatchObject({ name: 'Lamp (finance)', sales: { UnitPrice: 91, AccountCode: '260', TaxType: 'ZERORATED' } });
  });

  it('C39: an item is left as it is [setting update products = Never]', async () => {
    const one = body({}, updateNever);
    const created = await sync(one);
    expect(await sync(next(one, created, { price: 1, _xc_accountcodeid_value: account('299') }))).toMatchObject({
      outcome: 'unchanged',
      problems: [],
      writeBack: { xc_xeroitemid: itemOf('LAMP')?.id },
    });
    expect(itemOf('LAMP')?.sales.UnitPrice).toBe(89.1234);
  });

  it('C39: a product that a document made an item of, or met in Xero, is not met for the first time', async () => {
    const [made, met] = [randomUUID(), randomUUID()];
    const line = (code: string, id: string, price: number) =>
      productLine(code, { productid: { productid: id, productnumber: code, name: `Product ${code}`, price } });
    expect(await at.sync(orderBody({ lines: [line('LAMP', made, 50), line('CHAIR-ERGO', met, 400)] }))).toMatchObject({
      outcome: 'created',
    });
    const one = await sync(body({ productid: made, name: 'Product LAMP', description: null, price: 60 }));
    expect(one).toMatchObject({ outcome: 'updated', links: [{ xc_createdbyus: true }] });
    expect(itemOf('LAMP')?.sales).toMatchObject({ UnitPrice: 60 });
    const chair = at.books.items.find((item) => item.code === 'CHAIR-ERGO');
    if (chair) chair.sales.AccountCode = '260';
    const other = await sync(body({ productid: met, productnumber: 'CHAIR-ERGO', name: 'Ergonomic chair', price: 444 }));
    expect(other).toMatchObject({ outcome: 'updated', links: [{ xc_createdbyus: false }] });
    // Coding that the product does not choose itself stays finance's.
    expect(itemOf('CHAIR-ERGO')?.sales).toEqual({ UnitPrice: 444, AccountCode: '260', TaxType: 'OUTPUT2' });
  });

  it('C33 C39: a changed product number changes the code of the item', async () => {
    const one = body();
    const created = await sync(one);
    const id = itemOf('LAMP')?.id;
    expect(await sync(next(one, created, { productnumber: 'LAMP-2' }))).toMatchObject({ outcome: 'updated', warnings: [] });
    expect(itemOf('LAMP-2')?.id).toBe(id);
    expect(itemOf('LAMP')).toBeUndefined();
  });

  it('C33: where the new number is another item’s, the product is linked to that one, and both stay as they are', async () => {
    const one = body();
    const created = await sync(one);
    const answer = await sync(next(one, created, { productnumber: 'Chair-Ergo' }));
    expect(answer).toMatchObject({ outcome: 'linked', xero: { code: 'CHAIR-ERGO' }, warnings: [{ code: 'item-changed-places' }] });
    expect(answer.links[0]).toMatchObject({ xc_xeroid: itemOf('CHAIR-ERGO')?.id, xc_createdbyus: false });
    expect(itemOf('LAMP')).toBeDefined();
  });

  it('C33: an item whose code finance changed is said, for lines do not find it', async () => {
    const one = body();
    const created = await sync(one);
    const item = itemOf('LAMP');
    if (item) item.code = 'LAMP-OLD';
    at.books.commit();
    expect(await sync(next(one, created))).toMatchObject({ outcome: 'unchanged', warnings: [{ code: 'item-code-differs' }] });
  });

  it('P39: an item that was deleted in Xero is made again, as a new product would be', async () => {
    const one = body();
    const created = await sync(one);
    at.books.items.remove(itemOf('LAMP')?.id ?? '');
    at.books.commit();
    at.clock.advance(minutes(2));
    expect(await sync(next(one, created))).toMatchObject({ outcome: 'created' });
  });

  it('N2: an older version of the row answers unchanged', async () => {
    const one = body();
    const created = await sync(one);
    const late = next(one, created, { versionnumber: 9, price: 5 });
    expect(await sync(late)).toMatchObject({ outcome: 'unchanged', warnings: [{ code: 'superseded' }] });
    expect(itemOf('LAMP')?.sales.UnitPrice).toBe(89.1234);
  });
});

describe('SyncItem, once', () => {
  it('N2: the newer of two versions wins, whichever comes first, though the flow read the link before it was written', async () => {
    const one = body();
    const created = await sync(one);
    const [older, newer] = [next(one, created, { price: 91 }), next(one, created, { price: 92, versionnumber: 12 })];
    await Promise.all([sync(newer), sync(older)]);
    expect(itemOf('LAMP')?.sales.UnitPrice).toBe(92);
    expect(await sync(older)).toMatchObject({ outcome: 'unchanged', warnings: [{ code: 'superseded' }] });
    // Back to the first price: the link in hand still says that this is what was sent.
    expect(await sync(next(one, created, { versionnumber: 13 }))).toMatchObject({ outcome: 'updated' });
    expect(itemOf('LAMP')?.sales.UnitPrice).toBe(89.1234);
  });

  it.each([1, 7])(
    'N1: a time-out after Xero made the item, or changed it, is 503, and the repeat after %i minutes finds it done',
    async (later) => {
      const one = body();
      at.xero.faults.add({ method: 'PUT', path: '/Items', kind: 'timeout-after-commit', answer: 'hold' });
      const lost = at.call('items', one);
      await expect.poll(() => itemOf('LAMP')).toBeDefined();
      at.clock.advance(21_000);
      expect(await lost).toMatchObject({ status: 503 });
      at.clock.advance(minutes(later));
      const found = await sync(one);
      expect(found).toMatchObject({ outcome: 'created', links: [{ xc_createdbyus: true }], log: [{ xc_outcome: 272000000 }] });
      expect(at.books.items.all().filter((item) => item.code === 'LAMP')).toHaveLength(1);

      at.xero.faults.add({ method: 'POST', path: '/Items/*', kind: 'timeout-after-commit', answer: 'hold' });
      const changed = next(one, found, { price: 99 });
      const again = at.call('items', changed);
      await expect.poll(() => itemOf('LAMP')?.sales.UnitPrice).toBe(99);
      at.clock.advance(21_000);
      expect(await again).toMatchObject({ status: 503 });
      at.clock.advance(minutes(1));
      expect(await sync(changed)).toMatchObject({ outcome: 'unchanged', links: [{ xc_versionsent: '11' }] });
      expect(at.calls.filter((call) => call.startsWith('POST Items'))).toHaveLength(1);
    },
  );

  it('P39: a product that shows its item is not met for the first time, though its link is gone', async () => {
    const change = { productnumber: 'DESK-OAK', price: 1500, xc_xeroitemid: itemOf('DESK-OAK')?.id };
    expect(await sync(body(change))).toMatchObject({ outcome: 'updated', links: [{ xc_xeroid: itemOf('DESK-OAK')?.id }] });
    expect(itemOf('DESK-OAK')?.sales).toMatchObject({ UnitPrice: 1500 });
  });
});

describe('SyncItem says what stands in the way', () => {
  const problemOf = async (product: Row, settings: Row = {}) => {
    const answer = await sync(body(product, settings));
    expect(answer).toMatchObject({ outcome: 'failed', writeBack: null, status: { xc_syncstatus: 272000003 } });
    expect(itemWrites()).toEqual([]);
    return codes(answer);
  };

  it('E3 D1: all of it at once, before anything is sent', async () => {
    const product = { productnumber: 'X'.repeat(31), price: 1.23456, _xc_accountcodeid_value: account('299') };
    expect(await problemOf({ ...product, _xc_taxrateid_value: taxRate('INPUT2') })).toEqual([
      'item-code-too-long',
      'too-many-decimals',
      'account-archived',
      'tax-not-usable',
    ]);
  });

  it('D1: accounts and taxes that do not exist, are archived or are no account for a sale', async () => {
    expect(await problemOf({ _xc_accountcodeid_value: randomUUID() })).toEqual(['account-unknown']);
    expect(await problemOf({ _xc_accountcodeid_value: account('090') })).toEqual(['account-not-usable']);
    expect(await problemOf({ _xc_taxrateid_value: taxRate('OUTPUT') })).toEqual(['tax-rate-archived']);
    expect(await problemOf({ productnumber: null })).toEqual(['item-code-missing']);
  });

  it('D1: an item may have the code of an account; the account stays an account [trap: item code against account code]', async () => {
    await sync(body({ productnumber: '260', _xc_accountcodeid_value: account('200') }));
    expect(itemOf('260')).toMatchObject({ code: '260', sales: { AccountCode: '200' } });
    // A product number is no account, and a code that only an item has is none either.
    const unknown = { xc_accountcodeid: { xc_code: 'DESK-OAK', xc_name: 'DESK-OAK' } };
    expect(codes(await sync(body({ productnumber: '200', ...unknown })))).toEqual(['account-unknown']);
  });

  it('D1: a tax goes by its type, whatever other rates are called [trap: tax name against tax code]', async () => {
    const [rate] = at.books.taxRates.all();
    if (!rate) throw new Error('the emulator has tax rates');
    at.books.taxRates.put({ ...rate, TaxType: 'TAX001', Name: 'OUTPUT2' });
    at.books.commit();
    const named = { xc_taxrateid: { xc_taxrateid: taxRate('OUTPUT2'), xc_name: '15% GST on Income (OUTPUT2)', xc_code: 'OUTPUT2' } };
    await sync(body(named));
    expect(itemOf('LAMP')?.sales.TaxType).toBe('OUTPUT2');
    await sync(body({ productnumber: 'LAMP-2', _xc_taxrateid_value: taxRate('TAX001') }));
    expect(itemOf('LAMP-2')?.sales.TaxType).toBe('TAX001');
    const byName = { productnumber: 'LAMP-3', xc_taxrateid: { xc_name: '15% GST on Income' } };
    expect(codes(await sync(body(byName)))).toEqual(['tax-rate-unknown']);
  });

  it('E1 E2: the problem is one row of the log, closed by the next success', async () => {
    const one = body({ _xc_accountcodeid_value: account('299') });
    const failed = await sync(one);
    const [, problem] = failed.log;
    expect(problem).toMatchObject({ xc_logid: one.record.productid, xc_kind: 272000001, xc_code: 'account-archived', xc_repeats: 1 });
    const mended = { ...next(one, failed, { _xc_accountcodeid_value: account('200') }), problem };
    const answer = await sync(mended as Body);
    expect(answer.log.at(-1)).toMatchObject({ xc_logid: one.record.productid, xc_resolvedon: expect.stringMatching(/Z$/) });
  });

  it('P39: an organisation without settings, a row without id, a table that is no product', async () => {
    const missing = await sync(body({}, {}, { settings: null }));
    expect(codes(missing)).toEqual(['organisation-missing']);
    expect(codes(await sync(body({ productid: null })))).toEqual(['row-id-missing']);
    expect(codes(await sync(body({}, {}, { table: 'salesorder' })))).toEqual(['not-available-yet']);
  });
});
