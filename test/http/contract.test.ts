import { get } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assertComplete, loadContract } from '../../api/http/contract.ts';
import { type Handler, handlers } from '../../api/operations/handlers.ts';
import { organisationId, type System, startSystem } from './system.ts';

/** Answers what the handler was given. */
const echo: Handler = {
  scopes: [],
  run: async ({ parameters, body, url }) => ({ body: { parameters, body: body ?? null, url: url.href } }),
};
let system: System;
beforeAll(async () => {
  const all = Object.fromEntries(Object.keys(handlers).map((id) => [id, echo]));
  system = await startSystem({ handlers: all, strictAnswers: false });
});
afterAll(() => system.close());

const base = `/v1/organisations/${organisationId}`;
const order = {
  table: 'salesorder',
  entitySet: 'salesorders',
  record: { salesorderid: 'x' },
  lines: [],
  environmentUrl: 'https://contoso.crm.dynamics.com',
};
const ask = async (path: string, init: RequestInit = {}) => {
  const response = await system.call(path, init);
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: JSON.parse(text || 'null') };
};
const post = (body: unknown, init: RequestInit = {}) =>
  ask(`${base}/invoices`, { method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body), ...init });

describe('the contract', () => {
  it('refuses to start when operations and handlers differ, and names both', () => {
    const contract = loadContract();
    expect(() => assertComplete(contract, handlers)).not.toThrow();
    const { GetInvoice: _left, ...others } = handlers;
    expect(() => assertComplete(contract, { ...others, GetInvoce: echo })).toThrow(
      'operation GetInvoice has no handler; handler GetInvoce has no operation',
    );
    return expect(startSystem({ handlers: others })).rejects.toThrow('GetInvoice');
  });

  it('knows what it answers and by which method', async () => {
    expect((await ask('/v1/nothing')).status).toBe(404);
    expect((await ask(`${base}/invoices/`)).status).toBe(405);
    const wrong = await ask(`${base}/accounts`, { method: 'DELETE' });
    expect([wrong.status, wrong.headers.get('allow'), wrong.body.code]).toEqual([405, 'GET', 'method-not-allowed']);
    expect((await ask('/v1/organisations/%E0%A4%A/accounts')).status).toBe(400);
  });

  it('gives parameters their types and defaults, ids in lower case, and ignores what the platform adds', async () => {
    const { body } = await ask(
      `/v1/invoice-changes?organisationId=${organisationId.toUpperCase()}&onlySynced=False&triggerState=&other=1&__proto__=x`,
    );
    expect(body.parameters).toEqual({ organisationId, onlySynced: false });
    expect((await ask(`${base}/invoices/${organisationId}`)).body.parameters).toEqual({
      organisationId,
      invoiceId: organisationId,
      type: 'invoice',
    });
    for (const query of ['onlySynced=maybe', 'organisationId=7', 'onlySynced=true&onlySynced=true']) {
      const wrong = await ask(`/v1/invoice-changes?${query}`);
      expect([query, wrong.status]).toEqual([query, 400]);
      expect(wrong.body.detail).toContain(query.split('=')[0]);
    }
    expect((await ask('/v1/organisations/x/accounts')).body.detail).toContain('organisationId');
  });

  it('names the place of a fault in the body', async () => {
    const places: [unknown, string][] = [
      [{ ...order, lines: [{}, 7] }, 'lines[1] must be of type object'],
      [{ ...order, record: undefined }, 'lacks record'],
      [{ ...order, table: '' }, 'table must NOT have fewer than 1 characters'],
      [{ ...order, lines: Array.from({ length: 1001 }, () => ({})) }, 'lines must NOT have more than 1000 items'],
      [[], 'must be of type object'],
      ['{', 'not JSON'],
      ['', 'empty'],
    ];
    for (const [body, detail] of places) {
      const answer = await post(body);
      expect([answer.status, answer.body.code, answer.body.detail]).toEqual([400, 'bad-request', expect.stringContaining(detail)]);
    }
    expect((await post({ ...order, customer: null, problem: null, extra: 1 })).status).toBe(200);
  });

  it('bounds size, columns and depth', async () => {
    const columns = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`c${index}`, index]));
    expect((await post({ ...order, record: { ...columns(200), 'c1@OData.Community.Display.V1.FormattedValue': 'x' } })).status).toBe(200);
    expect(await post({ ...order, lines: [columns(201)] })).toMatchObject({
      status: 413,
      body: { code: 'too-large', detail: expect.stringContaining('201 columns') },
    });
    expect((await post({ ...order, record: { text: 'x'.repeat(1_100_000) } })).status).toBe(413);
    expect((await post('x'.repeat(7_000_000)).catch(() => ({ status: 413 }))).status).toBe(413);
    const deep = (levels: number) =>
      `{"table":"t","entitySet":"t","lines":[],"environmentUrl":"x","record":${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}}`;
    expect((await post(deep(30))).status).toBe(200);
    expect((await post(deep(40))).status).toBe(400);
    expect((await post(deep(100_000))).status).toBe(400);
  });

  it('takes JSON in UTF-8 only', async () => {
    for (const type of ['text/plain', 'application/xml', 'application/json; charset=latin1'])
      expect((await post(order, { headers: { 'Content-Type': type } })).status).toBe(415);
    expect((await post(order, { headers: { 'Content-Type': 'Application/JSON; charset="UTF-8"' } })).status).toBe(200);
    const latin = new Uint8Array([...new TextEncoder().encode('{"table":"'), 0xe9, ...new TextEncoder().encode('"}')]);
    expect((await ask(`${base}/invoices`, { method: 'POST', body: latin })).status).toBe(400);
  });

  it('is not polluted by keys that name prototypes', async () => {
    const text = JSON.stringify(order).replace(
      '"record":{',
      '"__proto__":{"polluted":1},"record":{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},',
    );
    const { status, body } = await post(text);
    expect(status).toBe(200);
    expect(Object.hasOwn(body.body.record, '__proto__')).toBe(false);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });

  it('takes any Host header', async () => {
    const token = await system.token();
    for (const host of ['][', 'a b', '']) {
      const headers = { Host: host, Authorization: `Bearer ${token}` };
      const status = await new Promise((resolve, reject) => {
        get(`${system.url}/v1/organisations`, { headers }, (response) => resolve(response.resume().statusCode)).on('error', reject);
      });
      expect([host, status]).toEqual([host, host ? 200 : expect.any(Number)]);
    }
  });

  it('sends no answer into a cache and says nothing of what it is made of', async () => {
    const { headers } = await ask('/health/live');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-powered-by')).toBeNull();
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe('answers against the contract', () => {
  it('a fault of ours is 500 without anything of the inside', async () => {
    const secret = 'select * from secrets';
    const failing: Handler = { scopes: [], run: () => Promise.reject(new Error(secret)) };
    const own = await startSystem({
      handlers: {
        ...handlers,
        ListOrganisations: failing,
        ListAccounts: { scopes: [], run: async () => ({ body: { value: 'not a list' } }) },
      },
    });
    try {
      for (const path of ['/v1/organisations', `${base}/accounts`]) {
        const response = await own.call(own.url + path);
        const text = await response.text();
        expect([response.status, JSON.parse(text).code]).toEqual([500, 'internal']);
        expect(text).not.toContain(secret);
        expect(text).not.toContain('not a list');
      }
    } finally {
      await own.close();
    }
  });

  it('every call ends within 100 seconds, whatever hangs', async () => {
    const hanging: Handler = { scopes: [], run: () => new Promise(() => {}) };
    const own = await startSystem({ handlers: { ...handlers, ListOrganisations: hanging } });
    try {
      const call = own.call('/v1/organisations');
      await new Promise((resolve) => setTimeout(resolve, 300));
      own.clock.advance(99_000);
      const response = await call;
      expect([response.status, Number(response.headers.get('retry-after'))]).toEqual([503, 20]);
    } finally {
      await own.close();
    }
  });
});
