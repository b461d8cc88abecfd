import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breakingChanges, breakingChangesSince, type Release } from '../../tools/check/connector/breaking-changes.ts';
import type { Definition, Schema } from '../../tools/check/connector/definition.ts';
import { operationsOf } from '../../tools/check/connector/definition.ts';
import { readReleases } from '../../tools/check/connector/releases.ts';
import { breaking } from './breaking-examples.ts';
import { operationIn } from './broken-connectors.ts';

const current: Definition = JSON.parse(readFileSync('connector/apiDefinition.swagger.json', 'utf8'));
const releases = readReleases('connector');
const day = (text: string) => new Date(`${text}T00:00:00Z`);

describe('released copies', () => {
  it('nothing that makers have breaks: the definition against every released copy', () => {
    expect(releases.length).toBeGreaterThan(0);
    expect(breakingChangesSince(releases, current, new Date())).toEqual([]);
  });

  it('each copy is of the version of its folder, and the definition is not older', () => {
    expect(releases.map((one) => one.definition.info.version)).toEqual(releases.map((one) => one.version));
    const versions = [...releases.map((one) => one.version), `${current.info.version}`];
    expect([...versions].sort((a, b) => a.localeCompare(b, 'en', { numeric: true })).at(-1)).toBe(current.info.version);
  });
});

describe('breaking changes', () => {
  it.each(breaking)('finds $what', ({ edit, operationId, says }) => {
    const changed = structuredClone(current);
    edit(changed);
    const found = breakingChanges(current, changed);
    expect(found).toContainEqual({ operationId, message: expect.stringMatching(says) });
  });

  it('finds nothing where nothing has changed', () => {
    expect(breakingChanges(current, structuredClone(current))).toEqual([]);
  });

  it('lets an operation go that a release has called deprecated for 30 days, and no sooner', () => {
    const without = structuredClone(current);
    delete without.paths['/organisations/{organisationId}/items'];
    const deprecated = structuredClone(current);
    operationIn(deprecated, 'SyncItem').deprecated = true;
    const all: Release[] = [
      { version: '1.0.0', releasedOn: day('2027-01-01'), definition: current },
      { version: '1.1.0', releasedOn: day('2027-02-01'), definition: deprecated },
    ];
    const gone = (version: string) => ({ version, operationId: 'SyncItem', message: 'The operation was deleted.' });
    expect(breakingChangesSince(all, without, day('2027-03-02'))).toEqual([gone('1.0.0'), gone('1.1.0')]);
    expect(breakingChangesSince(all, without, day('2027-03-03'))).toEqual([]);
    expect(breakingChangesSince(all.slice(0, 1), without, day('2028-01-01'))).toEqual([gone('1.0.0')]);
    const unreleased = all.map((one) => ({ ...one, releasedOn: null }));
    expect(breakingChangesSince(unreleased, without, day('2028-01-01'))).toHaveLength(2);
  });
});

describe('any definition', () => {
  const count = operationsOf(current).length;
  const named = Object.keys(current.definitions ?? {});
  const place = fc.record({
    operation: fc.nat(count - 1),
    definition: fc.constantFrom(...named),
    name: fc.stringMatching(/^[a-z]{3,8}New$/),
  });

  /** Every place in a definition from which something can be taken away that flows can use. */
  function removable(definition: Definition): { take(): void }[] {
    const used: { take(): void }[] = [];
    const visit = (schema: Schema) => {
      for (const [name, property] of Object.entries(schema.properties ?? {})) {
        used.push({ take: () => delete schema.properties?.[name] });
        visit(property);
      }
      if (schema.items) visit(schema.items);
      if (schema.enum) used.push({ take: () => schema.enum?.pop() });
    };
    for (const schema of Object.values(definition.definitions ?? {})) visit(schema);
    for (const [path, item] of Object.entries(definition.paths)) {
      used.push({ take: () => delete definition.paths[path] });
      for (const operation of Object.values(item)) {
        for (const parameter of operation.parameters ?? [])
          used.push({ take: () => operation.parameters?.splice(operation.parameters.indexOf(parameter), 1) });
        used.push({ take: () => delete operation.responses['200'] });
      }
    }
    return used;
  }

  it('whatever is only added breaks nothing', () => {
    type Place = typeof place extends fc.Arbitrary<infer Value> ? Value : never;
    const additions: ((definition: Definition, at: Place) => void)[] = [
      (definition, { name }) => {
        definition.paths[`/${name}`] = { get: { operationId: name, responses: { 200: { schema: { type: 'object' } } } } };
      },
      (definition, { operation, name }) =>
        operationIn(definition, operationsOf(definition)[operation]?.operationId ?? '').parameters?.push({
          name,
          in: 'query',
          type: 'string',
        }),
      (definition, { definition: schema, name }) => {
        const { properties = {} } = definition.definitions?.[schema] ?? {};
        properties[name] = { type: 'string' };
      },
      (definition, { definition: schema, name }) => {
        for (const property of Object.values(definition.definitions?.[schema]?.properties ?? {})) property.enum?.push(name);
      },
      (definition, { definition: schema, name }) => {
        for (const property of Object.values(definition.definitions?.[schema]?.properties ?? {})) {
          if (property.$ref) continue;
          property.description = name;
          property['x-ms-summary'] = name;
          if (property.maxLength) property.maxLength += 1;
        }
      },
      (definition, { operation }) => {
        operationIn(definition, operationsOf(definition)[operation]?.operationId ?? '').deprecated = true;
      },
    ];
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...additions), place), { minLength: 1, maxLength: 8 }), (changes) => {
        const changed = structuredClone(current);
        for (const [add, at] of changes) add(changed, at);
        expect(breakingChanges(current, changed)).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it('whatever is taken away is found', () => {
    const places = removable(structuredClone(current)).length;
    fc.assert(
      fc.property(fc.nat(places - 1), (index) => {
        const changed = structuredClone(current);
        removable(changed)[index]?.take();
        expect(breakingChanges(current, changed)).not.toEqual([]);
      }),
      { numRuns: 80 },
    );
  });
});
