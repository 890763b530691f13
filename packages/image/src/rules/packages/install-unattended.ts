import type { Instruction } from '../../dockerfile/dockerfile.ts';
import { hasOption, type RunCall, runCalls } from '../calls.ts';
import type { Manager } from '../package-commands.ts';
import { rule } from '../rule.ts';

export const installUnattended = rule({
  id: 'install-unattended',
  area: 'packages',
  severity: 'warning',
  what: 'A package manager is told not to ask.',
  why: 'Nobody answers in a build: the question gets no answer, and the installation is called off.',
  fix: 'Add `-y`.',
  references: [
    'https://github.com/hadolint/hadolint/wiki/DL3014',
    'https://github.com/hadolint/hadolint/wiki/DL3030',
    'https://github.com/hadolint/hadolint/wiki/DL3034',
    'https://github.com/hadolint/hadolint/wiki/DL3038',
  ],
  check({ dockerfile, report }) {
    for (const stage of dockerfile.stages) {
      let configured = false;
      let run: Instruction | undefined;
      for (const call of runCalls(dockerfile, stage)) {
        if (call.run !== run) configured ||= isConfigured(call.run);
        run = call.run;
        if (configured || call.command.joint === '|') continue;
        const missing = missingSwitch(call);
        if (missing === undefined) continue;
        const { verb, name, option } = missing;
        report({ start: call.programWord.start, end: verb.end }, `${name} asks before it installs.`, {
          fix: `Write \`${name} ${option}\`.`,
          edits: [{ start: verb.end, end: verb.end, text: ` ${option}` }],
        });
      }
    }
  },
});

/** `echo 'APT::Get::Assume-Yes "true";' > /etc/apt/apt.conf.d/…` answers for all that follows. */
function isConfigured({ argumentsText }: Instruction): boolean {
  return /assume-?yes/i.test(argumentsText) && !argumentsText.includes('--assume-yes');
}

function missingSwitch(call: RunCall) {
  const { install } = call;
  // Lists are brought up to date without a question.
  const asks =
    install !== undefined &&
    (install.manager !== 'pacman' || install.packages.length > 0 || /^-S.*u/.test(install.verb.text));
  if (!asks || call.args.some(({ isDynamic, raw }) => isDynamic && /opt|arg|flag/i.test(raw))) return undefined;
  const { manager, verb, name, args } = install;
  const answers = switches[manager];
  if (answers === undefined || hasOption(args, ...answers) || call.program === 'microdnf') return undefined;
  const isQuiet = ({ text }: { text: string }) => /^-q=2$|Assume-Yes/i.test(text) || /^-[a-z]*q[a-z]*q/.test(text);
  return manager === 'apt' && args.some(isQuiet) ? undefined : { verb, name, option: answers[0]! };
}

/** Options that answer a package manager's question, or keep it from asking; the first is the usual one. */
const switches: Readonly<Partial<Record<Manager, readonly string[]>>> = {
  apt: ['-y', '--yes', '--assume-yes', '-qq', '--simulate', '-s', '--download-only'],
  yum: ['-y', '--assumeyes', '--downloadonly'],
  dnf: ['-y', '--assumeyes', '--downloadonly'],
  zypper: ['-y', '-n', '--non-interactive', '--no-confirm'],
  pacman: ['--noconfirm'],
};
