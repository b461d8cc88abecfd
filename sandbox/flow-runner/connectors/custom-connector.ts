import type { Clock } from '../../../api/clock.ts';
import { ActionError } from '../run/outcome.ts';
import type { Answer } from '../run/retry.ts';
import type { Connector, ConnectorCall } from './connector.ts';
import { type HttpCall, send } from './http.ts';
import { convert, misfit, requireValue } from './parameters.ts';
import { type ConnectorOperation, flatten, readOperations, type Swagger } from './swagger.ts';

/** The signed-in account that a connection stands for. */
export interface Connection {
  /** A token that is valid now. */
  token(): Promise<string>;
}

export interface CustomConnectorOptions {
  swagger: Swagger;
  /** Where the API is, without base path, such as http://127.0.0.1:8080. */
  url: string;
  connection: Connection;
  clock: Clock;
}

function checkValues(operation: ConnectorOperation, parameters: Record<string, unknown>): Map<string, unknown> {
  const known = new Map(flatten(operation).map((parameter) => [parameter.name, parameter]));
  const values = new Map<string, unknown>();
  for (const [name, value] of Object.entries(parameters)) {
    const parameter = known.get(name);
    if (!parameter)
      throw new ActionError(
        'WorkflowOperationParametersExtraParameter',
        `The API operation '${operation.operationId}' does not contain a definition for parameter '${name}'.`,
      );
    const fault = value === null ? undefined : misfit(value, parameter.schema);
    if (fault) throw new ActionError('WorkflowOperationParametersRuntimeInvalidValue', `Input parameter '${name}' ${fault}.`);
    values.set(name, value === null ? null : convert(value, parameter.schema));
  }
  for (const { name, required, schema } of known.values()) {
    if (!required || [...parents(name)].some((parent) => values.has(parent))) continue;
    if (values.get(name) === null && schema['x-nullable'] === true) continue;
    requireValue(operation.operationId, name, values.get(name));
  }
  return values;
}

function* parents(name: string): Generator<string> {
  for (let at = name.lastIndexOf('/'); at > 0; at = name.lastIndexOf('/', at - 1)) yield name.slice(0, at);
}

function place(body: Record<string, unknown>, path: string[], value: unknown): void {
  const [first, ...rest] = path as [string, ...string[]];
  if (!rest.length) body[first] = value;
  else {
    body[first] ??= {};
    place(body[first] as Record<string, unknown>, rest, value);
  }
}

/** The HTTP call of an operation with the flow's flat values: path and query filled in, the body put together from `body/…`. */
function buildCall(operation: ConnectorOperation, parameters: Record<string, unknown>, url: string): HttpCall {
  const values = checkValues(operation, parameters);
  let path = operation.path;
  const query: string[] = [];
  const headers: Record<string, string> = { accept: 'application/json' };
  let body: unknown;
  for (const parameter of operation.parameters) {
    const value = values.get(parameter.name) ?? (parameter.in === 'body' ? undefined : parameter.default);
    if (parameter.in === 'body') {
      const flat = [...values].filter(([name]) => name.startsWith(`${parameter.name}/`));
      body = value === undefined ? {} : structuredClone(value);
      for (const [name, inner] of flat) place(body as Record<string, unknown>, name.split('/').slice(1), inner);
    } else if (value === undefined || value === null) continue;
    else if (parameter.in === 'path') path = path.replace(`{${parameter.name}}`, encodeURIComponent(String(value)));
    else if (parameter.in === 'query') query.push(`${parameter.name}=${encodeURIComponent(String(value))}`);
    else headers[parameter.name] = String(value);
  }
  if (body !== undefined) headers['content-type'] = 'application/json';
  return { method: operation.method, url: `${url.replace(/\/$/, '')}${path}${query.length ? `?${query.join('&')}` : ''}`, headers, body };
}

/** A connector of ours, as its definition describes it, at another address. */
export class CustomConnector implements Connector {
  readonly kind = 'connector';
  readonly #options: CustomConnectorOptions;
  readonly #operations: Map<string, ConnectorOperation>;

  constructor(options: CustomConnectorOptions) {
    this.#options = options;
    this.#operations = readOperations(options.swagger);
  }

  async invoke({ operationId, parameters, signal, count }: ConnectorCall): Promise<Answer> {
    const operation = this.#operations.get(operationId);
    if (!operation) throw new ActionError('WorkflowOperationNotFound', `The connector has no operation '${operationId}'.`);
    return this.#send(buildCall(operation, parameters, this.#options.url), signal, count);
  }

  /**
   * Polls a trigger: at `location`, where the last poll named one, else at the operation's own address.
   * A location on another host is refused, since it would be handed the connection's token.
   */
  async poll(
    operationId: string,
    parameters: Record<string, unknown>,
    location: string | undefined,
    signal: AbortSignal,
    count: () => void,
  ): Promise<Answer> {
    const operation = this.#operations.get(operationId);
    if (!operation) throw new ActionError('WorkflowOperationNotFound', `The connector has no operation '${operationId}'.`);
    const call = buildCall(operation, parameters, this.#options.url);
    if (!location) return this.#send(call, signal, count);
    const url = new URL(location, call.url);
    if (url.origin !== new URL(call.url).origin)
      throw new ActionError('InvalidLocation', `The trigger answered with a Location on another host, ${url.origin}.`);
    return this.#send({ ...call, url: url.href }, signal, count);
  }

  async #send(call: HttpCall, signal: AbortSignal, count: () => void): Promise<Answer> {
    const token = await this.#options.connection.token();
    count();
    return send({ ...call, headers: { ...call.headers, authorization: `Bearer ${token}` } }, this.#options.clock, signal);
  }
}
