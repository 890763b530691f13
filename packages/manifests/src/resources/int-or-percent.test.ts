import { describe, expect, test } from 'vitest';
import { Scalar } from '../read/node.ts';
import { intOrPercent, refusal, scaled } from './int-or-percent.ts';

function scalar(text: string, style: 'plain' | 'double' = 'plain'): Scalar {
  return new Scalar(0, text.length, text, style);
}

describe('a count or share', () => {
  test.each([
    ['25%', 1, 1, 0],
    ['25%', 3, 1, 0],
    ['25%', 4, 1, 1],
    ['25%', 10, 3, 2],
    ['51%', 2, 2, 1],
    ['67%', 3, 3, 2],
    ['66%', 3, 2, 1],
    ['7%', 100, 7, 7],
    ['0%', 10, 0, 0],
    ['100%', 3, 3, 3],
    ['200%', 3, 6, 6],
    ['2', 10, 2, 2],
  ])('%s of %i is %i rounded up and %i rounded down', (text, total, up, down) => {
    const amount = intOrPercent(scalar(text))!;
    expect([scaled(amount, total, 'up'), scaled(amount, total, 'down')]).toEqual([up, down]);
  });

  test.each(['1.5', 'one', '10 %', '-5%', '', '%', '1e2'])('%s is neither', (text) => {
    expect(intOrPercent(scalar(text))).toBeUndefined();
  });

  test('a quoted percentage is one, a quoted number is none', () => {
    expect(intOrPercent(scalar('25%', 'double'))).toMatchObject({ value: 25, percent: true });
    expect(intOrPercent(scalar('25', 'double'))).toBeUndefined();
  });

  test('more than all is refused where it has a limit, and null nowhere', () => {
    expect(refusal(scalar('101%'), '100%')).toBe('more than 100%');
    expect(refusal(scalar('101%'), 'none')).toBeUndefined();
    expect(refusal(scalar('-1'), 'none')).toBe('a negative amount');
    expect(refusal(scalar('~'), '100%')).toBeUndefined();
  });
});
