import { blobText, isBlob } from './blob.ts';
import { Decimal } from './decimal.ts';
import { Float, kindOf, type Value } from './value.ts';

/** A double as .NET writes it: shortest digits that read back the same, `E+15` from 1e15 on, `E-05` below 1e-4. */
export function doubleText(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? 'Infinity' : '-Infinity';
  const [mantissa = '0', exponentText = '0'] = Math.abs(value).toExponential().split('e');
  const exponent = Number(exponentText);
  const sign = value < 0 ? '-' : '';
  if (exponent >= -4 && exponent < 15) {
    const digits = mantissa.replace('.', '');
    if (exponent < 0) return `${sign}0.${'0'.repeat(-exponent - 1)}${digits}`;
    const whole = digits.slice(0, exponent + 1).padEnd(exponent + 1, '0');
    const rest = digits.slice(exponent + 1);
    return sign + (rest ? `${whole}.${rest}` : whole);
  }
  return `${sign}${mantissa}E${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`;
}

const withPoint = (text: string) => (/^-?\d+$/.test(text) ? `${text}.0` : text);

/** Compact JSON of a value, as the runtime writes it: floats and decimals keep a point (`5.0`), integers keep all 64 bits. */
export function toJson(value: unknown): string {
  switch (kindOf(value)) {
    case 'string':
      return JSON.stringify(value);
    case 'boolean':
    case 'integer':
      return String(value);
    case 'float': {
      const number = value instanceof Float ? value.value : (value as number);
      return Number.isFinite(number) ? withPoint(doubleText(number)) : `"${doubleText(number)}"`;
    }
    case 'decimal':
      return withPoint(String(value));
    case 'array':
      return `[${(value as Value[]).map(toJson).join(',')}]`;
    case 'object':
      return `{${Object.entries(value as object)
        .map(([key, inner]) => `${JSON.stringify(key)}:${toJson(inner)}`)
        .join(',')}}`;
    default:
      return 'null';
  }
}

/** What a value becomes inside a string: True/False, nothing for null, floats without a needless point, binary content decoded, JSON for the rest. */
export function toText(value: Value): string {
  if (typeof value === 'string') return value;
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (value instanceof Float) return doubleText(value.value);
  if (value instanceof Decimal) return value.toString();
  if (typeof value === 'number') return Number.isSafeInteger(value) ? String(value) : doubleText(value);
  return isBlob(value) ? blobText(value) : toJson(value);
}

/** The value as plain JSON for the world outside: floats, decimals and 64-bit integers become numbers, so digits beyond a double's are lost. */
export function toPlain(value: Value): unknown {
  if (value instanceof Float) return Number.isFinite(value.value) ? value.value : doubleText(value.value);
  if (value instanceof Decimal || typeof value === 'bigint') return Number(value.toString());
  if (Array.isArray(value)) return value.map(toPlain);
  if (value === null || value === undefined) return null;
  if (typeof value !== 'object') return value;
  const plain: Record<string, unknown> = {};
  for (const [key, inner] of Object.entries(value)) define(plain, key, toPlain(inner));
  return plain;
}

/** Sets an own property whatever its name is (`__proto__` included). */
export function define(target: object, key: string, value: unknown): void {
  Object.defineProperty(target, key, { value, writable: true, enumerable: true, configurable: true });
}
