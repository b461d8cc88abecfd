import { ExpressionError } from './error.ts';

const largest = 2n ** 96n - 1n;
const maxScale = 28;
const abs = (n: bigint) => (n < 0n ? -n : n);

/** Half goes to the even neighbour, as .NET rounds decimals. */
function divideRounded(n: bigint, by: bigint): bigint {
  const quotient = n / by;
  const twice = abs(n % by) * 2n;
  const up = twice > abs(by) || (twice === abs(by) && quotient % 2n !== 0n);
  return up ? quotient + (n < 0n !== by < 0n ? -1n : 1n) : quotient;
}

/** A .NET decimal: 96-bit digits with up to 28 places that are kept as written (`5.0000` stays `5.0000`). Results that don't fit throw. */
export class Decimal {
  readonly digits: bigint;
  readonly scale: number;

  constructor(digits: bigint, scale: number) {
    let drop = Math.max(0, scale - maxScale);
    while (scale - drop >= 0 && abs(divideRounded(digits, 10n ** BigInt(drop))) > largest) drop++;
    if (drop > scale) throw new ExpressionError('decimal overflow');
    this.digits = divideRounded(digits, 10n ** BigInt(drop));
    this.scale = scale - drop;
  }

  /** From plain digits such as `-12.50`; undefined for anything else. */
  static parse(text: string): Decimal | undefined {
    const match = /^([+-]?)(\d*)(?:\.(\d*))?$/.exec(text);
    if (!match || !(match[2] || match[3])) return undefined;
    const digits = BigInt(`${match[2] ?? ''}${match[3] ?? ''}`);
    return new Decimal(match[1] === '-' ? -digits : digits, match[3]?.length ?? 0);
  }

  /** From a double, through its 15 significant digits (.NET's conversion). */
  static fromDouble(value: number): Decimal {
    if (!Number.isFinite(value) || Math.abs(value) >= 7.9228162514264338e28)
      throw new ExpressionError(`${value} is outside the range of a decimal`);
    const [mantissa = '0', exponent = '0'] = value.toExponential(14).split('e');
    const places = 14 - Number(exponent);
    const digits = BigInt(mantissa.replace('.', ''));
    return (places >= 0 ? new Decimal(digits, places) : new Decimal(digits * 10n ** BigInt(-places), 0)).trimmed();
  }

  #at(scale: number): bigint {
    return this.digits * 10n ** BigInt(scale - this.scale);
  }

  trimmed(): Decimal {
    let { digits, scale } = this;
    while (scale > 0 && digits % 10n === 0n) {
      digits /= 10n;
      scale--;
    }
    return new Decimal(digits, scale);
  }

  add(other: Decimal): Decimal {
    const scale = Math.max(this.scale, other.scale);
    return new Decimal(this.#at(scale) + other.#at(scale), scale);
  }

  negate(): Decimal {
    return new Decimal(-this.digits, this.scale);
  }

  multiply(other: Decimal): Decimal {
    return new Decimal(this.digits * other.digits, this.scale + other.scale);
  }

  divide(other: Decimal): Decimal {
    const places = 30 + other.scale;
    return new Decimal(divideRounded(this.digits * 10n ** BigInt(places), other.digits), places + this.scale - other.scale).trimmed();
  }

  remainder(other: Decimal): Decimal {
    const scale = Math.max(this.scale, other.scale);
    return new Decimal(this.#at(scale) % other.#at(scale), scale);
  }

  compare(other: Decimal): number {
    const scale = Math.max(this.scale, other.scale);
    const [a, b] = [this.#at(scale), other.#at(scale)];
    return a < b ? -1 : a > b ? 1 : 0;
  }

  toString(): string {
    const digits = abs(this.digits)
      .toString()
      .padStart(this.scale + 1, '0');
    const whole = digits.slice(0, digits.length - this.scale);
    const text = this.scale > 0 ? `${whole}.${digits.slice(-this.scale)}` : whole;
    return this.digits < 0n ? `-${text}` : text;
  }
}
