import type { Clock } from '../../../api/clock.ts';
import { ActionError } from '../run/outcome.ts';
import type { Answer } from '../run/retry.ts';
import type { Connector, ConnectorCall } from './connector.ts';
import { dataverseOperations } from './dataverse-operations.ts';
import { type HttpCall, send } from './http.ts';
import { requireValue } from './parameters.ts';

export interface DataverseConnectorOptions {
  /** The Web API's address up to the version, such as http://127.0.0.1:5001/api/data/v9.2. */
  url: string;
  clock: Clock;
}

type Values = Record<string, unknown>;

const headers = {
  accept: 'application/json;odata.metadata=full',
  'odata-version': '4.0',
  prefer: 'return=representation,odata.include-annotations="*"',
};

/** Deeper `item/…` names become nested objects; a column alone stays as it is. */
function unflatten(parameters: Values): Values {
  const body: Values = {};
  for (const [name, value] of Object.entries(parameters)) {
    if (!name.startsWith('item/')) continue;
    const path = name.slice('item/'.length).split('/');
    let at = body;
    for (const part of path.slice(0, -1)) {
      at[part] ??= {};
      at = at[part] as Values;
    }
    at[path.at(-1) as string] = value;
  }
  return body;
}

function queryOf(parameters: Values): string {
  const parts = Object.entries(parameters)
    .filter(([name, value]) => (name.startsWith('$') || name === 'fetchXml') && value !== null && value !== '')
    .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`);
  return parts.length ? `?${parts.join('&')}` : '';
}

function buildCall(operationId: string, parameters: Values, url: string): HttpCall {
  const set = `${url.replace(/\/$/, '')}/${encodeURIComponent(String(parameters.entityName))}`;
  const row = `${set}(${encodeURIComponent(String(parameters.recordId))})`;
  const body = unflatten(parameters);
  const writing = { ...headers, 'content-type': 'application/json' };
  switch (operationId) {
    case 'ListRecords':
      return { method: 'GET', url: `${set}${queryOf(parameters)}`, headers };
    case 'GetItem':
      return { method: 'GET', url: `${row}${queryOf(parameters)}`, headers };
    case 'CreateRecord':
      return { method: 'POST', url: set, headers: writing, body };
    case 'UpdateRecord':
      return { method: 'PATCH', url: row, headers: writing, body };
    case 'UpdateOnlyRecord':
      return { method: 'PATCH', url: row, headers: { ...writing, 'if-match': '*' }, body };
    case 'DeleteRecord':
      return { method: 'DELETE', url: row, headers };
    default:
      throw new ActionError('NotBuilt', `The Dataverse operation '${operationId}' is not built in the sandbox.`);
  }
}

interface Page {
  value: unknown[];
  '@odata.nextLink'?: string;
}

const isPage = (body: unknown): body is Page => Array.isArray((body as Page | null)?.value);

/** The Microsoft Dataverse connector: its actions, over the Web API. */
export class DataverseConnector implements Connector {
  readonly kind = 'dataverse';
  readonly #options: DataverseConnectorOptions;

  constructor(options: DataverseConnectorOptions) {
    this.#options = options;
  }

  async invoke(call: ConnectorCall): Promise<Answer> {
    for (const name of dataverseOperations[call.operationId]?.required ?? []) requireValue(call.operationId, name, call.parameters[name]);
    const answer = await this.#send(buildCall(call.operationId, call.parameters, this.#options.url), call);
    return call.minimumItemCount && isPage(answer.body) ? this.#more(answer, answer.body, call, call.minimumItemCount) : answer;
  }

  /** With pagination on, whole pages are read until there are enough rows, and no next link is left. */
  async #more(first: Answer, page: Page, call: ConnectorCall, minimum: number): Promise<Answer> {
    const rows = [...page.value];
    let next = page['@odata.nextLink'];
    while (next && rows.length < minimum) {
      const answer = await this.#send({ method: 'GET', url: next, headers }, call);
      if (!isPage(answer.body)) return answer;
      rows.push(...answer.body.value);
      next = answer.body['@odata.nextLink'];
    }
    const { '@odata.nextLink': _, ...body } = page;
    return { ...first, body: { ...body, value: rows } };
  }

  #send(request: HttpCall, call: ConnectorCall): Promise<Answer> {
    call.count();
    return send(request, this.#options.clock, call.signal);
  }
}
