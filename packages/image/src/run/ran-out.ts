/** How runtimes say that memory ran out before the kernel had to end them. Each form is that of a runtime's own error text. */
const forms: readonly (readonly [runtime: string, form: RegExp])[] = [
  ['Node', /JavaScript heap out of memory/],
  ['Java', /\bjava\.lang\.OutOfMemoryError\b/],
  ['Go', /^fatal error: runtime: (?:out of memory|cannot allocate memory)/m],
  ['Python', /^MemoryError\b/m],
  ['.NET', /\bSystem\.OutOfMemoryException\b|^Out of memory\.$/m],
  ['Rust', /^memory allocation of \d+ bytes failed/m],
  ['C++', /\bstd::bad_alloc\b/],
  ['PHP', /Allowed memory size of \d+ bytes exhausted/],
  ['Ruby', /failed to allocate memory \(NoMemoryError\)/],
];

/** Which runtime says in the log that it ran out of memory, as a clause; undefined where none does. */
export function ranOutIn(logs: string): string | undefined {
  const runtime = forms.find(([, form]) => form.test(logs))?.[0];
  return runtime === undefined ? undefined : `${runtime} says that it ran out of memory`;
}
