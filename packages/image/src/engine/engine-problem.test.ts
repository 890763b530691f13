import { expect, test } from 'vitest';
import { engineProblem } from './engine-problem.ts';

const refused = (statusCode: number, message: string) =>
  Object.assign(new Error(`(HTTP code ${statusCode}) server error - ${message} `), { statusCode, json: { message } });
const failed = (code: string) => Object.assign(new Error(`connect ${code} /x.sock`), { code });

test.each([
  [failed('ENOENT'), 'no-engine'],
  [failed('ECONNREFUSED'), 'no-engine'],
  [new Error('socket hang up'), 'no-engine'],
  [failed('EACCES'), 'engine-forbidden'],
  [refused(404, 'No such image: x:latest'), 'no-image'],
  [refused(500, 'write /var: no space left on device'), 'disk-full'],
  [refused(500, 'all predefined address pools have been fully subnetted'), 'engine-refused'],
  [refused(400, 'invalid reference format'), 'engine-refused'],
])('%s is %s', (error, reason) => {
  const problem = engineProblem(error, 'unix:///x.sock');
  expect(problem).toMatchObject({ reason, cause: error });
  expect(problem.message).not.toContain('HTTP code');
});

test('a mistake of ours is not taken for one of the engine', () => {
  const bug = new TypeError('x is not a function');
  expect(engineProblem(bug, '')).toBe(bug);
});
