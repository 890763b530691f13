import { type Clock, type Host, Problem } from '@slipway/core';
import type { KubeClient } from '../kube/client.ts';
import { proxyPort } from '../plan/locate-fronts.ts';
import type { Release } from '../plan/release.ts';
import type { TimedEvent } from '../report/events.ts';
import { eventLine } from '../report/json-lines.ts';
import { logLine } from '../report/live-log.ts';
import type { DeploySettings } from '../run/deploy-settings.ts';
import { askService, commandGate, commandSmokeTest, httpSmokeTest, parseUrl, shellCommand } from '../traffic/gates.ts';
import { prometheusGate } from '../traffic/prometheus-gate.ts';
import { askUrl, RequestStream } from '../traffic/request-stream.ts';
import type { TrafficCheck } from '../traffic/traffic-check.ts';
import type { DeployValues } from './connect.ts';

/** How a release is run, from the inputs. */
export function settingsOf(
  values: DeployValues,
  host: Host,
  client: KubeClient,
  clock: Clock,
  release: Release | undefined,
): DeploySettings {
  const run = shellCommand(host.cwd, host.environment);
  const { 'check-path': path, 'smoke-command': smoke, 'bake-command': bake } = values;
  const { 'prometheus-url': server, 'prometheus-query': query } = values;
  if ((server === undefined) !== (query === undefined))
    throw new Problem('bad-input', 'prometheus-url and prometheus-query belong together; one of them is missing.');
  const startedMs = clock.now();
  return {
    holder: host.runner,
    limits: {
      timeoutMs: values.timeout * 1000,
      bakeMs: values.bake * 1000,
      settleMs: values.settle * 1000,
      retireMs: 180_000,
      pruneMax: values['prune-max'],
      allowedFailures: values['allowed-failures'],
    },
    lockWaitMs: values['lock-wait'] * 1000,
    forceConflicts: values['force-conflicts'],
    smoke: [
      ...(path === undefined ? [] : [httpSmokeTest(client, clock, path)]),
      ...(smoke === undefined ? [] : [commandSmokeTest(smoke, run)]),
    ],
    gates: [
      ...(server === undefined || query === undefined
        ? []
        : [prometheusGate(parseUrl('prometheus-url', server), query, clock)]),
      ...(bake === undefined ? [] : [commandGate(bake, run)]),
    ],
    traffic: release === undefined ? undefined : trafficOf(values, client, clock, release),
    signal: host.interrupted(),
    onEvent: (event: TimedEvent) => tell(event, host, values.format ?? 'terminal', startedMs),
  };
}

function tell(event: TimedEvent, host: Host, format: string, startedMs: number): void {
  const line = format === 'json' ? undefined : logLine(event, startedMs);
  if (format === 'json') host.write(eventLine(event));
  if (line !== undefined) host.log(line);
}

function trafficOf(
  values: DeployValues,
  client: KubeClient,
  clock: Clock,
  { fronts }: Release,
): TrafficCheck | undefined {
  const { 'check-url': url, 'check-path': path, 'check-rate': perSecond } = values;
  if (perSecond === 0) return undefined;
  const settings = { perSecond, timeoutMs: 5_000 };
  if (url !== undefined) return new RequestStream(askUrl(parseUrl('check-url', url)), clock, settings);
  const service = fronts[0]?.services[0];
  if (path === undefined || service === undefined) return undefined;
  const { namespace = '', name } = service.metadata;
  const place = { namespace, service: name, port: proxyPort(service) };
  return new RequestStream(askService(client, place, path), clock, settings);
}
