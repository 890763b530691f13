import { secretFile } from '../credentials.ts';
import { copiedBy } from '../files/copied.ts';
import { rule } from '../rule.ts';

export const noSecretFile = rule({
  id: 'no-secret-file',
  area: 'secrets',
  severity: 'error',
  what: 'No file that holds credentials is copied into a stage.',
  why: 'It stays in the layer, whatever a later RUN deletes, and in the cache of every machine that builds.',
  fix: 'Mount it for the RUN that needs it: `RUN --mount=type=secret,id=npmrc,target=/root/.npmrc npm ci`.',
  references: ['https://docs.docker.com/build/building/secrets/'],
  check({ dockerfile, shipped, report }) {
    for (const stage of dockerfile.stages)
      for (const instruction of stage.instructions) {
        const copied = copiedBy(instruction);
        if (copied === undefined || !copied.fromContext) continue;
        for (const word of copied.sources) {
          const path = word.text.replace(/\/+$/, '');
          const found = secretFile(path);
          if (found === undefined) continue;
          const isShipped = shipped.includes(stage);
          // In a builder it is in the cache alone, which is less than in what is shipped.
          const severity = isShipped ? found.severity : 'warning';
          report(
            word,
            `${path} holds ${found.what}, and comes into ${isShipped ? 'the image' : 'the layers of this stage'}.`,
            { severity },
          );
        }
      }
  },
});
