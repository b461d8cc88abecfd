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
import { XeroError } from '../xero/error.ts';
import { doubt, isDoubtOver, lookUpFrom, lookUpMargin, resendFor } from './doubt.ts';
import { refusalOf, refusalText } from './refusal.ts';
import type { Finding, OnceServices, Sent, Wish } from './wish.ts';

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
    if (intent.state === 'done') return settled(intent, 'known');
    const left = deadline.getTime() - clock.now().getTime() - sendTime;
    if (left <= 0) throw doubt(20, 'Another call is sending this row to Xero at the moment.');
    waited = true;
    await clock.sleep(Math.min(pause, left));
    pause = Math.min(pause * 2, longestPause);
  }
}

/** Goes on with an intent that nobody else may touch until it is let go. */
async function act<T>(services: OnceServices, wish: Wish<T>, intent: Intent, hold: string, unknownHere: boolean): Promise<Sent<T>> {
  const { clock, database } = services;
  try {
    const now = clock.now();
    if (intent.state === 'sent' && intent.firstSentAt && now.getTime() - intent.firstSentAt.getTime() < resendFor) {
      return await send(services, wish, intent, hold);
    }
    if (intent.state === 'sent') {
      if (!isDoubtOver(intent, now)) throw doubt(Math.ceil((lookUpFrom(intent) - now.getTime()) / 1000));
      const ended = await take(services, wish, intent, hold, await wish.lookUp(intent.body, sinceOf(intent)));
      if (ended) return ended;
      const idempotencyKey = randomUUID();
      await renewKey(database, wish.key, hold, idempotencyKey, wish.body);
      return await send(services, wish, { ...intent, state: 'waiting', body: wish.body, idempotencyKey, firstSentAt: undefined }, hold);
    }
    // Nothing is known of an earlier send here; the store may be new, or an older one may have been lost.
    const ended = unknownHere && !wish.notInXero && (await take(services, wish, intent, hold, await wish.lookUp(intent.body, undefined)));
    return ended || (await send(services, wish, intent, hold));
  } finally {
    await releaseIntent(database, wish.key, hold);
  }
}

async function send<T>(services: OnceServices, wish: Wish<T>, intent: Intent, hold: string): Promise<Sent<T>> {
  const { clock, database } = services;
  const repeated = intent.firstSentAt !== undefined;
  if (services.deadline.getTime() - clock.now().getTime() < sendTime) throw doubt(20, 'There was no time left to send this row to Xero.');
  await recordSend(database, wish.key, hold, clock.now());
  try {
    const object = await wish.send(intent.body, intent.idempotencyKey);
    return await finish(services, wish, intent, hold, object, 'created');
  } catch (error) {
    if (!(error instanceof XeroError)) throw error;
    if (error.kind === 'outcome-unknown') throw doubt(20);
    const refused = error.kind === 'validation' || error.kind === 'not-found';
    if (repeated && !refused) throw error;
    if (repeated) {
      // The first send may have arrived after all, and this one was refused because of it.
      const ended = await take(services, wish, intent, hold, await wish.lookUp(intent.body, sinceOf(intent)));
      if (ended) return ended;
    }
    await refuseIntent(database, wish.key, hold, refusalText(error));
    throw error;
  }
}

/** Ends the intent by what a look-up found; nothing when it found nothing. */
async function take<T>(
  services: OnceServices,
  wish: Wish<T>,
  intent: Intent,
  hold: string,
  finding: Finding<T>,
): Promise<Sent<T> | undefined> {
  if (finding.kind === 'none') return undefined;
  if (finding.kind === 'found') return finish(services, wish, intent, hold, finding.object, 'found');
  if (finding.kind === 'taken') {
    await refuseIntent(services.database, wish.key, hold, refusalText(new XeroError('validation', { messages: ['number-taken'] })));
  }
  return { kind: finding.kind };
}

async function finish<T>(
  services: OnceServices,
  wish: Wish<T>,
  intent: Intent,
  hold: string,
  object: T,
  kind: 'created' | 'found',
): Promise<Sent<T>> {
  const result = JSON.stringify(object);
  await finishIntent(services.database, wish.key, hold, { outcome: kind, xeroId: wish.idOf(object), result });
  return { kind, object, body: intent.body, versionNumber: intent.versionNumber };
}

function settled<T>(intent: Intent, kind: 'known'): Sent<T> {
  return { kind, object: JSON.parse(intent.result ?? 'null') as T, body: intent.body, versionNumber: intent.versionNumber };
}

function isVoid<T>(intent: Intent, wish: Wish<T>, now: Date): boolean {
  const madeAt = intent.lastSentAt ?? intent.firstSentAt;
  return wish.notInXero === true && intent.state === 'done' && (!madeAt || now.getTime() - madeAt.getTime() > 60_000);
}

function sinceOf(intent: Intent): Date | undefined {
  return intent.firstSentAt && new Date(intent.firstSentAt.getTime() - lookUpMargin);
}
