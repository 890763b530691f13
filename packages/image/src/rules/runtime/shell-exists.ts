import { isNamedContext } from '../../dockerfile/named-contexts.ts';
import { baseTraits } from '../base-images.ts';
import { chainOf } from '../chain.ts';
import { copiedBy } from '../files/copied.ts';
import { rule } from '../rule.ts';

export const shellExists = rule({
  id: 'shell-exists',
  area: 'runtime',
  severity: 'error',
  what: 'What needs a shell runs where there is one.',
  why: '`scratch` and distroless images have no /bin/sh: the build, the start or every health check fails with "no such file or directory".',
  fix: 'Use the exec form with a program that is in the image, and do the work of RUN in the builder.',
  references: ['https://docs.docker.com/reference/dockerfile/#shell-and-exec-form'],
  check({ dockerfile, report }) {
    for (const stage of dockerfile.stages) {
      const chain = chainOf(dockerfile, stage);
      const { base } = chain[0]!;
      if (isNamedContext(dockerfile, base)) continue;
      if (chain[0]!.baseUnknown.length > 0 || baseTraits(base).hasShell !== false) continue;
      const before = chain.slice(0, -1).flatMap(({ instructions }) => instructions);
      let hasShell = before.some(bringsShell);
      for (const instruction of stage.instructions) {
        hasShell ||= bringsShell(instruction);
        const { keyword, exec, argumentsText, trigger } = instruction;
        const subject = keyword === 'HEALTHCHECK' ? trigger : instruction;
        if (hasShell || subject === undefined || !/^(?:RUN|CMD|ENTRYPOINT)$/.test(subject.keyword)) continue;
        if (keyword === 'RUN' && instruction.flags.some(({ name }) => name === 'mount')) continue;
        if (argumentsText === '' || subject.exec !== undefined || (keyword === 'RUN' && exec !== undefined)) continue;
        report(instruction.keywordSpan, `${keyword} needs a shell, and ${base} has none.`, { whenBuilt: true });
      }
    }
  },
});

/** Something that is copied or set up may bring a shell with it: a whole tree, a busybox, a SHELL. */
function bringsShell(instruction: Parameters<typeof copiedBy>[0]): boolean {
  if (instruction.keyword === 'SHELL') return true;
  const copied = copiedBy(instruction);
  return (
    copied !== undefined &&
    (/busybox|\/(?:ba|da|a)?sh\b|\/bin\b|rootfs|\.tar/.test(instruction.argumentsText) ||
      copied.sources.some(({ text }) => /^\/?$|^\/\.?$/.test(text)) ||
      (!copied.fromContext && /^\/$/.test(copied.destination?.text ?? '')))
  );
}
