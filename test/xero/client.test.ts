import type { ServerResponse } from 'node:http';
import { describe, expect, it } from 'vitest';
import { ApiProblem } from '../../api/errors.ts';
import { XeroError } from '../../api/xero/error.ts';
import type { XeroRequest } from '../../api/xero/session.ts';
import { SandboxClock } from '../../sandbox/clock.ts';
import { caller, clientOf, json, localServer, organisationId, sessionOf } from './local-server.ts';

const read: XeroRequest = { method: 'GET', path: 'Invoices' };
const write: XeroRequest = { method: 'PUT', path: 'Invoices', body: '{"Invoices":[]}' };

async function errorFrom(answer: (response: ServerResponse) => void, request: XeroRequest): Promise<XeroError> {
  const { url } = await localServer((_, response) => answer(response));
  const session = await sessionOf(url, new SandboxClock());
  return session.send(request).then(
    () => expect.unreachable('it was answered'),
    (error: unknown) => {
      expect(error).toBeInstanceOf(XeroError);
      return error as XeroError;
    },
  );
}

describe('a call to Xero', () => {
  it('sends the body text to the byte, the token, the organisation, the key and the date', async () => {
    const { url, seen } = await localServer((_, response) => json(response, 200, { Invoices: [] }));
    const session = await sessionOf(url, new SandboxClock());
    const body = '{"Invoices": [ {"Reference":"Ä 😀","UnitAmount":1.5000} ]}';
    const ifModifiedSince = new Date('2026-09-14T09:29:59.700Z');
    await session.send({
      method: 'PUT',
      path: 'Invoices',
      query: { unitdp: 4, where: undefined },
      body,
      idempotencyKey: 'k1',
      ifModifiedSince,
    });
    const last = seen.at(-1);
    expect(last).toMatchObject({ method: 'PUT', url: '/api.xro/2.0/Invoices?unitdp=4', body });
    expect(last?.headers).toMatchObject({
      authorization: 'Bearer token-1',
      'xero-tenant-id': organisationId,
      accept: 'application/json',
      'idempotency-key': 'k1',
      'if-modified-since': '2026-09-14T09:29:59',
    });
  });

  it.each([
    [
      'a summarised 400',
      400,
      { Elements: [{ ValidationErrors: [{ Message: 'No.' }], Contact: { ValidationErrors: [{ Description: 'Nor this.' }] } }] },
      'validation',
      ['No.', 'Nor this.'],
    ],
    ['an expired token', 401, { Title: 'Unauthorized', Detail: 'TokenExpired: token expired' }, 'auth', ['TokenExpired: token expired']],
    ['a missing right', 403, { Title: 'Forbidden' }, 'scope', ['Forbidden']],
    ['an outage', 503, {}, 'unavailable', []],
  ])('E1: %s to a read is translated', async (_name, status, body, kind, messages) => {
    const error = await errorFrom((response) => json(response, status, body), read);
    expect(error).toMatchObject({ kind, status, messages });
  });

  it('E1: a 404 of empty HTML is not-found', async () => {
    expect(await errorFrom((response) => response.writeHead(404, { 'Content-Type': 'text/html' }).end(), read)).toMatchObject({
      kind: 'not-found',
    });
  });

  it('E1: a missing scope that Xero tells in a header is a scope', async () => {
    const answer = (response: ServerResponse) => json(response, 401, {}, { 'WWW-Authenticate': 'Bearer error="insufficient_scope"' });
    expect(await errorFrom(answer, read)).toMatchObject({ kind: 'scope' });
  });

  it.each([
    ['HTML with 200', (response: ServerResponse) => response.end('<html>Down for maintenance</html>')],
    ['nothing with 200', (response: ServerResponse) => response.end()],
    ['JSON that is cut off', (response: ServerResponse) => response.end('{"Invoices":[{"InvoiceID":"1')],
    ['a 500', (response: ServerResponse) => json(response, 500, {})],
    ['a reset', (response: ServerResponse) => response.destroy()],
  ])('N1: after %s to a write nobody knows what Xero did', async (_name, answer) => {
    expect(await errorFrom(answer, write)).toMatchObject({ kind: 'outcome-unknown' });
  });

  it('R3: HTML with 200 to a read is malformed, not an empty list', async () => {
    expect(await errorFrom((response) => response.end('<html></html>'), read)).toMatchObject({ kind: 'malformed' });
  });

  it('N1: a write that takes over 20 s has an unknown outcome', async () => {
    const clock = new SandboxClock();
    const { url, seen } = await localServer(() => undefined);
    const session = await sessionOf(url, clock);
    const sent = session.send(write).catch((error: unknown) => error);
    await expect.poll(() => seen.length).toBe(2);
    clock.advance(20_001);
    expect(await sent).toMatchObject({ kind: 'outcome-unknown' });
  });

  it('N1: where no connection was made nothing was written', async () => {
    const { url, seen } = await localServer((_, response) => response.destroy());
    const clock = new SandboxClock();
    const session = await sessionOf(url, clock);
    expect(seen).toHaveLength(1);
    const nobody = await sessionOf(url, clock).then(() => clientOf('http://127.0.0.1:9', clock));
    await expect(nobody.session(caller, organisationId)).rejects.toMatchObject({ kind: 'unavailable' });
    await expect(session.send(write)).rejects.toMatchObject({ kind: 'outcome-unknown' });
  });
});

describe('the organisations of a token', () => {
  it('asks Xero once in five minutes a token and refuses an organisation that is not among them', async () => {
    const clock = new SandboxClock();
    const { url, seen } = await localServer((_, response) => json(response, 200, {}));
    const client = clientOf(url, clock);
    await Promise.all([client.session(caller, organisationId), client.session(caller, organisationId.toUpperCase())]);
    expect(seen).toHaveLength(1);
    const other = client.session(caller, '11111111-2222-3333-4444-555555555555');
    await expect(other).rejects.toBeInstanceOf(ApiProblem);
    await expect(other).rejects.toMatchObject({ status: 403 });
    await client.connections({ ...caller, token: 'token-2' });
    expect(seen).toHaveLength(2);
    clock.advance(300_001);
    await client.connections(caller);
    expect(seen).toHaveLength(3);
  });
});
