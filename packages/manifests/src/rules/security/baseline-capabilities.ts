import { baselineCapabilities as allowed, capabilities, capabilityName, isReleased } from '../../resources/security.ts';
import { rule } from '../rule.ts';

/** What the dangerous ones open. Source: capabilities(7). */
const powers: Readonly<Record<string, string>> = {
  ALL: 'everything that root of the node may',
  BPF: 'load programs into the kernel',
  DAC_READ_SEARCH: 'open every file of the node by its handle',
  NET_ADMIN: 'change routes, firewall and traffic of its network',
  NET_RAW: 'forge packets of other pods',
  PERFMON: 'watch all processes',
  SYS_ADMIN: 'mount, and much else that makes it root of the node',
  SYS_BOOT: 'reboot the node',
  SYS_MODULE: 'load kernel modules',
  SYS_PTRACE: 'read and change other processes',
  SYS_RAWIO: 'write to memory and disks directly',
  SYS_TIME: 'set the clock of the node',
};

export const baselineCapabilities = rule({
  id: 'baseline-capabilities',
  area: 'security',
  severity: 'warning',
  what: 'A container adds no capability beyond those that runtimes give by default.',
  why: 'Capabilities such as SYS_ADMIN, NET_ADMIN and SYS_PTRACE reach beyond the container: they are enough, each alone, to take over the node or to read the traffic of other pods.',
  fix: 'Remove the capability, or move what needs it to a pod of its own on nodes of its own.',
  references: [
    'https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline',
    'https://man7.org/linux/man-pages/man7/capabilities.7.html',
  ],
  containersWith: ['securityContext'],
  container(container, { report }) {
    if (!isReleased(container)) return;
    for (const capability of capabilities(container, 'add')) {
      const name = capabilityName(capability);
      if (allowed.has(name)) continue;
      const power = powers[name];
      const lets = power === undefined ? '' : `, which lets it ${power}`;
      report(capability, `Container ${container.name} adds the capability ${name}${lets}.`);
    }
  },
});
