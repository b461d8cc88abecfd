import type { Clock } from '../../../api/clock.ts';
import type { Answer } from '../run/retry.ts';

export interface HttpCall {
  method: string;
  url: string;
  headers: Record<string, string>;
  body?: unknown;
}

/** The platform gives up a synchronous call after this long. */
const callLimitMs = 120_000;

const gateway = (statusCode: number, code: string, message: string): Answer => ({
  statusCode,
  headers: {},
  body: { error: { code, message } },
});

async function readBody(response: Response): Promise<unknown> {
  const text = await response.text();
  if (!text) return null;
  if (!/\bjson\b/.test(response.headers.get('content-type') ?? '')) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Sends one call as the connector gateway does: no answer is a 502, more than 120 s of the clock a 504. Rejects only when `signal` aborts. */
export async function send(call: HttpCall, clock: Clock, signal: AbortSignal): Promise<Answer> {
  const limit = new AbortController();
  const done = new AbortController();
  clock.sleep(callLimitMs, done.signal).then(
    () => limit.abort(),
    () => undefined,
  );
  try {
    const response = await fetch(call.url, {
      method: call.method,
      headers: call.headers,
      body: call.body === undefined ? undefined : JSON.stringify(call.body),
      redirect: 'manual',
      signal: AbortSignal.any([signal, limit.signal]),
    });
    return { statusCode: response.status, headers: Object.fromEntries(response.headers), body: await readBody(response) };
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    if (limit.signal.aborted) return gateway(504, 'GatewayTimeout', 'The operation did not answer within 120 seconds.');
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
    return gateway(502, 'BadGateway', `The operation could not be reached: ${cause}`);
  } finally {
    done.abort();
  }
}
