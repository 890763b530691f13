import { rule } from '../rule.ts';
import { copiedBy, isEverything } from './copied.ts';

export const dockerignoreRule = rule({
  id: 'dockerignore',
  area: 'files',
  severity: 'warning',
  what: 'A .dockerignore keeps out of the build what it does not need.',
  why: 'With `COPY .` all of the folder is sent to the engine and comes into a layer: the history of the repository, installed packages, local settings. Each change there makes the layer new.',
  fix: 'Write a .dockerignore; `slipway image init` proposes one.',
  references: ['https://docs.docker.com/build/concepts/context/#dockerignore-files'],
  options: { 'least-bytes': 1_000_000 },
  check({ dockerfile, input, options, report }) {
    const { context, dockerignore } = input;
    if (context === undefined) return;
    const copy = dockerfile.stages
      .flatMap(({ instructions }) => instructions)
      .map(copiedBy)
      .find((copied) => copied?.fromContext === true && copied.sources.some(({ text }) => isEverything(text)));
    const source = copy?.sources.find(({ text }) => isEverything(text));
    if (source === undefined) return;
    const { savable, savableBytes, bytes, secrets, truncated } = context;
    const least = truncated ? 'at least ' : '';
    const what =
      dockerignore === undefined ? 'There is no .dockerignore' : `${baseName(dockerignore.file)} does not keep it out`;
    const isWorthIt = savableBytes >= options['least-bytes'];
    if (isWorthIt || (dockerignore === undefined && savable.length > 0)) {
      const names = savable
        .slice(0, 4)
        .map(({ pattern, bytes: part }) => `${pattern} (${inBytes(part)})`)
        .join(', ');
      report(
        source,
        `${what}: ${least}${inBytes(savableBytes)} of the ${inBytes(bytes)} that are sent are of no use: ${names}.`,
        {
          severity: isWorthIt ? 'warning' : 'info',
          fix: `Write into the .dockerignore: ${savable.map(({ pattern }) => pattern).join(' ')}.`,
        },
      );
    }
    if (secrets.length > 0)
      report(source, `Files that look like secrets come into the image: ${secrets.slice(0, 5).join(', ')}.`, {
        fix: `Write into the .dockerignore: ${secrets.join(' ')}.`,
      });
  },
});

/** Its folder is that of the context or of the Dockerfile: the name tells which. */
export function baseName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}

/** Bytes for people: `12.3 MB`, powers of ten as registries print them. */
export function inBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  const units = ['kB', 'MB', 'GB', 'TB'];
  let value = bytes;
  let unit = '';
  for (const next of units) {
    if (value < 999.95) break;
    value /= 1000;
    unit = next;
  }
  return `${value.toFixed(1)} ${unit}`;
}
