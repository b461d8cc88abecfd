import type { Definition, Schema } from '../../tools/check/connector/definition.ts';
import { operationIn, propertyIn } from './broken-connectors.ts';

export interface Breaking {
  what: string;
  edit(definition: Definition): void;
  /** The operation it breaks; null for all. */
  operationId: string | null;
  says: RegExp;
}

function parameter(definition: Definition, id: string, name: string): Schema {
  const found = operationIn(definition, id).parameters?.find((one) => one.name === name);
  if (!found) throw new Error(`no parameter ${name} of ${id}`);
  return found;
}

function move(definition: Definition, id: string, path: string, method: string): void {
  const operation = operationIn(definition, id);
  for (const item of Object.values(definition.paths))
    for (const [key, one] of Object.entries(item)) if (one === operation) delete item[key];
  definition.paths[path] = { ...definition.paths[path], [method]: operation };
}

const items = '/organisations/{organisationId}/items';

/** Each breaks flows that were made with the definition before, and says what must be found. */
export const breaking: Breaking[] = [
  {
    what: 'an operation that is deleted',
    edit: ({ paths }) => delete paths[items],
    operationId: 'SyncItem',
    says: /^The operation was deleted\.$/,
  },
  {
    what: 'an operation of another name',
    edit: (definition) => Object.assign(operationIn(definition, 'SyncItem'), { operationId: 'SyncProduct' }),
    operationId: 'SyncItem',
    says: /^The operation was deleted\.$/,
  },
  {
    what: 'an operation that is hidden',
    edit: (definition) => Object.assign(operationIn(definition, 'SyncItem'), { 'x-ms-visibility': 'internal' }),
    operationId: 'SyncItem',
    says: /^The operation was hidden\.$/,
  },
  {
    what: 'another path',
    edit: (definition) => move(definition, 'SyncItem', '/organisations/{organisationId}/products', 'post'),
    operationId: 'SyncItem',
    says: /^The path was \/organisations\/\{organisationId\}\/items and is/,
  },
  {
    what: 'another method',
    edit: (definition) => move(definition, 'SyncItem', items, 'put'),
    operationId: 'SyncItem',
    says: /^The method was POST and is PUT\.$/,
  },
  {
    what: 'another base path',
    edit: (definition) => Object.assign(definition, { basePath: '/v2' }),
    operationId: null,
    says: /^The base path was \/v1 and is \/v2\.$/,
  },
  {
    what: 'another sign-in',
    edit: (definition) => Object.assign(definition, { securityDefinitions: {} }),
    operationId: null,
    says: /^The sign-in has changed/,
  },
  {
    what: 'a parameter that is removed',
    edit: (definition) => {
      const operation = operationIn(definition, 'GetInvoice');
      operation.parameters = operation.parameters?.filter((one) => one.name !== 'type');
    },
    operationId: 'GetInvoice',
    says: /^The parameter type was removed\.$/,
  },
  {
    what: 'a parameter in another place',
    edit: (definition) => Object.assign(parameter(definition, 'GetInvoice', 'type'), { in: 'header' }),
    operationId: 'GetInvoice',
    says: /^The parameter type was in the query and is in the header\.$/,
  },
  {
    what: 'a parameter of another type',
    edit: (definition) => Object.assign(parameter(definition, 'WhenInvoiceChanges', 'onlySynced'), { type: 'string' }),
    operationId: 'WhenInvoiceChanges',
    says: /^The type of parameter onlySynced was boolean and is string\.$/,
  },
  {
    what: 'a parameter of another format',
    edit: (definition) => Object.assign(parameter(definition, 'GetInvoice', 'invoiceId'), { format: 'email' }),
    operationId: 'GetInvoice',
    says: /^The format of parameter invoiceId was uuid and is email\.$/,
  },
  {
    what: 'a parameter that is required now',
    edit: (definition) => Object.assign(parameter(definition, 'ListBalances', 'cursor'), { required: true }),
    operationId: 'ListBalances',
    says: /^The parameter cursor is required now\.$/,
  },
  {
    what: 'a new parameter that is required',
    edit: (definition) =>
      operationIn(definition, 'ListAccounts').parameters?.push({ name: 'kind', in: 'query', type: 'string', required: true }),
    operationId: 'ListAccounts',
    says: /^The parameter kind is new and required\.$/,
  },
  {
    what: 'a value that a parameter no longer takes',
    edit: (definition) => parameter(definition, 'GetInvoice', 'type').enum?.pop(),
    operationId: 'GetInvoice',
    says: /^The parameter type no longer has credit-note\.$/,
  },
  {
    what: 'a parameter that takes less',
    edit: (definition) => Object.assign(parameter(definition, 'ListBalances', 'cursor'), { maxLength: 10 }),
    operationId: 'ListBalances',
    says: /^The parameter cursor takes less than before\.$/,
  },
  {
    what: 'a text of the body that takes listed values only',
    edit: (definition) => Object.assign(propertyIn(definition, 'ItemRecord', 'table'), { enum: ['product'] }),
    operationId: 'SyncItem',
    says: /^The body\/table takes a list of values only now\.$/,
  },
  {
    what: 'a property of the body that is removed',
    edit: (definition) => delete definition.definitions?.ItemRecord?.properties?.links,
    operationId: 'SyncItem',
    says: /^The body\/links was removed\.$/,
  },
  {
    what: 'a property of the body that is required now',
    edit: (definition) =>
      Object.assign(definition.definitions?.ItemRecord ?? {}, { required: ['table', 'entitySet', 'record', 'environmentUrl', 'links'] }),
    operationId: 'SyncItem',
    says: /^The body\/links is required now\.$/,
  },
  {
    what: 'a body where there was none',
    edit: (definition) => operationIn(definition, 'CheckSetup').parameters?.push({ name: 'body', in: 'body', required: true, schema: {} }),
    operationId: 'CheckSetup',
    says: /^The body is new and required\.$/,
  },
  {
    what: 'a property of a shared part of the answer that is removed',
    edit: (definition) => delete definition.definitions?.Problem?.properties?.fix,
    operationId: 'PreviewInvoice',
    says: /^The answer 200\/problems\/\[\]\/fix was removed\.$/,
  },
  {
    what: 'a property of the answer of another type',
    edit: (definition) => Object.assign(propertyIn(definition, 'InvoiceState', 'total'), { type: 'string' }),
    operationId: 'GetInvoice',
    says: /^The type of answer 200\/total was number and is string\.$/,
  },
  {
    what: 'a property of the answer of another format',
    edit: (definition) => Object.assign(propertyIn(definition, 'InvoiceState', 'dueDate'), { format: 'date-time' }),
    operationId: 'GetInvoice',
    says: /^The format of answer 200\/dueDate was date and is date-time\.$/,
  },
  {
    what: 'a value that an answer no longer has',
    edit: (definition) => propertyIn(definition, 'SyncAnswer', 'outcome').enum?.shift(),
    operationId: 'WithdrawInvoice',
    says: /^The answer 200\/outcome no longer has created\.$/,
  },
  {
    what: 'an answer that is removed',
    edit: (definition) => delete operationIn(definition, 'WhenInvoiceChanges').responses['202'],
    operationId: 'WhenInvoiceChanges',
    says: /^The answer 202 was removed\.$/,
  },
  {
    what: 'an answer that is empty now',
    edit: (definition) => Object.assign(operationIn(definition, 'GetInvoice').responses, { 200: { description: 'Done.' } }),
    operationId: 'GetInvoice',
    says: /^The answer 200 is empty now\.$/,
  },
  {
    what: 'another kind of trigger',
    edit: (definition) => Object.assign(operationIn(definition, 'WhenInvoiceChanges'), { 'x-ms-trigger': 'single' }),
    operationId: 'WhenInvoiceChanges',
    says: /^The kind of trigger was batch and is single\.$/,
  },
  {
    what: 'an action that becomes a trigger',
    edit: (definition) => Object.assign(operationIn(definition, 'GetInvoice'), { 'x-ms-trigger': 'single' }),
    operationId: 'GetInvoice',
    says: /^The kind of trigger was action and is single\.$/,
  },
  {
    what: 'a trigger of another mode',
    edit: (definition) => delete operationIn(definition, 'WhenInvoiceChanges')['x-ms-trigger-metadata'],
    operationId: 'WhenInvoiceChanges',
    says: /^The mode of the trigger was polling and is no\.$/,
  },
];
