import { randomUUID } from 'node:crypto';
import {
  beginIntent,
  findIntent,
  finishIntent,
  forgetIntent,
  type Intent,
  recordSend,
  refuseIntent,
  releaseIntent,
  renewKey,
} from '../store/intents.ts';
import { XeroError, type XeroErrorKind } from '../xero/error.ts';
import { doubt, isDoubtOver, lookUpFrom, resendFor, sinceOf } from './doubt.ts';
import type { OnceServices, Sent, Wish } from './wish.ts';

/** A send that starts later than this before the deadline could not be heard out. */
const sendTime = 22_000;
const shortestPause = 50;
const longestPause = 1000;

/**
 * Brings one wish to Xero exactly once (N1), however often and by however many processes it is asked for: key, body, Idempotency-Key and
 * time are stored before anything is sent, and whoever comes while it is under way waits for that result.
 * Throws XeroError for a definite refusal, ApiProblem 503 with Retry-After while the outcome is in doubt or it is still under way elsewhere.
 */
export async function sendOnce<T>(services: OnceServices, wish: Wish<T>): Promise<Sent<T>> {
  const { clock, database, deadline } = services;
  let pause = shortestPause;
  let waited = false;
  for (;;) {
    const before = await findIntent(database, wish.key);
    if (before && isVoid(before, wish, clock.now())) await forgetIntent(database, wish.key);
    if (waited && before?.state === 'refused' && before.body === wish.body) throw refusalOf(before.message);
    const { intent, hold } = await beginIntent(database, { ...wish, idempotencyKey: randomUUID(), now: clock.now() });
    if (hold) return await act(services, wish, intent, hold, before?.state !== 'refused');
    if (intent.state === 'done') return { kind: 'known', object: JSON.parse(intent.result ?? 'null') as T, body: intent.body };
    const left = deadline.getTime() - clock.now().getTime() - sendTime;
    if (left <= 0) throw doubt(20, 'Another call is sending this row to Xero at the moment.');
    waited = true;
    await clock.sleep(Math.min(pause, left));
    pause = Math.min(pause * 2, longestPause);
  }
}

/** Goes on with an intent that nobody else may touch until it is let go. */
async function act<T>(services: OnceServices, wish: Wish<T>, held: Intent, hold: string, unknownHere: boolean): Promise<Sent<T>> {
  const { clock, database, deadline } = services;
  const { key } = wish;
  const now = clock.now();
  const wasSent = held.state === 'sent';
  try {
    if (wasSent && held.firstSentAt && now.getTime() - held.firstSentAt.getTime() < resendFor) return await send(held);
    if (wasSent && !isDoubtOver(held, now)) throw doubt(Math.ceil((lookUpFrom(held) - now.getTime()) / 1000));
    // Of a new intent no earlier send is known here; the store may be new, or an older one may have been lost.
    const ended = (wasSent || (unknownHere && !wish.notInXero)) && (await lookUp(held));
    if (ended) return ended;
    if (!wasSent) return await send(held);
    const idempotencyKey = randomUUID();
    await renewKey(database, key, hold, idempotencyKey, wish.body);
    return await send({ ...held, body: wish.body, idempotencyKey, firstSentAt: undefined });
  } finally {
    await releaseIntent(database, key, hold);
  }

  async function send(intent: Intent): Promise<Sent<T>> {
    if (deadline.getTime() - clock.now().getTime() < sendTime) throw doubt(20, 'There was no time left to send this row to Xero.');
    await recordSend(database, key, hold, clock.now());
    try {
      return await finish('created', await wish.send(intent.body, intent.idempotencyKey), intent);
    } catch (error) {
      if (!(error instanceof XeroError)) throw error;
      if (error.kind === 'outcome-unknown') throw doubt(20);
      if (intent.firstSentAt !== undefined) {
        if (error.kind !== 'validation' && error.kind !== 'not-found') throw error;
        // The first send may have arrived after all, and this one was refused because of it.
        const ended = await lookUp(intent);
        if (ended) return ended;
      }
      await refuseIntent(database, key, hold, refusalText(error));
      throw error;
    }
  }

  /** Ends the intent by what a look-up finds; nothing when it finds nothing. */
  async function lookUp(intent: Intent): Promise<Sent<T> | undefined> {
    const finding = await wish.lookUp(intent.body, sinceOf(intent));
    if (finding.kind === 'none') return undefined;
    if (finding.kind === 'found') return finish('found', finding.object, intent);
    if (finding.kind === 'taken') await refuseIntent(database, key, hold, refusalText(numberTaken()));
    return { kind: finding.kind };
  }

  async function finish(kind: 'created' | 'found', object: T, intent: Intent): Promise<Sent<T>> {
    await finishIntent(database, key, hold, { outcome: kind, xeroId: wish.idOf(object), result: JSON.stringify(object) });
    return { kind, object, body: intent.body };
  }
}

function isVoid<T>(intent: Intent, wish: Wish<T>, now: Date): boolean {
  const madeAt = intent.lastSentAt ?? intent.firstSentAt;
  return wish.notInXero === true && intent.state === 'done' && (!madeAt || now.getTime() - madeAt.getTime() > 60_000);
}

const numberTaken = () => new XeroError('validation', { messages: ['number-taken'] });

/** A definite refusal as text, so that calls that waited for it answer the same. */
export function refusalText({ kind, status, messages, original }: XeroError): string {
  return JSON.stringify({ kind, status, messages, original });
}

function refusalOf(text: string | undefined): XeroError {
  const { kind = 'validation', ...details } = JSON.parse(text ?? '{}') as { kind?: XeroErrorKind };
  return new XeroError(kind, details);
}
