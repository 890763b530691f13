import type { Instruction } from '../../dockerfile/dockerfile.ts';
import { hasOption, runCalls } from '../calls.ts';
import { rule } from '../rule.ts';

export const noRecommends = rule({
  id: 'no-recommends',
  area: 'packages',
  severity: 'info',
  what: 'apt installs what is named and what that needs, and no more.',
  why: 'Debian installs recommended packages too, which are often larger than what was asked for: documentation, mail servers, whole desktops.',
  fix: 'Add `--no-install-recommends`, and name what is then missing.',
  references: ['https://github.com/hadolint/hadolint/wiki/DL3015'],
  check({ dockerfile, shipped, report }) {
    for (const stage of shipped) {
      let isOff = false;
      for (const call of runCalls(dockerfile, stage)) {
        const { install } = call;
        if (/^(?:echo|printf|cat|tee)$/.test(call.program)) isOff ||= setting.test(scriptOf(call.run));
        if (isOff || install?.manager !== 'apt' || call.program === 'aptitude') continue;
        if (hasOption(install.args, '--no-install-recommends') || install.args.some(({ text }) => setting.test(text)))
          continue;
        const { verb, name } = install;
        report({ start: call.programWord.start, end: verb.end }, `${name} brings recommended packages too.`, {
          edits: [{ start: verb.end, end: verb.end, text: ' --no-install-recommends' }],
        });
      }
    }
  },
});

/** As a file of /etc/apt/apt.conf.d has it, or an option `-o`. */
const setting = /APT::Install-Recommends/i;

function scriptOf({ argumentsText, heredocs }: Instruction): string {
  return [argumentsText, ...heredocs.map(({ text }) => text)].join('\n');
}
