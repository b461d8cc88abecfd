import { DOMParser } from '@xmldom/xmldom';
import { MetadataError, type Table } from '../../dataverse/entities/types.ts';
import { checkFetch } from '../../dataverse/fetchxml/check.ts';
import { readFetch } from '../../dataverse/fetchxml/read.ts';
import { dataverseOperations } from '../connectors/dataverse-operations.ts';
import type { CheckWorld } from './context.ts';
import { checkItem } from './item-values.ts';
import { shapeOfQuery } from './row-shapes.ts';
import { any, arrayOf, objectOf, type Shape, scalar } from './shapes.ts';
import { isDynamic, possibleTexts, unknownPart } from './texts.ts';

type Say = (message: string) => void;
type Parameters = Record<string, unknown>;

/** Operations of the Dataverse connector that this runner doesn't carry out. */
const notBuilt =
  /^(ListRecordsWithOrganization|AssociateEntities|DisassociateEntities|PerformBoundAction\w*|PerformUnboundAction\w*|ExecuteChangeset|GetEntityFileImageFieldContent|UpdateEntityFileImageFieldContent|GetRelevantRows)$/;

function checkNames(operationId: string, parameters: Parameters, say: Say) {
  const operation = dataverseOperations[operationId];
  if (!operation)
    return say(
      notBuilt.test(operationId)
        ? `the Dataverse operation ${operationId} is not built in the sandbox`
        : `unknown Dataverse operation ${operationId}`,
    );
  for (const name of Object.keys(parameters))
    if (!operation.required.includes(name) && !operation.optional.includes(name) && !(operation.writes && name.startsWith('item/')))
      say(`${operationId} has no parameter '${name}'`);
  for (const name of operation.required) {
    const value = parameters[name];
    if (value === undefined || value === null || value === '') say(`${operationId} needs '${name}'`);
  }
}

const key = /^\{?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\}?$|=/i;

function checkRecordId(recordId: unknown, say: Say): void {
  if (recordId && !isDynamic(recordId) && !key.test(String(recordId))) say(`recordId is a GUID or an alternate key, not '${recordId}'`);
}

function checkFetchXml(text: string, table: Table, world: CheckWorld, say: Say): void {
  try {
    const root = new DOMParser({ onError: () => undefined }).parseFromString(text, 'text/xml').documentElement;
    const fetch = readFetch(root ?? undefined, 'fetchXml');
    for (const fault of checkFetch(fetch, world.metadata.tables)) say(`fetchXml: ${fault}`);
    if (fetch.entity.name !== table.name) say(`fetchXml: reads ${fetch.entity.name}, and entityName is ${table.entitySet}`);
  } catch (error) {
    say(`fetchXml: ${error instanceof MetadataError ? error.faults.join('; ') : (error as Error).message}`);
  }
}

/** Every form a query may take when it runs, as far as the flow tells. */
function queries(parameters: Parameters): Record<string, string>[] {
  let list: Record<string, string>[] = [{}];
  for (const name of ['$select', '$filter', '$orderby', '$expand']) {
    const texts = parameters[name] === undefined ? [] : possibleTexts(parameters[name]);
    if (texts.length) list = list.flatMap((query) => texts.map((text) => ({ ...query, [name]: text ?? '' }))).slice(0, 64);
  }
  return list;
}

function tableOf(parameters: Parameters, world: CheckWorld, say: Say): Table | undefined {
  const set = parameters.entityName;
  if (typeof set !== 'string' || isDynamic(set)) return undefined;
  const table = world.metadata.bySet(set);
  if (table) return table;
  const single = world.metadata.tables.get(set);
  say(`unknown entity set '${set}'${single ? `; the set of that table is ${single.entitySet}` : ''}`);
  return undefined;
}

/** Checks a call of the Dataverse connector and gives the shape of its body. */
export function checkDataverseCall(operationId: string, parameters: Parameters, world: CheckWorld, say: Say): Shape {
  checkNames(operationId, parameters, say);
  checkRecordId(parameters.recordId, say);
  const table = tableOf(parameters, world, say);
  if (!table) return any;
  for (const [name, value] of Object.entries(parameters))
    if (name.startsWith('item/')) checkItem(name, value, table, world.metadata, operationId !== 'UpdateOnlyRecord', say);
  if (parameters.fetchXml !== undefined) {
    for (const text of possibleTexts(parameters.fetchXml)) if (text && text !== unknownPart) checkFetchXml(text, table, world, say);
    return any;
  }
  const said = new Set<string>();
  const once: Say = (message) => {
    if (!said.has(message)) say(message);
    said.add(message);
  };
  const [row = any] = queries(parameters).map((query) => shapeOfQuery(query, table, world.metadata, once));
  if (operationId === 'DeleteRecord') return any;
  if (operationId !== 'ListRecords') return row;
  const top = parameters.$top;
  if (top !== undefined && !isDynamic(top) && !(Number.isInteger(Number(top)) && Number(top) > 0))
    say(`$top is a number of rows, not ${JSON.stringify(top)}`);
  return objectOf('the answer of ListRecords', {
    value: arrayOf(row),
    '@odata.nextLink': scalar,
    '@odata.context': scalar,
    '@odata.count': scalar,
  });
}
