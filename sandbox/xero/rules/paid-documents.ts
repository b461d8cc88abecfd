import type { Document, Line } from '../entities.ts';

/** Xero: what may still change on an invoice or bill (bills since 19 March 2026) with payments or credits on it. */
const free = ['reference', 'dueDate', 'number', 'brandingThemeId', 'contactId', 'url', 'lines', 'plannedPaymentDate', 'updated'] as const;
const freeOnLine = ['description', 'accountCode', 'tracking'] as const;

/** Names of changed fields that Xero refuses on a document with payments or credits; a credit note allows none. */
export function forbiddenOnPaid(before: Document, next: Document, credited: boolean): string[] {
  const allowed: readonly string[] = before.type.endsWith('CREDIT') ? [] : credited ? free.filter((field) => field !== 'contactId') : free;
  const changed = differing(before, next).filter((field) => !allowed.includes(field) && field !== 'lines');
  if (before.type.endsWith('CREDIT')) return JSON.stringify(before.lines) === JSON.stringify(next.lines) ? changed : [...changed, 'lines'];
  return [...changed, ...forbiddenOnLines(before.lines, next.lines)];
}

function forbiddenOnLines(before: Line[], next: Line[]): string[] {
  if (before.length !== next.length) return ['lines'];
  return next.flatMap((line) => {
    const old = before.find((one) => one.id === line.id);
    if (!old) return ['lines'];
    return differing(old, line).filter((field) => !(freeOnLine as readonly string[]).includes(field));
  });
}

function differing<T extends object>(one: T, other: T): string[] {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]) as Set<keyof T & string>;
  return [...names].filter((name) => JSON.stringify(one[name]) !== JSON.stringify(other[name]));
}
