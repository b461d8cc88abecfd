import type { ErrorRequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import * as refusals from '../errors.ts';
import { XeroError } from '../xero/error.ts';
import { mostBytes } from './body.ts';

/** The one place where an error becomes an answer: `{ code, title, detail, fix, owner, retryable }`, nothing of the inside. */
export function answerProblems(log: Logger): ErrorRequestHandler {
  return (error, request, response, next) => {
    if (response.headersSent) return next(error);
    const problem = problemOf(error);
    const line = { requestId: response.locals.requestId, status: problem.status, code: problem.details.code };
    if (problem.status >= 500) log.error({ ...line, err: error }, 'call failed');
    else log.info({ ...line, kind: error instanceof XeroError ? error.kind : undefined }, 'call refused');
    // The rest of a usual upload is read and thrown away, so that the answer arrives; one of any length is cut off.
    const length = request.headers['transfer-encoding'] ? Number.POSITIVE_INFINITY : Number(request.headers['content-length'] ?? 0);
    if (length > mostBytes && !request.complete) response.set('Connection', 'close');
    send(response, problem);
  };
}

function send(response: Response, problem: refusals.ApiProblem): void {
  const { retryAfterSeconds } = problem;
  if (retryAfterSeconds !== undefined) response.set('Retry-After', String(Math.max(1, Math.ceil(retryAfterSeconds))));
  if (problem.status === 401) response.set('WWW-Authenticate', 'Bearer');
  response.status(problem.status).json(problem.details);
}

/** Every error as the answer it becomes. */
function problemOf(error: unknown): refusals.ApiProblem {
  if (error instanceof refusals.ApiProblem) return error;
  if (error instanceof XeroError) return problemOfXero(error);
  const status = (error as { status?: unknown } | undefined)?.status;
  if (status === 413) return refusals.tooLarge('The body is larger than 6 MB.');
  if (typeof status === 'number' && status >= 400 && status < 500)
    return refusals.badRequest('The call could not be read: its address, encoding or length is wrong.');
  return refusals.internalFault('The call could not be finished because of a fault in the API.');
}

function problemOfXero({ kind, messages, retryAfterSeconds: wait }: XeroError): refusals.ApiProblem {
  switch (kind) {
    case 'auth':
      return refusals.notSignedIn('Xero does not accept the access token any more.');
    case 'scope':
      return refusals.permissionMissing(
        'Xero refused the call: the person who signed in, or the connection, lacks the permission in Xero.',
      );
    case 'minute-limit':
    case 'concurrent-limit':
    case 'day-limit':
      return refusals.tooManyCalls(
        `The organisation’s limit of calls ${kind === 'day-limit' ? 'a day' : 'a minute'} is used up.`,
        wait ?? 30,
      );
    case 'outcome-unknown':
      return refusals.unavailable('Xero did not say whether it did what it was asked to. The next try finds out first.', wait ?? 60);
    case 'unavailable':
    case 'malformed':
      return refusals.unavailable('Xero does not answer as it should right now.', wait ?? 60);
    case 'not-found':
      return refusals.notInXero('The organisation has no object of the id that was asked for.');
    case 'validation':
      return refusals.badRequest(`Xero refused the call: ${messages.join(' ') || 'it gave no reason.'}`);
  }
}
