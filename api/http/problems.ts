import type { ErrorRequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import { ApiProblem, badRequest, notSignedIn, type ProblemDetails, scopeMissing, unavailable } from '../errors.ts';
import { XeroError } from '../xero/error.ts';

/** The one place where an error becomes an answer: `{ code, title, detail, fix, owner, retryable }`, nothing of the inside. */
export function answerProblems(log: Logger): ErrorRequestHandler {
  return (error, request, response, next) => {
    if (response.headersSent) return next(error);
    const problem = problemOf(error);
    const line = { requestId: response.locals.requestId, status: problem.status, code: problem.details.code };
    if (problem.status >= 500) log.error({ ...line, err: error }, 'call failed');
    else log.info({ ...line, kind: error instanceof XeroError ? error.kind : undefined }, 'call refused');
    // What is left of an upload that nobody reads would keep the connection busy.
    const uploads = request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length'] ?? 0) > 0;
    if (uploads && !request.complete) response.set('Connection', 'close');
    send(response, problem);
  };
}

function send(response: Response, problem: ApiProblem): void {
  const { retryAfterSeconds } = problem;
  if (retryAfterSeconds !== undefined) response.set('Retry-After', String(Math.max(1, Math.ceil(retryAfterSeconds))));
  if (problem.status === 401) response.set('WWW-Authenticate', 'Bearer');
  response.status(problem.status).json(problem.details);
}

/** Every error as the answer it becomes. */
export function problemOf(error: unknown): ApiProblem {
  if (error instanceof ApiProblem) return error;
  if (error instanceof XeroError) return problemOfXero(error);
  const status = (error as { status?: unknown } | undefined)?.status;
  if (status === 413) return tooLarge('The body is larger than 6 MB.');
  if (typeof status === 'number' && status >= 400 && status < 500)
    return badRequest('The call could not be read: its address, encoding or length is wrong.');
  return new ApiProblem(500, {
    code: 'internal',
    title: 'The API has a fault.',
    detail: 'The call could not be finished because of a fault in the API. Its log has more under the id in the X-Request-Id header.',
    fix: 'Ask the people who run the API to look up this id in its log.',
    owner: 'Admin',
    retryable: true,
  });
}

function problemOfXero(error: XeroError): ApiProblem {
  const wait = error.retryAfterSeconds;
  switch (error.kind) {
    case 'auth':
      return notSignedIn('Xero does not accept the access token any more.');
    case 'scope':
      return withDetail(
        scopeMissing([]),
        'Xero refused the call: the person who signed in, or the connection, lacks the permission in Xero.',
      );
    case 'minute-limit':
    case 'concurrent-limit':
    case 'day-limit':
      return tooMany(error.kind, wait ?? 30);
    case 'outcome-unknown':
      return unavailable(
        'outcome-unknown',
        'Xero did not say whether it did what it was asked to. The next try finds out first.',
        wait ?? 60,
      );
    case 'unavailable':
    case 'malformed':
      return unavailable('xero-unavailable', 'Xero does not answer as it should right now.', wait ?? 60);
    case 'not-found':
      return new ApiProblem(404, {
        code: 'not-found-in-xero',
        title: 'Xero does not have this.',
        detail: 'The organisation has no object of the id that was asked for.',
        fix: 'Check the id, and that it belongs to this organisation.',
        owner: 'Admin',
        retryable: false,
      });
    case 'validation':
      return withDetail(badRequest(''), `Xero refused the call: ${error.messages.join(' ') || 'it gave no reason.'}`);
  }
}

function tooMany(code: string, retryAfterSeconds: number): ApiProblem {
  const details: ProblemDetails = {
    code: `xero-${code}`,
    title: 'Xero accepts no more calls for now.',
    detail: `The organisation’s limit of calls ${code === 'day-limit' ? 'a day' : 'a minute'} is used up.`,
    fix: 'Nothing has to be done: the flow tries again by itself.',
    owner: 'Admin',
    retryable: true,
  };
  return new ApiProblem(429, details, { retryAfterSeconds });
}

const withDetail = (problem: ApiProblem, detail: string): ApiProblem => new ApiProblem(problem.status, { ...problem.details, detail });

const refusal =
  (status: number, code: string, title: string) =>
  (detail: string): ApiProblem => {
    const details: ProblemDetails = { ...badRequest(detail).details, code, title };
    return new ApiProblem(status, details);
  };

export const notFound = refusal(404, 'not-found', 'There is nothing at this address.');
export const methodNotAllowed = refusal(405, 'method-not-allowed', 'This address does not take that method.');
export const tooLarge = refusal(413, 'too-large', 'The call is too large.');
export const unsupportedMedia = refusal(415, 'unsupported-media-type', 'The body has to be JSON.');
