const named = 3;

/** Packages as the subject of a sentence: `a is`, `a and b are`, `a, b, c and 5 more are`. */
export function namesOf(packages: readonly { readonly text: string }[]): string {
  const names = packages.map(({ text }) => text);
  if (names.length === 1) return `${names[0]} is`;
  if (names.length > named + 1) return `${names.slice(0, named).join(', ')} and ${names.length - named} more are`;
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)} are`;
}
