import { cacheRule } from './cache-left.ts';

export const aptListsRemoved = cacheRule({
  id: 'apt-lists-removed',
  what: 'The lists of apt are not in the image that is shipped.',
  fix: 'End the RUN with `&& rm -rf /var/lib/apt/lists/*`, or put /var/lib/apt on a cache mount.',
  references: [
    'https://docs.docker.com/build/building/best-practices/#apt-get',
    'https://github.com/hadolint/hadolint/wiki/DL3009',
  ],
  managers: ['apt'],
  folders: ['/var/lib/apt/lists'],
  options: [],
  holds: 'package lists',
  filledBy: 'update',
  cleans: ({ program, args }) =>
    /^(?:apt-get|apt)$/.test(program) && args.some(({ text }) => text === 'dist-clean' || text === 'distclean'),
});
