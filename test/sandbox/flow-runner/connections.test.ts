import { afterEach, describe, expect, it } from 'vitest';
import { compose, dataverse, exported, type Reply, type Sandbox, start, startApi, stepsOf, xero } from './harness.ts';

const organisationId = 'c2cc9b6e-9458-4c7d-93cc-f02b81b0594f';
const invoiceId = '5fd7278f-8e50-5e13-af7c-6ef887d28c66';
const accountId = '11111111-2222-3333-4444-555555555555';
const open: { close(): unknown }[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

async function run(actions: Record<string, unknown>, replies: Parameters<typeof startApi>[0] = [{ status: 200, body: {} }]) {
  const api = await startApi(replies);
  const sandbox = await start({ 'the-flow': exported(actions) }, api.url);
  open.push(sandbox, api);
  const result = await sandbox.finish(sandbox.runner.run('the-flow'));
  return { ...sandbox, api, result, steps: stepsOf(result.steps) };
}

const sync = (more: object = {}) => ({
  ...xero('SyncInvoice', {
    organisationId,
    'body/table': 'salesorder',
    'body/entitySet': 'salesorders',
    'body/record': { salesorderid: accountId },
    'body/lines': "@json('[]')",
    'body/problem': '@null',
    'body/environmentUrl': 'https://contoso.crm.dynamics.com',
  }),
  ...more,
});

describe('the Dataverse connector', () => {
  it('creates, reads, lists, updates and deletes rows through the Web API', async () => {
    const { steps, result } = await run({
      Make: dataverse('UpdateRecord', { entityName: 'accounts', recordId: accountId, 'item/name': 'Contoso', 'item/creditonhold': false }),
      Person: dataverse(
        'CreateRecord',
        {
          entityName: 'contacts',
          'item/lastname': 'Miller',
          'item/parentcustomerid_account@odata.bind': `/accounts(@{body('Make')?['accountid']})`,
        },
        ['Make'],
      ),
      Change: dataverse('UpdateOnlyRecord', { entityName: 'accounts', recordId: accountId, 'item/telephone1': '123' }, ['Person']),
      Get: dataverse('GetItem', { entityName: 'accounts', recordId: accountId, $select: 'name,telephone1,statecode' }, ['Change']),
      List: dataverse(
        'ListRecords',
        {
          entityName: 'contacts',
          $select: 'lastname,_parentcustomerid_value',
          $filter: "_parentcustomerid_value eq '@{body('Get')?['accountid']}'",
          $orderby: 'lastname desc',
          $top: 5,
        },
        ['Get'],
      ),
      Label: compose("@outputs('Get')?['body/statecode@OData.Community.Display.V1.FormattedValue']", ['Get']),
      Host: compose("@uriHost(outputs('Get')?['body/@odata.id'])", ['Get']),
      Delete: dataverse('DeleteRecord', { entityName: 'contacts', recordId: "@first(outputs('List')?['body/value'])?['contactid']" }, [
        'List',
      ]),
      Empty: dataverse('ListRecords', { entityName: 'contacts' }, ['Delete']),
    });
    expect(result.status).toBe('Succeeded');
    expect(steps.Get?.outputs).toMatchObject({ statusCode: 200, body: { name: 'Contoso', telephone1: '123' } });
    expect(steps.List?.outputs).toMatchObject({ body: { value: [{ lastname: 'Miller', _parentcustomerid_value: accountId }] } });
    expect(steps.Label?.outputs).toBe('Active');
    expect(steps.Host?.outputs).toBe('contoso.crm.dynamics.com');
    expect(steps.Empty?.outputs).toMatchObject({ body: { value: [] } });
    expect(result.calls).toEqual({ dataverse: 7, connector: 0 });
  });

  it('UpdateOnlyRecord makes no row; what Dataverse refuses fails the action with its error', async () => {
    const { steps } = await run({
      Change: dataverse('UpdateOnlyRecord', { entityName: 'accounts', recordId: accountId, 'item/name': 'x' }),
      Why: { ...compose("@outputs('Change')?['body/error/message']"), runAfter: { Change: ['Failed'] } },
    });
    expect(steps.Change).toMatchObject({ status: 'Failed', code: 'NotFound', outputs: { statusCode: 404 } });
    expect(steps.Why?.outputs).toContain('Does Not Exist');
  });

  it('null empties a column; a required parameter without a value is refused before the call', async () => {
    const { steps, result } = await run({
      Make: dataverse('UpdateRecord', { entityName: 'accounts', recordId: accountId, 'item/name': 'Contoso', 'item/telephone1': '1' }),
      Empty: dataverse('UpdateOnlyRecord', { entityName: 'accounts', recordId: accountId, 'item/telephone1': '@null' }, ['Make']),
      Get: dataverse('GetItem', { entityName: 'accounts', recordId: accountId, $select: 'telephone1' }, ['Empty']),
      Lost: dataverse('GetItem', { entityName: 'accounts', recordId: "@outputs('Get')?['body/telephone1']" }, ['Get']),
    });
    expect(steps.Get?.outputs).toMatchObject({ body: { telephone1: null } });
    expect(steps.Lost).toMatchObject({
      status: 'Failed',
      error: { message: expect.stringContaining("missing required property 'recordId'") },
    });
    expect(result.calls.dataverse).toBe(3);
  });

  it('pages until there is enough when pagination is on', async () => {
    const list = (more: object) => ({ ...dataverse('ListRecords', { entityName: 'accounts', $select: 'name' }), ...more });
    const make = {
      type: 'Foreach',
      runAfter: {},
      foreach: '@range(1, 3)',
      runtimeConfiguration: { concurrency: { repetitions: 3 } },
      actions: { Make: dataverse('CreateRecord', { entityName: 'accounts', 'item/name': "Account @{items('Make_them')}" }) },
    };
    const { steps } = await run({
      Make_them: make,
      All: { ...list({ runtimeConfiguration: { paginationPolicy: { minimumItemCount: 100 } } }), runAfter: { Make_them: ['Succeeded'] } },
    });
    expect(steps.All?.outputs).toMatchObject({ body: { value: [{}, {}, {}] } });
  });
});

describe('a connector of ours', () => {
  it('is called as its definition says, with the token of the connection', async () => {
    const { api, steps, result } = await run({
      Sync: sync(),
      Get: xero('GetInvoice', { organisationId, invoiceId, type: 'bill' }, ['Sync']),
    });
    expect(result.status).toBe('Succeeded');
    expect(api.received).toEqual([
      {
        method: 'POST',
        path: `/v1/organisations/${organisationId}/invoices`,
        query: {},
        authorization: 'Bearer the-token',
        body: {
          table: 'salesorder',
          entitySet: 'salesorders',
          record: { salesorderid: accountId },
          lines: [],
          problem: null,
          environmentUrl: 'https://contoso.crm.dynamics.com',
        },
      },
      {
        method: 'GET',
        path: `/v1/organisations/${organisationId}/invoices/${invoiceId}`,
        query: { type: 'bill' },
        authorization: 'Bearer the-token',
        body: undefined,
      },
    ]);
    expect(steps.Get?.outputs).toMatchObject({ statusCode: 200, body: {} });
    expect(result.calls).toEqual({ dataverse: 0, connector: 2 });
  });

  it('an answer that is no success fails the action, and is among its outputs', async () => {
    const { steps, result } = await run({ Sync: sync() }, [{ status: 400, body: { code: 'bad', title: 'Not like this' } }]);
    expect(steps.Sync).toMatchObject({
      status: 'Failed',
      code: 'BadRequest',
      outputs: { statusCode: 400, body: { code: 'bad' } },
      error: { message: 'Not like this' },
    });
    expect(result.status).toBe('Failed');
    expect(result.calls.connector).toBe(1);
  });

  it('a value of the wrong type is refused before the call', async () => {
    const { api, steps } = await run({
      Text: compose('no id'),
      Get: xero('GetInvoice', { organisationId, invoiceId: "@outputs('Text')" }, ['Text']),
    });
    expect(steps.Get).toMatchObject({ status: 'Failed', code: 'WorkflowOperationParametersRuntimeInvalidValue' });
    expect(api.received).toEqual([]);
  });
});

describe('retries', () => {
  const busy = (status: number, headers: Record<string, string> = {}): Reply => ({ status, headers, body: { title: 'later' } });
  const fixed = (count: number, interval = 'PT10S') => ({ inputs: { ...sync().inputs, retryPolicy: { type: 'fixed', count, interval } } });
  const attemptsOf = (step: { attempts?: { statusCode: number; waited?: number }[] } | undefined) =>
    step?.attempts?.map(({ statusCode, waited }) => [statusCode, waited]);

  it.each([408, 429, 500, 503])('%i is repeated until it goes through', async (status) => {
    const { steps, result } = await run({ Sync: sync(fixed(4)) }, [busy(status), busy(status), { status: 200, body: {} }]);
    expect(steps.Sync?.status).toBe('Succeeded');
    expect(attemptsOf(steps.Sync)).toEqual([
      [status, 10_000],
      [status, 10_000],
      [200, undefined],
    ]);
    expect(result.calls.connector).toBe(3);
  });

  it.each([400, 401, 404, 409])('%i is not', async (status) => {
    const { steps } = await run({ Sync: sync(fixed(4)) }, [busy(status)]);
    expect(attemptsOf(steps.Sync)).toEqual([[status, undefined]]);
  });

  it('the last answer counts once the policy is spent', async () => {
    const { steps } = await run({ Sync: sync(fixed(2)) }, [busy(503)]);
    expect(steps.Sync).toMatchObject({ status: 'Failed', code: 'ServiceUnavailable' });
    expect(steps.Sync?.attempts).toHaveLength(3);
  });

  it('an exponential policy doubles its wait, the default one ends after four, none means none', async () => {
    const policy = (retryPolicy: object | undefined) => ({ inputs: { ...sync().inputs, ...(retryPolicy && { retryPolicy }) } });
    const waits = async (retryPolicy?: object) =>
      (await run({ Sync: sync(policy(retryPolicy)) }, [busy(503)])).steps.Sync?.attempts?.map(({ waited }) => waited);
    expect(await waits({ type: 'exponential', count: 3, interval: 'PT20S' })).toEqual([20_000, 40_000, 80_000, undefined]);
    expect(await waits()).toEqual([7_500, 15_000, 30_000, 45_000, undefined]);
    expect(await waits({ type: 'none' })).toEqual([undefined]);
  });

  it('a longer Retry-After is kept', async () => {
    const { steps } = await run({ Sync: sync(fixed(1)) }, [busy(429, { 'retry-after': '30' }), { status: 200, body: {} }]);
    expect(attemptsOf(steps.Sync)).toEqual([
      [429, 30_000],
      [200, undefined],
    ]);
  });

  it('no answer within 120 seconds is a time-out of the gateway, nobody listening a bad gateway; both are repeated', async () => {
    const { steps } = await run({ Sync: sync(fixed(1)) }, ['hang', { status: 200, body: {} }]);
    expect(attemptsOf(steps.Sync)).toEqual([
      [504, 10_000],
      [200, undefined],
    ]);
    const sandbox: Sandbox = await start({ 'the-flow': exported({ Sync: sync(fixed(1)) }) }, 'http://127.0.0.1:9');
    open.push(sandbox);
    const result = await sandbox.finish(sandbox.runner.run('the-flow'));
    expect(stepsOf(result.steps).Sync).toMatchObject({ code: 'BadGateway', attempts: [{ statusCode: 502 }, { statusCode: 502 }] });
  });

  it("an action's own limit ends it as TimedOut", async () => {
    const { steps } = await run({ Sync: sync({ limit: { timeout: 'PT30S' } }) }, ['hang']);
    expect(steps.Sync).toMatchObject({ status: 'TimedOut', code: 'ActionTimedOut' });
  });
});
