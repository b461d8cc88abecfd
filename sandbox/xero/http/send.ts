import type { Response } from 'express';
import type { Answer } from './call.ts';

/** Sends an answer as Xero does (no body: an empty text/html), unless a fault takes it once the write is kept. */
export function send(response: Response, { status, body }: Pick<Answer, 'status'> & { body?: object }): void {
  const deliver = () => {
    response.status(status);
    if (response.locals.bare) response.end();
    else if (body === undefined) response.type('text/html').end();
    else response.type('application/json').send(JSON.stringify(body));
  };
  const hold = response.locals.afterCommit as ((deliver: () => void) => void) | undefined;
  if (hold) hold(deliver);
  else deliver();
}
