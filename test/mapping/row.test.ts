import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  asRow,
  asRows,
  decimal,
  expanded,
  guid,
  lookup,
  lookupTable,
  number,
  option,
  text,
  unreadableNumbers,
  yesNo,
} from '../../api/mapping/row.ts';

const id = '11111111-2222-3333-4444-555555555555';

describe('reading Dataverse rows', () => {
  it('C14: numbers come as numbers or as texts; the rest is named as unreadable', () => {
    const row = { a: 1.25, b: '1.25', c: 'much', d: null, e: {}, f: '' };
    expect([number(row, 'a'), number(row, 'b'), number(row, 'c'), number(row, 'd'), number(row, 'z')]).toEqual([
      1.25,
      1.25,
      null,
      null,
      null,
    ]);
    expect(unreadableNumbers(row, ['a', 'b', 'c', 'd', 'e', 'f', 'z'])).toEqual(['c', 'e']);
    expect(decimal({ a: '0.1' }, 'a')?.plus('0.2').toString()).toBe('0.3');
  });

  it('texts are trimmed, keep every language and lose what XML cannot hold', () => {
    expect(text({ a: '  Ünï – 日本 🎉\n\tx\u0000\u0007 ' }, 'a')).toBe('Ünï – 日本 🎉\n\tx');
    expect(text({ a: 'half \ud83d' }, 'a')).toBe('half \ufffd');
    expect(text({ a: '   ' }, 'a')).toBeNull();
    expect(text({ a: 12 }, 'a')).toBe('12');
    expect(text({ a: true }, 'a')).toBeNull();
    expect(text({}, 'constructor')).toBeNull();
  });

  it('yes/no, choices and lookups', () => {
    expect([yesNo({ a: true }, 'a'), yesNo({ a: 'false' }, 'a'), yesNo({ a: 1 }, 'a'), yesNo({ a: 'maybe' }, 'a'), yesNo({}, 'a')]).toEqual(
      [true, false, true, null, null],
    );
    expect([
      option({ a: 272000001 }, 'a', 3),
      option({ a: '272000002' }, 'a', 3),
      option({ a: 272000003 }, 'a', 3),
      option({ a: 1 }, 'a', 3),
    ]).toEqual([1, 2, null, null]);
    expect(lookup({ _x_value: `{${id.toUpperCase()}}` }, 'x')).toBe(id);
    expect(lookup({ x: { x: id } }, 'x')).toBe(id);
    expect(lookup({ x: { accountid: id } }, 'x', 'accountid')).toBe(id);
    expect(lookup({ x: null }, 'x')).toBeNull();
    expect(guid({ a: 'nothing' }, 'a')).toBeNull();
  });

  it('the table of a customer comes from the annotation, else from what is expanded', () => {
    expect(
      lookupTable({ '_customerid_value@Microsoft.Dynamics.CRM.lookuplogicalname': 'contact' }, 'customerid', ['account', 'contact']),
    ).toBe('contact');
    expect(lookupTable({ customerid_account: { name: 'A' } }, 'customerid', ['account', 'contact'])).toBe('account');
    expect(lookupTable({ customerid_account: null }, 'customerid', ['account', 'contact'])).toBeNull();
  });

  it('R3: no value of any kind makes a reader throw', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        const row = { a: value };
        for (const read of [text, number, decimal, yesNo, guid, expanded]) read(row, 'a');
        option(row, 'a', 3);
        lookup(row, 'a');
        asRow(value);
        asRows(value);
        unreadableNumbers(row, ['a']);
      }),
    );
  });
});
