import type { Container } from '../../resources/container.ts';
import { rule } from '../rule.ts';

export const envExpansion = rule({
  id: 'env-expansion',
  area: 'config',
  severity: 'warning',
  what: 'A `$(VARIABLE)` in a value is set before it is used.',
  why: 'Kubernetes leaves a reference that it cannot resolve as it stands, so the program gets the text `$(NAME)`. In env only variables further up the list are known.',
  fix: 'Define the variable above its use; write `$$(NAME)` where the text is meant.',
  references: ['https://kubernetes.io/docs/tasks/inject-data-application/define-interdependent-environment-variables/'],
  container(container, { report }) {
    const env = container.node.seq('env');
    const known = new Set<string>();
    // What envFrom brings is known by its object only; and Services of the namespace add variables of their own.
    const open = container.node.has('envFrom');
    if (env !== undefined && !open)
      for (const entry of env.items) {
        if (entry.kind !== 'mapping') continue;
        const [name, value] = [entry.scalar('name'), entry.scalar('value')];
        if (value?.text.includes('$('))
          for (const wanted of references(value.text))
            if (!known.has(wanted) && !isOfService(wanted))
              report(
                value,
                definedIn(container, wanted)
                  ? `${name?.text} uses $(${wanted}), which is defined further down.`
                  : `${name?.text} uses $(${wanted}), which container ${container.name} does not define.`,
              );
        if (name !== undefined) known.add(name.text);
      }
    if (open) return;
    for (const list of ['command', 'args'])
      for (const item of container.node.seq(list)?.items ?? [])
        if (item.kind === 'scalar' && item.text.includes('$(') && !isScript(item.text))
          for (const wanted of references(item.text))
            if (!definedIn(container, wanted) && !isOfService(wanted))
              report(item, `${list} of container ${container.name} uses $(${wanted}), which it does not define.`);
  },
});

/** Names in `$(NAME)` that are not escaped by a second dollar. */
function references(text: string): string[] {
  return [...text.matchAll(/(\$*)\$\(([A-Za-z_][A-Za-z0-9_.-]*)\)/g)].flatMap(([, dollars, name]) =>
    dollars!.length % 2 === 0 ? [name!] : [],
  );
}

function definedIn(container: Container, name: string): boolean {
  return container.env.some((entry) => entry.scalar('name')?.text === name);
}

/** `WEB_SERVICE_HOST` and the like, which the kubelet sets for every Service. */
function isOfService(name: string): boolean {
  return /_SERVICE_(?:HOST|PORT(?:_\w+)?)$|_PORT(?:_\d+_(?:TCP|UDP)(?:_(?:PROTO|PORT|ADDR))?)?$/.test(name);
}

/** In a shell script `$(hostname)` is a command. */
function isScript(text: string): boolean {
  return /[\n;|&]|\s/.test(text) || /\$\([a-z]+\)/.test(text);
}
