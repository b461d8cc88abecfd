import { expect, it } from 'vitest';
import { evaluate } from '../../sandbox/flow-runner/expression/evaluate.ts';

/** Expressions of Microsoft's function reference and their values: dates and times. */
const examples: [expression: string, expected: unknown][] = [
  [`@addDays('2018-03-15T13:00:00Z', 10)`, '2018-03-25T13:00:00.0000000Z'],
  [`@addDays('2018-03-15T00:00:00Z', -5)`, '2018-03-10T00:00:00.0000000Z'],
  [`@addHours('2018-03-15T00:00:00Z', 10)`, '2018-03-15T10:00:00.0000000Z'],
  [`@addHours('2018-03-15T15:00:00Z', -5)`, '2018-03-15T10:00:00.0000000Z'],
  [`@addMinutes('2018-03-15T00:10:00Z', 10)`, '2018-03-15T00:20:00.0000000Z'],
  [`@addMinutes('2018-03-15T00:20:00Z', -5)`, '2018-03-15T00:15:00.0000000Z'],
  [`@addSeconds('2018-03-15T00:00:00Z', 10)`, '2018-03-15T00:00:10.0000000Z'],
  [`@addSeconds('2018-03-15T00:00:30Z', -5)`, '2018-03-15T00:00:25.0000000Z'],
  [`@addToTime('2018-01-01T00:00:00Z', 1, 'Day')`, '2018-01-02T00:00:00.0000000Z'],
  [`@addToTime('2018-01-01T00:00:00Z', 1, 'Day', 'D')`, 'Tuesday, January 2, 2018'],
  [`@convertFromUtc('2018-01-01T08:00:00.0000000Z', 'Pacific Standard Time')`, '2018-01-01T00:00:00.0000000'],
  [`@convertFromUtc('2018-01-01T08:00:00.0000000Z', 'Pacific Standard Time', 'D')`, 'Monday, January 1, 2018'],
  [`@convertTimeZone('2018-01-01T08:00:00.0000000Z', 'UTC', 'Pacific Standard Time')`, '2018-01-01T00:00:00.0000000'],
  [`@convertTimeZone('2018-01-01T08:00:00.0000000Z', 'UTC', 'Pacific Standard Time', 'D')`, 'Monday, January 1, 2018'],
  [`@convertToUtc('01/01/2018 00:00:00', 'Pacific Standard Time')`, '2018-01-01T08:00:00.0000000Z'],
  [`@convertToUtc('01/01/2018 00:00:00', 'Pacific Standard Time', 'D')`, 'Monday, January 1, 2018'],
  [`@dayOfMonth('2018-03-15T13:27:36Z')`, 15],
  [`@dayOfWeek('2018-03-15T13:27:36Z')`, 4],
  [`@dayOfYear('2018-03-15T13:27:36Z')`, 74],
  [`@formatDateTime('03/15/2018')`, '2018-03-15T00:00:00.0000000'],
  [`@formatDateTime('03/15/2018 12:00:00', 'yyyy-MM-ddTHH:mm:ss')`, '2018-03-15T12:00:00'],
  [`@formatDateTime('01/31/2016', 'dddd MMMM d')`, 'Sunday January 31'],
  [`@formatDateTime('01/31/2016', 'dddd MMMM d', 'fr-fr')`, 'dimanche janvier 31'],
  [`@formatDateTime('01/31/2016', 'dddd MMMM d', 'es-es')`, 'domingo enero 31'],
  [`@startOfDay('2018-03-15T13:30:30Z')`, '2018-03-15T00:00:00.0000000Z'],
  [`@startOfHour('2018-03-15T13:30:30Z')`, '2018-03-15T13:00:00.0000000Z'],
  [`@startOfMonth('2018-03-15T13:30:30Z')`, '2018-03-01T00:00:00.0000000Z'],
  [`@startOfMonth('2018-03-15T13:30:30Z', 'yyyy-MM-dd')`, '2018-03-01'],
  [`@subtractFromTime('2018-01-02T00:00:00Z', 1, 'Day')`, '2018-01-01T00:00:00.0000000Z'],
  [`@subtractFromTime('2018-01-02T00:00:00Z', 1, 'Day', 'D')`, 'Monday, January 1, 2018'],
  [`@dateDifference('2015-02-08', '2018-07-30')`, '1268.00:00:00'],
  [`@parseDateTime('20/10/2014', 'fr-fr')`, '2014-10-20T00:00:00.0000000'],
  [`@parseDateTime('20 octobre 2010', 'fr-FR')`, '2010-10-20T00:00:00.0000000'],
  [`@parseDateTime('martes 20 octubre 2020', 'es-es')`, '2020-10-20T00:00:00.0000000'],
  [`@parseDateTime('21052019', 'fr-fr', 'ddMMyyyy')`, '2019-05-21T00:00:00.0000000'],
  [`@parseDateTime('10/20/2014 15h', 'en-US', 'MM/dd/yyyy HH\\h')`, '2014-10-20T15:00:00.0000000'],
];

it.each(examples)('the documented %s', (expression, expected) => {
  expect(evaluate(expression, {})).toEqual(expected);
});
