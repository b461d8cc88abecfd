import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ExpressionError } from '../../sandbox/flow-runner/expression/error.ts';
import { evaluate } from '../../sandbox/flow-runner/expression/evaluate.ts';
import { functionNames } from '../../sandbox/flow-runner/expression/functions/table.ts';
import { parseJson } from '../../sandbox/flow-runner/expression/json-text.ts';
import { references } from '../../sandbox/flow-runner/expression/references.ts';
import { toJson } from '../../sandbox/flow-runner/expression/text.ts';

/** Evaluates and lets only the library's own error through. */
function tried(value: unknown, context = {}): unknown {
  try {
    return evaluate(value, context);
  } catch (error) {
    if (error instanceof ExpressionError) return undefined;
    throw error;
  }
}

const quote = (text: string) => `'${text.replaceAll("'", "''")}'`;

it('any text is the literal that quotes it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(evaluate(`@${quote(text)}`, {})).toBe(text);
    }),
  );
});

it('any integer of 64 bits is its own literal, a larger one is refused', () => {
  const limit = 2n ** 63n;
  fc.assert(
    fc.property(fc.bigInt({ min: -(2n ** 66n), max: 2n ** 66n }), (whole) => {
      const fits = whole >= -limit && whole < limit;
      expect(tried(`@{${whole}}`)).toBe(fits ? whole.toString() : undefined);
    }),
  );
});

it('sums, differences and products are exact or an overflow', () => {
  const int64 = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });
  fc.assert(
    fc.property(int64, int64, (a, b) => {
      for (const [name, exact] of [
        ['add', a + b],
        ['sub', a - b],
        ['mul', a * b],
      ] as const) {
        const fits = exact >= -(2n ** 63n) && exact < 2n ** 63n;
        expect(tried(`@{${name}(${a},${b})}`)).toBe(fits ? exact.toString() : undefined);
      }
    }),
  );
});

it('a template of texts is those texts one after the other', () => {
  const part = fc.string({ unit: 'binary' });
  fc.assert(
    fc.property(fc.array(part, { minLength: 1 }), (parts) => {
      expect(evaluate(parts.map((text) => `@{${quote(text)}}`).join(''), {})).toBe(parts.join(''));
    }),
  );
});

it('JSON reads back as it was written', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      expect(JSON.parse(toJson(parseJson(text)))).toEqual(JSON.parse(text));
    }),
  );
});

it('any text, and anything that looks like an expression, gives a value or an ExpressionError', () => {
  const piece = fc.constantFrom(
    '@',
    '{',
    '}',
    '(',
    ')',
    '[',
    ']',
    '?',
    '.',
    ',',
    "'",
    '-1',
    '1.5',
    ' ',
    'x',
    'null',
    'item()',
    "'a'",
    ...functionNames().map((name) => `${name}(`),
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(piece, { maxLength: 12 }).map((parts) => `@${parts.join('')}`),
      ),
      (text) => {
        tried(text);
        references(text);
      },
    ),
    { numRuns: 2000 },
  );
});

it('any function with any arguments gives plain JSON or an ExpressionError', () => {
  const argument = fc.jsonValue();
  fc.assert(
    fc.property(fc.constantFrom(...functionNames()), fc.array(argument, { maxLength: 4 }), fc.jsonValue(), (name, args, triggerOutputs) => {
      const variables = Object.fromEntries(args.map((arg, index) => [`v${index}`, arg]));
      const call = `@${name}(${args.map((_, index) => `variables('v${index}')`).join(',')})`;
      const result = tried([call, `text @{${call.slice(1)}}`], { variables, triggerOutputs });
      expect(() => JSON.stringify(result)).not.toThrow();
    }),
    { numRuns: 3000 },
  );
});
