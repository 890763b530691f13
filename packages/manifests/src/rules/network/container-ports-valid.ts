import { rule } from '../rule.ts';

const portName = /^(?=.*[a-z])(?!.*--)[a-z0-9](?:[a-z0-9-]{0,13}[a-z0-9])?$/;

export const containerPortsValid = rule({
  id: 'container-ports-valid',
  area: 'network',
  severity: 'error',
  what: 'Ports of a container are in range, and their names are valid and unique in the pod.',
  why: 'The API server refuses the pod, or keeps only one of two ports that are the same to it.',
  fix: 'Use numbers from 1 to 65535 and names of at most 15 lower-case letters, digits and dashes, each once in a pod.',
  references: ['https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#ports'],
  workload(workload, { report }) {
    for (const container of workload.containers) {
      const names = new Set<string>();
      const numbers = new Set<string>();
      for (const { node, name, number, protocol } of container.ports) {
        const written = node.scalar('containerPort');
        if (written !== undefined && number !== undefined && !(number >= 1 && number <= 65_535))
          report(written, `containerPort ${written.text} of container ${container.name} is not between 1 and 65535.`);
        const key = `${number}/${protocol}`;
        if (number !== undefined && numbers.has(key))
          report(written!, `Container ${container.name} declares port ${key} twice.`, { severity: 'warning' });
        numbers.add(key);
        if (name === undefined) continue;
        if (!portName.test(name))
          report(node.scalar('name')!, `${JSON.stringify(name)} of container ${container.name} is no port name.`);
        else if (names.has(name)) report(node.scalar('name')!, `Container ${container.name} names two ports ${name}.`);
        names.add(name);
      }
    }
  },
});
