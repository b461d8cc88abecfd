import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { documentedRules, idsOfTitle, testSources, titlesOf } from './rules.ts';

const { built, notBuilt, traps } = documentedRules();
const sources = testSources();
const titles = sources.flatMap(titlesOf);

/** What the product promises: all numbers of a letter but those that were never given. */
const promised = [
  ...numbers('P', 1, 42).filter((one) => one !== 'P8'),
  'P41b',
  ...numbers('C', 1, 40).filter((one) => one !== 'C12' && one !== 'C20'),
  ...['X1', 'X2', 'X3', 'X4', 'X5', 'X6', 'X7', 'X8', 'X10', 'X16', 'X24', 'X25', 'X28', 'X30'],
  ...['U1', 'U2', 'N1', 'N2', 'B13', 'D1', 'L1', 'M1', 'S1', 'S2', 'S3', 'W1', 'E1', 'E2', 'E3'],
];

function numbers(letter: string, from: number, to: number): string[] {
  return Array.from({ length: to - from + 1 }, (_, index) => `${letter}${from + index}`);
}

describe('docs/rules.md and the tests', () => {
  it('every promise is in the document, once', () => {
    expect([...built, ...notBuilt].sort()).toEqual([...promised].sort());
  });

  it('every rule that is built is proven by a test that names it', () => {
    const proven = new Set(titles.flatMap(idsOfTitle));
    expect(built.filter((one) => !proven.has(one))).toEqual([]);
  });

  it('no test names a rule that the document does not know, or says is not built', () => {
    // F and R are promises of speed and of reliability.
    const others = new Set(titles.flatMap(idsOfTitle).filter((one) => !/^[FR]/.test(one) && !built.includes(one)));
    expect([...others]).toEqual([]);
  });

  it('every trap has a test of its own', () => {
    const untested = traps.filter((trap) => !sources.some((source) => plain(source).includes(`[trap: ${trap}]`)));
    expect(untested).toEqual([]);
  });

  it('every value of every setting has a test', () => {
    const untested = settingValues().filter((one) => !sources.some((source) => plain(source).includes(`[setting ${one}]`)));
    expect(untested).toEqual([]);
  });
});

const plain = (source: string) => source.replaceAll("\\'", "'");

/** The settings and their values as people name them: `withdraw = Drafts only`. */
function settingValues(): string[] {
  const source = readFileSync(new URL('../../api/mapping/settings.ts', import.meta.url), 'utf8');
  const words = (name: string) => name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  const block = (name: string) => new RegExp(`const ${name} = \\{([\\s\\S]*?)\\n\\}`).exec(source)?.[1] ?? '';
  const choices = [...block('choices').matchAll(/(\w+): \[(.*?)\]/g)].flatMap(([, name = '', values = '']) =>
    [...values.matchAll(/'([^']+)'/g)].map(([, value]) => `${words(name)} = ${value}`),
  );
  const switches = [...block('switches').matchAll(/(\w+): (?:true|false)/g)].flatMap(([, name = '']) =>
    ['Yes', 'No'].map((value) => `${words(name)} = ${value}`),
  );
  return [...choices, ...switches, 'keep log = 90'];
}

describe('the reading of titles', () => {
  it('ids stand before the colon, with ranges', () => {
    expect(idsOfTitle('P18–P20 S1: two payments')).toEqual(['P18', 'P19', 'P20', 'S1']);
    expect(idsOfTitle('P1 is meant')).toEqual([]);
    expect(idsOfTitle('C25 P37 [setting people = All]: all of them')).toEqual(['C25', 'P37']);
    expect(titlesOf("it('P1: a', () => {}); it.each([1, 2])(`P2: b`, () => {}); describe(\n  'C3: c',")).toEqual([
      'P1: a',
      'P2: b',
      'C3: c',
    ]);
  });

  it('a rule without a test, a trap without one and an id that is not there are seen', () => {
    const text = '| P1 | a | |\n## Not built yet\n| P41 | b |\n## Traps\n- one';
    expect(documentedRules(text)).toEqual({ built: ['P1'], notBuilt: ['P41'], traps: ['one'] });
    expect(settingValues()).toContain('withdraw = Drafts only');
    expect(settingValues()).toContain('auto sync = No');
  });
});
