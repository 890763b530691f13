import { instructionsOf } from '../chain.ts';
import { rule } from '../rule.ts';
import { userOf } from './user.ts';

export const numericUser = rule({
  id: 'numeric-user',
  area: 'runtime',
  severity: 'info',
  optional: true,
  what: 'The user of the image is a number.',
  why: 'With runAsNonRoot the kubelet has to know that the user is not root before it starts the container, and a name does not tell: the pod ends in CreateContainerConfigError unless it has runAsUser.',
  fix: 'Write the user id: `USER 65532:65532`.',
  references: [
    'https://github.com/hadolint/hadolint/wiki/DL3066',
    'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/',
  ],
  check({ dockerfile, shipped, report }) {
    const last = instructionsOf(shipped, 'USER').at(-1);
    const user = last === undefined ? undefined : userOf(dockerfile, shipped, last);
    if (last === undefined || user === undefined || user.name === '' || /^(?:\d+|root)$/.test(user.name)) return;
    report(last.words[0] ?? last, `The user is called ${user.name}; a cluster cannot tell that it is not root.`);
  },
});
