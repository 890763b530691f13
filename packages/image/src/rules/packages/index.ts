import type { ImageRule } from '../rule.ts';
import { apkNoCache } from './apk-no-cache.ts';
import { aptGetInScripts } from './apt-get-in-scripts.ts';
import { aptListsFresh } from './apt-lists-fresh.ts';
import { aptListsRemoved } from './apt-lists-removed.ts';
import { distributionKept } from './distribution-kept.ts';
import { dnfCacheRemoved } from './dnf-cache-removed.ts';
import { downloadVerified } from './download-verified.ts';
import { installUnattended } from './install-unattended.ts';
import { lockfileHonoured } from './lockfile-honoured.ts';
import { noRecommends } from './no-recommends.ts';
import { npmCacheRemoved } from './npm-cache-removed.ts';
import { osPackageVersion } from './os-package-version.ts';
import { packageVersion } from './package-version.ts';
import { pipNoCache } from './pip-no-cache.ts';
import { zypperCacheRemoved } from './zypper-cache-removed.ts';

export const packageRules: readonly ImageRule[] = [
  installUnattended,
  aptListsFresh,
  aptListsRemoved,
  apkNoCache,
  dnfCacheRemoved,
  zypperCacheRemoved,
  pipNoCache,
  npmCacheRemoved,
  noRecommends,
  packageVersion,
  osPackageVersion,
  lockfileHonoured,
  aptGetInScripts,
  distributionKept,
  downloadVerified,
];
