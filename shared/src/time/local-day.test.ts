import {
  daysBefore,
  endOfHour,
  endOfLocalDay,
  hoursOfLocalDay,
  localDayOf,
  localMonthOf,
  previousLocalDay,
  startOfHour,
  startOfLocalDay,
  utcHourOf,
} from './local-day';

test.each([
  ['2023-10-06T16:59:59.999Z', '2023-10-06', '2023-10'],
  ['2023-10-06T17:00:00.000Z', '2023-10-07', '2023-10'],
  ['2023-10-31T17:00:00.000Z', '2023-11-01', '2023-11'],
  ['2023-12-31T17:00:00.000Z', '2024-01-01', '2024-01'],
  ['2024-02-28T17:00:00.000Z', '2024-02-29', '2024-02'],
  ['2024-02-29T17:00:00.000Z', '2024-03-01', '2024-03'],
])('%s is %s in Viet Nam, month %s', (instant, day, month) => {
  expect(localDayOf(new Date(instant))).toBe(day);
  expect(localMonthOf(new Date(instant))).toBe(month);
});

test('a day in Viet Nam begins at 17:00 UTC of the day before', () => {
  expect(startOfLocalDay(new Date('2023-10-06T16:59:59Z')).toISOString()).toBe(
    '2023-10-05T17:00:00.000Z',
  );
  expect(utcHourOf(new Date('2023-10-06T16:59:59Z'))).toBe('2023-10-06T16');
  expect(daysBefore(new Date('2024-03-01T00:00:00Z'), 1).toISOString()).toBe(
    '2024-02-29T00:00:00.000Z',
  );
});

test.each([
  ['2025-07-01', '2025-06-30'],
  ['2024-03-01', '2024-02-29'],
  ['2026-01-01', '2025-12-31'],
])('the day before %s is %s', (day, before) => {
  expect(previousLocalDay(day)).toBe(before);
});

test('a day in Viet Nam is 24 UTC hours, from 17:00 of the day before', () => {
  const hours = hoursOfLocalDay('2024-03-01');
  expect(hours).toHaveLength(24);
  expect([hours[0], hours[23]]).toEqual(['2024-02-29T17', '2024-03-01T16']);
  expect(new Set(hours.map((hour) => localDayOf(startOfHour(hour))))).toEqual(
    new Set(['2024-03-01']),
  );
});

test('an hour is over when the next one begins, and a day in Viet Nam at 17:00 UTC', () => {
  expect(endOfHour('2023-12-31T23').toISOString()).toBe('2024-01-01T00:00:00.000Z');
  expect(endOfLocalDay('2024-02-29').toISOString()).toBe('2024-02-29T17:00:00.000Z');
});

test('the days of the time zone database are the same, at every hour of every tenth day from 1976 to 2060', () => {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: 'Asia/Ho_Chi_Minh',
    ...{ year: 'numeric', month: '2-digit', day: '2-digit' },
  });
  const hour = 3_600_000;
  const end = Date.parse('2060-01-01T00:00:00Z');
  const different: string[] = [];
  // 241 hours: ten days and one more, so that every hour of a day has its turn.
  for (let at = Date.parse('1976-01-01T00:00:00Z'); at < end; at += 241 * hour) {
    const instant = new Date(at);
    if (localDayOf(instant) !== format.format(instant)) different.push(instant.toISOString());
  }
  expect(different).toEqual([]);
});
