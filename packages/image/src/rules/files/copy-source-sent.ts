import { readDockerignore } from '../../context/dockerignore.ts';
import { rule } from '../rule.ts';
import { copiedBy, isEverything, isUrl } from './copied.ts';
import { baseName } from './dockerignore.ts';

export const copySourceSent = rule({
  id: 'copy-source-sent',
  area: 'files',
  severity: 'error',
  what: 'What is copied is not kept out of the build by the .dockerignore.',
  why: 'The file never reaches the builder: the build ends with "not found", though the file is there.',
  fix: 'Take the pattern out of the .dockerignore, or bring the file back by a line with `!`.',
  references: ['https://docs.docker.com/reference/build-checks/copy-ignored-file/'],
  buildCheck: 'CopyIgnoredFile',
  check({ dockerfile, input, report }) {
    if (input.dockerignore === undefined) return;
    const matcher = readDockerignore(input.dockerignore.text);
    // What an exception brings back below a folder cannot be told without looking at all files.
    if (matcher.patterns.length === 0 || matcher.hasExceptions) return;
    for (const instruction of dockerfile.stages.flatMap(({ instructions }) => instructions)) {
      const copied = copiedBy(instruction);
      if (copied === undefined || !copied.fromContext) continue;
      for (const word of copied.sources) {
        const path = word.text.replace(/^(?:\.?\/)+/, '').replace(/\/+$/, '');
        if (path === '' || isEverything(word.text) || isUrl(word.text) || /[$*?[]/.test(path)) continue;
        if (matcher.excludes(path))
          report(word, `${path} is kept out of the build by ${baseName(input.dockerignore.file)}.`, {
            whenBuilt: true,
          });
      }
    }
  },
});
