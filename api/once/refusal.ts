import { XeroError, type XeroErrorKind } from '../xero/error.ts';

/** A definite refusal as text, so that calls that waited for it answer the same. */
export function refusalText(error: XeroError): string {
  return JSON.stringify({ kind: error.kind, status: error.status, messages: error.messages, original: error.original });
}

export function refusalOf(text: string | undefined): XeroError {
  const kept = JSON.parse(text ?? '{}') as { kind?: XeroErrorKind; status?: number; messages?: string[]; original?: string };
  return new XeroError(kept.kind ?? 'validation', kept);
}
