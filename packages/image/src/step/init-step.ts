import { existsSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Host, type Outcome, Problem, type ValuesOf } from '@slipway/core';
import { projectIn } from '../init/project.ts';
import { proposeDockerfile } from '../init/propose.ts';
import type { initInputs } from '../inputs.ts';

/**
 * Prints a Dockerfile and .dockerignore for an application, or writes them where there are none.
 *
 * @throws Problem `not-found` for a folder whose build system is not known, `bad-input` when a file is there already
 */
export function propose(values: ValuesOf<typeof initInputs>, host: Pick<Host, 'cwd' | 'write' | 'log'>): Outcome {
  const folder = resolve(host.cwd, values.folder ?? '.');
  const { kind, dockerfile, dockerignore, notes } = proposeDockerfile(projectIn(folder));
  for (const note of notes) host.log(`note: ${note}`);
  if (!values.write) {
    host.write(dockerfile);
    host.write(`\n# ---- .dockerignore ----\n${dockerignore.replace(/^(?=.)/gm, '# ')}`);
    return { failed: false };
  }
  const files = [
    ['Dockerfile', dockerfile],
    ['.dockerignore', dockerignore],
  ] as const;
  const there = files.map(([name]) => name).filter((name) => existsSync(join(folder, name)));
  if (there.length > 0)
    throw new Problem(
      'bad-input',
      `${there.join(' and ')} ${there.length === 1 ? 'is' : 'are'} in ${values.folder} already.`,
      {
        hint: 'Without --write the proposal is printed, to be compared with it.',
      },
    );
  for (const [name, text] of files) writeFileSync(join(folder, name), text, { flag: 'wx' });
  host.log(`wrote Dockerfile and .dockerignore for ${kind}`);
  return { failed: false };
}
