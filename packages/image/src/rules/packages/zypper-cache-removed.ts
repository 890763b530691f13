import { cacheRule } from './cache-left.ts';

export const zypperCacheRemoved = cacheRule({
  id: 'zypper-cache-removed',
  what: 'The cache of zypper is not in the image that is shipped.',
  fix: 'End the RUN with `&& zypper clean --all`.',
  references: ['https://github.com/hadolint/hadolint/wiki/DL3036'],
  managers: ['zypper'],
  folders: ['/var/cache/zypp'],
  options: [],
  holds: 'metadata and packages',
  cleans: ({ program, args }) => program === 'zypper' && args.some(({ text }) => text === 'clean' || text === 'cc'),
});
