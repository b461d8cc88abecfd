import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMetadata } from '../../../sandbox/dataverse/entities/metadata.ts';
import { bindFilter } from '../../../sandbox/dataverse/odata/filter-bind.ts';
import { parseFilter } from '../../../sandbox/dataverse/odata/filter-parser.ts';
import type { Filter, Literal, LiteralType, Path } from '../../../sandbox/dataverse/odata/filter-types.ts';
import { type Row, Store } from '../../../sandbox/dataverse/store/store.ts';
import { solutionCore, startDataverse } from './harness.ts';
import { printFilter } from './print-filter.ts';

const metadata = readMetadata([solutionCore]);
const scope = { metadata, store: new Store(), table: metadata.table('salesorder'), pathsAllowed: true };

const text = fc.constantFrom('', 'a', 'A', "O'Brien", 'ab', 'and', 'x or y', '100%', '2026-01-01');
const id = fc.uuid();
const date = fc.constantFrom('2026-01-01', '2026-06-30', '2027-12-31');
const amount = fc.integer({ min: -3, max: 3 }).map((value) => value / 2);

/** A column, how literals for it look, and what it may hold. */
const columns: [string, LiteralType, fc.Arbitrary<string | number | boolean>][] = [
  ['name', 'string', text],
  ['totalamount', 'number', amount],
  ['xc_synctoxero', 'boolean', fc.boolean()],
  ['xc_duedate', 'datetime', date],
  ['salesorderid', 'guid', id],
];

const literal = (type: LiteralType, value: fc.Arbitrary<string | number | boolean>): fc.Arbitrary<Literal> =>
  fc.oneof(
    { weight: 5, arbitrary: value.map((one): Literal => ({ kind: 'literal', type, value: one })) },
    { weight: 1, arbitrary: fc.constant<Literal>({ kind: 'literal', type: 'null', value: null }) },
  );

const compare: fc.Arbitrary<Filter> = fc.oneof(
  ...columns.map(([name, type, value]) =>
    fc.record({
      kind: fc.constant('compare' as const),
      operator: fc.constantFrom('eq', 'ne', 'gt', 'ge', 'lt', 'le'),
      left: fc.constant<Path>({ kind: 'path', segments: [name] }),
      right: literal(type, value),
    }),
  ),
);

const textual: fc.Arbitrary<Filter> = fc.record({
  kind: fc.constant('text' as const),
  name: fc.constantFrom('contains', 'startswith', 'endswith'),
  left: fc.constant<Path>({ kind: 'path', segments: ['name'] }),
  right: text.map((value): Literal => ({ kind: 'literal', type: 'string', value })),
});

const membership: fc.Arbitrary<Filter> = fc.record({
  kind: fc.constant('in' as const),
  path: fc.constant<Path>({ kind: 'path', segments: ['name'] }),
  values: fc.array(
    text.map((value): Literal => ({ kind: 'literal', type: 'string', value })),
    { minLength: 1, maxLength: 3 },
  ),
});

const filter = fc.letrec<{ filter: Filter }>((tie) => ({
  filter: fc.oneof(
    { maxDepth: 4 },
    compare,
    textual,
    membership,
    fc.record({ kind: fc.constantFrom('and' as const, 'or' as const), left: tie('filter'), right: tie('filter') }),
    fc.record({ kind: fc.constant('not' as const), operand: tie('filter') }),
  ),
})).filter;

const row = fc.record(Object.fromEntries(columns.map(([name, , value]) => [name, fc.option(value)]))) as fc.Arbitrary<Row>;

describe('filters', () => {
  it('mean the same after being printed and read', () => {
    fc.assert(
      fc.property(filter, fc.array(row, { maxLength: 6 }), (one, rows) => {
        const read = parseFilter(printFilter(one));
        expect(read).toEqual(one);
        expect(rows.filter(bindFilter(read, scope))).toEqual(rows.filter(bindFilter(one, scope)));
      }),
    );
  });

  it('are two-valued: a row meets a filter or its negation', () => {
    fc.assert(
      fc.property(
        filter,
        row,
        (one, candidate) => bindFilter(one, scope)(candidate) !== bindFilter({ kind: 'not', operand: one }, scope)(candidate),
      ),
    );
  });

  it('bind and tighter than or, not tighter than both', () => {
    expect(printFilter(parseFilter('a eq 1 or not b eq 2 and c eq 3'))).toBe('(a eq 1 or (not (b eq 2) and c eq 3))');
  });

  it('never fail otherwise than with a refusal', () => {
    fc.assert(
      fc.property(fc.string(), (input) => {
        try {
          parseFilter(input);
        } catch (error) {
          expect(error).toMatchObject({ name: 'DataverseError' });
        }
      }),
    );
  });
});

describe('filters over HTTP', () => {
  const dataverse = startDataverse();

  const find = async (expression: string) => {
    const answer = await dataverse.get(`accounts?$select=name&$orderby=name&$filter=${encodeURIComponent(expression)}`);
    return answer.status === 200 ? answer.body.value.map((found: { name: string }) => found.name) : answer.body.error.message;
  };

  it.each([
    ["name eq 'alpha'", ['Alpha']],
    ["contains(name,'LPH')", ['Alpha']],
    ["startswith(name,'b') or endswith(name,'MMA')", ['Beta', 'Gamma']],
    ['revenue eq null', ['Gamma']],
    ['revenue ne 10', ['Beta', 'Gamma']],
    ['revenue gt 10', ['Beta']],
    ['not(revenue gt 10)', ['Alpha', 'Gamma']],
    ['creditonhold eq true', ['Beta']],
    ['industrycode eq 7 and statecode eq 0', ['Alpha']],
    ["primarycontactid/lastname eq 'Lee'", ['Alpha']],
    ['_primarycontactid_value eq null', ['Beta', 'Gamma']],
    ["Microsoft.Dynamics.CRM.In(PropertyName='name',PropertyValues=['alpha','Gamma'])", ['Alpha', 'Gamma']],
    ["Microsoft.Dynamics.CRM.In(PropertyName='industrycode',PropertyValues=['7'])", ['Alpha']],
    ['createdon ge 2020-01-01T00:00:00Z', ['Alpha', 'Beta', 'Gamma']],
    ["createdon lt '2020-01-01'", []],
  ])('%s', async (expression, names) => {
    const contact = await dataverse.make('contacts', { lastname: 'Lee' });
    await dataverse.make('accounts', {
      name: 'Alpha',
      revenue: 10,
      industrycode: 7,
      'primarycontactid@odata.bind': `/contacts(${contact})`,
    });
    await dataverse.make('accounts', { name: 'Beta', revenue: 20, creditonhold: true });
    await dataverse.make('accounts', { name: 'Gamma' });
    expect(await find(expression)).toEqual(names);
    expect(await find(`_primarycontactid_value eq ${contact}`)).toEqual(['Alpha']);
    expect(await find(`_primarycontactid_value eq '${contact.toUpperCase()}'`)).toEqual(['Alpha']);
  });

  it.each([
    ["nosuch eq 'x'", 'nosuch'],
    ["primarycontactid eq 'x'", 'primarycontactid'],
    ["nosuch/name eq 'x'", 'nosuch'],
    ["primarycontactid/nosuch eq 'x'", 'nosuch'],
    ["revenue eq '10'", "'revenue' is money"],
    ['name eq 10', "'name' is string"],
    ["_primarycontactid_value eq 'abc'", 'primarycontactid'],
    ["creditonhold eq 'true'", 'creditonhold'],
    ["contains(revenue,'1')", 'revenue'],
    ['contains(name,revenue)', 'contains'],
    ["tolower(name) eq 'x'", 'tolower'],
    ["contact_customer_accounts/any(c:c/lastname eq 'x')", 'any'],
    ["name eq 'x", 'position 8'],
    ["(name eq 'x'", 'end came too soon'],
    ["name eq 'x' name", 'position 12'],
    ['name', 'end came too soon'],
    ["name = 'x'", "'='"],
  ])('%s is refused', async (expression, named) => {
    expect(await find(expression)).toContain(named);
  });
});
