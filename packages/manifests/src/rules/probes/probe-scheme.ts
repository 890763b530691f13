import { probesOf } from '../../resources/probe.ts';
import { rule } from '../rule.ts';

const tlsPorts = new Set([443, 6443, 8443, 9443, 10_250, 10_257, 10_259]);

export const probeScheme = rule({
  id: 'probe-scheme',
  area: 'probes',
  severity: 'warning',
  what: 'A probe speaks HTTP or HTTPS as its port does.',
  why: 'A TLS port answers a plain request with 400 or closes the connection, so the probe fails although the application is well.',
  fix: 'Set `scheme: HTTPS`; the kubelet does not verify the certificate.',
  references: [
    'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#http-probes',
  ],
  containersWith: ['livenessProbe', 'readinessProbe', 'startupProbe'],
  container(container, { report }) {
    for (const { name, handler } of probesOf(container)) {
      if (handler?.[0] !== 'httpGet') continue;
      const [, node] = handler;
      const scheme = node.scalar('scheme');
      const written = scheme === undefined || scheme.isNull ? '' : scheme.text;
      const of = `${name} of container ${container.name}`;
      if (scheme !== undefined && written !== '' && written !== 'HTTP' && written !== 'HTTPS') {
        const upper = written.toUpperCase();
        const known = upper === 'HTTP' || upper === 'HTTPS';
        report(scheme, `${of} has scheme ${written}; the API server accepts HTTP and HTTPS.`, {
          severity: 'error',
          fix: known ? `Write ${upper}.` : 'Write HTTP or HTTPS.',
          ...(known ? { edits: [{ start: scheme.start, end: scheme.end, text: upper }] } : {}),
        });
        continue;
      }
      const port = node.scalar('port');
      if (port === undefined) continue;
      const declared = container.ports.find(
        (p) => p.name === port.text || (p.number !== undefined && p.number === port.integer),
      );
      const number = port.integer ?? declared?.number;
      const words = declared?.name ?? port.text;
      const tls = (number !== undefined && tlsPorts.has(number)) || /(?:^|-)https(?:-|$)/.test(words);
      const shown = number === undefined || String(number) === words ? words : `${words} (${number})`;
      if (tls && written !== 'HTTPS')
        report(
          scheme ?? port,
          `${of} speaks HTTP to port ${shown}, which by its ${number !== undefined && tlsPorts.has(number) ? 'number' : 'name'} speaks TLS.`,
        );
      if (written === 'HTTPS' && (number === 80 || words === 'http'))
        report(
          scheme!,
          `${of} speaks HTTPS to port ${shown}, which by its ${number === 80 ? 'number' : 'name'} speaks plain HTTP.`,
          { fix: 'Remove `scheme`, or name the TLS port.' },
        );
    }
  },
});
