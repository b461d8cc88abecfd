import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { faultText } from '../../../sandbox/flow-runner/check/fault.ts';
import { checkOwnRules } from '../../../sandbox/flow-runner/check/own-rules.ts';
import { flowId } from '../../../sandbox/flow-runner/flow-id.ts';
import { compose, dataverse, exported, flowsFolder, load, loadShipped, pollingTrigger, rowTrigger, xero } from './harness.ts';

describe('the flows that are shipped', () => {
  it('are what the platform would take, and keep our own rules', () => {
    const { flows, faults, ownFaults } = loadShipped();
    expect(flows.length).toBeGreaterThan(0);
    expect(faults.map(faultText)).toEqual([]);
    expect(ownFaults.map(faultText)).toEqual([]);
  });

  const texts = Object.fromEntries(
    readdirSync(flowsFolder)
      .filter((file) => file.endsWith('.json'))
      .map((file) => [path.basename(file, '.json'), readFileSync(path.join(flowsFolder, file), 'utf8')]),
  );

  // Names of columns, lookups, ids, operations, statuses of run-after and entity sets, wherever they stand.
  const names =
    /\b(xc_[a-z0-9]+|_[a-z]\w*_value|statecode|statuscode|(?:Sync|Reconcile|List|Update|Get)[A-Z]\w+)\b|"(?:Succeeded|TimedOut|salesorders|invoices)"/g;

  /** A flow with those it calls and some that call it: what its names are checked against. */
  function around(name: string): Record<string, string> {
    const calls = (from: string, to: string) => texts[from]?.includes(flowId(to)) === true;
    const children = Object.keys(texts).filter((other) => calls(name, other));
    const callers = Object.keys(texts).filter((other) => calls(other, name));
    // One that logs all there is to log tells what the log takes.
    const names = [name, 'order-to-xero', ...children, ...callers.slice(0, 3)];
    // What is called calls other flows too.
    const all = new Set(names);
    for (const one of all) for (const other of Object.keys(texts)) if (calls(one, other)) all.add(other);
    return Object.fromEntries([...all].map((one) => [one, texts[one] as string]));
  }

  it.each(Object.keys(texts))('%s: a name misspelt anywhere is found', (name) => {
    const text = texts[name] as string;
    const others = around(name);
    expect(load(others).faults).toEqual([]);
    const start = text.indexOf('"triggers"');
    const places = [...text.matchAll(names)].filter(({ index }) => index > start && !text.slice(index - 12, index).includes('runStatus'));
    const overlooked = places
      .filter((_, index) => index % 13 === 0)
      .filter(({ 0: word, index }) => {
        const wrong = word.endsWith('"') ? `${word.slice(0, -1)}q"` : `${word}q`;
        return load({ ...others, [name]: text.slice(0, index) + wrong + text.slice(index + word.length) }).faults.length === 0;
      });
    expect(overlooked.map(({ 0: word, index }) => `${word} in ${text.slice(index - 60, index + 40)}`)).toEqual([]);
  });
});

describe('our own rules for every flow', () => {
  const terminate = { type: 'Terminate', runAfter: {}, inputs: { runStatus: 'Failed' } };
  const log = { type: 'Workflow', runAfter: {}, inputs: { host: { workflowReferenceName: flowId('write-log') }, body: {} } };
  const good = (inside: object) => ({
    Try: { type: 'Scope', runAfter: {}, actions: inside },
    Catch: {
      type: 'Scope',
      runAfter: { Try: ['Failed', 'TimedOut', 'Skipped'] },
      actions: { Log_the_fault: log, End_as_failed: terminate },
    },
  });
  const retryPolicy = { type: 'exponential', count: 8, interval: 'PT20S' };
  const row = { message: 4, entityname: 'salesorder', filteringattributes: 'name', filterexpression: 'statecode eq 0' };
  const said = (actions: object, trigger: unknown = rowTrigger(row)) =>
    load({ 'the-flow': exported(actions as never, trigger) })
      .flows.flatMap(checkOwnRules)
      .map(faultText)
      .join('\n');

  it('a flow that keeps them is taken', () => {
    const list = xero('ListOrganisations', {}, [], { retryPolicy });
    expect(said(good({ Read_the_organisations: list }))).toBe('');
    const why = { description: 'A deactivated account is passed on too, so that its link can end.' };
    expect(said(good({}), rowTrigger({ ...row, filterexpression: undefined }, why))).toBe('');
  });

  it.each<[string, object, string, unknown?]>([
    ['no Try and Catch', { Say_it: compose(1) }, 'has no Try scope with a Catch scope'],
    [
      'no failing end',
      { ...good({}), Catch: { type: 'Scope', runAfter: { Try: ['Failed'] }, actions: { Say_it: compose(1) } } },
      'does not end Failed',
    ],
    [
      'a fault that is not logged',
      { ...good({}), Catch: { type: 'Scope', runAfter: { Try: ['Failed'] }, actions: { End_as_failed: terminate } } },
      'does not log its technical faults by write-log',
    ],
    [
      'a source row that is made',
      good({ Make_it: dataverse('CreateRecord', { entityName: 'contacts', 'item/lastname': 'x' }) }),
      'UpdateOnlyRecord only changes one',
    ],
    [
      'too many actions',
      good(Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`Do_${index}`, compose(1)]))),
      'a flow of ours has at most 25',
    ],
    [
      'a call without its retries',
      good({ Read_them: xero('ListOrganisations', {}) }),
      'without the retry policy exponential, 8 times from PT20S',
    ],
    [
      'a loop without concurrency',
      good({ For_each: { type: 'Foreach', runAfter: {}, foreach: '@createArray(1)', actions: {} } }),
      'does not say its concurrency',
    ],
    ['a name that is no sentence', good({ Compose: compose(1) }), 'is not named by a sentence'],
    ['a missing runAfter', good({ Say_it: { type: 'Compose', inputs: 1 } }), 'has no runAfter'],
    [
      'a source row that may be made',
      good({ Write_it: dataverse('UpdateRecord', { entityName: 'salesorders', recordId: '@guid()' }) }),
      'UpdateOnlyRecord only changes one',
    ],
    ['a trigger without columns', good({}), 'does not say which columns start it', rowTrigger({ ...row, filteringattributes: undefined })],
    ['a trigger without filter', good({}), 'has no filter', rowTrigger({ ...row, filterexpression: undefined })],
    [
      'a trigger without filter that says nothing of use',
      good({}),
      'no description that says why',
      rowTrigger({ ...row, filterexpression: undefined }, { description: 'none' }),
    ],
    ['trigger concurrency', good({}), 'limits its concurrency', pollingTrigger({ runtimeConfiguration: { concurrency: { runs: 1 } } })],
  ])('%s', (_, actions, message, trigger = rowTrigger(row)) => {
    expect(said(actions, trigger)).toContain(message);
  });
});

describe('any JSON', () => {
  /** Every place in a value, as a way to put something else there. */
  function places(value: unknown, put: (other: unknown) => unknown): ((other: unknown) => unknown)[] {
    if (typeof value !== 'object' || value === null) return [put];
    const inner = Object.entries(value).flatMap(([key, item]) =>
      places(item, (other) => put(Array.isArray(value) ? value.with(Number(key), other) : { ...value, [key]: other })),
    );
    return [put, ...inner];
  }

  const names = ['order-to-xero', 'xero-invoice-changed', 'write-log', 'refresh-reference-data'];
  it.each(names)('in place of any part of %s is a fault or taken, never a crash', (name) => {
    const flow = JSON.parse(readFileSync(path.join(flowsFolder, `${name}.json`), 'utf8')) as unknown;
    const all = places(flow, (other) => other);
    fc.assert(
      fc.property(
        fc.nat(all.length - 1),
        fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constantFrom('@', '@@', '@{', "@outputs('Try')", '@item()?[1]')),
        (at, other) => {
          load({ [name]: all[at]?.(other) });
        },
      ),
      { numRuns: 100 },
    );
  });
});
