import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dataverseDay, dayIn, ianaZone, readInstant, toIso, xeroDay } from '../../api/mapping/dates.ts';
import { zones } from '../../api/mapping/time-zones.ts';

describe('dates', () => {
  it.each([
    ['/Date(1789344000000+0000)/', '2026-09-14T00:00:00.000Z'],
    ['/Date(1789378203533)/', '2026-09-14T09:30:03.533Z'],
    ['/Date(-1+1300)/', '1969-12-31T23:59:59.999Z'],
    ['2026-09-14', '2026-09-14T00:00:00.000Z'],
    ['2026-09-14T09:29:59', '2026-09-14T09:29:59.000Z'],
    ['2026-09-14T09:29:59.1234567Z', '2026-09-14T09:29:59.123Z'],
    ['2026-09-14T09:29:59+12:00', '2026-09-13T21:29:59.000Z'],
  ])('reads %s', (value, iso) => {
    expect(toIso(value)).toBe(iso);
  });

  it('reads nothing else', () => {
    for (const value of [
      '',
      'soon',
      '2026-02-30',
      '2026-13-01',
      '/Date(x)/',
      '/Date(99999999999999999)/',
      7,
      null,
      {},
      new Date(Number.NaN),
    ]) {
      expect(readInstant(value)).toBeNull();
      expect(xeroDay(value)).toBeNull();
    }
    fc.assert(
      fc.property(fc.anything(), (value) => {
        readInstant(value);
        dataverseDay(value, 'UTC');
      }),
    );
  });

  it('C7: a day that Dataverse keeps is the same day in every zone [trap: dates across time zones]', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
        fc.constantFrom(...zones.keys()),
        (date, zone) => {
          const day = date.toISOString().slice(0, 10);
          expect(dataverseDay(day, zone)).toBe(day);
          expect(dataverseDay(`${day}T00:00:00Z`, zone)).toBe(day);
        },
      ),
    );
  });

  it('C7: every zone of the table is one that exists', () => {
    for (const name of zones.keys()) expect(dayIn(new Date('2026-06-01T12:00:00Z'), name)).toMatch(/^2026-(05|06)-\d\d$/);
    expect([ianaZone('NEWZEALANDSTANDARDTIME'), ianaZone('New Zealand Standard Time'), ianaZone(undefined), ianaZone('MOON')]).toEqual([
      'Pacific/Auckland',
      'Pacific/Auckland',
      'UTC',
      'UTC',
    ]);
    expect(dayIn(new Date('2026-03-01T11:00:00Z'), 'NEWZEALANDSTANDARDTIME')).toBe('2026-03-02');
  });
});
