import type { Request, RequestHandler, Response } from 'express';
import type { CallRecord, XeroState } from '../state.ts';
import type { FaultRule, Faults } from './faults.ts';

const HOLD_MS = 120_000;
const KEPT_CALLS = 10_000;

/** Writes every call down and lets armed faults happen: in place of the call, or after its write is kept. */
export function faultLayer(state: XeroState, faults: Faults): RequestHandler {
  return async (request: Request, response: Response, next) => {
    const url = new URL(request.originalUrl, 'http://localhost');
    const record: CallRecord = {
      at: state.clock.now(),
      method: request.method,
      path: url.pathname,
      query: url.search,
      status: 0,
      replayed: false,
    };
    response.locals.record = record;
    state.calls.push(record);
    if (state.calls.length > KEPT_CALLS) state.calls.shift();
    response.once('close', () => {
      record.status = response.headersSent ? response.statusCode : 0;
    });
    const rule = faults.take(request.method, url.pathname);
    if (!rule) return next();
    record.fault = rule.kind;
    if (rule.kind === 'slow') {
      await state.clock.sleep(rule.ms ?? 1000);
      return next();
    }
    if (rule.kind === 'timeout-after-commit' || rule.afterCommit) {
      response.locals.afterCommit = () => spoil(state, rule, request, response);
      return next();
    }
    await spoil(state, rule, request, response);
  };
}

async function spoil(state: XeroState, rule: FaultRule, request: Request, response: Response): Promise<void> {
  switch (rule.kind) {
    case 'timeout-after-commit':
      if (rule.answer === 'hold') await state.clock.sleep(rule.ms ?? HOLD_MS);
      request.socket.destroy();
      return;
    case 'reset-before':
      request.socket.destroy();
      return;
    case 'rate-limit': {
      const problem = rule.problem ?? 'minute';
      response.set('X-Rate-Limit-Problem', problem);
      if (problem !== 'concurrent') response.set('Retry-After', String(rule.retryAfter ?? (problem === 'day' ? 36_000 : 26)));
      response.set(`X-${problem === 'day' ? 'Day' : 'Min'}Limit-Remaining`, '0');
      response.status(429).end();
      return;
    }
    case 'html-200':
      response.status(200).type('text/html').send('<!DOCTYPE html><html><body><h1>Xero is down for maintenance</h1></body></html>');
      return;
    case 'empty-200':
      response.status(200).type('application/json').end();
      return;
    default:
      response
        .status(rule.status ?? 500)
        .type('text/html')
        .send('<!DOCTYPE html><html><body><h1>An error occurred in Xero.</h1></body></html>');
  }
}
