import { describe, expect, it } from 'vitest';
import { Limits } from '../../api/xero/limits.ts';
import { SandboxClock } from '../../sandbox/clock.ts';
import { json, localServer, sessionOf } from './local-server.ts';

const read = { method: 'GET', path: 'Accounts' } as const;

describe("Xero's limits", () => {
  it('F2: never more than 5 calls at once', async () => {
    const limits = new Limits(new SandboxClock());
    const places = await Promise.all(Array.from({ length: 5 }, () => limits.enter()));
    let entered = false;
    const sixth = limits.enter().then((leave) => {
      entered = true;
      return leave;
    });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(entered).toBe(false);
    places[0]?.();
    (await sixth)();
    expect(entered).toBe(true);
  });

  it('F2: 60 a minute; the 61st waits for the minute, in order, and is not lost', async () => {
    const clock = new SandboxClock();
    const limits = new Limits(clock);
    for (let call = 0; call < 60; call++) (await limits.enter())();
    const order: number[] = [];
    const waiting = [61, 62].map((number) =>
      limits.enter().then((leave) => {
        order.push(number);
        leave();
      }),
    );
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(order).toEqual([]);
    clock.advance(61_000);
    await Promise.all(waiting);
    expect(order).toEqual([61, 62]);
  });

  it('F2: whoever would wait longer than a minute is told how long', async () => {
    const clock = new SandboxClock();
    const limits = new Limits(clock);
    for (let call = 0; call < 60; call++) (await limits.enter())();
    const held = Array.from({ length: 60 }, () => limits.enter().then((leave) => leave()));
    await expect(limits.enter()).rejects.toMatchObject({ kind: 'minute-limit', retryAfterSeconds: expect.any(Number) });
    clock.advance(60_600);
    await Promise.all(held);
  });

  it("F2: Xero's own minute limit is waited for inside the call, and the call made again", async () => {
    const clock = new SandboxClock();
    let calls = 0;
    const { url, seen } = await localServer((_, response) => {
      calls++;
      if (calls > 1) json(response, 200, { Accounts: [] });
      else response.writeHead(429, { 'Retry-After': '26', 'X-Rate-Limit-Problem': 'Minute', 'X-MinLimit-Remaining': '0' }).end();
    });
    const session = await sessionOf(url, clock);
    const answer = session.send(read);
    await expect.poll(() => seen.length).toBe(2);
    clock.advance(26_001);
    expect(await answer).toEqual({ Accounts: [] });
  });

  it('F2: a wait of more than a minute is a 429 for the caller, at once', async () => {
    const { url } = await localServer((_, response) =>
      response.writeHead(429, { 'Retry-After': '90', 'X-Rate-Limit-Problem': 'minute' }).end(),
    );
    const session = await sessionOf(url, new SandboxClock());
    await expect(session.send(read)).rejects.toMatchObject({ kind: 'minute-limit', retryAfterSeconds: 90 });
  });

  it('F2: after a spent day nothing more is called until it is over', async () => {
    const clock = new SandboxClock();
    const { url, seen } = await localServer((_, response) => {
      response.writeHead(429, { 'Retry-After': '40000', 'X-Rate-Limit-Problem': 'DayLimit', 'X-DayLimit-Remaining': '0' }).end();
    });
    const session = await sessionOf(url, clock);
    await expect(session.send(read)).rejects.toMatchObject({ kind: 'day-limit', retryAfterSeconds: 40_000 });
    clock.advance(1_000_000);
    await expect(session.send(read)).rejects.toMatchObject({ kind: 'day-limit', retryAfterSeconds: 39_000 });
    expect(seen).toHaveLength(2);
    clock.advance(39_001_000);
    await expect(session.send(read)).rejects.toMatchObject({ kind: 'day-limit' });
    expect(seen).toHaveLength(3);
  });

  it('F2: too many at once, which Xero gives no time for, is tried again after a moment', async () => {
    const clock = new SandboxClock();
    let calls = 0;
    const { url, seen } = await localServer((_, response) => {
      calls++;
      if (calls > 1) json(response, 200, { Accounts: [] });
      else response.writeHead(429, { 'X-Rate-Limit-Problem': 'concurrent' }).end();
    });
    const session = await sessionOf(url, clock);
    const answer = session.send(read);
    await expect.poll(() => seen.length).toBe(2);
    clock.advance(1_001);
    expect(await answer).toEqual({ Accounts: [] });
  });
});
