import type { ImageFacts } from '@slipway/core';
import type { Container } from '../resources/container.ts';
import { imageReference } from '../resources/image.ts';
import { probeOf } from '../resources/probe.ts';
import { parseQuantity } from '../resources/quantity.ts';
import { effectiveScalar, isWindows } from '../resources/security.ts';
import { type Context, type Rule, rule } from '../rules/rule.ts';

/** Ids of the rules that an image which was just built and run is needed for. */
export const imageFactRuleIds: readonly string[] = [
  'image-start-budget',
  'image-port',
  'image-user',
  'image-memory',
  'image-grace-period',
];

/**
 * Rules that hold manifests to what was measured of an image: as a container it may run under more load, never under
 * less. They speak of the containers whose image is of the same repository.
 */
export function imageFactRules(facts: ImageFacts): Rule[] {
  const ofImage =
    (check: (container: Container, context: Context) => void) => (container: Container, context: Context) => {
      if (isOf(container, facts)) check(container, context);
    };
  return [startBudget(facts, ofImage), port(facts, ofImage), user(facts, ofImage), ...limits(facts, ofImage)];
}

type Narrow = (check: (container: Container, context: Context) => void) => NonNullable<Rule['container']>;

function isOf({ image, role }: Container, { reference }: ImageFacts): boolean {
  if (image === undefined || role === 'ephemeral') return false;
  const [theirs, ours] = [imageReference(image), imageReference(reference)];
  return theirs !== undefined && theirs.registry === ours?.registry && theirs.repository === ours.repository;
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}

function startBudget({ startUpMs }: ImageFacts, narrow: Narrow): Rule {
  return rule({
    id: 'image-start-budget',
    area: 'images',
    severity: 'error',
    what: 'No probe restarts a container before it had the time that its image needs to start.',
    why: 'The image was started on an idle machine; on a node that pulls and starts other pods it is slower. A restart begins from nothing.',
    fix: 'Add a startupProbe whose failureThreshold times periodSeconds is several times the measured start.',
    containersWith: ['livenessProbe', 'startupProbe'],
    container: narrow((container, { report }) => {
      const killer = probeOf(container, 'startupProbe') ?? probeOf(container, 'livenessProbe');
      if (startUpMs === undefined || killer === undefined || killer.budget * 1000 >= 2 * startUpMs) return;
      report(
        killer.at('failureThreshold'),
        `${killer.name} restarts container ${container.name} after ${killer.budget} s, but its image took ${seconds(startUpMs)} to become healthy.`,
        killer.budget * 1000 < startUpMs ? {} : { severity: 'warning' },
      );
    }),
  });
}

function port({ ports }: ImageFacts, narrow: Narrow): Rule {
  return rule({
    id: 'image-port',
    area: 'images',
    severity: 'warning',
    what: 'A port of a container is one that its image exposes.',
    why: 'EXPOSE says where the program listens. Traffic to another port is refused.',
    fix: 'Name the port of the image, or EXPOSE the one that the program is told to listen on.',
    containersWith: ['ports'],
    container: narrow((container, { report }) => {
      if (ports.length === 0) return;
      const exposed = ports.map(({ port: number, protocol }) => `${number}/${protocol}`);
      for (const { node, number, protocol } of container.ports) {
        if (number === undefined || exposed.includes(`${number}/${protocol.toLowerCase()}`)) continue;
        report(
          node.scalar('containerPort') ?? node,
          `Container ${container.name} has port ${number}/${protocol.toLowerCase()}, but its image exposes ${exposed.join(', ')}.`,
        );
      }
    }),
  });
}

/** Source: Kubernetes, pkg/kubelet/kuberuntime/security_context_others.go, verifyRunAsNonRoot. */
function user({ user: text }: ImageFacts, narrow: Narrow): Rule {
  return rule({
    id: 'image-user',
    area: 'images',
    severity: 'error',
    what: 'With runAsNonRoot, the user of the image is a number above 0, or runAsUser says one.',
    why: 'The kubelet cannot tell whether a user that has a name is root, so it refuses to start the container (CreateContainerConfigError).',
    fix: 'Set runAsUser, or write USER with a number in the Dockerfile.',
    references: [
      'https://github.com/kubernetes/kubernetes/blob/v1.34.4/pkg/kubelet/kuberuntime/security_context_others.go',
    ],
    container: narrow((container, { report }) => {
      const nonRoot = effectiveScalar(container, 'runAsNonRoot');
      if (nonRoot?.boolean !== true || isWindows(container.workload)) return;
      if (effectiveScalar(container, 'runAsUser')?.integer !== undefined) return;
      const name = text.split(':', 1)[0]!;
      if (/^\d+$/.test(name) && Number(name) > 0) return;
      const what = name === '' ? 'names no user, so it is root' : `runs as ${JSON.stringify(name)}`;
      report(
        nonRoot,
        `Container ${container.name} has runAsNonRoot, but its image ${what}: the kubelet never starts it.`,
      );
    }),
  });
}

function limits({ peakMemoryBytes, stopMs }: ImageFacts, narrow: Narrow): Rule[] {
  const memory = rule({
    id: 'image-memory',
    area: 'images',
    severity: 'error',
    what: 'The memory limit of a container is above what its image uses as it starts.',
    why: 'The kernel kills a container at its limit. Without any load this image needed more.',
    fix: 'Raise limits.memory well above the measured peak.',
    containersWith: ['resources'],
    container: narrow((container, { report }) => {
      const limit = container.resource('limits', 'memory');
      const bytes = limit === undefined ? undefined : parseQuantity(limit.text);
      if (limit === undefined || bytes === undefined || peakMemoryBytes === undefined || bytes > peakMemoryBytes)
        return;
      const peak = `${Math.ceil(peakMemoryBytes / 2 ** 20)} MiB`;
      report(
        limit,
        `Container ${container.name} may use ${limit.text} of memory, but its image used ${peak} without any load.`,
      );
    }),
  });
  const gracePeriod = rule({
    id: 'image-grace-period',
    area: 'images',
    severity: 'warning',
    what: 'The grace period is longer than the image needs to end.',
    why: 'What has not ended by then is killed, with the requests in it.',
    fix: 'Raise terminationGracePeriodSeconds; preStop counts against it too.',
    container: narrow(({ workload, name, node, role }, { report }) => {
      const grace = workload.pod.integer('terminationGracePeriodSeconds') ?? 30;
      if (role !== 'main' || stopMs === undefined || stopMs < grace * 1000) return;
      report(
        workload.pod.scalar('terminationGracePeriodSeconds') ?? node,
        `Container ${name} is killed ${grace} s after SIGTERM, but its image took ${seconds(stopMs)} to end.`,
      );
    }),
  });
  return [memory, gracePeriod];
}
