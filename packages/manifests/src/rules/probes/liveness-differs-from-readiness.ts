import type { Container } from '../../resources/container.ts';
import { type Probe, probeOf } from '../../resources/probe.ts';
import { rule } from '../rule.ts';

export const livenessDiffersFromReadiness = rule({
  id: 'liveness-differs-from-readiness',
  area: 'probes',
  severity: 'warning',
  what: 'A liveness probe asks something else than the readiness probe, or waits longer.',
  why: 'With the same question and the same patience, whatever should only take a pod out of service restarts it as well: a slow database then restarts every replica at once, instead of pausing their traffic.',
  fix: 'Let liveness ask the process alone, or raise its failureThreshold well above that of the readinessProbe.',
  references: ['https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/#liveness-probe'],
  options: { 'allow-patient': true },
  containersWith: ['livenessProbe'],
  container(container, { options, report }) {
    const liveness = probeOf(container, 'livenessProbe');
    if (liveness === undefined) return;
    const readiness = probeOf(container, 'readinessProbe');
    if (readiness === undefined) return;
    if (options['allow-patient'] && liveness.patience > readiness.patience) return;
    const question = questionOf(container, liveness);
    if (question === undefined || question !== questionOf(container, readiness)) return;
    const [kill, leave] = [liveness.patience, readiness.patience];
    const message = `livenessProbe of container ${container.name} asks the same as readinessProbe (${question}) and restarts it after ${kill} s; readiness takes it out of service after ${leave} s.`;
    const enough = Math.ceil((2 * leave - liveness.timeout) / Math.max(liveness.period, liveness.timeout)) + 1;
    report(container.node.key('livenessProbe')!, message, {
      fix: `Let liveness ask the process alone, or raise its failureThreshold to ${Math.max(enough, liveness.failureThreshold + 1)} or so.`,
    });
  },
});

/** What a probe asks, in words that are the same for the same question. */
export function questionOf(container: Container, { handler }: Probe): string | undefined {
  if (handler === undefined) return undefined;
  const [key, node] = handler;
  const word = (name: string): string => node.scalar(name)?.text ?? '';
  if (key === 'exec') return (node.seq('command')?.scalars ?? []).map(({ text }) => text).join(' ') || undefined;
  const port = node.scalar('port')?.text ?? '';
  const number = container.ports.find(({ name }) => name === port)?.number ?? port;
  const host = word('host') === '' ? '' : ` of ${word('host')}`;
  if (key === 'tcpSocket') return `TCP port ${number}${host}`;
  if (key === 'grpc') return `gRPC port ${number}${word('service') === '' ? '' : ` service ${word('service')}`}`;
  return `${word('scheme') || 'HTTP'} GET ${word('path') || '/'} on port ${number}${host}`;
}
