import type { Action } from '../definition.ts';
import { durationMs, unitMs } from '../run/durations.ts';
import { isExecutable } from '../run/executors.ts';
import { type FlowCheck, oneOf } from './context.ts';

/** Names an action type may have beside the common ones, and those of its inputs (`!` where it must be there). */
interface ActionShape {
  own?: string[];
  /** Missing: the type has no inputs; empty: they may be anything. */
  inputs?: string[];
}

const common = ['type', 'runAfter', 'metadata', 'description', 'runtimeConfiguration', 'operationOptions', 'trackedProperties', 'limit'];

const shapes: Record<string, ActionShape> = {
  AppendToArrayVariable: { inputs: ['name!', 'value!'] },
  AppendToStringVariable: { inputs: ['name!', 'value!'] },
  Compose: { inputs: [] },
  DecrementVariable: { inputs: ['name!', 'value'] },
  Expression: { own: ['kind!'], inputs: [] },
  Foreach: { own: ['foreach!', 'actions!'] },
  If: { own: ['expression!', 'actions!', 'else'] },
  IncrementVariable: { inputs: ['name!', 'value'] },
  InitializeVariable: { inputs: ['variables!'] },
  Join: { inputs: ['from!', 'joinWith!'] },
  OpenApiConnection: { inputs: ['host!', 'parameters', 'authentication', 'retryPolicy'] },
  ParseJson: { inputs: ['content!', 'schema!'] },
  Query: { inputs: ['from!', 'where!'] },
  Response: { own: ['kind'], inputs: ['statusCode!', 'body', 'headers', 'schema'] },
  Scope: { own: ['actions!'] },
  Select: { inputs: ['from!', 'select!'] },
  SetVariable: { inputs: ['name!', 'value!'] },
  Switch: { own: ['expression!', 'cases!', 'default'] },
  Table: { inputs: ['from!', 'format!', 'columns'] },
  Terminate: { inputs: ['runStatus!', 'runError'] },
  Until: { own: ['expression!', 'limit!', 'actions!'] },
  Wait: { inputs: ['interval', 'until'] },
  Workflow: { inputs: ['host!', 'body', 'headers', 'retryPolicy'] },
};

/** Types that exist on the platform and are refused here, by their name. */
const notBuilt = new Set(
  'ApiConnection ApiConnectionWebhook ApiManagement Batch Changeset FlatFileDecoding FlatFileEncoding Function Http HttpWebhook IntegrationAccountArtifactLookup Liquid OpenApiConnectionNotification OpenApiConnectionWebhook Recurrence Request SendToBatch SlidingWindow XmlValidation Xslt'.split(
    ' ',
  ),
);

/** Reports keys that don't belong and required ones that are missing. */
export function checkKeys(value: unknown, keys: string[], report: (message: string) => void) {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return report('must be an object');
  const allowed = keys.map((key) => key.replace('!', ''));
  for (const key of Object.keys(value)) if (!allowed.includes(key)) report(`unknown property '${key}'`);
  for (const key of keys) if (key.endsWith('!') && !Object.hasOwn(value, key.slice(0, -1))) report(`'${key.slice(0, -1)}' is missing`);
}

const operators = 'and or not equals greater greaterOrEquals less lessOrEquals contains startsWith endsWith empty'.split(' ');

/** A condition is an expression, or JSON of one operator each. */
function checkCondition(condition: unknown, report: (message: string) => void): void {
  if (typeof condition !== 'object' || condition === null) return;
  const keys = Object.keys(condition);
  const [operator = ''] = keys;
  if (keys.length !== 1 || !operators.includes(operator)) report(`expression: '${keys.join("', '")}' is not one of ${oneOf(operators)}`);
  const operands = Object.values(condition)[0];
  const count = Array.isArray(operands) ? operands.length : 1;
  if (operators.includes(operator) && !['and', 'or', 'not', 'empty'].includes(operator) && count !== 2)
    report(`expression: '${operator}' compares 2 values, not ${count}`);
  if (!['and', 'or', 'not'].includes(operator)) return;
  if (Array.isArray(operands) !== (operator !== 'not'))
    report(`expression: '${operator}' takes ${operator === 'not' ? 'one condition' : 'a list'}`);
  for (const inner of [operands].flat()) {
    if (typeof inner === 'string' && !isExpression(inner)) report(`expression: '${inner}' is no condition`);
    checkCondition(inner, report);
  }
}

const schemaTypes = ['array', 'boolean', 'integer', 'null', 'number', 'object', 'string'];

/** Reports unknown types of a JSON schema that a maker wrote: of ParseJson, a Response or a Request. */
export function checkSchemaTypes(schema: unknown, report: (message: string) => void): void {
  if (typeof schema !== 'object' || schema === null) return;
  const { type, properties, items } = schema as { type?: unknown; properties?: unknown; items?: unknown };
  for (const name of type === undefined ? [] : [type].flat())
    if (!schemaTypes.includes(String(name))) report(`schema: unknown type '${name}'`);
  for (const inner of [...Object.values(properties ?? {}), ...[items].flat()]) checkSchemaTypes(inner, report);
}

function checkAction(action: Action, report: (message: string) => void) {
  const shape = shapes[action.type];
  if (!shape)
    return report(
      notBuilt.has(action.type) ? `actions of type ${action.type} are not built in the sandbox` : `unknown action type '${action.type}'`,
    );
  checkKeys(action, [...common, ...(shape.own ?? []), ...(shape.inputs ? ['inputs!'] : [])], report);
  if (shape.inputs?.length) checkKeys(action.inputs, shape.inputs, (message) => report(`inputs: ${message}`));
  if (!isExecutable(action)) report(`actions of type ${action.type} ${action.kind ?? ''} are not built in the sandbox`);
  for (const [name, branch] of Object.entries(action.cases ?? {}))
    checkKeys(branch, ['case!', 'actions!'], (message) => report(`cases/${name}: ${message}`));
  const values = Object.values(action.cases ?? {}).map((branch) => JSON.stringify(branch.case));
  for (const value of new Set(values.filter((one, index) => values.indexOf(one) !== index))) report(`cases: ${value} is there twice`);
  if (action.type === 'If') checkCondition(action.expression, report);
  if (action.else) checkKeys(action.else, ['actions!'], (message) => report(`else: ${message}`));
  if (action.default) checkKeys(action.default, ['actions!'], (message) => report(`default: ${message}`));
  const { runtimeConfiguration: configuration } = action;
  if (configuration)
    checkKeys(configuration, ['concurrency', 'secureData', 'paginationPolicy', 'contentTransfer', 'staticResult'], (message) =>
      report(`runtimeConfiguration: ${message}`),
    );
  const repetitions = configuration?.concurrency?.repetitions;
  if (repetitions !== undefined && !(Number.isInteger(repetitions) && repetitions >= 1 && repetitions <= 50))
    report('concurrency of a loop is 1 to 50');
  for (const name of configuration?.secureData?.properties ?? [])
    if (name !== 'inputs' && name !== 'outputs') report(`secureData protects inputs and outputs, not '${name}'`);
  if (configuration?.staticResult && configuration.staticResult.staticResultOptions !== 'Disabled')
    report('static results are not built in the sandbox');
}

const terminateStatuses = ['Succeeded', 'Failed', 'Cancelled'];

function checkInputs({ action, place }: { action: Action; place: string }, check: FlowCheck): void {
  const report = (message: string) => check.report(place, message);
  if (action.type === 'Terminate' && !terminateStatuses.includes(action.inputs?.runStatus))
    report(`runStatus is ${oneOf(terminateStatuses)}`);
  if (action.type === 'Wait' && Boolean(action.inputs?.interval) === Boolean(action.inputs?.until))
    report("has either 'interval' or 'until'");
  const { interval } = action.inputs ?? {};
  if (action.type === 'Wait' && interval && !isExpression(interval.count) && !(Number.isInteger(interval.count) && interval.count > 0))
    report(`the count of an interval is a whole number from 1, not ${JSON.stringify(interval.count)}`);
  if (action.type === 'Wait' && interval && !isExpression(interval.unit) && unitMs(1, String(interval.unit)) === undefined)
    report(`unknown unit of an interval '${interval.unit}'`);
  if (action.type === 'ParseJson' || action.type === 'Response') checkSchemaTypes(action.inputs?.schema, report);
  const { statusCode } = action.inputs ?? {};
  if (action.type === 'Response' && !isExpression(statusCode) && !/^[1-5]\d\d$/.test(String(statusCode)))
    report(`statusCode is a number from 100 to 599, not ${JSON.stringify(statusCode)}`);
  if (action.type === 'Table' && !/^(html|csv)$/i.test(action.inputs?.format)) report('format is HTML or CSV');
  if (action.type === 'Response' && action.kind !== undefined && action.kind !== 'PowerApp' && action.kind !== 'Http')
    report(`unknown kind of response '${action.kind}'`);
}

const options = ['DisableAsyncPattern', 'FailWhenLimitsReached', 'Sequential', 'SuppressWorkflowHeaders'];

const isExpression = (value: unknown): boolean => typeof value === 'string' && value.startsWith('@') && value.length > 1;

/** Values that only an expression makes sense for, and settings with a fixed choice. */
function checkValues({ type, expression, foreach, inputs, operationOptions, limit }: Action, report: (message: string) => void): void {
  if (type === 'Query' && !isExpression(inputs?.where)) report("inputs: 'where' must be an expression");
  if (['Until', 'Switch'].includes(type) && !isExpression(expression)) report("'expression' must be an expression");
  if (type === 'If' && typeof expression !== 'object' && !isExpression(expression))
    report("'expression' must be an expression or a condition");
  if (['Join', 'Query', 'Select', 'Table'].includes(type) && !Array.isArray(inputs?.from) && !isExpression(inputs?.from))
    report("inputs: 'from' must be an expression or an array");
  if (type === 'Foreach' && !Array.isArray(foreach) && !isExpression(foreach)) report("'foreach' must be an expression or an array");
  if (operationOptions !== undefined && !options.includes(operationOptions))
    report(`unknown operationOptions '${operationOptions}'; there are ${oneOf(options)}`);
  if (limit?.timeout !== undefined && durationMs(limit.timeout) === undefined) report(`'${limit.timeout}' is no duration such as PT1H`);
  if (limit?.count !== undefined && !(Number.isInteger(limit.count) && limit.count >= 1 && limit.count <= 5000))
    report('a loop ends after 1 to 5000 passes');
}

/** Types, properties and required parts of every action. */
export function checkShape(check: FlowCheck): void {
  for (const placed of check.placed) {
    checkAction(placed.action, (message) => check.report(placed.place, message));
    checkInputs(placed, check);
    checkValues(placed.action, (message) => check.report(placed.place, message));
  }
}
