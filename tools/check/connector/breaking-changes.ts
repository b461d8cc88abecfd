import { parameterBreaks, schemaBreaks } from './breaking-schemas.ts';
import { type Definition, follow, operationsOf, type PlacedOperation } from './definition.ts';

/** A definition that makers have, with the day it came out. */
export interface Release {
  version: string;
  /** Null where it is not out yet. */
  releasedOn: Date | null;
  definition: Definition;
}

/** What would break flows that were made with a release: the operation, or nothing for the connector as a whole, and what is wrong. */
export interface BreakingChange {
  operationId: string | null;
  message: string;
}

/** How long an operation stays after a release that calls it deprecated (Microsoft's rule for certified connectors). */
const graceDays = 30;

/**
 * What breaks flows made with `released` when the connector becomes `current`; what is added breaks nothing. The kinds are those that
 * Microsoft's check of a connector's update refuses. Operations named in `mayGo` may be deleted or hidden. Never throws.
 */
export function breakingChanges(released: Definition, current: Definition, mayGo: ReadonlySet<string> = new Set()): BreakingChange[] {
  const now = new Map(operationsOf(current).map((one) => [one.operationId, one]));
  return [
    ...addressBreaks(released, current).map((message) => ({ operationId: null, message })),
    ...operationsOf(released)
      .filter((one) => !mayGo.has(one.operationId))
      .flatMap((one) =>
        operationBreaks(released, one, current, now.get(one.operationId)).map((message) => ({ operationId: one.operationId, message })),
      ),
  ];
}

/** The same against every release, with what `today` may go: operations deprecated in a release that is out for 30 days. */
export function breakingChangesSince(releases: Release[], current: Definition, today: Date): (BreakingChange & { version: string })[] {
  const outFor = (release: Release) => (release.releasedOn ? (today.getTime() - release.releasedOn.getTime()) / 86_400_000 : 0);
  const mayGo = new Set(
    releases
      .filter((release) => outFor(release) >= graceDays)
      .flatMap((release) => operationsOf(release.definition))
      .filter((operation) => operation.deprecated === true)
      .map((operation) => operation.operationId),
  );
  return releases.flatMap(({ version, definition }) => breakingChanges(definition, current, mayGo).map((one) => ({ version, ...one })));
}

function addressBreaks(released: Definition, current: Definition): string[] {
  const found: [boolean, string][] = [
    [released.host !== current.host, `The host was ${released.host} and is ${current.host}.`],
    [released.basePath !== current.basePath, `The base path was ${released.basePath} and is ${current.basePath}.`],
    [
      JSON.stringify(released.securityDefinitions) !== JSON.stringify(current.securityDefinitions),
      'The sign-in has changed, so that existing connections must be made anew.',
    ],
  ];
  return found.filter(([isBroken]) => isBroken).map(([, message]) => message);
}

function operationBreaks(released: Definition, old: PlacedOperation, current: Definition, now?: PlacedOperation): string[] {
  if (!now) return ['The operation was deleted.'];
  const hidden = old['x-ms-visibility'] !== 'internal' && now['x-ms-visibility'] === 'internal';
  const found: [boolean, string][] = [
    [hidden, 'The operation was hidden.'],
    [old.path !== now.path, `The path was ${old.path} and is ${now.path}.`],
    [old.method !== now.method, `The method was ${old.method.toUpperCase()} and is ${now.method.toUpperCase()}.`],
    ...triggerBreaks(old, now),
  ];
  return [
    ...found.filter(([isBroken]) => isBroken).map(([, message]) => message),
    ...parameterBreaks(released, old, current, now),
    ...answerBreaks(released, old, current, now),
  ];
}

function triggerBreaks(old: PlacedOperation, now: PlacedOperation): [boolean, string][] {
  const kind = (one: PlacedOperation) => one['x-ms-trigger'] ?? 'action';
  const mode = (one: PlacedOperation) => one['x-ms-trigger-metadata']?.mode ?? 'no';
  return [
    [kind(old) !== kind(now), `The kind of trigger was ${kind(old)} and is ${kind(now)}.`],
    [kind(old) === kind(now) && mode(old) !== mode(now), `The mode of the trigger was ${mode(old)} and is ${mode(now)}.`],
  ];
}

function answerBreaks(released: Definition, old: PlacedOperation, current: Definition, now: PlacedOperation): string[] {
  return Object.entries(old.responses)
    .filter(([status]) => /^2/.test(status))
    .flatMap(([status, response]) => {
      const place = `answer ${status}`;
      if (!now.responses[status]) return [`The ${place} was removed.`];
      if (!response.schema) return [];
      const schema = now.responses[status].schema;
      if (!schema) return [`The ${place} is empty now.`];
      return schemaBreaks({ released, current, isInput: false }, follow(released, response.schema), follow(current, schema), place);
    });
}
