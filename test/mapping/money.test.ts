import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimals, money, readMoney, round, split, sum, toNumber, toText } from '../../api/mapping/money.ts';

const cents = fc.integer({ min: -1e12, max: 1e12 }).map((value) => money(value).div(100));

describe('money', () => {
  it('C14: reads numbers and decimal texts exactly, and nothing else', () => {
    expect(readMoney('12.3400')?.toString()).toBe('12.34');
    expect(readMoney(' -.5 ')?.toString()).toBe('-0.5');
    expect(readMoney('7.')?.toString()).toBe('7');
    expect(readMoney('+1e3')?.toString()).toBe('1000');
    for (const value of [
      '',
      ' ',
      '1,000.00',
      '12 kg',
      'NaN',
      'Infinity',
      '--1',
      '0x10',
      Number.NaN,
      Number.POSITIVE_INFINITY,
      null,
      undefined,
      true,
      {},
      [],
    ]) {
      expect(readMoney(value)).toBeNull();
    }
    expect(() => money('twelve')).toThrow(RangeError);
  });

  it('S3: rounds half away from zero, on both sides of it', () => {
    for (const [value, rounded] of [
      ['1.005', '1.01'],
      ['-1.005', '-1.01'],
      ['2.675', '2.68'],
      ['0.004', '0'],
      ['1e-9', '0'],
    ] as const) {
      expect(round(money(value)).toString()).toBe(rounded);
    }
    expect(Object.is(toNumber(round(money('-0.001'))), 0)).toBe(true);
  });

  it('S3: sums of cents are exact, where floating sums are not', () => {
    expect(sum(Array.from({ length: 10 }, () => money('0.1'))).eq(1)).toBe(true);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1e9, max: 1e9 })), (values) => {
        const total = values.reduce((left, right) => left + right, 0);
        expect(
          sum(values.map((value) => money(value).div(100)))
            .times(100)
            .toNumber(),
        ).toBe(total + 0);
      }),
    );
  });

  it('counts decimals and writes amounts', () => {
    expect(['1', '1.50', '1.2345', '100', '0', '1e-7'].map((value) => decimals(money(value)))).toEqual([0, 1, 4, 0, 0, 7]);
    expect(['1', '1.2345', '1e7', '-1234.5', '100', '1000'].map((amount) => toText(money(amount)))).toEqual([
      '1.00',
      '1.2345',
      '10,000,000.00',
      '-1,234.50',
      '100.00',
      '1,000.00',
    ]);
  });

  it('P12: a split to the cent adds up to the whole, whatever the weights', () => {
    fc.assert(
      fc.property(cents, fc.array(cents, { minLength: 1, maxLength: 12 }), (whole, weights) => {
        const parts = split(whole, weights);
        expect(parts).toHaveLength(weights.length);
        expect(sum(parts).eq(whole)).toBe(true);
        for (const part of parts) expect(decimals(part)).toBeLessThanOrEqual(2);
      }),
    );
  });

  it('P12: no part has another sign than the whole or is more than a cent from its share', () => {
    fc.assert(
      fc.property(
        cents,
        fc.array(
          fc.integer({ min: 1, max: 1e8 }).map((value) => money(value)),
          { minLength: 1, maxLength: 12 },
        ),
        (whole, weights) => {
          const total = sum(weights);
          split(whole, weights).forEach((part, index) => {
            expect(part.times(whole).gte(0)).toBe(true);
            const share = whole.times(weights[index] ?? 0).div(total);
            expect(part.minus(share).abs().lte('0.0100000001')).toBe(true);
          });
        },
      ),
    );
  });

  it('P12: only what is above zero takes part; if all is zero the first takes the whole', () => {
    expect(split(money(10), [money(100), money(-50)]).map(toNumber)).toEqual([10, 0]);
    expect(split(money(10), [money(0), money(0)]).map(toNumber)).toEqual([10, 0]);
    expect(split(money(10), [])).toEqual([]);
  });
});
