import { nearest } from '@slipway/core';
import type { Scalar } from '../../read/node.ts';
import { capabilities, capabilityName, isReleased } from '../../resources/security.ts';
import { type Detail, rule } from '../rule.ts';

const known = new Set(
  `ALL AUDIT_CONTROL AUDIT_READ AUDIT_WRITE BLOCK_SUSPEND BPF CHECKPOINT_RESTORE CHOWN DAC_OVERRIDE DAC_READ_SEARCH
  FOWNER FSETID IPC_LOCK IPC_OWNER KILL LEASE LINUX_IMMUTABLE MAC_ADMIN MAC_OVERRIDE MKNOD NET_ADMIN NET_BIND_SERVICE
  NET_BROADCAST NET_RAW PERFMON SETFCAP SETGID SETPCAP SETUID SYS_ADMIN SYS_BOOT SYS_CHROOT SYS_MODULE SYS_NICE SYS_PACCT
  SYS_PTRACE SYS_RAWIO SYS_RESOURCE SYS_TIME SYS_TTY_CONFIG SYSLOG WAKE_ALARM`.split(/\s+/),
);

export const capabilityNames = rule({
  id: 'capability-names',
  area: 'security',
  severity: 'warning',
  what: 'Capabilities are written as Kubernetes writes them: without CAP_, and by a name that Linux has.',
  why: 'Runtimes put CAP_ before the name. With containerd `CAP_NET_ADMIN` becomes `CAP_CAP_NET_ADMIN`, which it drops or refuses; a misspelt name in `drop` leaves the capability in place.',
  fix: 'Write the name as in capabilities(7) without the CAP_ in front.',
  references: [
    'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#set-capabilities-for-a-container',
  ],
  containersWith: ['securityContext'],
  container(container, { report }) {
    if (!isReleased(container)) return;
    for (const list of ['add', 'drop'] as const) {
      for (const capability of capabilities(container, list)) {
        if (known.has(capability.text)) continue;
        const name = capabilityName(capability);
        if (!known.has(name)) {
          const near = nearest(name, known);
          const meant = near === undefined ? '' : `; the nearest is ${near}`;
          report(
            capability,
            `Container ${container.name} has ${capability.text} under ${list}, which is no capability of Linux${meant}.`,
          );
        } else if (capability.text.length !== name.length)
          report(
            capability,
            `Container ${container.name} has ${capability.text} under ${list}.`,
            rewrite(capability, name),
          );
      }
    }
  },
});

function rewrite(capability: Scalar, name: string): Detail {
  const fix = `Write ${name}.`;
  const { start, end, style } = capability;
  return style === 'plain' ? { fix, edits: [{ start, end, text: name }] } : { fix };
}
