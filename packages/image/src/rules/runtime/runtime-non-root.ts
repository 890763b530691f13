import { baseTraits } from '../base-images.ts';
import { instructionsOf } from '../chain.ts';
import { rule } from '../rule.ts';
import { userOf } from './user.ts';

export const runtimeNonRoot = rule({
  id: 'runtime-non-root',
  area: 'runtime',
  severity: 'warning',
  what: 'The image runs as a user other than root.',
  why: 'Root in a container is root on the node as soon as anything lets it out, and a cluster that asks for runAsNonRoot refuses the image.',
  fix: 'End the last stage with a user that the image has, best by number: `USER 65532:65532`.',
  references: [
    'https://docs.docker.com/build/building/best-practices/#user',
    'https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted',
    'https://github.com/hadolint/hadolint/wiki/DL3002',
  ],
  check({ dockerfile, shipped, report }) {
    const { final } = dockerfile;
    if (final === undefined || isNoApplication(shipped)) return;
    const last = instructionsOf(shipped, 'USER').at(-1);
    if (last === undefined) {
      if (baseTraits(shipped[0]!.base).isNonRoot || shipped[0]!.baseUnknown.length > 0) return;
      report(
        final.baseSpan,
        shipped[0]!.base === 'scratch'
          ? 'No USER is set, so the image runs as root.'
          : `No USER is set, so the image runs as the user of ${shipped[0]!.base}, which is root for most images.`,
      );
      return;
    }
    const user = userOf(dockerfile, shipped, last);
    // An image whose start command gives its rights away by itself starts as root on purpose.
    if (user === undefined || !/^(?:root|0+)$/.test(user.name) || dropsPrivileges(shipped)) return;
    report(last.words[0] ?? last, `The last USER is ${user.name}, so the image runs as root.`);
  },
});

/** A stage of files alone, which nobody runs: nothing starts in it. */
function isNoApplication(shipped: Parameters<typeof instructionsOf>[0]): boolean {
  return (
    shipped[0]!.base === 'scratch' &&
    instructionsOf(shipped, 'CMD', 'ENTRYPOINT', 'RUN', 'EXPOSE', 'HEALTHCHECK').length === 0
  );
}

function dropsPrivileges(shipped: Parameters<typeof instructionsOf>[0]): boolean {
  const starts = instructionsOf(shipped, 'ENTRYPOINT', 'CMD').map(({ argumentsText }) => argumentsText);
  return starts.some((text) => /(?:^|[\s"/])(?:gosu|su-exec|setpriv|runuser|s6-setuidgid|chpst)(?:$|[\s"])/.test(text));
}
