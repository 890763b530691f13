import { probesOf } from '../../resources/probe.ts';
import { rule } from '../rule.ts';

/** Commands that start a virtual machine or an interpreter, or wait for the network. */
const slow =
  /(?:^|[\s/;&|(])(java|node|python[23]?|ruby|php|perl|mongosh?|cqlsh|nodetool|rabbitmqctl|rabbitmq-diagnostics|zkCli\.sh|zkServer\.sh|kafka-[a-z-]+(?:\.sh)?|cockroach|pulsar-admin|curl|wget|mysql|mysqladmin|psql|kubectl|aws)(?=\s|$)/;

export const execProbeTimeout = rule({
  id: 'exec-probe-timeout',
  area: 'probes',
  severity: 'warning',
  what: 'A probe that runs a slow command says how long it may take.',
  why: 'Left out, timeoutSeconds is one second. A command that starts an interpreter or asks over the network takes longer on a busy node, so the probe fails exactly when the node has much to do.',
  fix: 'Set timeoutSeconds to several times what the command takes at rest.',
  references: [
    'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#define-a-liveness-command',
  ],
  containersWith: ['livenessProbe', 'readinessProbe', 'startupProbe'],
  container(container, { report }) {
    for (const { name, node } of probesOf(container)) {
      if ((node.integer('timeoutSeconds') ?? 0) > 0) continue;
      const words = node.map('exec')?.seq('command')?.scalars;
      if (words === undefined) continue;
      const command = slow.exec(words.map(({ text }) => text).join(' '))?.[1];
      if (command === undefined) continue;
      report(
        node.key('exec')!,
        `${name} of container ${container.name} runs ${command} and has 1 s for it, the default of timeoutSeconds.`,
      );
    }
  },
});
