import type { Actions } from '../definition.ts';
import type { Placed } from '../tree.ts';
import { type FlowCheck, oneOf } from './context.ts';

const statuses = ['Succeeded', 'Failed', 'Skipped', 'TimedOut'];

/** The siblings an action waits for, and all that those wait for, by lower-case name. */
export function predecessors(name: string, siblings: Actions): Set<string> {
  const byName = new Map(Object.entries(siblings).map(([key, action]) => [key.toLowerCase(), action]));
  const found = new Set<string>();
  const visit = (key: string) => {
    for (const before of Object.keys(byName.get(key)?.runAfter ?? {})) {
      const lower = before.toLowerCase();
      if (found.has(lower)) continue;
      found.add(lower);
      visit(lower);
    }
  };
  visit(name.toLowerCase());
  return found;
}

function checkOne({ name, action, siblings, place }: Placed, check: FlowCheck): void {
  const names = new Set(Object.keys(siblings).map((key) => key.toLowerCase()));
  for (const [before, wanted] of Object.entries(action.runAfter ?? {})) {
    if (!names.has(before.toLowerCase())) check.report(place, `runs after '${before}', which is no action beside it`);
    if (!Array.isArray(wanted) || !wanted.length) check.report(place, `runs after '${before}' without saying in which status`);
    else
      for (const status of wanted)
        if (!statuses.some((known) => known.toLowerCase() === String(status).toLowerCase()))
          check.report(place, `runs after '${before}' in the status '${status}'; there are ${oneOf(statuses)}`);
  }
  if (predecessors(name, siblings).has(name.toLowerCase())) check.report(place, 'waits for itself: its run-after goes in a circle');
}

/** Every run-after names siblings and statuses that exist, and none goes in a circle. */
export function checkRunAfter(check: FlowCheck): void {
  for (const placed of check.placed) checkOne(placed, check);
}
