type Owner = 'Sales' | 'Finance' | 'Admin';

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

/** A kind of refusal: what stays the same each time. Everything here is for whoever administers the connector. */
const refusal =
  (status: number, code: string, title: string, fix: string, retryable = false) =>
  (detail: string, retryAfterSeconds?: number): ApiProblem =>
    new ApiProblem(status, { code, title, detail, fix, owner: 'Admin', retryable }, { retryAfterSeconds });

const mendTheFlow =
  'Correct the action in the flow that makes this call. A flow that came with the solution has to be of the same version as the connector.';
const wait = 'Nothing has to be done: the flow tries again by itself.';

/** Something in the call is not what the connector's definition says; the detail names the place. */
export const badRequest = refusal(400, 'bad-request', 'The call is not what the connector’s definition says.', mendTheFlow);
export const notFound = refusal(404, 'not-found', 'There is nothing at this address.', mendTheFlow);
export const methodNotAllowed = refusal(405, 'method-not-allowed', 'This address does not take that method.', mendTheFlow);
export const tooLarge = refusal(413, 'too-large', 'The call is too large.', mendTheFlow);
export const unsupportedMedia = refusal(415, 'unsupported-media-type', 'The body has to be JSON.', mendTheFlow);

/** No token, or one that is not what Xero issued to our app for now. */
export const notSignedIn = refusal(
  401,
  'not-signed-in',
  'The sign-in to Xero is not valid.',
  'Open the Xero connection in Power Automate, choose Fix connection and sign in to Xero again.',
);
export const permissionMissing = refusal(
  403,
  'scope-missing',
  'The sign-in to Xero lacks a permission.',
  'Sign in to Xero again in the connection and grant every permission it asks for, as a person who has them in Xero.',
);
export const notInXero = refusal(
  404,
  'not-found-in-xero',
  'Xero does not have this.',
  'Check the id, and that it belongs to this organisation.',
);
/** 429 and 503 are for what a wait of minutes mends; the detail comes with the wait in seconds. */
export const tooManyCalls = refusal(429, 'xero-limit', 'Xero accepts no more calls for now.', wait, true);
export const unavailable = refusal(503, 'unavailable', 'Not available right now.', wait, true);
export const outcomeInDoubt = refusal(
  503,
  'outcome-in-doubt',
  'Whether the row is in Xero is not certain yet.',
  'Nothing to do: it is looked up and tried again by itself.',
  true,
);
export const organisationNotGranted = refusal(
  403,
  'organisation-not-granted',
  'This sign-in does not reach the Xero organisation.',
  'Sign in to Xero again in the connection and choose this organisation, or ask someone who may.',
);
export const invoiceNotFound = refusal(
  404,
  'invoice-not-found',
  'Xero does not have this invoice.',
  'Check the id, and that it belongs to this organisation.',
);
export const internalFault = refusal(
  500,
  'internal',
  'The API has a fault.',
  'Ask the people who run the API to look up the id of the X-Request-Id header in its log.',
  true,
);
