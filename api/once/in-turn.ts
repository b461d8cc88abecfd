import { takeLease } from '../store/leases.ts';
import { doubt } from './doubt.ts';
import type { OnceServices } from './wish.ts';

/** Longer than any call may last; a crash keeps others out no longer. */
const heldFor = 120_000;
/** What one read and one write of Xero may take. */
const workTime = 45_000;
const shortestPause = 20;
const longestPause = 500;

/**
 * Does the work while nobody else, in whatever process, does work of the same name. Throws ApiProblem 503 with Retry-After where the turn
 * does not come in the time of the call.
 */
export async function inTurn<T>({ clock, database, deadline }: OnceServices, name: string, work: () => Promise<T>): Promise<T> {
  for (let pause = shortestPause; ; pause = Math.min(pause * 2, longestPause)) {
    const giveBack = await takeLease(database, name.toLowerCase(), clock.now(), heldFor);
    if (giveBack) return await work().finally(giveBack);
    if (deadline.getTime() - clock.now().getTime() < workTime) throw doubt(20, 'Another call is at the same object of Xero at the moment.');
    await clock.sleep(pause);
  }
}
