import { enclosing } from '../tree.ts';
import type { FlowCheck } from './context.ts';

const actionsLimit = 500;
const nestingLimit = 8;
const nameLimit = 80;
const forbidden = /[<>%&\\?/]/;
const casesLimit = 25;
const variablesLimit = 250;
const descriptionLimit = 256;

/** Numbers, lengths and places the platform holds flows to (Microsoft: limits and configuration of cloud flows). */
export function checkLimits(check: FlowCheck): void {
  const { flow, placed, report } = check;
  if (placed.length > actionsLimit) report('actions', `${placed.length} actions; the platform takes ${actionsLimit}`);
  if (flow.triggerName.length > nameLimit) report(`triggers/${flow.triggerName}`, `the name is longer than ${nameLimit} characters`);
  const seen = new Map<string, string>([[flow.triggerName.toLowerCase(), `triggers/${flow.triggerName}`]]);
  let variables = 0;
  for (const { name, action, place, depth, ...rest } of placed) {
    const say = (message: string) => report(place, message);
    const twin = seen.get(name.toLowerCase());
    if (twin !== undefined) say(`the name is taken by ${twin}`);
    else seen.set(name.toLowerCase(), place);
    if (name.length > nameLimit) say(`the name is longer than ${nameLimit} characters`);
    if (forbidden.test(name)) say('a name holds none of < > % & \\ ? /');
    if ((action.description?.length ?? 0) > descriptionLimit) say(`the description is longer than ${descriptionLimit} characters`);
    if (depth > nestingLimit) say(`nested ${depth} deep; the platform takes ${nestingLimit}`);
    if (Object.keys(action.cases ?? {}).length > casesLimit) say(`more than ${casesLimit} cases`);
    if (action.type === 'InitializeVariable') variables += action.inputs?.variables?.length ?? 0;
    if (action.type === 'InitializeVariable' && depth > 1) say('variables are initialized at the root of a flow only');
    const inLoop = enclosing({ name, action, place, depth, ...rest }).some(({ action: outer }) =>
      ['Foreach', 'Until'].includes(outer.type),
    );
    if (inLoop && (action.type === 'Terminate' || action.type === 'Response')) say(`a ${action.type} action is not allowed inside a loop`);
    if (action.type === 'Response' && flow.trigger.type !== 'Request' && flow.trigger.splitOn === undefined)
      say(`a flow that ${flow.trigger.type} starts has no one to respond to`);
    if (action.type === 'Response' && flow.trigger.splitOn !== undefined)
      say('a flow whose trigger splits its answer (splitOn) has no one to respond to');
  }
  if (variables > variablesLimit) report('actions', `${variables} variables; the platform takes ${variablesLimit}`);
}
