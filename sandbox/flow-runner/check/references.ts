import type { Node } from '../expression/parser.ts';
import { enclosing, type Placed } from '../tree.ts';
import type { FlowCheck } from './context.ts';
import { actionExpressions, checkCalls, type Found, literalText, roots, triggerExpressions, walk } from './expressions.ts';
import { predecessors } from './run-after.ts';
import { checkVariableValues } from './variable-values.ts';

const ofActions = new Set(['actions', 'body', 'outputs', 'result', 'formdatavalue', 'formdatamultivalues', 'multipartbody']);
/** The action types whose inner actions `result` lists. */
const withResults = ['Scope', 'Foreach', 'Until', 'If', 'Switch'];
const itemParts = /^inputs\/(select|where|columns)/;

/** Names of the actions inside a placed one that are visible once it has ended: those of a loop's passes are not. */
function inside(outer: Placed, placed: Placed[]): Placed[] {
  return placed.filter((one) => {
    const chain = enclosing(one);
    const at = chain.indexOf(outer);
    return at >= 0 && !chain.slice(0, at + 1).some(({ action }) => action.type === 'Foreach');
  });
}

/** The actions that have ended, or been skipped, before this one begins: lower-case names. */
function visibleFrom(at: Placed, { placed, byName }: FlowCheck): Set<string> {
  const visible = new Set<string>();
  for (const scope of [at, ...enclosing(at)])
    for (const name of predecessors(scope.name, scope.siblings)) {
      const before = byName.get(name);
      if (!before) continue;
      for (const one of [before, ...inside(before, placed)]) visible.add(one.name.toLowerCase());
    }
  return visible;
}

interface Place {
  check: FlowCheck;
  at: Placed | undefined;
  visible: ReadonlySet<string>;
  say(message: string): void;
}

function checkActionName(node: Node & { type: 'call' }, name: string, { check, at, visible, say }: Place) {
  const target = check.byName.get(name.toLowerCase());
  if (!target) return say(`${node.name}('${name}'): there is no such action`);
  if (node.name.toLowerCase() === 'result' && !withResults.includes(target.action.type))
    say(`${node.name}('${name}'): that is no scope or loop`);
  if (!visible.has(name.toLowerCase()))
    say(`${node.name}('${name}'): ${at ? 'that action has not ended when this one begins' : 'a trigger sees no action'}`);
}

function checkVariable(name: string, { check, at, visible, say }: Place) {
  const initial = check.placed.find(
    ({ action }) =>
      action.type === 'InitializeVariable' &&
      action.inputs?.variables?.some((one: { name?: string }) => one.name?.toLowerCase() === name.toLowerCase()),
  );
  if (!initial) return say(`there is no variable '${name}'`);
  if (!visible.has(initial.name.toLowerCase()))
    say(`the variable '${name}' is not initialized when this action begins${at ? '' : ' (a trigger sees none)'}`);
}

function checkLoop(node: Node & { type: 'call' }, name: string, type: string, { at, say }: Place): void {
  const loops = at ? [at, ...enclosing(at)].filter(({ action }) => action.type === type) : [];
  if (!loops.some((loop) => loop.name.toLowerCase() === name.toLowerCase()))
    say(`${node.name}('${name}'): this is not inside a ${type} of that name`);
}

function checkNode(node: Node, found: Found, place: Place) {
  if (node.type !== 'call') return;
  const { check, at, say } = place;
  const call = node.name.toLowerCase();
  const name = literalText(node.args[0]);
  const named = ofActions.has(call) || ['variables', 'parameters', 'items', 'iterationindexes'].includes(call);
  if (named && name === undefined && node.args.length > 0) return say(`${node.name}: the name must be written out, not computed`);
  if (ofActions.has(call) && name !== undefined) checkActionName(node, name, place);
  if (call === 'variables' && name !== undefined) checkVariable(name, place);
  if (
    call === 'parameters' &&
    name !== undefined &&
    !Object.keys(check.flow.parameters).some((key) => key.toLowerCase() === name.toLowerCase())
  )
    say(`there is no parameter '${name}'`);
  if (call === 'items' && name !== undefined) checkLoop(node, name, 'Foreach', place);
  if (call === 'iterationindexes' && name !== undefined) checkLoop(node, name, 'Until', place);
  if (call === 'item' && !itemParts.test(found.part) && !(at && enclosing(at).some(({ action }) => action.type === 'Foreach')))
    say('item() is only known inside a Foreach, Select or Filter array');
}

function checkAction(at: Placed, check: FlowCheck): void {
  const outside = visibleFrom(at, check);
  const until = new Set([
    ...outside,
    ...(at.action.type === 'Until' ? inside(at, check.placed).map(({ name }) => name.toLowerCase()) : []),
  ]);
  for (const found of actionExpressions(at.action, (part, message) => check.report(at.place, `${part}: ${message}`))) {
    const say = (message: string) => check.report(at.place, `${found.part}: ${message}`);
    checkCalls(found, say);
    const visible = found.part === 'expression' ? until : outside;
    for (const root of roots(found.parsed)) for (const node of walk(root)) checkNode(node, found, { check, at, visible, say });
  }
}

function checkVariables(check: FlowCheck): void {
  const { placed, report } = check;
  const types = ['string', 'integer', 'float', 'boolean', 'array', 'object'];
  const seen = new Set<string>();
  const typeOf = new Map<string, string>(
    placed
      .filter(({ action }) => action.type === 'InitializeVariable')
      .flatMap(({ action }) => action.inputs?.variables ?? [])
      .map(({ name, type }: { name: string; type: string }) => [name.toLowerCase(), type.toLowerCase()]),
  );
  for (const at of placed) {
    const { action, place } = at;
    const say = (message: string) => report(place, message);
    checkVariableValues(action, typeOf, say);
    if (action.type === 'InitializeVariable')
      for (const { name, type } of action.inputs?.variables ?? []) {
        if (!types.includes(String(type).toLowerCase())) say(`unknown variable type '${type}'`);
        if (seen.has(String(name).toLowerCase())) say(`the variable '${name}' is initialized twice`);
        seen.add(String(name).toLowerCase());
      }
    else if (/Variable$/.test(action.type) && typeof action.inputs?.name === 'string') {
      checkVariable(action.inputs.name, { check, at, visible: visibleFrom(at, check), say });
      const own = new RegExp(`variables\\(\\s*'${action.inputs.name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}'\\s*\\)`, 'i');
      if (action.type === 'SetVariable' && own.test(JSON.stringify(action.inputs.value ?? null)))
        say("a variable can't be set from itself; compose the value first");
    }
  }
}

/** Every expression parses, calls functions that exist, and names what is there and known by then. */
export function checkReferences(check: FlowCheck): void {
  const { flow, report } = check;
  const place = `triggers/${flow.triggerName}`;
  for (const found of triggerExpressions(flow.trigger, (part, message) => report(place, `${part}: ${message}`))) {
    const say = (message: string) => report(place, `${found.part}: ${message}`);
    checkCalls(found, say);
    for (const root of roots(found.parsed))
      for (const node of walk(root)) checkNode(node, found, { check, at: undefined, visible: new Set(), say });
  }
  checkVariables(check);
  for (const at of check.placed) checkAction(at, check);
}
