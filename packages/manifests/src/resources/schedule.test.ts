import { describe, expect, test } from 'vitest';
import { everRuns, parseSchedule } from './schedule.ts';

function scheduleOf(text: string) {
  const parsed = parseSchedule(text);
  if (!('schedule' in parsed)) throw new Error(JSON.stringify(parsed));
  return parsed.schedule;
}

describe('a schedule', () => {
  test.each([
    ['*/20 * * * *', [0, 20, 40]],
    ['5 * * * *', [5]],
    ['50/4 * * * *', [50, 54, 58]],
    ['1-5/2,30 * * * *', [1, 3, 5, 30]],
  ])('%s runs at minutes %j', (text, minutes) => {
    expect([...scheduleOf(text).minutes]).toEqual(minutes);
  });

  test('takes months and days of the week by name, in any case', () => {
    const { months, weekdays } = scheduleOf('0 0 * JAN-mar sun,FRI');
    expect([...months]).toEqual([1, 2, 3]);
    expect([...weekdays]).toEqual([0, 5]);
  });

  test.each([
    ['0 0 29 2 *', true],
    ['0 0 30 2 *', false],
    ['0 0 31 4,6,9,11 *', false],
    ['0 0 31 4-5 *', true],
    ['0 0 31 2 0', true],
    ['0 0 31 2 ?', false],
    ['0 0 31 2 */2', true],
  ])('%s ever runs: %s', (text, expected) => {
    expect(everRuns(scheduleOf(text))).toBe(expected);
  });

  test.each(['@hourly', '@every 90m', '@every 1h15m30.5s'])('%s needs no fields', (text) => {
    expect(parseSchedule(text)).toEqual({ named: text });
  });

  test.each([
    '',
    '* * * *',
    '60 * * * *',
    '* 24 * * *',
    '* * 0 * *',
    '* * * 13 *',
    '* * * * 7',
    '5-1 * * * *',
    '*/0 * * * *',
    '1/2/3 * * * *',
    '1-2-3 * * * *',
    '-1 * * * *',
    'TZ=UTC 0 0 * * *',
    '@Daily',
    '@every',
    '@every 5',
  ])('"%s" is refused', (text) => {
    expect(parseSchedule(text)).toHaveProperty('defect');
  });
});
