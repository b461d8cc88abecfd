import { describe, expect, it } from 'vitest';
import { evaluate } from '../../sandbox/flow-runner/expression/evaluate.ts';

const at = '2025-09-05T05:08:31.3384797Z';
const value = (expression: string) => evaluate(expression, { now: () => new Date('2018-02-01T00:00:00Z') });

describe('formats', () => {
  it.each([
    ['d', '9/5/2025'],
    ['D', 'Friday, September 5, 2025'],
    ['f', 'Friday, September 5, 2025 5:08 AM'],
    ['F', 'Friday, September 5, 2025 5:08:31 AM'],
    ['g', '9/5/2025 5:08 AM'],
    ['G', '9/5/2025 5:08:31 AM'],
    ['m', 'September 5'],
    ['o', at],
    ['r', 'Fri, 05 Sep 2025 05:08:31 GMT'],
    ['s', '2025-09-05T05:08:31'],
    ['t', '5:08 AM'],
    ['T', '5:08:31 AM'],
    ['u', '2025-09-05 05:08:31Z'],
    ['U', 'Friday, September 5, 2025 5:08:31 AM'],
    ['y', 'September 2025'],
    ['%d', '5'],
    ['yyyyMMddHHmmssfff', '20250905050831338'],
    ["h:m:s t 'at' yy", '5:8:31 A at 25'],
    ['ddd d MMM \\d', 'Fri 5 Sep d'],
    ['ss.FFFFFFF K zzz', '31.3384797 Z +00:00'],
  ])('%s', (format, expected) => {
    expect(value(`@formatDateTime('${at}','${format.replaceAll("'", "''")}')`)).toBe(expected);
  });

  it.each(['x', 'j', "'open", 'ffffffff'])('the format %s is refused', (format) => {
    expect(() => value(`@formatDateTime('${at}','${format.replaceAll("'", "''")}')`)).toThrow(/format/);
  });

  it('cultures write their own names and orders', () => {
    expect(value(`@formatDateTime('${at}','D','de-DE')`)).toBe('Freitag, 5. September 2025');
    expect(value(`@formatDateTime('${at}','d','en-GB')`)).toBe('05/09/2025');
    expect(() => value(`@formatDateTime('${at}','d','nowhere-1')`)).toThrow("isn't a known locale");
  });
});

describe('reading', () => {
  it.each([
    ['2018-03-15', '2018-03-15T00:00:00.0000000'],
    ['2018-03-15T13:00Z', '2018-03-15T13:00:00.0000000Z'],
    ['2018-03-15 13:00:01.5', '2018-03-15T13:00:01.5000000'],
    ['2018-03-15T13:00:00+02:00', '2018-03-15T11:00:00.0000000Z'],
    ['3/5/2018 3:15 PM', '2018-03-05T15:15:00.0000000'],
    ['12:30 AM 3/5/2018', '2018-03-05T00:30:00.0000000'],
    ['Monday, January 1, 2018 5:00:00 PM', '2018-01-01T17:00:00.0000000'],
    ['Thu, 15 Mar 2018 13:27:36 GMT', '2018-03-15T13:27:36.0000000Z'],
    ['1 Jan 49', '2049-01-01T00:00:00.0000000'],
    ['March 2018', '2018-03-01T00:00:00.0000000'],
  ])('%s', (text, expected) => {
    expect(value(`@formatDateTime('${text}')`)).toBe(expected);
  });

  it.each(['', 'soon', '2018-02-30', '20/10/2014', '2018-01-01T25:00:00Z', '2018-01-01T00:00:00+99:00', `1${' '.repeat(5000)}1`])(
    '%j is refused',
    (text) => {
      expect(() => value(`@formatDateTime('${text}')`)).toThrow("can't be read as a date");
    },
  );
});

describe('sums', () => {
  it.each([
    ["@addToTime('2018-01-31T00:00:00Z',1,'Month')", '2018-02-28T00:00:00.0000000Z'],
    ["@subtractFromTime('2020-02-29',1,'year','d')", '2/28/2019'],
    ["@addToTime('2018-01-01',2,'Week','yyyy-MM-dd')", '2018-01-15'],
    ["@addDays('2018-03-15T00:00:00Z',-5)", '2018-03-10T00:00:00.0000000Z'],
    ["@getFutureTime(5,'Day')", '2018-02-06T00:00:00.0000000Z'],
    ["@getPastTime(5,'Day','D')", 'Saturday, January 27, 2018'],
    ["@utcNow('yyyy')", '2018'],
    ["@startOfHour('2018-03-15T13:30:30')", '2018-03-15T13:00:00.0000000'],
    ["@dayOfWeek('2018-03-18')", 0],
    ["@dayOfYear('2020-12-31')", 366],
    ["@dateDifference('2018-01-02','2018-01-01T22:00')", '-02:00:00'],
    ["@ticks('0001-01-01')", 0],
    ["@div(sub(ticks('2018-01-02'),ticks('2018-01-01')),864000000000)", 1],
    ["@formatTimeSpan('1.02:03:04.5','g')", '1:2:03:04.5'],
    ["@formatTimeSpan('-02:03:04','hh\\:mm')", '02:03'],
  ])('%s is %j', (expression, expected) => {
    expect(value(expression)).toBe(expected);
  });

  it.each([
    "@addDays('9999-12-31',5)",
    "@addToTime('2018-01-01',1,'Fortnight')",
    "@formatTimeSpan('x','c')",
    "@addDays('2018-01-01',9223372036854775807)",
  ])('%s is an error', (expression) => {
    expect(() => value(expression)).toThrow(/function '/);
  });
});

describe('time zones', () => {
  it.each([
    ["@convertFromUtc('2018-07-01T08:00:00Z','New Zealand Standard Time')", '2018-07-01T20:00:00.0000000'],
    ["@convertFromUtc('2018-07-01T08:00:00Z','Europe/Paris')", '2018-07-01T10:00:00.0000000'],
    ["@convertFromUtc('2018-07-01T08:00:00Z','UTC')", '2018-07-01T08:00:00.0000000Z'],
    ["@convertTimeZone('2018-07-01T08:00:00','GMT Standard Time','E Australia Standard Time','g')", '7/1/2018 5:00 PM'],
    ["@convertToUtc('2018-11-04T01:30:00','Pacific Standard Time')", '2018-11-04T09:30:00.0000000Z'],
  ])('%s is %s', (expression, expected) => {
    expect(value(expression)).toBe(expected);
  });

  it('an unknown zone and an hour the clock skips are refused', () => {
    expect(() => value("@convertFromUtc('2018-07-01','Moon Standard Time')")).toThrow("'Moon Standard Time' isn't a time zone");
    expect(() => value("@convertToUtc('2018-03-11T02:30:00','Pacific Standard Time')")).toThrow('skips that time');
  });
});
