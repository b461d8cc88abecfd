import type { components } from '../generated/contract.ts';
import catalogue from './problems.json' with { type: 'json' };
import sentences from './warnings.json' with { type: 'json' };

export type Problem = components['schemas']['Problem'];
export type Warning = components['schemas']['Warning'];

/** An entry's name: the code that is stable, and behind a slash the case where one code has several sentences. */
export type ProblemKey = keyof typeof catalogue;
export type WarningKey = keyof typeof sentences;
export type Values = Record<string, string | null | undefined>;

interface Entry {
  message: string;
  fix: string;
  owner: string;
  retryable?: boolean;
}

/**
 * One entry of problems.json: a stable code, a sentence for a salesperson, what to do and who does it. `values` fill the sentences;
 * `original` (Xero's or the platform's own words) and `retryAfter` (ISO 8601) are told beside them too.
 */
export function problem(key: ProblemKey, values: Values = {}): Problem {
  const { message, fix, owner, retryable = false }: Entry = catalogue[key];
  return {
    code: codeOf(key),
    message: fill(message, values),
    fix: fill(fix, values),
    owner: owner as Problem['owner'],
    retryable,
    retryAfter: values.retryAfter ?? null,
    original: values.original ?? null,
  };
}

/** One entry of warnings.json. */
export function warning(key: WarningKey, values: Values = {}): Warning {
  return { code: codeOf(key), message: fill(sentences[key], values) };
}

const codeOf = (key: string): string => key.split('/', 1)[0] ?? key;

const place = /\[(.*?)\]|("?)\{(\w+)\}\2/g;

/** Fills a sentence: `{name}` with the value, `"{name}"` with it shortened and quoted; a part in [ ] goes where its value is empty. */
function fill(sentence: string, values: Values): string {
  return sentence.replace(place, (_, optional: string | undefined, quotes: string, name: string) => {
    if (optional) return values[/\{(\w+)\}/.exec(optional)?.[1] ?? ''] ? fill(optional, values) : '';
    const value = values[name] ?? '';
    return quotes ? quoted(value) : value;
  });
}

/** A value inside a sentence, short enough to read. */
export function quoted(value: string): string {
  const characters = Array.from(value);
  return `"${characters.length > 60 ? `${characters.slice(0, 59).join('')}…` : value}"`;
}

/** Each problem once, in order. */
export function distinct<T extends { code: string; message: string }>(all: T[]): T[] {
  const keys = all.map((one) => `${one.code}|${one.message}`);
  return all.filter((_, index) => keys.indexOf(keys[index] ?? '') === index);
}
