import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = new URL('../..', import.meta.url).pathname;

/** A rule's id: a letter, a number, for one of them a letter more. */
const id = /^[A-Z]\d{1,2}b?$/;

/** What docs/rules.md says: the ids of the rules that are built, of those that are not, and the traps. */
export function documentedRules(text = readFileSync(join(root, 'docs/rules.md'), 'utf8')) {
  const [built = '', later = ''] = text.split('## Not built yet');
  const [notBuilt = '', traps = ''] = later.split('## Traps');
  const idsOf = (part: string) =>
    [...part.matchAll(/^\| ([^|]+) \|/gm)].flatMap(([, cell = '']) => cell.split(' ')).filter((word) => id.test(word));
  return {
    built: idsOf(built),
    notBuilt: idsOf(notBuilt),
    traps: [...traps.matchAll(/^- (.+)$/gm)].map(([, trap = '']) => trap),
  };
}

/** The ids at the start of a test's title, before its colon: `C33–C37 P39: a product becomes an item`. */
export function idsOfTitle(title: string): string[] {
  const [head = '', rest] = title.split(':', 2);
  if (rest === undefined) return [];
  return head.split(' ').flatMap((word) => {
    const [from = '', to] = word.split('–', 2);
    if (!id.test(from) || (to !== undefined && !id.test(to))) return [];
    const [first, last] = [Number(from.slice(1).replace('b', '')), Number((to ?? from).slice(1).replace('b', ''))];
    return to === undefined ? [from] : Array.from({ length: last - first + 1 }, (_, index) => `${from[0]}${first + index}`);
  });
}

/** The sources of all tests. */
export function testSources(): string[] {
  return (readdirSync(join(root, 'test'), { recursive: true }) as string[])
    .filter((file) => file.endsWith('.test.ts') && !file.startsWith('rules/'))
    .map((file) => readFileSync(join(root, 'test', file), 'utf8'));
}

/** The titles of the tests and groups of a source. */
export function titlesOf(source: string): string[] {
  const starts = source.matchAll(/\b(?:it|test|describe)(?:\.\w+(?:\([\s\S]*?\))?)?\(\s*(['"`])((?:\\.|(?!\1)[\s\S])*)\1/g);
  return [...starts].map(([, , title = '']) => title.replaceAll("\\'", "'"));
}
