import { detectHost, exitWith, readInputs } from '@slipway/core';
import { buildInputs, runBuild } from '@slipway/image';

const host = detectHost();
exitWith(await runBuild(host, readInputs(buildInputs, host)));
