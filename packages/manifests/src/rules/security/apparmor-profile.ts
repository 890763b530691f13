import { effective, isReleased } from '../../resources/security.ts';
import { rule } from '../rule.ts';

export const apparmorProfile = rule({
  id: 'apparmor-profile',
  area: 'security',
  severity: 'warning',
  what: 'No container switches AppArmor off.',
  why: 'The default profile of the runtime forbids mounts and writes to /proc and /sys even to root. Unconfined gives that up for every process of the container.',
  fix: 'Use `appArmorProfile: {type: RuntimeDefault}`, or a Localhost profile made for the program.',
  references: ['https://kubernetes.io/docs/tutorials/security/apparmor/'],
  container(container, { report }) {
    if (!isReleased(container)) return;
    const profile = effective(container, 'appArmorProfile');
    const type = profile?.kind === 'mapping' ? profile.scalar('type') : undefined;
    if (type?.text === 'Unconfined') report(type, `Container ${container.name} runs without AppArmor (Unconfined).`);
  },
  workload({ template, resource }, { report }) {
    const annotations = template.map('metadata')?.map('annotations');
    if (annotations === undefined) return;
    for (const [i, key] of annotations.keys.entries()) {
      const value = annotations.values[i];
      if (
        key.text.startsWith('container.apparmor.security.beta.kubernetes.io/') &&
        value?.kind === 'scalar' &&
        value.text === 'unconfined'
      )
        report(
          value,
          `Container ${key.text.slice(key.text.indexOf('/') + 1)} of ${resource.title} runs without AppArmor (unconfined).`,
        );
    }
  },
});
