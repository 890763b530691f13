import { rule } from '../rule.ts';

export const targetPlatformImplied = rule({
  id: 'target-platform-implied',
  area: 'base',
  severity: 'info',
  what: 'FROM does not ask for the platform that it has anyway.',
  why: '`--platform=$TARGETPLATFORM` is the default; a reader takes it for something special.',
  fix: 'Remove the flag.',
  references: [
    'https://docs.docker.com/reference/build-checks/redundant-target-platform/',
    'https://github.com/hadolint/hadolint/wiki/DL3065',
  ],
  buildCheck: 'RedundantTargetPlatform',
  check({ dockerfile, report }) {
    for (const { from } of dockerfile.stages) {
      const flag = from.flags.find(({ name }) => name === 'platform');
      if (flag === undefined || !/^\$(?:TARGETPLATFORM|\{TARGETPLATFORM\})$/.test(flag.value ?? '')) continue;
      const end = flag.end + (dockerfile.text[flag.end] === ' ' ? 1 : 0);
      report(flag, `${flag.value} is the platform that the stage has without it.`, {
        edits: [{ start: flag.start, end, text: '' }],
      });
    }
  },
});
