import { type Action, dataverseApi, type Flow, type Host } from '../definition.ts';
import { placeActions } from '../tree.ts';
import type { CheckWorld, FlowCheck } from './context.ts';
import { checkDataverseCall } from './dataverse-call.ts';
import { triggerRow } from './row-shapes.ts';
import { any, arrayOf, objectOf, type Shape, scalar, shapeOfSchema } from './shapes.ts';

type ShapeOf = (value: unknown, item?: Shape) => Shape;

const failure: Record<string, Shape> = {
  error: any,
  code: scalar,
  title: scalar,
  detail: scalar,
  fix: scalar,
  owner: scalar,
  retryable: scalar,
};

/** An answer's body as a success has it, and what may be read of it after a failure. */
function orFailure(body: Shape): Shape {
  if (body.kind !== 'object') return body;
  return { ...body, properties: new Map([...Object.entries(failure), ...body.properties]) };
}

const answer = (body: Shape): Shape => objectOf('the outputs', { statusCode: scalar, headers: any, body: orFailure(body) });

/** The operation a host names, whose connector is one of ours. */
export function customOperation(flow: Flow, host: Host | undefined, world: CheckWorld) {
  const reference = flow.connectionReferences[host?.connectionName ?? ''];
  return !reference || reference.api?.name === dataverseApi ? undefined : world.operations.get(host?.operationId ?? '');
}

export const isDataverse = (flow: Flow, host: Host | undefined): boolean =>
  flow.connectionReferences[host?.connectionName ?? '']?.api?.name === dataverseApi;

/** What a child flow answers: by its Response's schema, else by the body it sends. */
function childAnswer(id: unknown, world: CheckWorld): Shape {
  const child = world.flowsById.get(String(id).toLowerCase());
  const response = child && placeActions(child).find(({ action }) => action.type === 'Response')?.action.inputs;
  if (!child || !response) return any;
  const what = `the answer of ${child.name}`;
  if (response.schema?.properties) return shapeOfSchema(response.schema, what);
  if (typeof response.body !== 'object' || response.body === null) return any;
  return objectOf(what, Object.fromEntries(Object.keys(response.body).map((key) => [key, any])));
}

/** The outputs of an action. `shapeOf` gives the shape of a value of the definition. */
export function outputsOf(action: Action, check: FlowCheck, shapeOf: ShapeOf): Shape {
  const { flow, world } = check;
  const { inputs } = action;
  switch (action.type) {
    case 'Compose':
      return shapeOf(inputs);
    case 'ParseJson':
      return objectOf('the outputs', { body: shapeOfSchema(inputs.schema, 'the parsed JSON') });
    case 'Query':
      return objectOf('the outputs', { body: shapeOf(inputs.from) });
    case 'Select': {
      const from = shapeOf(inputs.from);
      return objectOf('the outputs', { body: arrayOf(shapeOf(inputs.select, from.kind === 'array' ? from.items : any)) });
    }
    case 'Join':
    case 'Table':
    case 'Expression':
      return objectOf('the outputs', { body: scalar });
    case 'OpenApiConnection': {
      if (isDataverse(flow, inputs.host))
        return answer(checkDataverseCall(inputs.host?.operationId, inputs.parameters ?? {}, world, () => undefined));
      const operation = customOperation(flow, inputs.host, world);
      return operation ? answer(shapeOfSchema(operation.response, `the answer of ${operation.operationId}`)) : any;
    }
    case 'Workflow':
      return answer(childAnswer(inputs.host?.workflowReferenceName, world));
    default:
      return any;
  }
}

/** The outputs of the trigger, after splitOn. */
export function triggerOutputsOf(check: FlowCheck): Shape {
  const { flow, world } = check;
  const { type, inputs, splitOn } = flow.trigger;
  const outputs = (body: Shape) => objectOf("the trigger's outputs", { body, headers: any, statusCode: scalar });
  if (type === 'Request') {
    const body = shapeOfSchema(inputs?.schema?.properties ? inputs.schema : undefined, "the trigger's body");
    if (body.kind !== 'object') return outputs(body);
    // A child's texts may be JSON that its callers put together.
    const given = Object.fromEntries([...body.properties.keys()].map((name) => [name, world.givenBy(flow, name)]));
    return outputs({
      ...body,
      properties: new Map([...body.properties].map(([name, shape]) => [name, shape.kind === 'scalar' ? (given[name] ?? shape) : shape])),
    });
  }
  if (type === 'OpenApiConnectionWebhook') {
    const table = world.metadata.tables.get(inputs?.parameters?.['subscriptionRequest/entityname']);
    return outputs(table ? triggerRow(table) : any);
  }
  const operation = customOperation(flow, inputs?.host, world);
  if (!operation) return any;
  const body = shapeOfSchema(operation.response, `the answer of ${operation.operationId}`);
  if (splitOn === undefined) return outputs(body);
  const value = body.kind === 'object' ? body.properties.get('value') : undefined;
  return outputs(value?.kind === 'array' ? value.items : any);
}
