import { instructionsOf } from '../chain.ts';
import { rule } from '../rule.ts';

export const healthcheckForCompose = rule({
  id: 'healthcheck-for-compose',
  area: 'runtime',
  severity: 'error',
  what: 'An image that Compose waits for to be healthy has a health check.',
  why: 'Without one a container is never healthy: `docker compose up` ends with "has no healthcheck configured", and what depends on it does not start.',
  fix: 'Add a HEALTHCHECK to the last stage, or `healthcheck:` to the service.',
  references: ['https://docs.docker.com/compose/how-tos/startup-order/'],
  check({ dockerfile, input, shipped, report }) {
    const { final } = dockerfile;
    const last = instructionsOf(shipped, 'HEALTHCHECK').at(-1);
    const isNone = last !== undefined && /^none$/i.test(last.argumentsText);
    if (final === undefined || (last !== undefined && !isNone)) return;
    for (const { file, services } of input.compose ?? [])
      for (const service of services) {
        const waiter = service.awaitedBy[0];
        if (waiter === undefined || service.healthcheck === 'own' || !isBuiltFrom(service, dockerfile.file)) continue;
        if (
          service.target !== undefined &&
          service.target.toLowerCase() !== final.name &&
          service.target !== dockerfile.target
        )
          continue;
        const place = isNone ? last.args.span(0, last.args.text.length) : final.baseSpan;
        report(
          place,
          `${waiter.service} waits until ${service.name} is healthy (${file}:${waiter.line}), and the image has no health check.`,
        );
      }
  },
});

function isBuiltFrom({ dockerfile }: { dockerfile: string | undefined }, file: string): boolean {
  return dockerfile !== undefined && dockerfile.replace(/^\.\//, '') === file.replace(/^\.\//, '');
}
