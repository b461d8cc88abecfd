import type { Request, RequestHandler, Response } from 'express';
import { Fault, type Json, Refusal } from '../rules/refusal.ts';

/** A route that answers JSON; a refusal is 400 with Xero's messages, an unknown id 404. */
export function jsonRoute(run: (request: Request, body: Json) => unknown): RequestHandler {
  return async (request, response) => {
    try {
      response.json((await run(request, (request.body ?? {}) as Json)) ?? { ok: true });
    } catch (error) {
      refuse(response, error);
    }
  };
}

function refuse(response: Response, error: unknown): void {
  if (error instanceof Refusal) response.status(400).json({ messages: error.messages });
  else if (error instanceof Fault) {
    const message = error.status === 404 ? 'Not found' : String(error.body?.Message ?? error.message);
    response.status(error.status).json({ messages: [message] });
  } else throw error;
}
