export type Owner = 'Sales' | 'Finance' | 'Admin';

export interface ProblemDetails {
  /** Stable, kebab-case. */
  code: string;
  title: string;
  detail: string;
  /** What to do, in a sentence. */
  fix: string;
  owner: Owner;
  /** Whether the same call can go through later. */
  retryable: boolean;
}

/** A call that can't be answered with what it asked for: the problem document, and nothing of the inside. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly details: ProblemDetails;
  /** Becomes the Retry-After header. */
  readonly retryAfterSeconds: number | undefined;

  constructor(status: number, details: ProblemDetails, { retryAfterSeconds }: { retryAfterSeconds?: number | undefined } = {}) {
    super(`${details.code}: ${details.detail}`);
    this.name = 'ApiProblem';
    this.status = status;
    this.details = details;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** 400: something in the call is not what the connector's definition says; `detail` names the place. */
export const badRequest = (detail: string): ApiProblem =>
  new ApiProblem(400, {
    code: 'bad-request',
    title: 'The call is not what the connector’s definition says.',
    detail,
    fix: 'Correct the action in the flow that makes this call. A flow that came with the solution has to be of the same version as the connector.',
    owner: 'Admin',
    retryable: false,
  });

/** 401: no token, or one that is not what Xero issued to our app for now. */
export const notSignedIn = (detail: string): ApiProblem =>
  new ApiProblem(401, {
    code: 'not-signed-in',
    title: 'The sign-in to Xero is not valid.',
    detail,
    fix: 'Open the Xero connection in Power Automate, choose Fix connection and sign in to Xero again.',
    owner: 'Admin',
    retryable: false,
  });

/** 403: the token lacks scopes. */
export const scopeMissing = (scopes: string[]): ApiProblem =>
  new ApiProblem(403, {
    code: 'scope-missing',
    title: 'The sign-in to Xero lacks a permission.',
    detail: `The connection was not granted ${scopes.join(', ')}.`,
    fix: 'Sign in to Xero again in the connection and grant every permission it asks for.',
    owner: 'Admin',
    retryable: false,
  });

/** 503: a wait helps. */
export const unavailable = (code: string, detail: string, retryAfterSeconds: number): ApiProblem =>
  new ApiProblem(
    503,
    {
      code,
      title: 'Not available right now.',
      detail,
      fix: 'Nothing has to be done: the flow tries again by itself.',
      owner: 'Admin',
      retryable: true,
    },
    { retryAfterSeconds },
  );
