import type { ShellWord } from '../../dockerfile/shell-words.ts';
import { runCalls } from '../calls.ts';
import type { Manager } from '../package-commands.ts';
import { rule } from '../rule.ts';
import { namesOf } from './names-of.ts';

export const osPackageVersion = rule({
  id: 'os-package-version',
  area: 'packages',
  severity: 'info',
  optional: true,
  what: 'Packages of the distribution have a version.',
  why: 'Two builds of one commit may get different packages. Distributions keep only the newest of a release, though: a fixed version makes builds fail when a security fix comes out.',
  fix: 'Name the version: `curl=8.14.1-r2` for apk and apt, `curl-8.9.1` for dnf.',
  references: [
    'https://github.com/hadolint/hadolint/wiki/DL3008',
    'https://github.com/hadolint/hadolint/wiki/DL3018',
    'https://github.com/hadolint/hadolint/wiki/DL3033',
    'https://github.com/hadolint/hadolint/wiki/DL3037',
    'https://github.com/hadolint/hadolint/wiki/DL3041',
  ],
  check({ dockerfile, report }) {
    for (const { install } of runCalls(dockerfile)) {
      if (install === undefined || !/^(?:apt|apk|yum|dnf|zypper)$/.test(install.manager)) continue;
      const loose = install.packages.filter((word) => lacksVersion(install.manager, word));
      if (loose.length > 0) report(loose[0]!, `${namesOf(loose)} installed in whatever version the distribution has.`);
    }
  },
});

function lacksVersion(manager: Manager, { text, isDynamic }: ShellWord): boolean {
  if (isDynamic || /^[./]|:\/\/|\.(?:deb|rpm|apk)$/.test(text)) return false;
  return !(/^(?:apt|apk|zypper)$/.test(manager) ? /[=<>~/]/ : /-\d/).test(text);
}
