import { rule } from '../rule.ts';

export const envNameUnique = rule({
  id: 'env-name-unique',
  area: 'config',
  severity: 'warning',
  what: 'A container sets each environment variable once.',
  why: 'The last one wins. Server-side apply merges the list by name and refuses the object, or drops one of the two.',
  fix: 'Remove the one that is not meant.',
  references: ['https://kubernetes.io/docs/tasks/inject-data-application/define-environment-variable-container/'],
  containersWith: ['env'],
  container(container, { report }) {
    const env = container.node.seq('env');
    if (env === undefined || env.items.length < 2) return;
    const seen = new Set<string>();
    for (const entry of env.items) {
      const name = entry.kind === 'mapping' ? entry.scalar('name') : undefined;
      if (name === undefined) continue;
      if (seen.has(name.text)) report(name, `Container ${container.name} sets ${name.text} twice; the last one wins.`);
      seen.add(name.text);
    }
  },
});
