/** An instant of Xero, `/Date(1789378199100+0000)/` or ISO; the number is always UTC, whatever the offset says. */
export function instantOf(value: string | undefined): Date | undefined {
  if (!value) return undefined;
  const ticks = /^\/Date\((-?\d+)(?:[+-]\d{4})?\)\/$/.exec(value);
  const date = ticks ? new Date(Number(ticks[1])) : new Date(/[Zz]|[+-]\d\d:?\d\d$/.test(value) ? value : `${value}Z`);
  return Number.isNaN(date.getTime()) ? undefined : date;
}
