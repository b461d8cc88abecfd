import catalogue from './errors.json' with { type: 'json' };

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

/** A kind of refusal (errors.json): what stays the same each time. Everything here is for whoever administers the connector. */
function refusal(code: keyof typeof catalogue) {
  const { status, title, fix, retryable = false }: Entry = catalogue[code];
  return (detail: string, retryAfterSeconds?: number): ApiProblem =>
    new ApiProblem(status, { code, title, detail, fix, owner: 'Admin', retryable }, { retryAfterSeconds });
}

interface Entry extends Pick<ProblemDetails, 'title' | 'fix'> {
  status: number;
  retryable?: boolean;
}

/** Something in the call is not what the connector's definition says; the detail names the place. */
export const badRequest = refusal('bad-request');
export const notFound = refusal('not-found');
export const methodNotAllowed = refusal('method-not-allowed');
export const tooLarge = refusal('too-large');
export const unsupportedMedia = refusal('unsupported-media-type');

/** No token, or one that is not what Xero issued to our app for now. */
export const notSignedIn = refusal('not-signed-in');
export const permissionMissing = refusal('scope-missing');
export const organisationNotGranted = refusal('organisation-not-granted');
export const notInXero = refusal('not-found-in-xero');
export const invoiceNotFound = refusal('invoice-not-found');

/** 429 and 503 are for what a wait of minutes mends; the detail comes with the wait in seconds. */
export const tooManyCalls = refusal('xero-limit');
export const unavailable = refusal('unavailable');
export const outcomeInDoubt = refusal('outcome-in-doubt');
export const internalFault = refusal('internal');
