import type { Executor } from '../executor.ts';
import type { Failure, Status } from '../history.ts';
import { ActionError } from '../outcome.ts';
import type { Answer } from '../retry.ts';
import { withRetries } from '../retry.ts';

const names: Record<number, string> = {
  400: 'BadRequest',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'NotFound',
  408: 'RequestTimeout',
  409: 'Conflict',
  412: 'PreconditionFailed',
  413: 'RequestEntityTooLarge',
  429: 'TooManyRequests',
  500: 'InternalServerError',
  501: 'NotImplemented',
  502: 'BadGateway',
  503: 'ServiceUnavailable',
  504: 'GatewayTimeout',
};

/** The platform's name of a status code. */
const statusName = (statusCode: number): string => names[statusCode] ?? (statusCode < 400 ? 'OK' : `HttpStatus${statusCode}`);

/** Outcome of an answer: 2xx succeeded, anything else failed, the answer among the outputs either way. */
export function answerOutcome(
  answer: Answer,
  inputs: unknown,
): { status: Status; code: string; inputs: unknown; outputs: Answer; error?: Failure } {
  const code = statusName(answer.statusCode);
  if (answer.statusCode >= 200 && answer.statusCode < 300) return { status: 'Succeeded', code: 'OK', inputs, outputs: answer };
  const body = answer.body as { error?: { message?: string }; message?: string; title?: string } | string | null;
  const said = typeof body === 'object' ? (body?.error?.message ?? body?.message ?? body?.title) : body;
  return {
    status: 'Failed',
    code,
    inputs,
    outputs: answer,
    error: { code, message: said || `The operation answered ${answer.statusCode}.` },
  };
}

/** Calls an operation of a connector, again as the action's retry policy says. */
export const runConnection: Executor = async ({ run, action, step, evaluate, signal }) => {
  const { host, parameters, retryPolicy } = action.inputs;
  const values = evaluate(parameters ?? {}) as Record<string, unknown>;
  const inputs = { host, parameters: values };
  const reference = run.flow.connectionReferences[host.connectionName];
  if (!reference) throw new ActionError('WorkflowRunActionInputsInvalidProperty', `There is no connection '${host.connectionName}'.`);
  const connector = run.environment.connector(reference);
  step.attempts = [];
  const minimumItemCount = action.runtimeConfiguration?.paginationPolicy?.minimumItemCount;
  const count = () => run.count(connector.kind);
  const call = { operationId: host.operationId, parameters: values, minimumItemCount, signal, count };
  try {
    const answer = await withRetries(retryPolicy, run.environment.clock, signal, step.attempts, () => connector.invoke(call));
    if (answer.statusCode === 202 && answer.headers.location)
      throw new ActionError('NotBuilt', 'Waiting for an answer that is promised (202 with Location) is not built in the sandbox.');
    return answerOutcome(answer, inputs);
  } catch (error) {
    if (!(error instanceof ActionError)) throw error;
    return { status: 'Failed', code: error.code, inputs, error: { code: error.code, message: error.message } };
  }
};
