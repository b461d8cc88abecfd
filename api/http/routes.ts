import { randomUUID } from 'node:crypto';
import { type RequestHandler, Router } from 'express';
import { within } from '../clock.ts';
import { methodNotAllowed, unavailable } from '../errors.ts';
import type { Handler } from '../operations/handlers.ts';
import type { Services } from '../operations/operation.ts';
import type { Caller } from '../xero/session.ts';
import type { Authentication } from './auth.ts';
import { parseBody, readBytes } from './body.ts';
import type { ContractOperation } from './contract.ts';

/** The platform gives a call 120 s. */
const longestCall = 98_000;
const tookTooLong = () => unavailable('The call could not be finished within the time that a flow waits.', 20);

export interface RouteOptions {
  operations: ContractOperation[];
  handlers: Record<string, Handler>;
  authenticate: Authentication;
  services: Services;
  /** Refuse to send an answer that is not as the definition says, instead of only logging it. */
  strictAnswers: boolean;
}

/** Every operation at its address: token, then body, then contract, then its handler, then the answer against the contract. */
export function operationRoutes({ operations, handlers, authenticate, services, strictAnswers }: RouteOptions): Router {
  const router = Router({ caseSensitive: true });
  const byPath = Map.groupBy(operations, (operation) => operation.path);
  for (const [path, atPath] of byPath) {
    const route = router.route(path);
    for (const operation of atPath) {
      const handler = handlers[operation.id] as Handler;
      const check: RequestHandler = async (request, response, next) => {
        response.locals.operation = operation.id;
        response.locals.caller = await authenticate(request.headers.authorization, handler.scopes);
        next();
      };
      route[operation.method](check, ...(operation.takesBody ? readBytes : []), answerOf(operation, handler));
    }
    const methods = atPath.map((operation) => operation.method.toUpperCase()).join(', ');
    route.all((request, response) => {
      response.set('Allow', methods);
      throw methodNotAllowed(`${request.method} is not taken here, only ${methods}.`);
    });
  }
  return router;

  function answerOf(operation: ContractOperation, handler: Handler): RequestHandler {
    return async (request, response) => {
      const parameters = operation.parameters(request.params, request.query);
      const body = operation.takesBody ? parseBody(request) : undefined;
      operation.checkBody(body);
      const caller = response.locals.caller as Caller;
      const { clientId } = caller;
      response.locals.ids = { clientId, organisationId: parameters.organisationId };
      const origin = `${request.protocol}://${request.host}`;
      const url = new URL(request.originalUrl, URL.canParse(origin) ? origin : 'http://localhost');
      const call = { caller, parameters, body: body as never, url, headers: request.headers };
      const log = services.log.child({ requestId: response.locals.requestId });
      // What a call that takes too long began in Xero is settled by the next try (N1).
      const reply = await within(services.clock, longestCall, handler.run(call, { ...services, log }), tookTooLong);
      const status = reply.status ?? 200;
      const fault = operation.faultOf(status, reply.body);
      if (fault) {
        log.error({ operation: operation.id, fault }, 'answer breaks the contract');
        if (strictAnswers) throw new Error(`${operation.id}: ${fault}`);
      }
      response.status(status).set(reply.headers ?? {});
      if (reply.body === undefined) response.end();
      else response.json(reply.body);
    };
  }
}

/** Gives every call an id, keeps answers out of caches, and logs one line of ids and durations. */
export function watch({ log, clock }: Pick<Services, 'log' | 'clock'>): RequestHandler {
  return (_request, response, next) => {
    const requestId = randomUUID();
    const began = clock.now().getTime();
    response.locals.requestId = requestId;
    response.set({ 'X-Request-Id': requestId, 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' });
    response.on('finish', () => {
      const { operation, ids } = response.locals;
      log.info({ requestId, operation, ...ids, status: response.statusCode, ms: clock.now().getTime() - began }, 'call');
    });
    next();
  };
}
