export type XeroErrorKind =
  | 'validation'
  | 'minute-limit'
  | 'day-limit'
  | 'concurrent-limit'
  | 'auth'
  | 'scope'
  | 'not-found'
  | 'unavailable'
  | 'outcome-unknown'
  | 'malformed';

interface Details {
  status?: number;
  retryAfterSeconds?: number;
  messages?: string[];
  original?: string;
  cause?: unknown;
}

/**
 * What went wrong with a call to Xero. `messages` are Xero's own sentences, `original` the start of what it answered.
 * `outcome-unknown` is a write of which nobody can say whether Xero did it; every other kind of a write means it was not done by that call.
 */
export class XeroError extends Error {
  readonly kind: XeroErrorKind;
  readonly status: number | undefined;
  /** How long Xero, or the limit we keep for it, asks to wait. */
  readonly retryAfterSeconds: number | undefined;
  readonly messages: string[];
  readonly original: string;

  constructor(kind: XeroErrorKind, details: Details = {}) {
    const messages = details.messages ?? [];
    super(`Xero: ${kind}${details.status === undefined ? '' : ` (${details.status})`}${messages.length ? `: ${messages.join(' ')}` : ''}`, {
      cause: details.cause,
    });
    this.name = 'XeroError';
    this.kind = kind;
    this.status = details.status;
    this.retryAfterSeconds = details.retryAfterSeconds;
    this.messages = messages;
    this.original = (details.original ?? messages.join(' ')).slice(0, 4000);
  }
}

export interface XeroAnswer {
  status: number;
  headers: Headers;
  text: string;
}

/**
 * The one translation of Xero's answers that are not 200. Xero answers 404 as HTML with nothing in it and 429 with no body at all,
 * so the status and the headers decide; a 5xx to a write leaves its outcome unknown.
 */
export function errorOf(answer: XeroAnswer, write: boolean): XeroError {
  const { status, headers, text } = answer;
  if (status < 400) return malformed(answer, write);
  const wait = Number(headers.get('retry-after') ?? Number.NaN);
  const retryAfterSeconds = Number.isFinite(wait) ? Math.max(0, wait) : undefined;
  return new XeroError(kindOf(answer, write), { status, retryAfterSeconds, messages: messagesOf(parse(text)), original: text });
}

function kindOf({ status, headers }: XeroAnswer, write: boolean): XeroErrorKind {
  if (status === 429) return limitKind(headers.get('x-rate-limit-problem'));
  if (status === 401) return /insufficient_scope/i.test(headers.get('www-authenticate') ?? '') ? 'scope' : 'auth';
  if (status === 403) return 'scope';
  if (status === 404) return 'not-found';
  if (status < 500 && status !== 408) return 'validation';
  return write ? 'outcome-unknown' : 'unavailable';
}

/** The object or list that an answer is; throws as `malformed` says. */
export function jsonOf(answer: XeroAnswer, write: boolean): object {
  const body = parse(answer.text);
  if (typeof body === 'object' && body !== null) return body;
  throw malformed(answer, write);
}

/** A 200 that is HTML, empty or cut off: a read may be repeated, a write may have been done. */
export function malformed(answer: XeroAnswer, write: boolean): XeroError {
  return new XeroError(write ? 'outcome-unknown' : 'malformed', {
    status: answer.status,
    messages: ['Xero answered something that is not its JSON.'],
    original: answer.text,
  });
}

/** No answer at all: a time-out, a reset, a connection refused. Only where nothing was sent is a write known not to be done. */
export function brokenOff(cause: unknown, write: boolean): XeroError {
  const code = codeOf(cause);
  const neverSent = code === 'ECONNREFUSED' || code === 'ENOTFOUND' || code === 'EAI_AGAIN' || code === 'UND_ERR_CONNECT_TIMEOUT';
  const messages = [code === 'TimeoutError' ? 'Xero did not answer in time.' : 'The connection to Xero broke off.'];
  return new XeroError(write && !neverSent ? 'outcome-unknown' : 'unavailable', { messages, original: code, cause });
}

/** Every sentence of Xero in an answer, those nested in lines, addresses and contacts included; each once, at most 50. */
export function messagesOf(body: unknown): string[] {
  const found = new Set<string>();
  collect(body, found);
  if (found.size === 0 && typeof body === 'object' && body !== null) {
    const { Message, Detail, Title } = body as Record<string, unknown>;
    for (const text of [Message, Detail, Title]) if (typeof text === 'string' && text && found.size === 0) found.add(text);
  }
  return [...found].slice(0, 50);
}

function collect(value: unknown, found: Set<string>): void {
  if (Array.isArray(value)) for (const one of value) collect(one, found);
  else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      if (key === 'ValidationErrors' && Array.isArray(inner)) {
        for (const error of inner) {
          const text = error?.Message ?? error?.Description;
          if (typeof text === 'string' && text) found.add(text);
        }
      } else if (key !== 'Warnings') collect(inner, found);
    }
  }
}

/** Xero promises the values minute and day; the one for too many calls at once is not documented. Older texts say DayLimit. */
function limitKind(problem: string | null): XeroErrorKind {
  const value = (problem ?? '').toLowerCase();
  if (value.startsWith('minute') || value.startsWith('appminute')) return 'minute-limit';
  return value.startsWith('day') || value.startsWith('daily') ? 'day-limit' : 'concurrent-limit';
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function codeOf(cause: unknown): string {
  const error = cause as { code?: string; name?: string; cause?: { code?: string } } | undefined;
  return error?.cause?.code ?? (typeof error?.code === 'string' ? error.code : undefined) ?? error?.name ?? 'Error';
}
