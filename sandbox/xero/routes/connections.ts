import { type Request, type Response, Router } from 'express';
import { authenticate } from '../http/api.ts';
import type { Answer } from '../http/call.ts';
import type { Limiter } from '../http/limits.ts';
import { send } from '../http/send.ts';
import { formatConnection } from '../oauth/connections.ts';
import type { Identity } from '../oauth/identity.ts';
import { Fault } from '../rules/refusal.ts';
import { type CallRecord, connectionsOf, type XeroState } from '../state.ts';

/** GET /connections (?authEventId=) and DELETE /connections/{id}: which organisations the token's user gave the app. */
export function connectionRoutes(state: XeroState, identity: Identity, limiter: Limiter): Router {
  const router = Router();
  const guarded =
    (run: (request: Request, own: ReturnType<typeof connectionsOf>) => Answer | object[]) =>
    async (request: Request, response: Response) => {
      try {
        const claims = await authenticate(state, identity, request);
        (response.locals.record as CallRecord).clientId = claims.clientId;
        response.set(limiter.admitApp(claims.clientId));
        const answer = run(request, connectionsOf(state, claims.clientId, claims.userId));
        send(response, Array.isArray(answer) ? { status: 200, body: answer } : answer);
      } catch (error) {
        if (!(error instanceof Fault)) throw error;
        send(response, { status: error.status, body: error.body });
      }
    };
  router.get(
    '/connections',
    guarded((request, own) => {
      const event = request.query.authEventId;
      return own.filter((one) => event === undefined || one.authEventId === event).map((one) => formatConnection(state, one));
    }),
  );
  router.delete(
    '/connections/:id',
    guarded((request, own) => {
      const connection = own.find((one) => one.id === request.params.id);
      if (!connection) return { status: 404 };
      state.connections.delete(connection.id);
      return { status: 204 };
    }),
  );
  return router;
}
