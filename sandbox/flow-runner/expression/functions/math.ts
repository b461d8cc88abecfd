import type { Decimal } from '../decimal.ts';
import { compare, toDecimal } from '../equality.ts';
import { ExpressionError } from '../error.ts';
import { float, type Integer, integer, isNumeric, kindOf, type Numeric, toDouble, type Value } from '../value.ts';
import { define } from './signature.ts';

interface Operation {
  integers: (a: bigint, b: bigint) => bigint;
  floats: (a: number, b: number) => number;
  decimals: (a: Decimal, b: Decimal) => Decimal;
}

/** Two integers give an integer (checked), a decimal makes both decimals, else a float makes both floats. */
function calculate(operation: Operation, a: Numeric, b: Numeric): Value {
  const kinds = [kindOf(a), kindOf(b)];
  if (kinds.includes('decimal')) return operation.decimals(toDecimal(a), toDecimal(b));
  if (kinds.includes('float')) return float(operation.floats(toDouble(a), toDouble(b)));
  return integer(operation.integers(BigInt(a as Integer), BigInt(b as Integer)));
}

const add: Operation = { integers: (a, b) => a + b, floats: (a, b) => a + b, decimals: (a, b) => a.add(b) };
const sub: Operation = { integers: (a, b) => a - b, floats: (a, b) => a - b, decimals: (a, b) => a.add(b.negate()) };
const mul: Operation = { integers: (a, b) => a * b, floats: (a, b) => a * b, decimals: (a, b) => a.multiply(b) };
const div: Operation = { integers: (a, b) => a / b, floats: (a, b) => a / b, decimals: (a, b) => a.divide(b) };
const mod: Operation = { integers: (a, b) => a % b, floats: (a, b) => a % b, decimals: (a, b) => a.remainder(b) };

function divisor(value: Numeric): Numeric {
  if (toDouble(value) === 0) throw new ExpressionError('division by zero');
  return value;
}

/** The extreme of numbers and arrays of numbers; mixed kinds are brought to the widest, as in arithmetic. */
function extreme(args: Value[], sign: 1 | -1): Value {
  const values = args.flat() as Value[];
  const [first, ...rest] = values;
  if (first === undefined) throw new ExpressionError('there is no value to choose from');
  const wrong = values.find((value) => !isNumeric(value));
  if (wrong !== undefined) throw new ExpressionError(`every value must be a number; one is ${kindOf(wrong)}`);
  return rest.reduce<Value>((best, value) => {
    const pick: Operation = {
      integers: (a, b) => (sign * compare(a, b) >= 0 ? a : b),
      floats: (a, b) => (sign > 0 ? Math.max(a, b) : Math.min(a, b)),
      decimals: (a, b) => (sign * a.compare(b) >= 0 ? a : b),
    };
    return calculate(pick, best as Numeric, value as Numeric);
  }, first);
}

function range(start: Integer, count: Integer): Value[] {
  if (count < 0 || count > 100_000) throw new ExpressionError("'count' must be from 0 to 100000");
  if (BigInt(start) + BigInt(count) > 2_147_483_647n)
    throw new ExpressionError("'startIndex' and 'count' together must not exceed 2147483647");
  return Array.from({ length: Number(count) }, (_, index) => integer(BigInt(start) + BigInt(index)));
}

function rand(min: Integer, max: Integer, random: () => number): Value {
  if (min > max) throw new ExpressionError("'minValue' must not be greater than 'maxValue'");
  const width = Number(BigInt(max) - BigInt(min));
  return integer(BigInt(min) + BigInt(Math.floor(random() * width)));
}

const two = (a: string, b: string) => `${a}: number, ${b}: number`;

export const mathFunctions = [
  define('min', 'value...: array|number', (args: Value[]) => extreme(args, -1)),
  define('max', 'value...: array|number', (args: Value[]) => extreme(args, 1)),
  define('rand', 'minValue: integer, maxValue: integer', ([min, max]: [Integer, Integer], context) =>
    rand(min, max, context.random ?? Math.random),
  ),
  define('add', two('summand_1', 'summand_2'), ([a, b]: [Numeric, Numeric]) => calculate(add, a, b)),
  define('sub', two('minuend', 'subtrahend'), ([a, b]: [Numeric, Numeric]) => calculate(sub, a, b)),
  define('mul', two('multiplicand_1', 'multiplicand_2'), ([a, b]: [Numeric, Numeric]) => calculate(mul, a, b)),
  define('div', two('dividend', 'divisor'), ([a, b]: [Numeric, Numeric]) => calculate(div, a, divisor(b))),
  define('mod', two('dividend', 'divisor'), ([a, b]: [Numeric, Numeric]) => calculate(mod, a, divisor(b))),
  define('range', 'startIndex: integer, count: integer', ([start, count]: [Integer, Integer]) => range(start, count)),
];
