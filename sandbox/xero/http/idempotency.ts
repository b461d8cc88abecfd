import { createHash } from 'node:crypto';
import type { Clock } from '../../../api/clock.ts';
import { known } from '../rules/messages.ts';
import { Fault } from '../rules/refusal.ts';
import type { Answer } from './call.ts';

const KEPT_MS = 6 * 60_000;

/** Xero: an Idempotency-Key is kept six minutes for an app, with whatever was answered, errors as well. */
export class IdempotencyStore {
  readonly #clock: Clock;
  readonly #kept = new Map<string, { request: string; answer: Answer; at: number }>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  reset(): void {
    this.#kept.clear();
  }

  /**
   * What was answered to this key, or undefined when it is new or six minutes old. 400 when the key was used with another
   * method, address or body, or is longer than 128 characters.
   */
  find(clientId: string, key: string, request: string): Answer | undefined {
    if (key.length > 128) throw badRequest('Idempotency Key: the key is longer than 128 characters.');
    const entry = this.#kept.get(`${clientId} ${key}`);
    if (!entry || this.#clock.now().getTime() - entry.at >= KEPT_MS) return undefined;
    if (entry.request !== request) throw badRequest(known.idempotency(key));
    return entry.answer;
  }

  keep(clientId: string, key: string, request: string, answer: Answer): void {
    const now = this.#clock.now().getTime();
    for (const [old, entry] of this.#kept) {
      if (now - entry.at < KEPT_MS) break;
      this.#kept.delete(old);
    }
    this.#kept.delete(`${clientId} ${key}`);
    this.#kept.set(`${clientId} ${key}`, { request, answer, at: now });
  }
}

const badRequest = (Message: string): Fault => new Fault(400, { ErrorNumber: 10, Type: 'ValidationException', Message, Elements: [] });

/** One text for method, address with organisation, and body. */
export function requestDigest(method: string, url: string, tenantId: string, body: Buffer): string {
  return createHash('sha256').update(`${method} ${url} ${tenantId}\n`).update(body).digest('hex');
}
