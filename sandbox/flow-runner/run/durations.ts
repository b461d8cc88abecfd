const pattern = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;

/** Milliseconds of an ISO 8601 duration of weeks, days, hours, minutes and seconds, such as PT20S; undefined for anything else. */
export function durationMs(text: unknown): number | undefined {
  const match = typeof text === 'string' && text.length > 2 && !text.endsWith('T') ? pattern.exec(text) : null;
  if (!match) return undefined;
  const [weeks, days, hours, minutes, seconds] = match.slice(1).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
  ];
  return ((((weeks * 7 + days) * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000;
}

const units = new Map([
  ['second', 1],
  ['minute', 60],
  ['hour', 3600],
  ['day', 86_400],
  ['week', 604_800],
]);

/** Milliseconds of a count of Second, Minute, Hour, Day or Week; undefined for other units. */
export function unitMs(count: number, unit: string): number | undefined {
  const seconds = units.get(unit.toLowerCase());
  return seconds === undefined ? undefined : count * seconds * 1000;
}
