import { capabilities, capabilityName, isReleased } from '../../resources/security.ts';
import { rule } from '../rule.ts';

export const restrictedCapabilities = rule({
  id: 'restricted-capabilities',
  area: 'security',
  severity: 'info',
  optional: true,
  what: 'A container adds no capability other than NET_BIND_SERVICE.',
  why: 'The restricted Pod Security Standard allows no other: CHOWN, DAC_OVERRIDE or SETUID give root in the container most of its power back.',
  fix: 'Remove the capability; set owners of files while the image is built, and run as one user.',
  references: ['https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted'],
  options: { allowed: ['NET_BIND_SERVICE'] },
  containersWith: ['securityContext'],
  container(container, { options, report }) {
    if (!isReleased(container)) return;
    for (const capability of capabilities(container, 'add')) {
      const name = capabilityName(capability);
      if (!options.allowed.includes(name))
        report(capability, `Container ${container.name} adds the capability ${name}.`);
    }
  },
});
