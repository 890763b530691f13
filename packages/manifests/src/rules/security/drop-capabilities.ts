import { capabilities, dropsAll, isPrivileged, isReleased, isWindows } from '../../resources/security.ts';
import { rule } from '../rule.ts';

export const dropCapabilities = rule({
  id: 'drop-capabilities',
  area: 'security',
  severity: 'info',
  what: 'A container drops all capabilities, and adds back what it needs.',
  why: 'Runtimes give root in a container some 14 capabilities that almost no application uses: NET_RAW lets it forge packets of other pods, DAC_OVERRIDE lets it read every file.',
  fix: 'Set `capabilities: {drop: [ALL]}` in the securityContext of the container, and add NET_BIND_SERVICE where it opens a port below 1024.',
  references: ['https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted'],
  container(container, { report }) {
    if (!isReleased(container) || dropsAll(container) || isPrivileged(container) || isWindows(container.workload))
      return;
    const { name, securityContext } = container;
    const dropped = capabilities(container, 'drop');
    if (dropped.length === 0)
      report(
        securityContext?.map('capabilities') ?? securityContext ?? container.node,
        `Container ${name} drops no capabilities.`,
      );
    else
      report(
        securityContext!.map('capabilities')!.key('drop')!,
        `Container ${name} drops ${dropped.map(({ text }) => text).join(', ')} and keeps the other capabilities of the runtime.`,
      );
  },
});
