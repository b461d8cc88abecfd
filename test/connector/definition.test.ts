import { readFileSync, statSync } from 'node:fs';
import SwaggerParser from '@apidevtools/swagger-parser';
import { describe, expect, it } from 'vitest';

type Json = Record<string, unknown>;
interface Operation extends Json {
  operationId: string;
  summary: string;
  description: string;
  parameters: Json[];
  responses: Record<string, Json>;
}

const file = new URL('../../connector/apiDefinition.swagger.json', import.meta.url);
const shipped = JSON.parse(readFileSync(file, 'utf8')) as Json & {
  paths: Record<string, Record<string, Operation>>;
  definitions: Record<string, Json>;
};
const properties = JSON.parse(readFileSync(new URL('../../connector/apiProperties.json', import.meta.url), 'utf8')).properties;
const titleCase = /^[A-Z][A-Za-z0-9]*( [A-Z][A-Za-z0-9]*)*$/;

function* nodes(node: unknown, path = ''): Generator<[path: string, node: Json]> {
  if (!node || typeof node !== 'object') return;
  if (!Array.isArray(node)) yield [path, node as Json];
  for (const [key, value] of Object.entries(node)) yield* nodes(value, `${path}/${key}`);
}

/** What Microsoft asks of a custom connector's definition, as far as a file shows it. */
function faults(definition: typeof shipped): string[] {
  const found: string[] = [];
  const operations = Object.entries(definition.paths).flatMap(([path, item]) =>
    Object.values(item).map((operation) => ({ path, operation })),
  );
  const ids = operations.map(({ operation }) => operation.operationId);
  const say = (place: string, what: string, wrong: boolean) => wrong && found.push(`${place}: ${what}`);
  say('operations', 'ids are unique', new Set(ids).size !== ids.length);
  for (const { path, operation } of operations) {
    const { operationId: id, summary, description } = operation;
    say(id, 'is PascalCase', !/^([A-Z][a-z0-9]+)+$/.test(id));
    say(
      id,
      'has a summary of at most 80 characters without punctuation at the end',
      summary.length > 80 || /[.!?]$/.test(summary) || summary.includes('/'),
    );
    say(id, 'is described in a full sentence', !/^[A-Z].*\.$/.test(description) || description === summary);
    const schemas = Object.entries(operation.responses).filter(([, response]) => response.schema);
    say(id, 'has one response with a schema, and it is 200', schemas.length !== 1 || schemas[0]?.[0] !== '200');
    const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    const all = operation.parameters.map((one) =>
      one.$ref ? ((definition.parameters as Json)[String(one.$ref).split('/').at(-1) ?? ''] as Json) : one,
    );
    say(
      id,
      'declares what its path names',
      inPath.some((name) => !all.some((one) => one.in === 'path' && one.name === name)),
    );
    for (const one of all.filter((parameter) => parameter.in !== 'body')) {
      say(`${id} ${one.name}`, 'has a title and a description', !titleCase.test(String(one['x-ms-summary'])) || !one.description);
      say(
        `${id} ${one.name}`,
        'is encoded once in a path, and only there',
        (one.in === 'path') !== (one['x-ms-url-encoding'] === 'single'),
      );
    }
    for (const body of all.filter((parameter) => parameter.in === 'body'))
      say(id, 'calls its body body, which is part of every flow', body.name !== 'body');
  }
  for (const [path, node] of nodes(definition.definitions)) {
    const property = /\/properties\/[^/]+$/.test(path) && !node.$ref;
    say(
      path,
      'has a title and a description',
      property && ((node['x-ms-summary'] !== undefined && !titleCase.test(String(node['x-ms-summary']))) || !node.description),
    );
    say(path, 'says what its elements are', node.type === 'array' && !node.items);
  }
  for (const [path, node] of nodes(definition)) {
    for (const key of ['x-ms-dynamic-values', 'x-ms-dynamic-list']) {
      const dynamic = node[key] as Json | undefined;
      if (!dynamic) continue;
      const answer = operations.find(({ operation }) => operation.operationId === dynamic.operationId)?.operation.responses['200']
        ?.schema as Json | undefined;
      const list = answer && (definition.definitions[String(answer.$ref).split('/').at(-1) ?? '']?.properties as Json | undefined)?.value;
      const element = (list as Json | undefined)?.items as { properties?: Json } | undefined;
      const names = [dynamic['value-path'] ?? dynamic.itemValuePath, dynamic['value-title'] ?? dynamic.itemTitlePath].map(String);
      say(
        path,
        `${key} names an operation whose answer has what it shows`,
        names.some((name) => !element?.properties?.[name]),
      );
    }
  }
  return found;
}

describe('the connector', () => {
  it('is valid Swagger 2.0, under 1 MB, named as flows hold it', async () => {
    await expect(SwaggerParser.validate(structuredClone(shipped) as never)).resolves.toBeTruthy();
    expect(statSync(file).size).toBeLessThan(1024 * 1024);
    expect([shipped.swagger, shipped.basePath, (shipped.info as Json).title]).toEqual(['2.0', '/v1', 'Xero Sync']);
  });

  it('keeps what makers and the platform rely on in every operation', () => {
    expect(faults(shipped)).toEqual([]);
  });

  it.each([
    ['an id', (copy: typeof shipped) => Object.assign(copy.paths['/organisations']?.get ?? {}, { operationId: 'list_organisations' })],
    ['a dropdown', (copy: typeof shipped) => Object.assign(copy.definitions.OrganisationList ?? {}, { properties: {} })],
    [
      'a title',
      (copy: typeof shipped) =>
        Object.assign(((copy.definitions.Problem?.properties as Json | undefined)?.code as Json | undefined) ?? {}, {
          'x-ms-summary': 'the code',
        }),
    ],
    ['a path parameter', (copy: typeof shipped) => delete ((copy.parameters as Json).OrganisationInPath as Json)['x-ms-url-encoding']],
  ])('would be refused with %s wrong', (_what, spoil) => {
    const copy = structuredClone(shipped);
    spoil(copy);
    expect(faults(copy)).not.toEqual([]);
  });

  it('signs in to Xero with the same scopes in both files, keeps signed in, and holds no secret', () => {
    const settings = properties.connectionParameters.token.oAuthSettings;
    const scopes = Object.keys(((shipped.securityDefinitions as Json)['oauth2-auth'] as { scopes: Json }).scopes);
    expect(settings.scopes).toEqual(scopes);
    expect(scopes[0]?.split(' ')).toContain('offline_access');
    expect(settings.customParameters.refreshUrl).toEqual(settings.customParameters.tokenUrl);
    expect(JSON.stringify(properties)).not.toMatch(/clientSecret/i);
    expect(settings.clientId).toBe('@environmentVariables("xc_XeroClientId")');
  });
});
