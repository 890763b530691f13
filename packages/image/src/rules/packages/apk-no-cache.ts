import { cacheRule } from './cache-left.ts';

export const apkNoCache = cacheRule({
  id: 'apk-no-cache',
  what: 'The index of apk is not in the image that is shipped.',
  fix: 'Use `apk add --no-cache`, which needs no `apk update` either.',
  references: ['https://github.com/hadolint/hadolint/wiki/DL3019'],
  managers: ['apk'],
  folders: ['/var/cache/apk'],
  // Without the network nothing is fetched.
  options: ['--no-cache', '--no-network'],
  edit: '--no-cache',
  holds: 'package index',
  cleans: ({ program, args }) => program === 'apk' && args.some(({ text }) => text === 'clean'),
});
