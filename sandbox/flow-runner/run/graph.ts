import type { Action, Actions } from '../definition.ts';
import type { Status } from './history.ts';
import { mergeStatuses } from './outcome.ts';

const lower = (text: string) => text.toLowerCase();

/**
 * Status of a scope, branch, pass or run, from its actions: those that no other follows count; a skipped one stands for its predecessors,
 * again and again, so that a failure whose handler ran is mended and one that nobody handled is not.
 */
function scopeStatus(actions: Actions, statusOf: (name: string) => Status): Status {
  const byName = new Map(Object.entries(actions).map(([name, action]) => [lower(name), action]));
  const followed = new Set(Object.values(actions).flatMap((action) => Object.keys(action.runAfter ?? {}).map(lower)));
  const counted = new Set<string>();
  const seen = new Set<string>();
  const visit = (name: string) => {
    if (seen.has(name)) return;
    seen.add(name);
    if (statusOf(name) === 'Skipped') for (const before of Object.keys(byName.get(name)?.runAfter ?? {})) visit(lower(before));
    else counted.add(name);
  };
  for (const name of byName.keys()) if (!followed.has(name)) visit(name);
  return mergeStatuses([...counted].map(statusOf));
}

/**
 * Runs sibling actions as their run-after lists say: each as soon as all it waits for have ended, at the same time as others that are ready.
 * `run` is told whether the action's conditions were met; without that it must skip it.
 */
export async function runGraph(actions: Actions, run: (name: string, action: Action, met: boolean) => Promise<Status>): Promise<Status> {
  const names = new Map(Object.keys(actions).map((name) => [lower(name), name]));
  const ended = new Map<string, Promise<Status>>();
  const statuses = new Map<string, Status>();
  const end = (key: string): Promise<Status> => {
    const known = ended.get(key);
    if (known !== undefined) return known;
    const promise = start(key).then((status) => {
      statuses.set(key, status);
      return status;
    });
    ended.set(key, promise);
    return promise;
  };
  const start = async (key: string): Promise<Status> => {
    const name = names.get(key) as string;
    const action = actions[name] as Action;
    const waits = Object.entries(action.runAfter ?? {});
    const before = await Promise.all(waits.map(([predecessor]) => end(lower(predecessor))));
    const met = waits.every(([, wanted], index) => wanted.some((status) => lower(status) === lower(before[index] as Status)));
    return run(name, action, met);
  };
  await Promise.all([...names.keys()].map(end));
  return scopeStatus(actions, (name) => statuses.get(name) as Status);
}
