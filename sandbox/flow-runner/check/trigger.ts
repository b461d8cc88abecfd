import type { Recurrence, Trigger } from '../definition.ts';
import { customOperation, isDataverse } from './action-shapes.ts';
import { checkHost } from './calls.ts';
import { checkConnectorCall } from './connector-call.ts';
import { type FlowCheck, oneOf } from './context.ts';
import { literalText, parseAt } from './expressions.ts';
import { checkFilter } from './query-names.ts';
import { checkKeys, checkSchemaTypes } from './shape.ts';
import { read, shapeOfSchema } from './shapes.ts';

type Say = (message: string) => void;

const common = [
  'type',
  'metadata',
  'description',
  'inputs',
  'conditions',
  'splitOn',
  'runtimeConfiguration',
  'operationOptions',
  'correlation',
];
const keys: Record<string, string[]> = {
  OpenApiConnectionWebhook: [...common, 'inputs!'],
  OpenApiConnection: [...common, 'inputs!', 'recurrence!'],
  Recurrence: [...common, 'recurrence!'],
  Request: [...common, 'kind!', 'inputs!'],
};
const frequencies = ['Second', 'Minute', 'Hour', 'Day', 'Week', 'Month'];
const weekDays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const webhookPrefix = 'subscriptionRequest/';
const webhookParameters = ['message', 'entityname', 'scope', 'filteringattributes', 'filterexpression', 'runas', 'postponeuntil', 'name'];

function checkSchedule(schedule: Recurrence['schedule'], say: Say): void {
  if (!schedule) return;
  checkKeys(schedule, ['hours', 'minutes', 'weekDays'], say);
  const within = (value: unknown, most: number) => Number.isInteger(Number(value)) && Number(value) >= 0 && Number(value) <= most;
  for (const hour of schedule.hours ?? []) if (!within(hour, 23)) say(`an hour is 0 to 23, not ${hour}`);
  for (const minute of schedule.minutes ?? []) if (!within(minute, 59)) say(`a minute is 0 to 59, not ${minute}`);
  for (const day of schedule.weekDays ?? []) if (!weekDays.includes(day.toLowerCase())) say(`unknown day of the week '${day}'`);
}

function checkRecurrence(recurrence: Recurrence | undefined, say: Say): void {
  checkKeys(recurrence, ['frequency!', 'interval!', 'startTime', 'endTime', 'timeZone', 'schedule'], (message) =>
    say(`recurrence: ${message}`),
  );
  if (!recurrence) return;
  if (!frequencies.includes(recurrence.frequency))
    say(`recurrence: unknown frequency '${recurrence.frequency}'; there are ${oneOf(frequencies)}`);
  if (!Number.isInteger(recurrence.interval) || recurrence.interval < 1) say('recurrence: the interval is a whole number from 1');
  if (recurrence.timeZone && recurrence.timeZone !== 'UTC')
    say(`recurrence: the time zone ${recurrence.timeZone} is not built in the sandbox, only UTC`);
  for (const name of ['startTime', 'endTime'] as const)
    if (recurrence[name] !== undefined && Number.isNaN(Date.parse(recurrence[name])))
      say(`recurrence: ${name} is a time, not '${recurrence[name]}'`);
  checkSchedule(recurrence.schedule, (message) => say(`recurrence/schedule: ${message}`));
}

function checkRowTrigger(trigger: Trigger, check: FlowCheck, say: Say) {
  const { host, parameters = {} } = trigger.inputs ?? {};
  checkHost(host, check.flow, check.world, say);
  if (!isDataverse(check.flow, host)) return say('webhook triggers of other connectors than Dataverse are not built in the sandbox');
  if (host.operationId !== 'SubscribeWebhookTrigger') return say(`unknown Dataverse trigger ${host.operationId}`);
  for (const name of Object.keys(parameters)) {
    const known = name.startsWith(webhookPrefix) && webhookParameters.includes(name.slice(webhookPrefix.length));
    if (!known) say(`SubscribeWebhookTrigger has no parameter '${name}'`);
    else if (/postponeuntil|name$/.test(name) && !name.endsWith('entityname')) say(`'${name}' is not built in the sandbox`);
  }
  const { message, entityname, scope, filteringattributes, filterexpression, runas } = Object.fromEntries(
    webhookParameters.map((name) => [name, parameters[webhookPrefix + name]]),
  );
  if (![1, 2, 3, 4, 5, 6, 7].includes(message)) say(`message is 1 to 7, not ${message}`);
  if (![1, 2, 3, 4].includes(scope)) say(`scope is 1 to 4, not ${scope}`);
  else if (scope !== 4) say(`scope ${scope} is not built in the sandbox, only 4 (organization)`);
  if (runas !== undefined && ![1, 2, 3].includes(runas)) say(`runas is 1 to 3, not ${runas}`);
  const table = check.world.metadata.tables.get(entityname);
  if (!table)
    return say(
      `unknown table '${entityname}'${check.world.metadata.bySet(entityname) ? ' (a trigger names the table, not its entity set)' : ''}`,
    );
  for (const name of String(filteringattributes ?? '')
    .split(',')
    .map((part) => part.trim()))
    if (name && !table.columns.has(name)) say(`filteringattributes: ${table.name} has no column '${name}'`);
  if (filterexpression !== undefined && typeof filterexpression !== 'string') say('filterexpression is a text');
  else if (filterexpression) checkFilter(filterexpression, table, check.world.metadata, (text) => say(`filterexpression: ${text}`));
}

function checkPolling(trigger: Trigger, check: FlowCheck, say: Say) {
  const { host, parameters = {} } = trigger.inputs ?? {};
  checkHost(host, check.flow, check.world, say);
  checkRecurrence(trigger.recurrence, say);
  if (isDataverse(check.flow, host)) return say('polling triggers of Dataverse are not built in the sandbox');
  const operation = customOperation(check.flow, host, check.world);
  if (!operation) return;
  if (!operation.trigger) say(`${operation.operationId} is an action, not a trigger`);
  checkConnectorCall(operation, parameters, () => undefined, say);
  if (operation.trigger === 'batch' && trigger.splitOn === undefined) return;
  const list = splitPath(trigger.splitOn ?? '');
  const found = list && read(shapeOfSchema(operation.response, `the answer of ${operation.operationId}`), list);
  if (!list) say(`splitOn '${trigger.splitOn}' is not @triggerOutputs()?['body/…'] or @triggerBody()?['…']`);
  else if (typeof found === 'string') say(`splitOn: ${found}`);
  else if (found && found.kind !== 'array' && found.kind !== 'any') say(`splitOn: '${list}' is no array`);
}

/** The path inside the body that splitOn names. */
function splitPath(splitOn: string): string | undefined {
  const parsed = parseAt(splitOn, () => undefined);
  if (parsed?.type !== 'expression' || parsed.node.type !== 'access') return undefined;
  const { target, key } = parsed.node;
  const path = literalText(key);
  if (target.type !== 'call' || path === undefined) return undefined;
  if (target.name.toLowerCase() === 'triggerbody') return path;
  return path.startsWith('body/') ? path.slice('body/'.length) : undefined;
}

/** The trigger: its type, what it registers or polls, its schedule, its inputs. */
export function checkTrigger(check: FlowCheck) {
  const { trigger, triggerName } = check.flow;
  const say = (message: string) => check.report(`triggers/${triggerName}`, message);
  const allowed = keys[trigger.type];
  if (!allowed) return say(`unknown trigger type '${trigger.type}', or one that is not built in the sandbox`);
  checkKeys(trigger, ['type!', ...allowed], say);
  for (const condition of trigger.conditions ?? [])
    if (typeof condition?.expression !== 'string' || !condition.expression.startsWith('@'))
      say('each of conditions is { expression: "@…" }');
  if (trigger.type === 'OpenApiConnectionWebhook') checkRowTrigger(trigger, check, say);
  if (trigger.type === 'OpenApiConnection') checkPolling(trigger, check, say);
  if (trigger.type === 'Recurrence') checkRecurrence(trigger.recurrence, say);
  if (trigger.type === 'Request') checkSchemaTypes(trigger.inputs?.schema, say);
  if (trigger.type === 'Request' && trigger.kind !== 'Button')
    say(`requests of kind ${trigger.kind} are not built in the sandbox, only Button`);
  if (trigger.runtimeConfiguration?.concurrency) say('trigger concurrency is not built in the sandbox');
}
