import { catchUp } from '../changes/catch-up.ts';
import { settleDoubtsInto } from '../changes/doubts.ts';
import { nextAddress } from '../changes/location.ts';
import { type Poll, sessionsUntil } from '../changes/poll.ts';
import { type OfferedChange, offerChanges } from '../changes/stream.ts';
import { decodeState, encodeState, type TriggerState } from '../changes/trigger-state.ts';
import { glance, placeBefore, placeChanges } from '../store/changes.ts';
import { beginReads } from '../store/reads.ts';
import type { Call, Operation, Reply, Schemas, Services } from './operation.ts';

const second = 1000;
const hour = 3600 * second;
const kept = 30 * 24 * hour;
/** A poll spends no more than this on reading in Xero. */
const readingTime = 10 * second;
const betweenPolls = 60;

/**
 * The polling trigger: 202 when nothing waits, 200 with at most 40 changes; always with Location, where to ask next, and Retry-After.
 * A poll that finds nothing between two reads asks the store one thing and Xero nothing.
 */
export const whenInvoiceChanges: Operation<undefined, Schemas['ChangeList']> = async (call, services) => {
  const { clock, database } = services;
  const now = clock.now();
  const organisationIds = await wanted(call, services);
  const state = decodeState(call.parameters.triggerState);
  const seen = await glance(database, organisationIds, state?.seq ?? 0, now);
  if (!state) {
    await beginReads(database, organisationIds, new Date(now.getTime() - hour), now, 'compare');
    return reply(call, { store: seen.store, seq: seen.last, asOf: now }, []);
  }
  const lost = state.store !== seen.store || state.seq > seen.last || now.getTime() - state.asOf.getTime() > kept;
  const seq = lost ? await resume(services, organisationIds, state) : state.seq;
  if (!lost && !seen.due && !seen.doubts && !seen.waiting) return reply(call, { store: seen.store, seq, asOf: now }, []);

  const until = new Date(now.getTime() + readingTime);
  const session = sessionsUntil(clock, until, (id) => services.session(call.caller, id));
  const { clientId } = call.caller;
  const poll: Poll = { ...services, clientId, organisationIds, onlySynced: call.parameters.onlySynced !== false, until, session };
  if (seen.doubts) await settleDoubtsInto(poll);
  if (lost || seen.due) {
    await beginReads(database, organisationIds, new Date(now.getTime() - hour), now, 'no');
    await catchUp(poll);
  }
  const found = await offerChanges(poll, seq);
  return reply(call, { store: seen.store, seq: found.seq, asOf: now }, found.value, found.more);
};

/** The organisation that was asked for, or every one that the sign-in reaches now. */
async function wanted({ caller, parameters }: Call, services: Services): Promise<string[]> {
  if (typeof parameters.organisationId === 'string')
    return [(await services.session(caller, parameters.organisationId)).organisationId.toLowerCase()];
  return (await services.connections(caller)).map((one) => one.tenantId.toLowerCase());
}

/** After a lost store or a long silence: whatever happened since an hour before the last poll is read again. */
async function resume({ clock, database }: Services, organisationIds: string[], { asOf }: TriggerState): Promise<number> {
  const since = new Date(Math.min(asOf.getTime(), clock.now().getTime()) - hour);
  await beginReads(database, organisationIds, since, clock.now(), 'read');
  await placeChanges(database);
  return placeBefore(database, since);
}

function reply(call: Call, state: TriggerState, value: OfferedChange[], more = false): Reply<Schemas['ChangeList']> {
  const query = { ...call.parameters, triggerState: encodeState(state) };
  const headers = {
    Location: nextAddress(call.url, call.headers['x-ms-apim-referrer-prefix'], query),
    'Retry-After': String(more ? 0 : betweenPolls),
  };
  return value.length > 0 ? { status: 200, headers, body: { value } } : { status: 202, headers };
}
