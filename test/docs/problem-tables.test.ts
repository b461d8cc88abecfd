import { describe, expect, it } from 'vitest';
import { problemTables } from '../../tools/generate/problem-tables.ts';
import { read } from './markdown.ts';

const page = read('docs/troubleshooting.md');
const keys = (file: string) => Object.keys(JSON.parse(read(file)) as object);
const catalogues = ['api/mapping/problems.json', 'api/mapping/warnings.json', 'api/errors.json'];

describe('the page of what can go wrong', () => {
  it('E1: has every code that a problem, a warning or an error can have, in the words of the catalogues', () => {
    expect(problemTables(page)).toBe(page);
    const codes = catalogues.flatMap(keys).map((key) => key.split('/')[0] ?? '');
    expect(codes.filter((code) => !page.includes(`| \`${code}\` |`))).toEqual([]);
    const sentences = keys('api/mapping/problems.json').length + keys('api/mapping/warnings.json').length + keys('api/errors.json').length;
    expect(page.match(/^\| `[a-z-]+` \|/gm)?.length).toBe(sentences);
  });

  it('is refused while a code stands in no table, in two, or in no catalogue', () => {
    expect(() => problemTables(page.replace('customer-missing, ', ''))).toThrow('problems: customer-missing is in no table');
    expect(() => problemTables(page.replace('customer-missing, ', 'customer-missing, currency-missing, '))).toThrow(
      'currency-missing is in two tables',
    );
    expect(() => problemTables(page.replace('customer-missing, ', 'customer-missing, made-up, '))).toThrow(
      'made-up is in two tables, or in no catalogue',
    );
  });

  it('quotes what a skipped row is told as the connector says it', () => {
    const source = ['api/mapping/withheld.ts', 'api/mapping/invoice/decide.ts'].map(read).join('\n');
    const quoted = [...page.matchAll(/^\| \*(?:Skipped|Linked)\*: "([^"]+?)( …)?"/gm)].map(([, sentence = '']) => sentence);
    expect(quoted.length).toBeGreaterThan(3);
    // What a sentence is filled with stands between fixed words.
    const pieces = quoted.flatMap((sentence) => sentence.split(/the invoice|orders/)).filter((piece) => piece.trim().length > 3);
    expect(pieces.filter((piece) => !source.includes(piece.trim()))).toEqual([]);
  });
});
