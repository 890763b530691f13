import type { ShellWord } from '../../dockerfile/shell-words.ts';
import { hasOption, runCalls } from '../calls.ts';
import type { Install } from '../package-commands.ts';
import { rule } from '../rule.ts';
import { namesOf } from './names-of.ts';

export const packageVersion = rule({
  id: 'package-version',
  area: 'packages',
  severity: 'warning',
  what: 'Packages of a language that are named one by one have a version.',
  why: 'The next build may get another major version, or one that was published an hour ago by somebody else.',
  fix: 'Name the version, or install from a lock file.',
  references: [
    'https://github.com/hadolint/hadolint/wiki/DL3013',
    'https://github.com/hadolint/hadolint/wiki/DL3016',
    'https://github.com/hadolint/hadolint/wiki/DL3028',
    'https://github.com/hadolint/hadolint/wiki/DL3062',
  ],
  check({ dockerfile, report }) {
    for (const { install } of runCalls(dockerfile)) {
      const example = install === undefined ? undefined : examples[install.manager];
      if (install === undefined || example === undefined || isLocked(install)) continue;
      const loose = install.packages.filter((word) => lacksVersion(install, word));
      const first = loose[0];
      if (first !== undefined)
        report(first, `${namesOf(loose)} installed in whatever version is newest.`, {
          fix: `Name the version: \`${example(first.text)}\`.`,
        });
    }
  },
});

const examples: Readonly<Partial<Record<Install['manager'], (name: string) => string>>> = {
  pip: (name) => `${name}==VERSION`,
  npm: (name) => `${name.replace(/(.)@latest$/, '$1')}@VERSION`,
  gem: (name) => `${name}:VERSION`,
  go: (name) => `${name.replace(/@.*/, '')}@vVERSION`,
  cargo: (name) => `${name}@VERSION`,
};

/** Whether a file or an option says the versions. */
function isLocked({ manager, args }: Install): boolean {
  if (manager === 'pip') return hasOption(args, '-c', '--constraint', '--require-hashes');
  if (manager === 'gem') return hasOption(args, '-v', '--version');
  if (manager === 'cargo') return hasOption(args, '--version', '--path', '--tag', '--rev');
  return false;
}

/** Installers of packages, which a build takes in their newest version for good reasons. */
const installers = new Set(['pip', 'setuptools', 'wheel', 'build']);

function lacksVersion({ manager, verb: { text: verb } }: Install, { text: name, isDynamic }: ShellWord): boolean {
  if (isDynamic || /^[./~]|:\/\/|^git\+|\.(?:whl|tgz|tar\.gz|gem|zip)$/.test(name)) return false;
  if (manager === 'pip') return !installers.has(name.toLowerCase()) && !/[=<>~!@]/.test(name);
  if (manager === 'npm')
    return !/^.[^@]*@(?!latest$)/.test(name) && name !== 'add' && !/^(?:npm|file|link|workspace):/.test(name);
  if (manager === 'gem') return !name.includes(':');
  // Without a version `go install` takes that of go.mod, and `go get` the newest.
  if (manager === 'go') return /@latest$/.test(name) || (verb === 'get' && !name.includes('@'));
  return manager === 'cargo' && !name.includes('@');
}
