/** The first `count` characters by code points, so that no character is cut in half. */
export function firstCharacters(value: string, count: number): string {
  if (value.length <= count) return value;
  return Array.from(value).slice(0, count).join('');
}

/** The longest beginning of at most `units` UTF-16 units that cuts no character in half, for limits that are counted in units. */
export function withinUnits(value: string, units: number): string {
  if (value.length <= units) return value;
  const cut = value.slice(0, units);
  return /[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut;
}

/** Trimmed, every run of blanks one space: how names are compared and sent. */
export const collapse = (value: string): string => value.replace(/\s+/gu, ' ').trim();

/** A name in the form that is compared: collapsed, without case, one Unicode form. */
export const comparable = (value: string | null | undefined): string =>
  collapse(value ?? '')
    .normalize('NFC')
    .toLowerCase();

/** A comparison, for sorting, by a text that each has. */
export function byText<T>(key: (one: T) => string): (one: T, other: T) => number {
  return (one, other) => (key(one) < key(other) ? -1 : key(one) > key(other) ? 1 : 0);
}
