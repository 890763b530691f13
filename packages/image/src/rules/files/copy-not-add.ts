import type { Word } from '../../dockerfile/dockerfile.ts';
import { expand } from '../../dockerfile/variables.ts';
import { rule } from '../rule.ts';
import { scopeAt } from '../scope.ts';
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
    for (const stage of dockerfile.stages)
      for (const instruction of stage.instructions) {
        const { keyword, keywordSpan, flags, written } = instruction;
        if (keyword !== 'ADD' || flags.some(({ name }) => /^(?:checksum|keep-git-dir|unpack)$/.test(name))) continue;
        const sources = copiedBy(instruction)?.sources ?? [];
        if (sources.length === 0) continue;
        const scope = scopeAt(dockerfile, stage, instruction);
        const isPlain = ({ text }: Word) =>
          isPlainFile(expand(text, (name) => scope.get(name), dockerfile.escape).text);
        if (!sources.every(isPlain)) continue;
        report(keywordSpan, `ADD copies ${sources.map(({ text }) => text).join(', ')} as COPY does.`, {
          edits: [{ start: keywordSpan.start, end: keywordSpan.end, text: written === 'add' ? 'copy' : 'COPY' }],
        });
      }
  },
});

/** Neither fetched nor unpacked: a local path, and what it may match is no archive either. */
function isPlainFile(written: string): boolean {
  const path = written.replace(/^(["'])(.*)\1$/, '$2');
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (isUrl(path) || isGit(path) || isArchive(path) || path.startsWith('$') || name.includes('$')) return false;
  return !/[*?]/.test(name) || /\.[A-Za-z]\w*$/.test(name);
}

function isArchive(path: string): boolean {
  return /\.(?:tar|tgz|tbz2?|txz|tzst|tar\.(?:gz|bz2|xz|zst|lz4|Z)|t?gz|bz2|xz|zst)$/.test(path);
}
