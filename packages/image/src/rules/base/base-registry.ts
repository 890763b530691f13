import { baseReference } from '../base-images.ts';
import { rule } from '../rule.ts';
import { externalImages } from './external-images.ts';

export const baseRegistry = rule({
  id: 'base-registry',
  area: 'base',
  severity: 'warning',
  optional: true,
  what: 'Base images come from registries that the policy allows.',
  why: 'An image from elsewhere runs with everything that the build and the application may do, and nobody here has looked at it.',
  fix: 'Take the image from an allowed registry, or add its registry to the option `allowed`.',
  references: ['https://github.com/hadolint/hadolint/wiki/DL3026'],
  options: { allowed: [] as readonly string[] },
  check({ dockerfile, options, report }) {
    // Without a list every registry is as good as another.
    if (options.allowed.length === 0) return;
    for (const { image, span } of externalImages(dockerfile)) {
      const reference = baseReference(image);
      if (reference === undefined) continue;
      const registry = reference.registry ?? 'docker.io';
      if (!options.allowed.some((allowed) => matches(registry, allowed)))
        report(span, `${image} comes from ${registry}; allowed: ${options.allowed.join(', ')}.`);
    }
  },
});

function matches(registry: string, allowed: string): boolean {
  if (allowed === '*') return true;
  return allowed.startsWith('*.') ? registry.endsWith(allowed.slice(1)) : registry === allowed;
}
