import { type ConnectorCheck, problemsIn } from './files.ts';

/** The formats that Microsoft's schema of a connector's definition knows. */
const formats = [
  'int32',
  'int64',
  'float',
  'double',
  'byte',
  'binary',
  'date',
  'date-time',
  'password',
  'date-no-tz',
  'email',
  'html',
  'uri',
  'uuid',
];
/** The extensions that it knows and a definition may use; it refuses every other x-ms-. */
const extensions = [
  'api-annotation',
  'capabilities',
  'connector-metadata',
  'dynamic-list',
  'dynamic-properties',
  'dynamic-schema',
  'dynamic-tree',
  'dynamic-values',
  'enum-values',
  'media-kind',
  'no-generic-test',
  'notification-content',
  'notification-url',
  'pageable',
  'summary',
  'test-value',
  'trigger',
  'trigger-hint',
  'trigger-metadata',
  'trigger-value',
  'url-encoding',
  'visibility',
];

type Json = Record<string, unknown>;

/** Every reference names something, stands alone and leads to no circle; formats and extensions are known to the platform. */
export const checkSchemas: ConnectorCheck = ({ definition }) => {
  const root = definition as unknown as Json;
  return problemsIn(
    'apiDefinition.swagger.json',
    [...nodes(root)].flatMap(([place, node]) => faults(root, node).map((fault) => `${place} ${fault}`)),
  );
};

function faults(root: Json, node: Json): string[] {
  const { $ref, format, type } = node;
  // A property may itself be called format or $ref; then its value is a schema.
  const reference = typeof $ref === 'string' ? $ref : undefined;
  const strange = Object.keys(node).filter((key) => key.startsWith('x-ms-') && !extensions.includes(key.slice('x-ms-'.length)));
  return [
    ...(reference && !target(root, reference) ? [`refers to ${reference}, which is not there`] : []),
    ...(reference && Object.keys(node).length > 1 ? ['has something beside its reference, which is ignored'] : []),
    ...(reference && leadsTo(root, reference, reference) ? [`refers to ${reference}, which holds itself`] : []),
    ...(typeof format === 'string' && typeof type === 'string' && !formats.includes(format) ? [`has the unknown format ${format}`] : []),
    ...strange.map((key) => `has the unknown extension ${key}`),
  ];
}

/** Whether following the references inside `reference` comes to `end`. */
function leadsTo(root: Json, reference: string, end: string, seen = new Set<string>()): boolean {
  if (seen.has(reference)) return false;
  seen.add(reference);
  const inside = [...nodes(target(root, reference))].flatMap(([, node]) => (typeof node.$ref === 'string' ? [node.$ref] : []));
  return inside.some((one) => one === end || leadsTo(root, one, end, seen));
}

function target(root: Json, reference: string): unknown {
  return reference
    .replace(/^#\//, '')
    .split('/')
    .reduce<unknown>((node, step) => (node as Json | undefined)?.[step], root);
}

function* nodes(node: unknown, place = ''): Generator<[place: string, node: Json]> {
  if (!node || typeof node !== 'object') return;
  if (!Array.isArray(node)) yield [place, node as Json];
  for (const [key, value] of Object.entries(node)) yield* nodes(value, place ? `${place}/${key}` : key);
}
