import { misfit } from '../connectors/parameters.ts';
import { type ConnectionReference, dataverseApi, type Flow, type Host, type RetryPolicy } from '../definition.ts';
import { durationMs } from '../run/durations.ts';
import { type Placed, placeActions } from '../tree.ts';
import { customOperation, isDataverse } from './action-shapes.ts';
import { checkConnectorCall } from './connector-call.ts';
import { type CheckWorld, type FlowCheck, oneOf } from './context.ts';
import { checkDataverseCall } from './dataverse-call.ts';
import type { Reader } from './reader.ts';
import { checkKeys } from './shape.ts';
import { isDynamic } from './texts.ts';

type Say = (message: string) => void;

/** The connection a host names, its reference and its API. */
export function checkHost(host: Host | undefined, flow: Flow, world: CheckWorld, say: Say) {
  checkKeys(host, ['connectionName!', 'operationId!', 'apiId!'], (message) => say(`inputs/host: ${message}`));
  const reference = flow.connectionReferences[host?.connectionName ?? ''];
  if (!reference) return say(`the connection '${host?.connectionName}' is not among the flow's connectionReferences`);
  const api = host?.apiId?.split('/').at(-1);
  if (api !== reference.api?.name)
    say(`apiId '${host?.apiId}' is not the API of the connection '${host?.connectionName}', ${reference.api?.name}`);
  if (reference.api?.name !== dataverseApi && host?.operationId && !world.operations.has(host.operationId))
    say(`unknown operation ${host.operationId} of connector ${reference.api?.logicalName ?? reference.api?.name}`);
}

/** The connection references a flow declares. */
export function checkConnections({ flow, world, report }: FlowCheck): void {
  for (const [name, reference] of Object.entries(flow.connectionReferences) as [string, ConnectionReference][]) {
    const say = (message: string) => report(`connectionReferences/${name}`, message);
    const logicalName = reference.connection?.connectionReferenceLogicalName;
    if (!logicalName) say('names no connection reference');
    else if (!world.connectionReferences.has(logicalName.toLowerCase())) say(`the solution has no connection reference '${logicalName}'`);
    if (!reference.api?.name) say('names no API');
    else if (reference.api.name !== dataverseApi && !reference.api.logicalName) say('a custom connector is named by api.logicalName');
  }
}

/** What a default value is, by the parameter's type. */
const defaults: Record<string, (value: unknown) => boolean> = {
  Array: Array.isArray,
  Bool: (value) => typeof value === 'boolean',
  Float: (value) => typeof value === 'number',
  Int: Number.isInteger,
  Object: (value) => typeof value === 'object' && !Array.isArray(value),
  String: (value) => typeof value === 'string',
};
const parameterTypes = ['Array', 'Bool', 'Float', 'Int', 'Object', 'SecureObject', 'SecureString', 'String'];

/** The parameters a flow declares; one with a schema name is an environment variable. */
export function checkParameters({ flow, world, report }: FlowCheck): void {
  for (const [name, { type, defaultValue, metadata }] of Object.entries(flow.parameters)) {
    if (!parameterTypes.includes(type ?? '')) report(`parameters/${name}`, `unknown parameter type '${type}'`);
    if (defaultValue !== undefined && defaultValue !== null && defaults[type ?? '']?.(defaultValue) === false)
      report(`parameters/${name}`, `the default value ${JSON.stringify(defaultValue).slice(0, 60)} is not of type ${type}`);
    const variable = metadata?.schemaName;
    if (variable && world.environmentVariables && !world.environmentVariables.has(variable.toLowerCase()))
      report(`parameters/${name}`, `the solutions have no environment variable '${variable}'`);
  }
}

function checkRetry(policy: RetryPolicy | undefined, say: Say) {
  if (!policy) return;
  const types = ['none', 'fixed', 'exponential', 'default'];
  if (!types.includes(policy.type ?? '')) return say(`unknown retry policy '${policy.type}'; there are ${oneOf(types)}`);
  if (policy.type === 'none' || policy.type === 'default') return;
  if (!Number.isInteger(policy.count) || (policy.count ?? 0) < 1 || (policy.count ?? 0) > 90) say('a retry policy retries 1 to 90 times');
  const interval = durationMs(policy.interval);
  if (interval === undefined || interval < 5_000 || interval > 86_400_000) say('the interval of a retry policy is PT5S to P1D');
}

function checkChild({ action }: Placed, world: CheckWorld, say: Say) {
  const { host, body } = action.inputs ?? {};
  checkKeys(host, ['workflowReferenceName!'], (message) => say(`inputs/host: ${message}`));
  const child = world.flowsById.get(String(host?.workflowReferenceName ?? '').toLowerCase());
  if (!child) return say(`no flow has the id ${host?.workflowReferenceName}`);
  if (child.trigger.type !== 'Request') return say(`${child.name} can't be called: its trigger is ${child.trigger.type}, not Request`);
  if (!placeActions(child).some((placed) => placed.action.type === 'Response')) say(`${child.name} can't be called: it has no Response`);
  const schema = child.trigger.inputs?.schema ?? {};
  const given = typeof body === 'object' && body !== null ? Object.keys(body) : [];
  for (const name of given)
    if (!Object.hasOwn(schema.properties ?? {}, name))
      say(`${child.name} has no input '${name}'; there are ${oneOf(Object.keys(schema.properties ?? {}))}`);
  for (const name of given) {
    const fault = isDynamic(body[name]) || body[name] === null ? undefined : misfit(body[name], schema.properties?.[name] ?? {});
    if (fault) say(`the input '${name}' of ${child.name} ${fault}`);
  }
  for (const name of schema.required ?? []) if (!given.includes(name)) say(`${child.name} needs the input '${name}'`);
}

/** Every call of Dataverse, of our connector and of other flows: operation, parameters, names, values. */
export function checkCalls(check: FlowCheck, reader: Reader): void {
  const { flow, world } = check;
  for (const placed of check.placed) {
    const { action, place } = placed;
    const say = (message: string) => check.report(place, message);
    if (action.type !== 'OpenApiConnection' && action.type !== 'Workflow') continue;
    checkRetry(action.inputs?.retryPolicy, say);
    if (action.type === 'Workflow') {
      checkChild(placed, world, say);
      continue;
    }
    const { host, parameters = {} } = action.inputs ?? {};
    checkHost(host, flow, world, say);
    if (isDataverse(flow, host)) checkDataverseCall(host?.operationId ?? '', parameters, world, say);
    const operation = customOperation(flow, host, world);
    if (operation?.trigger) say(`${operation.operationId} is a trigger, not an action`);
    if (operation) checkConnectorCall(operation, parameters, (value) => reader.shapeOf(value, { at: placed, say: () => undefined }), say);
  }
}
