import { Selector } from '../../index/selector.ts';
import { servicePorts } from '../../index/service-ports.ts';
import { serviceScopes, servicesMatching } from '../../index/services.ts';
import { rule } from '../rule.ts';

export const serviceMonitorSelects = rule({
  id: 'service-monitor-selects',
  area: 'network',
  severity: 'warning',
  what: 'A ServiceMonitor matches a Service by its labels, and a port of it by name.',
  why: 'Prometheus finds nothing to scrape and says so nowhere: the dashboards stay empty, and alerts that need the metrics never fire.',
  fix: 'Make spec.selector equal to labels of the Service itself (not of its pods), and name one of its ports in endpoints.',
  references: ['https://prometheus-operator.dev/docs/api-reference/api/#monitoring.coreos.com/v1.ServiceMonitor'],
  types: {
    'ServiceMonitor.monitoring.coreos.com'(monitor, { index, report }) {
      const written = monitor.spec?.map('selector');
      if (written === undefined || index.ofType('Service').length === 0) return;
      const selector = Selector.ofLabelSelector(written);
      const names = monitor.spec?.map('namespaceSelector');
      const anywhere = names?.boolean('any') === true;
      const scopes = names?.seq('matchNames')?.scalars.map(({ text }) => text) ?? [monitor.scope];
      const found = (anywhere ? [...index.derive(serviceScopes)] : scopes).flatMap((scope) =>
        servicesMatching(index, scope, selector),
      );
      if (found.length === 0) {
        report(
          written,
          `ServiceMonitor ${monitor.name} selects ${selector.text}, which no Service in ${anywhere ? 'any namespace' : `namespace ${scopes.join(', ')}`} has.`,
        );
        return;
      }
      const ports = new Set(found.flatMap((service) => servicePorts(service).map(({ name }) => name)));
      for (const endpoint of monitor.spec?.seq('endpoints')?.maps ?? []) {
        const port = endpoint.scalar('port');
        if (port !== undefined && !ports.has(port.text))
          report(
            port,
            `ServiceMonitor ${monitor.name} scrapes port ${port.text}, which Service ${found[0]!.name} does not have.`,
          );
      }
    },
  },
});
