import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ranOutIn } from './ran-out.ts';

test.each([
  ['Node', 'FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory'],
  ['Java', 'Exception in thread "main" java.lang.OutOfMemoryError: Java heap space'],
  ['Go', 'fatal error: runtime: out of memory'],
  ['Go', 'fatal error: runtime: cannot allocate memory'],
  ['Python', 'Traceback (most recent call last):\n  File "<string>", line 1, in <module>\nMemoryError'],
  [
    '.NET',
    "Unhandled exception. System.OutOfMemoryException: Exception of type 'System.OutOfMemoryException' was thrown.",
  ],
  ['Rust', 'memory allocation of 1073741824 bytes failed'],
  ['C++', "terminate called after throwing an instance of 'std::bad_alloc'"],
  [
    'PHP',
    'PHP Fatal error:  Allowed memory size of 134217728 bytes exhausted (tried to allocate 20480 bytes) in /a.php',
  ],
  ['Ruby', "app.rb:1:in `*': failed to allocate memory (NoMemoryError)"],
])('%s says itself that memory ran out: %s', (runtime, line) => {
  expect(ranOutIn(`starts\n${line}\n`)).toBe(`${runtime} says that it ran out of memory`);
});

test('other words are no lack of memory, and no log makes the search fail', () => {
  expect(ranOutIn('it has 64 MB of memory; out of service\nSomeMemoryError: no')).toBeUndefined();
  fc.assert(fc.property(fc.string(), (text) => void ranOutIn(text)));
});
