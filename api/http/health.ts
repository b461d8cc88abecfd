import type { RequestHandler } from 'express';
import { type Database, reachable } from '../store/database.ts';

export const live: RequestHandler = (_request, response) => {
  response.json({ status: 'live' });
};

/** Ready means that the store answers; Xero's state does not count, since waiting for Xero is what the API is for. */
export function ready(database: Database): RequestHandler {
  return async (_request, response) => {
    const answers = await reachable(database);
    response.status(answers ? 200 : 503).json({ status: answers ? 'ready' : 'store does not answer' });
  };
}
