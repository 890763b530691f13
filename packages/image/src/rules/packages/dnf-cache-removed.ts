import { cacheRule } from './cache-left.ts';

export const dnfCacheRemoved = cacheRule({
  id: 'dnf-cache-removed',
  what: 'The cache of dnf and yum is not in the image that is shipped.',
  fix: 'End the RUN with `&& dnf clean all` (or `yum clean all`), or put /var/cache/dnf on a cache mount.',
  references: ['https://github.com/hadolint/hadolint/wiki/DL3032', 'https://github.com/hadolint/hadolint/wiki/DL3040'],
  managers: ['dnf', 'yum'],
  folders: ['/var/cache/dnf', '/var/cache/yum', '/var/cache/libdnf5'],
  options: [],
  holds: 'metadata and packages',
  cleans: ({ program, args }) =>
    /^(?:dnf5?|microdnf|yum|tdnf)$/.test(program) && args.some(({ text }) => text === 'clean'),
});
