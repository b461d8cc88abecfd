import { readFile } from 'node:fs/promises';
import openapiTypescript, { astToString } from 'openapi-typescript';
import swagger2openapi from 'swagger2openapi';

type Json = Record<string, unknown>;

/**
 * Swagger 2.0 says null with x-nullable; a definition carries it, since a $ref may have no siblings.
 * A bare object is one with any properties: a row.
 */
function forTypes(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(forTypes);
  if (!node || typeof node !== 'object') return node;
  const { 'x-nullable': isNullable, ...rest } = node as Json;
  const out: Json = Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, forTypes(value)]));
  if (isNullable) out.nullable = true;
  if (out.type === 'object' && !out.properties) out.additionalProperties = true;
  return out;
}

/** The definition tells makers nothing is required in an answer; our handlers have to fill all of it. */
function completeAnswers(definitions: Record<string, Json>, requests: string[]): void {
  const complete = (node: unknown): void => {
    if (!node || typeof node !== 'object') return;
    const schema = node as Json;
    if (schema.type === 'object' && schema.properties) schema.required = Object.keys(schema.properties);
    Object.values(schema).forEach(complete);
  };
  for (const [name, definition] of Object.entries(definitions)) if (!requests.includes(name)) complete(definition);
}

/** TypeScript types of every operation's parameters, bodies and answers, from the connector's definition alone. */
export async function contractTypes(): Promise<string> {
  const swagger = JSON.parse(await readFile(new URL('../../connector/apiDefinition.swagger.json', import.meta.url), 'utf8'));
  const typed = forTypes(swagger) as { paths: Record<string, Record<string, { parameters?: Json[] }>>; definitions: Record<string, Json> };
  const bodies = Object.values(typed.paths).flatMap((item) => Object.values(item).flatMap((operation) => operation.parameters ?? []));
  const requests = bodies
    .filter((parameter) => parameter.in === 'body')
    .map(
      (body) =>
        String((body.schema as Json).$ref)
          .split('/')
          .at(-1) ?? '',
    );
  completeAnswers(typed.definitions, requests);
  // The host is a variable of the environment, which is no URL.
  const { openapi } = await swagger2openapi.convertObj(
    { ...(typed as unknown as Parameters<typeof swagger2openapi.convertObj>[0]), host: 'localhost' },
    { patch: true },
  );
  const ast = await openapiTypescript(openapi as Parameters<typeof openapiTypescript>[0], { defaultNonNullable: false });
  return `// Generated from connector/apiDefinition.swagger.json by npm run generate. Do not edit.\n${astToString(ast)}`;
}
