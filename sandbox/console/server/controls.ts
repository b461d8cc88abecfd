import express, { type Request, type RequestHandler, type Router } from 'express';
import type { FlowInfo, PollResult } from '../shared.ts';
import type { Live } from './live.ts';
import type { ConsoleOptions } from './options.ts';
import type { Timeline } from './timeline.ts';

class Refused extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

const day = 24 * 60;

/** Runs a handler; what it refuses is `{ title }` with 4xx. */
const answer =
  (run: (request: Request) => Promise<unknown> | unknown): RequestHandler =>
  async (request, response) => {
    try {
      response.json((await run(request)) ?? { ok: true });
    } catch (error) {
      const status = error instanceof Refused ? error.status : 500;
      response.status(status).json({ title: error instanceof Error ? error.message : String(error) });
    }
  };

function readMinutes(body: unknown): number {
  const minutes = (body as { minutes?: unknown } | undefined)?.minutes;
  if (typeof minutes !== 'number' || !(minutes > 0 && minutes <= 31 * day))
    throw new Refused(400, 'minutes must be a number above 0, at most 31 days');
  return minutes;
}

function readOn(body: unknown): boolean {
  const on = (body as { on?: unknown } | undefined)?.on;
  if (typeof on !== 'boolean') throw new Refused(400, 'on must be true or false');
  return on;
}

/**
 * What the person at the console may do to the sandbox itself:
 * POST poll, clock `{ minutes }`, reset, flows/{name}/run; PUT webhook-on-payment `{ on }`, flows/{name} `{ on }`.
 */
export function controls(
  { runner, clock, xero, reset }: ConsoleOptions,
  flows: Omit<FlowInfo, 'enabled'>[],
  timeline: Timeline,
  live: Live,
): Router {
  const router = express.Router();
  const flow = (request: Request) => {
    const found = flows.find(({ name }) => name === request.params.name);
    if (!found) throw new Refused(404, `There is no flow '${request.params.name}'.`);
    return found;
  };
  const poll = async (name: string): Promise<PollResult> => {
    const { status, runs, error } = await runner.poll(name);
    return { flow: name, status, runs, error };
  };
  router.post(
    '/poll',
    answer(async () => {
      // What Xero has to tell goes first: whoever polls wants to see what was just done there.
      await xero.webhooks.flush();
      const polling = flows.filter(({ name, trigger }) => trigger === 'poll' && runner.isEnabled(name));
      return Promise.all(polling.map(({ name }) => poll(name)));
    }),
  );
  router.post(
    '/clock',
    answer(({ body }) => {
      clock.advance(readMinutes(body) * 60_000);
      return { now: clock.now().toISOString() };
    }),
  );
  router.put(
    '/webhook-on-payment',
    answer(({ body }) => {
      xero.state.webhookOnPayment = readOn(body);
      return { on: xero.state.webhookOnPayment };
    }),
  );
  router.post(
    '/reset',
    answer(async () => {
      timeline.forget();
      await reset();
      live.restarted();
    }),
  );
  router.put(
    '/flows/:name',
    answer((request) => {
      const { name } = flow(request);
      runner.setEnabled(name, readOn(request.body));
      return { enabled: runner.isEnabled(name) };
    }),
  );
  router.post(
    '/flows/:name/run',
    answer(async (request) => {
      const { name, trigger } = flow(request);
      if (trigger === 'poll') return poll(name);
      if (trigger === 'row') throw new Refused(409, 'This flow starts when a row changes: change one.');
      const { id, status } = await runner.run(name, (request.body as { inputs?: unknown } | undefined)?.inputs ?? {});
      return { id, status };
    }),
  );
  return router;
}
