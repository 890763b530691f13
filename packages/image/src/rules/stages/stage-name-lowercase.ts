import { rule } from '../rule.ts';

export const stageNameLowercase = rule({
  id: 'stage-name-lowercase',
  area: 'stages',
  severity: 'info',
  what: 'Names of stages are written in lower case.',
  why: 'Builders do not tell case apart, people do: `Build` and `build` look like two stages and are one.',
  fix: 'Write the name in lower case.',
  references: ['https://docs.docker.com/reference/build-checks/stage-name-casing/'],
  buildCheck: 'StageNameCasing',
  check({ dockerfile, report }) {
    for (const { nameSpan, name } of dockerfile.stages) {
      if (nameSpan === undefined || name === undefined) continue;
      const written = dockerfile.text.slice(nameSpan.start, nameSpan.end);
      if (written === name) continue;
      report(nameSpan, `The stage ${written} is not written in lower case.`, {
        edits: [{ start: nameSpan.start, end: nameSpan.end, text: name }],
      });
    }
  },
});
