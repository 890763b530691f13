import { nearest } from '@slipway/core';
import type { Scalar } from '../../read/node.ts';
import type { Container, ContainerPort } from '../../resources/container.ts';
import { type Probe, probesOf } from '../../resources/probe.ts';
import { type Context, rule } from '../rule.ts';

const portNamePattern = /^(?=.*[a-z])[a-z0-9]+(-[a-z0-9]+)*$/;

export const probePort = rule({
  id: 'probe-port',
  area: 'probes',
  severity: 'error',
  what: 'A probe asks a port that its container declares.',
  why: 'The kubelet looks a port name up in the same container only; a name that is not there makes every probe fail, so the pod never becomes ready or is restarted for ever. A number works undeclared, but it is mostly what is left when the port moved and the probe did not.',
  fix: 'Name the port under `ports` of this container, or point the probe at one that is there.',
  references: [
    'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#http-probes',
    'https://github.com/kubernetes/kubernetes/blob/master/pkg/probe/util.go',
  ],
  containersWith: ['livenessProbe', 'readinessProbe', 'startupProbe'],
  container(container, { report }) {
    for (const probe of probesOf(container)) {
      const { port } = probe;
      if (port === undefined || port.isNull) continue;
      const number = port.integer;
      if (number === undefined) checkName(container, probe, port, report);
      else checkNumber(container, probe, port, number, report);
    }
  },
});

function checkName(container: Container, probe: Probe, port: Scalar, report: Context['report']): void {
  const { text } = port;
  const of = `${probe.name} of container ${container.name}`;
  const declared = container.ports.find(({ name }) => name === text);
  if (declared !== undefined) {
    checkProtocol(declared, probe, port, of, report);
    return;
  }
  if (/^\d+$/.test(text)) {
    const edits = [{ start: port.start, end: port.end, text }];
    report(port, `${of} asks port "${text}", which as a string is the name of a port, not its number.`, {
      fix: 'Remove the quotes.',
      ...(probe.handler![0] === 'grpc' ? {} : { edits }),
    });
    return;
  }
  if (!portNamePattern.test(text) || text.length > 15) {
    report(
      port,
      `${of} asks port ${text}, which is no valid port name (at most 15 letters, digits and single hyphens).`,
    );
    return;
  }
  const names = container.ports.flatMap(({ name }) => name ?? []);
  const elsewhere = container.workload.containers.find(
    (other) => other !== container && other.ports.some(({ name }) => name === text),
  );
  const reason =
    elsewhere !== undefined
      ? `which only container ${elsewhere.name} declares; names are looked up in the probe's own container`
      : names.length > 0
        ? `but the container declares ${list(names)}`
        : 'but the container names no port';
  const near = nearest(text, names) ?? (names.length === 1 ? names[0] : undefined);
  const number = elsewhere?.ports.find(({ name }) => name === text)?.number;
  const fix =
    number !== undefined
      ? `Write the number, ${number}: containers of a pod share their network.`
      : near === undefined
        ? undefined
        : `Write \`${near}\`.`;
  report(port, `${of} asks port ${text}, ${reason}.`, fix === undefined ? {} : { fix });
}

function checkNumber(
  container: Container,
  probe: Probe,
  port: Scalar,
  number: number,
  report: Context['report'],
): void {
  const of = `${probe.name} of container ${container.name}`;
  if (number < 1 || number > 65_535) {
    report(port, `${of} asks port ${number}, which is outside 1-65535.`, {
      fix: 'Write the port that the container listens on.',
    });
    return;
  }
  const declared = container.ports.filter((candidate) => candidate.number === number);
  if (declared.length > 0) {
    if (!declared.some(({ protocol }) => protocol === 'TCP')) checkProtocol(declared[0]!, probe, port, of, report);
    return;
  }
  const neighbour = container.workload.running.find(
    (other) => other !== container && other.ports.some((p) => p.number === number),
  );
  if (neighbour !== undefined) {
    const message = `${of} asks port ${number}, which container ${neighbour.name} declares, so it tells how ${neighbour.name} is, not ${container.name}.`;
    report(port, message, {
      severity: 'warning',
      fix: `Move the probe to container ${neighbour.name}, or ask a port of ${container.name}.`,
    });
    return;
  }
  const numbers = container.ports.flatMap((p) => (p.number === undefined ? [] : String(p.number)));
  if (numbers.length === 0)
    report(port, `${of} asks port ${number}, but the container declares no port.`, { severity: 'info' });
  else report(port, `${of} asks port ${number}, but the container declares ${list(numbers)}.`, { severity: 'warning' });
}

/** Probes speak TCP; the kubelet takes a port's number whatever its protocol. */
function checkProtocol(
  declared: ContainerPort,
  probe: Probe,
  port: Scalar,
  of: string,
  report: Context['report'],
): void {
  if (declared.protocol === 'TCP') return;
  const message = `${of} asks port ${port.text} by TCP, but the container declares it for ${declared.protocol}.`;
  report(port, message, {
    severity: 'warning',
    fix: `Ask a TCP port, or use an exec probe; ${probe.handler![0]} cannot ask ${declared.protocol}.`,
  });
}

function list(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
