import { detectHost, exitWith, readInputs } from '@slipway/core';
import { riskInputs, runRisk } from '@slipway/risk';

const host = detectHost();
exitWith(await runRisk(host, readInputs(riskInputs, host)));
