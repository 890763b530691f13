import { detectHost, exitWith, readInputs } from '@slipway/core';
import { lintInputs, runLint } from '@slipway/manifests';
const host = detectHost();
exitWith(await runLint(host, readInputs(lintInputs, host)));
