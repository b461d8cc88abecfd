import { ExpressionError } from '../error.ts';
import type { Culture } from './culture.ts';
import { ticksPer } from './instant.ts';

const pad = (value: bigint, length: number) => value.toString().padStart(length, '0');

function split(ticks: bigint) {
  const size = ticks < 0n ? -ticks : ticks;
  return {
    sign: ticks < 0n ? '-' : '',
    d: size / ticksPer.day,
    h: (size / ticksPer.hour) % 24n,
    m: (size / ticksPer.minute) % 60n,
    s: (size / ticksPer.second) % 60n,
    f: pad(size % ticksPer.second, 7),
  };
}

/** `[-][d.]hh:mm:ss[.fffffff]` to ticks; undefined when it isn't a time span. */
export function parseTimeSpan(text: string): bigint | undefined {
  const days = /^\s*(-?)(\d+)\s*$/.exec(text);
  if (days) return BigInt(days[2] ?? 0) * ticksPer.day * (days[1] ? -1n : 1n);
  const found = /^\s*(-?)(?:(\d+)[.:](?=\d+:\d+:))?(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:\.(\d{1,7}))?)?\s*$/.exec(text);
  if (!found) return undefined;
  const [hours, minutes, seconds] = [found[3], found[4], found[5]].map((part) => BigInt(part ?? 0));
  if ((hours ?? 0n) > 23n || (minutes ?? 0n) > 59n || (seconds ?? 0n) > 59n) return undefined;
  const whole =
    BigInt(found[2] ?? 0) * ticksPer.day +
    (hours ?? 0n) * ticksPer.hour +
    (minutes ?? 0n) * ticksPer.minute +
    (seconds ?? 0n) * ticksPer.second;
  const ticks = whole + BigInt((found[6] ?? '').padEnd(7, '0'));
  return found[1] ? -ticks : ticks;
}

function custom(format: string, span: ReturnType<typeof split>): string {
  return format.replace(
    /'([^']*)'|"([^"]*)"|\\([\s\S])|%(?=.)|d{1,8}|hh?|mm?|ss?|f{1,7}|F{1,7}|([\s\S])/g,
    (all, single, double, escaped, other) => {
      const literal = single ?? double ?? escaped;
      if (literal !== undefined) return literal as string;
      if (other !== undefined) throw new ExpressionError(`the time span format '${format}' has '${String(other)}', which must be escaped`);
      if (all === '%') return '';
      if (all[0] === 'f') return span.f.slice(0, all.length);
      if (all[0] === 'F') return span.f.slice(0, all.length).replace(/0+$/, '');
      return pad(span[all[0] as 'd' | 'h' | 'm' | 's'], all.length);
    },
  );
}

/** A time span by a .NET format: `c` (constant), `g` and `G` (short and long, with the culture's point) or a custom one. */
export function formatTimeSpan(ticks: bigint, format: string, culture: Culture): string {
  const span = split(ticks);
  const clock = `${pad(span.h, 2)}:${pad(span.m, 2)}:${pad(span.s, 2)}`;
  if (format === '' || /^[ctT]$/.test(format))
    return `${span.sign}${span.d ? `${span.d}.` : ''}${clock}${Number(span.f) ? `.${span.f}` : ''}`;
  if (format === 'g') {
    const fraction = span.f.replace(/0+$/, '');
    return `${span.sign}${span.d ? `${span.d}:` : ''}${span.h}${clock.slice(2)}${fraction ? culture.decimal + fraction : ''}`;
  }
  if (format === 'G') return `${span.sign}${span.d}:${clock}${culture.decimal}${span.f}`;
  if (format.length === 1) throw new ExpressionError(`'${format}' isn't a time span format`);
  return custom(format, span);
}
