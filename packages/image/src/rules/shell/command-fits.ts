import { runCalls } from '../calls.ts';
import { rule } from '../rule.ts';

export const commandFits = rule({
  id: 'command-fits',
  area: 'shell',
  severity: 'info',
  optional: true,
  what: 'A build calls programs that mean something in a container.',
  why: 'There are no services, devices and people in a build: what such a program does is lost, or it waits for nobody.',
  fix: 'Remove the call.',
  references: ['https://github.com/hadolint/hadolint/wiki/DL3001'],
  check({ dockerfile, report }) {
    for (const { program, programWord } of runCalls(dockerfile))
      if (
        /^(?:ssh|vim?|nano|emacs|shutdown|reboot|service|systemctl|ps|free|top|htop|kill|mount|umount|ifconfig)$/.test(
          program,
        )
      )
        report(programWord, `${program} has nothing to do in a build.`);
  },
});
