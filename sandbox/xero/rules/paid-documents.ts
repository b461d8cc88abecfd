import type { Document, Line } from '../entities.ts';
import type { Books } from '../store.ts';
import { accountByCode } from './accounts.ts';

/** Xero: what may still change on an invoice or bill (bills since 19 March 2026) with payments or credits on it. */
const free = ['reference', 'dueDate', 'number', 'brandingThemeId', 'contactId', 'url', 'lines', 'plannedPaymentDate', 'updated'] as const;
const freeOnLine = ['description', 'accountCode', 'tracking'] as const;

/** Changes of a part-paid document that Xero makes without a new UpdatedDateUTC, so that nobody hears of them. */
const quiet: readonly string[] = ['dueDate', 'sentToContact'];

/** Whether nothing but such fields differs. */
export function isQuietChange(before: Document, next: Document): boolean {
  const changed = differing(before, next);
  return changed.length > 0 && changed.every((field) => quiet.includes(field));
}

/**
 * Names of changed fields that Xero refuses on a document with payments or credits. One that a credit note pays keeps its contact;
 * a credit note allows no change.
 */
export function forbiddenOnPaid(books: Books, before: Document, next: Document, byNote: boolean): string[] {
  const allowed: readonly string[] = before.type.endsWith('CREDIT') ? [] : byNote ? free.filter((field) => field !== 'contactId') : free;
  const changed = differing(before, next).filter((field) => !allowed.includes(field) && field !== 'lines');
  if (before.type.endsWith('CREDIT')) return JSON.stringify(before.lines) === JSON.stringify(next.lines) ? changed : [...changed, 'lines'];
  return [...changed, ...forbiddenOnLines(books, before.lines, next.lines)];
}

/** Accounts of the Construction Industry Scheme (UK). */
const isCis = (books: Books, code: string | undefined): boolean =>
  code !== undefined && accountByCode(books, code)?.SystemAccount?.startsWith('CIS') === true;

function forbiddenOnLines(books: Books, before: Line[], next: Line[]): string[] {
  if (before.length !== next.length) return ['lines'];
  return next.flatMap((line) => {
    const old = before.find((one) => one.id === line.id);
    if (!old) return ['lines'];
    const recoded = old.accountCode !== line.accountCode && (isCis(books, old.accountCode) || isCis(books, line.accountCode));
    const changed = differing(old, line).filter((field) => !(freeOnLine as readonly string[]).includes(field));
    return recoded ? [...changed, 'accountCode'] : changed;
  });
}

function differing<T extends object>(one: T, other: T): string[] {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]) as Set<keyof T & string>;
  return [...names].filter((name) => JSON.stringify(one[name]) !== JSON.stringify(other[name]));
}
