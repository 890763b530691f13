import { cacheRule } from './cache-left.ts';

export const pipNoCache = cacheRule({
  id: 'pip-no-cache',
  what: 'The cache of pip is not in the image that is shipped.',
  fix: 'Use `pip install --no-cache-dir`, or put /root/.cache/pip on a cache mount.',
  references: ['https://github.com/hadolint/hadolint/wiki/DL3042'],
  managers: ['pip'],
  folders: ['/root/.cache/pip', '/root/.cache/uv'],
  options: ['--no-cache-dir', '--no-cache'],
  env: /^(?:PIP_NO_CACHE_DIR|UV_NO_CACHE|PIP_CACHE_DIR)$/,
  edit: '--no-cache-dir',
  holds: 'downloaded wheels',
  cleans: ({ program, args }) => /^pip[\d.]*$/.test(program) && args[0]?.text === 'cache',
});
