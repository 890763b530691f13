import { rule } from '../rule.ts';
import { copiedBy, isGit, isUrl } from './copied.ts';

export const copyNotAdd = rule({
  id: 'copy-not-add',
  area: 'files',
  severity: 'info',
  what: 'Local files are copied by COPY.',
  why: 'ADD also unpacks archives and fetches URLs; a reader has to find out whether that is meant.',
  fix: 'Write COPY.',
  references: [
    'https://docs.docker.com/build/building/best-practices/#add-or-copy',
    'https://github.com/hadolint/hadolint/wiki/DL3020',
  ],
  check({ dockerfile, report }) {
    for (const instruction of dockerfile.stages.flatMap(({ instructions }) => instructions)) {
      const { keyword, keywordSpan, flags, written } = instruction;
      if (keyword !== 'ADD' || flags.some(({ name }) => /^(?:checksum|keep-git-dir|unpack)$/.test(name))) continue;
      const sources = copiedBy(instruction)?.sources ?? [];
      const isOther = ({ text }: { text: string }) =>
        isUrl(text) || isGit(text) || isArchive(text) || text.includes('$') || /[*?]/.test(text);
      if (sources.length === 0 || sources.some(isOther)) continue;
      report(keywordSpan, `ADD copies ${sources.map(({ text }) => text).join(', ')} as COPY does.`, {
        edits: [{ start: keywordSpan.start, end: keywordSpan.end, text: written === 'add' ? 'copy' : 'COPY' }],
      });
    }
  },
});

function isArchive(path: string): boolean {
  return /\.(?:tar|tgz|tbz2?|txz|tzst|tar\.(?:gz|bz2|xz|zst|lz4|Z)|t?gz|bz2|xz|zst)$/.test(path);
}
