import type { ImageRule } from '../rule.ts';
import { commandFits } from './command-fits.ts';
import { effectKept } from './effect-kept.ts';
import { failureStopsBuild } from './failure-stops-build.ts';
import { layersMerged } from './layers-merged.ts';
import { noSudo } from './no-sudo.ts';
import { oneDownloader } from './one-downloader.ts';
import { pipeFailure } from './pipe-failure.ts';
import { scriptFitsShell } from './script-fits-shell.ts';
import { shellInstruction } from './shell-instruction.ts';
import { useraddNoLog } from './useradd-no-log.ts';
import { wgetQuiet } from './wget-quiet.ts';
import { workdirNotCd } from './workdir-not-cd.ts';

export const shellRules: readonly ImageRule[] = [
  pipeFailure,
  failureStopsBuild,
  scriptFitsShell,
  effectKept,
  noSudo,
  shellInstruction,
  useraddNoLog,
  workdirNotCd,
  commandFits,
  layersMerged,
  oneDownloader,
  wgetQuiet,
];
