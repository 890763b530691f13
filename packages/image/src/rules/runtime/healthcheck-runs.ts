import type { Dockerfile, Stage } from '../../dockerfile/dockerfile.ts';
import { callsOf } from '../../dockerfile/run-scripts.ts';
import { baseTraits } from '../base-images.ts';
import { runCalls } from '../calls.ts';
import { instructionsOf } from '../chain.ts';
import { rule } from '../rule.ts';

export const healthcheckRuns = rule({
  id: 'healthcheck-runs',
  area: 'runtime',
  severity: 'warning',
  what: 'The health check calls a program that the image has.',
  why: 'Without the program every check fails, and the container is unhealthy however well it works.',
  fix: 'Install the program, use one that is there, or let the application check itself.',
  references: ['https://docs.docker.com/reference/dockerfile/#healthcheck'],
  check({ dockerfile, shipped, report }) {
    const root = shipped[0];
    const last = instructionsOf(shipped, 'HEALTHCHECK').at(-1);
    const { downloaders } = root === undefined ? {} : baseTraits(root.base);
    if (last?.trigger === undefined || downloaders === undefined || root === undefined) return;
    for (const { program, programWord } of callsOf(last.trigger, dockerfile.text)) {
      if (!/^(?:curl|wget)$/.test(program) || downloaders.includes(program) || mayHave(dockerfile, shipped, program))
        continue;
      const other = downloaders[0];
      report(
        programWord,
        `${root.base} has no ${program}, and nothing installs it.`,
        other === undefined ? {} : { fix: `Use ${other}, which is there, or install ${program}.` },
      );
    }
  },
});

function mayHave(dockerfile: Dockerfile, shipped: readonly Stage[], program: string): boolean {
  const installs = runCalls(dockerfile, shipped).some((call) =>
    (call.install?.packages ?? []).some(({ text, isDynamic }) => isDynamic || text.startsWith(program)),
  );
  return (
    installs ||
    instructionsOf(shipped, 'COPY', 'ADD').some(
      ({ argumentsText }) => argumentsText.includes(program) || /\/bin\b|rootfs|\.tar/.test(argumentsText),
    )
  );
}
