import { dataverseApi, type Flow } from '../definition.ts';
import { placeActions } from '../tree.ts';
import type { Fault } from './fault.ts';

const mostActions = 25;
const logFlow = 'write-log';
/** Rows of Dynamics' own, which a flow changes and never makes. */
const sourceSets = ['salesorders', 'salesorderdetails', 'accounts', 'contacts', 'products'];

/**
 * Our own rules for every flow: a Try and a Catch that logs and ends Failed, exponential retries where it calls our connector, at most 25 actions, loops
 * that say their concurrency, columns set one by one, names that are sentences, trigger filters.
 */
export function checkOwnRules(flow: Flow): Fault[] {
  const faults: Fault[] = [];
  const report = (place: string, message: string) => void faults.push({ flow: flow.name, place, message });
  const placed = placeActions(flow);
  if (placed.length > mostActions) report('actions', `${placed.length} actions; a flow of ours has at most ${mostActions}`);
  const root = Object.entries(flow.actions);
  const scopes = root.filter(([, action]) => action.type === 'Scope');
  const guarded = new Set(
    scopes.flatMap(([, action]) =>
      Object.entries(action.runAfter ?? {})
        .filter(([, list]) => list.some((status) => /^failed$/i.test(status)))
        .map(([name]) => name),
    ),
  );
  if (!scopes.some(([name]) => guarded.has(name))) report('actions', 'has no Try scope with a Catch scope that runs after its failure');
  const catches = scopes.filter(([, action]) => [...guarded].some((name) => Object.hasOwn(action.runAfter ?? {}, name)));
  const logs = placed.some(
    ({ action, place }) => action.type === 'Workflow' && catches.some(([name]) => place.startsWith(`actions/${name}/`)),
  );
  if (catches.length > 0 && !logs && flow.name !== logFlow) report('actions', `does not log its technical faults by ${logFlow}`);
  const ends = placed.some(({ action }) => action.type === 'Terminate' && action.inputs?.runStatus === 'Failed');
  if (!ends) report('actions', 'does not end Failed after a technical fault');
  for (const { name, action, place } of placed) {
    if (!action.runAfter) report(place, 'has no runAfter; an export always has one');
    if (!/^\S+(_\S+)+$/.test(name) && !/^(Try|Catch)$/.test(name)) report(place, 'is not named by a sentence');
    if (action.type === 'Foreach' && action.runtimeConfiguration?.concurrency?.repetitions === undefined)
      report(place, 'does not say its concurrency');
    if (action.type !== 'OpenApiConnection') continue;
    const api = flow.connectionReferences[action.inputs?.host?.connectionName]?.api?.name;
    const { type, count, interval } = action.inputs?.retryPolicy ?? {};
    if (api !== dataverseApi && !(type === 'exponential' && count === 8 && interval === 'PT20S'))
      report(place, 'calls the connector without the retry policy exponential, 8 times from PT20S');
    if (
      ['CreateRecord', 'UpdateRecord'].includes(action.inputs?.host?.operationId) &&
      sourceSets.includes(action.inputs?.parameters?.entityName)
    )
      report(place, 'may make a row of its source; UpdateOnlyRecord only changes one');
    if (Object.hasOwn(action.inputs?.parameters ?? {}, 'item')) report(place, 'writes a whole row; columns are set one by one');
  }
  if (flow.trigger.type === 'OpenApiConnectionWebhook') {
    const parameters = flow.trigger.inputs?.parameters ?? {};
    const message = parameters['subscriptionRequest/message'];
    const place = `triggers/${flow.triggerName}`;
    if ([3, 4, 6, 7].includes(message) && !parameters['subscriptionRequest/filteringattributes'])
      report(place, 'does not say which columns start it');
    const says = typeof flow.trigger.description === 'string' && /\S+ \S+ \S+/.test(flow.trigger.description);
    if (message !== 2 && !parameters['subscriptionRequest/filterexpression'] && !says)
      report(place, 'has no filter, and no description that says why');
  }
  if (flow.trigger.runtimeConfiguration?.concurrency)
    report(`triggers/${flow.triggerName}`, 'limits its concurrency; a full queue loses runs');
  return faults;
}
