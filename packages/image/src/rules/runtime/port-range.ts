import type { Word } from '../../dockerfile/dockerfile.ts';
import { expand } from '../../dockerfile/variables.ts';
import { rule } from '../rule.ts';
import { scopeAt } from '../scope.ts';

export const portRange = rule({
  id: 'port-range',
  area: 'runtime',
  severity: 'error',
  what: 'EXPOSE names a port from 1 to 65535 and a protocol that there is.',
  why: 'The build ends with an error, or the image says something that no engine understands.',
  fix: 'Write the port, or `PORT/tcp`, `PORT/udp` or `PORT/sctp`.',
  references: [
    'https://docs.docker.com/reference/dockerfile/#expose',
    'https://github.com/hadolint/hadolint/wiki/DL3011',
  ],
  check({ dockerfile, report }) {
    for (const stage of dockerfile.stages)
      for (const instruction of stage.instructions.filter(({ keyword }) => keyword === 'EXPOSE')) {
        const scope = scopeAt(dockerfile, stage, instruction);
        for (const word of instruction.words) {
          const { text, unknown } = expand(word.text, (name) => scope.get(name), dockerfile.escape);
          const reason = unknown.length > 0 ? undefined : defectOf(text);
          if (reason !== undefined) report(word as Word, `${text} ${reason}.`, { whenBuilt: true });
        }
      }
  },
});

function defectOf(text: string): string | undefined {
  const host = /^([^:]+):[^:]*$/.exec(text)?.[1];
  if (host !== undefined && !/^\d+(?:-\d+)?$/.test(host)) return `has ${host} where the port of the host would be`;
  // An address or host port is the matter of expose-format.
  const [ports = '', protocol, more] = text
    .replace(/^["']|["']$/g, '')
    .replace(/^.*:/, '')
    .split('/');
  if (more !== undefined) return 'has more than a port and a protocol';
  if (protocol !== undefined && !/^(?:tcp|udp|sctp)$/i.test(protocol))
    return `has the protocol ${protocol || '""'}, not tcp, udp or sctp`;
  const match = /^(\d+)(?:-(\d+))?$/.exec(ports);
  if (match === null) return 'is no port';
  const [from, to] = [Number(match[1]), Number(match[2] ?? match[1])];
  if (from > 65535 || to > 65535) return `is over 65535`;
  if (from === 0) return 'names port 0, which nothing listens on';
  return from > to ? 'is a range that ends before it begins' : undefined;
}
