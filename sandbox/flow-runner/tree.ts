import { type Action, type Actions, branches, type Flow } from './definition.ts';

/** An action and where it stands. */
export interface Placed {
  name: string;
  action: Action;
  /** Such as `actions/Try/actions/Sync`. */
  place: string;
  siblings: Actions;
  parent?: Placed;
  /** 1 for an action at the root. */
  depth: number;
}

/** Every action of a flow, outer ones before those they hold. */
export function placeActions(flow: Flow): Placed[] {
  const list: Placed[] = [];
  const visit = (siblings: Actions, place: string, parent: Placed | undefined) => {
    for (const [name, action] of Object.entries(siblings)) {
      const placed: Placed = { name, action, place: `${place}/${name}`, siblings, parent, depth: (parent?.depth ?? 0) + 1 };
      list.push(placed);
      for (const branch of branches(action)) visit(branch.actions, `${placed.place}/${branch.place}`, placed);
    }
  };
  visit(flow.actions, 'actions', undefined);
  return list;
}

/** The scopes, conditions and loops around an action, innermost first. */
export function enclosing(placed: Placed): Placed[] {
  const list: Placed[] = [];
  for (let at = placed.parent; at; at = at.parent) list.push(at);
  return list;
}
