import { detectHost, exitWith } from '@slipway/core';
import { cli } from './cli.ts';

exitWith(await cli(process.argv.slice(2), detectHost()));
