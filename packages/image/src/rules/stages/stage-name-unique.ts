import { rule } from '../rule.ts';

export const stageNameUnique = rule({
  id: 'stage-name-unique',
  area: 'stages',
  severity: 'warning',
  what: 'No two stages have the same name.',
  why: 'A name means the last stage that has it, so what is copied or built on may be another stage than its author meant.',
  fix: 'Give each stage a name of its own.',
  references: [
    'https://docs.docker.com/reference/build-checks/duplicate-stage-name/',
    'https://github.com/hadolint/hadolint/wiki/DL3024',
  ],
  buildCheck: 'DuplicateStageName',
  check({ dockerfile, report }) {
    const seen = new Map<string, number>();
    for (const { name, nameSpan, index } of dockerfile.stages) {
      if (name === undefined || nameSpan === undefined) continue;
      const first = seen.get(name);
      if (first === undefined) seen.set(name, index);
      else report(nameSpan, `Stage ${index} is called ${name} as stage ${first} is.`);
    }
  },
});
