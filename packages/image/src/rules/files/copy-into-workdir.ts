import { baseTraits } from '../base-images.ts';
import { chainOf } from '../chain.ts';
import { rule } from '../rule.ts';
import { copiedBy } from './copied.ts';

export const copyIntoWorkdir = rule({
  id: 'copy-into-workdir',
  area: 'files',
  severity: 'info',
  what: 'A relative destination has a WORKDIR to start from.',
  why: 'Without one files go where the base image happens to be, often `/`, and somewhere else when the base changes.',
  fix: 'Set WORKDIR before, or write an absolute path.',
  references: ['https://github.com/hadolint/hadolint/wiki/DL3045'],
  check({ dockerfile, report }) {
    for (const stage of dockerfile.stages) {
      const chain = chainOf(dockerfile, stage);
      if (withWorkdir.test(baseTraits(chain[0]!.base).reference?.repository ?? '')) continue;
      const before = chain.slice(0, -1);
      let hasWorkdir = before.some(({ instructions }) => instructions.some(({ keyword }) => keyword === 'WORKDIR'));
      for (const instruction of stage.instructions) {
        hasWorkdir ||= instruction.keyword === 'WORKDIR';
        const destination = copiedBy(instruction)?.destination;
        if (hasWorkdir || destination === undefined || /^["']?(?:[/$\\]|[A-Za-z]:)/.test(destination.text)) continue;
        report(destination, `${destination.text} is relative, and no WORKDIR says to what.`);
      }
    }
  },
});

/** Official images that document a WORKDIR of their own. */
const withWorkdir =
  /^(?:library\/)?(?:php|wordpress|drupal|joomla|matomo|nextcloud|tomcat|jetty|httpd|ghost|golang|redmine|phpmyadmin)$/;
