import errors from '../../api/errors.json' with { type: 'json' };
import problems from '../../api/mapping/problems.json' with { type: 'json' };
import warnings from '../../api/mapping/warnings.json' with { type: 'json' };
import { fillMarked, markdownTable } from './generated.ts';

/** A sentence of the catalogues as a reader sees it: what is filled in stands in italics, what may be missing without its brackets. */
const readable = (sentence: string) => sentence.replaceAll(/[[\]]/g, '').replaceAll(/\{(\w+)\}/g, '*$1*');

interface Catalogue {
  /** Every key; behind a slash stands the case where one code has several sentences. */
  keys: string[];
  head: string[];
  cells(key: string): string[];
}

const catalogues: Record<string, Catalogue> = {
  problems: {
    keys: Object.keys(problems),
    head: ['code', 'what you read', 'what to do', 'who'],
    cells(key) {
      const entry: { message: string; fix: string; owner: string; retryable?: boolean } = problems[key as keyof typeof problems];
      const again = entry.retryable ? ' It is tried again by itself.' : '';
      return [readable(entry.message), `${readable(entry.fix)}${again}`, entry.owner.toLowerCase()];
    },
  },
  warnings: {
    keys: Object.keys(warnings),
    head: ['code', 'what you read'],
    cells: (key) => [readable(warnings[key as keyof typeof warnings])],
  },
  errors: {
    keys: Object.keys(errors),
    head: ['code', 'status', 'what you read', 'what to do'],
    cells(key) {
      const { status, title, fix } = errors[key as keyof typeof errors];
      return [String(status), title, fix];
    },
  },
};

const codeOf = (key: string): string => key.split('/', 1)[0] ?? key;

/**
 * Fills the tables of docs/troubleshooting.md. A marker such as `<!-- problems: currency-missing, currency-unknown -->` names the codes of one
 * table; their sentences come from api/mapping/problems.json, warnings.json and api/errors.json.
 * @throws Error that names the codes which no table has, which two tables have, or which no catalogue has
 */
export function problemTables(page: string): string {
  const faults: string[] = [];
  const text = Object.entries(catalogues).reduce((whole, [kind, { keys, head, cells }]) => {
    const left = new Set(keys.map(codeOf));
    const filled = fillMarked(whole, kind, (words) => {
      const codes = words.split(',').map((code) => code.trim());
      faults.push(...codes.filter((code) => !left.delete(code)).map((code) => `${kind}: ${code} is in two tables, or in no catalogue`));
      const rows = codes.flatMap((code) => keys.filter((key) => codeOf(key) === code).map((key) => [`\`${code}\``, ...cells(key)]));
      return markdownTable(head, rows);
    });
    faults.push(...[...left].map((code) => `${kind}: ${code} is in no table`));
    return filled;
  }, page);
  if (faults.length) throw new Error(`docs/troubleshooting.md:\n${faults.map((fault) => `- ${fault}`).join('\n')}`);
  return text;
}
