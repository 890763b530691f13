import type { Instruction } from '../../dockerfile/dockerfile.ts';
import { rootTraits } from '../base-images.ts';
import { isInBases } from '../chain.ts';
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
      if (withWorkdir.test(rootTraits(dockerfile, stage).reference?.repository ?? '')) continue;
      let hasWorkdir = isInBases(dockerfile, stage, isWorkdir);
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

function isWorkdir({ keyword }: Instruction): boolean {
  return keyword === 'WORKDIR';
}
