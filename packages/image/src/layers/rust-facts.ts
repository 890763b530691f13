import { inflateSync } from 'node:zlib';
import { elfSection } from './elf-section.ts';
import { list, object, parsed, text } from './json-shape.ts';

/** Lists of a thousand crates are some 100 kB. */
const longestList = 8 * 1024 * 1024;

/**
 * The crates that a program was built from, as `cargo auditable` writes them into it; those that only its build needed are
 * left out. Source: cargo-auditable, PARSING.md and its JSON schema.
 *
 * @returns JSON of a list of name, version and source; undefined when the program does not tell
 */
export function rustFacts(program: Buffer): string | undefined {
  const section = elfSection(program, '.dep-v0');
  if (section === undefined) return undefined;
  const packages = list(object(parsed(inflated(section) ?? ''))?.['packages']);
  const facts = packages.flatMap((item) => {
    const one = object(item);
    const name = text(one?.['name']);
    return one === undefined || name === undefined || one['kind'] === 'build'
      ? []
      : [{ name, version: text(one['version']), source: text(one['source']) }];
  });
  return facts.length === 0 ? undefined : JSON.stringify(facts);
}

function inflated(section: Buffer): Buffer | undefined {
  try {
    return inflateSync(section, { maxOutputLength: longestList });
  } catch {
    return undefined; // Damaged: as if the program told nothing.
  }
}
