import { choice, flag, formats, integer, list, secret, text } from '@slipway/core';
import { failOns, presets } from './findings/policy.ts';

/** Formats of `slipway lint`: those of every report, and the list of rules. */
export const lintFormats = [...formats, 'rules'] as const;

/** Inputs of the lint step: `with:` of the action, flags of `slipway lint`. */
export const lintInputs = {
  manifests: list('Files, folders and globs to lint; `-` is standard input, a leading `!` leaves out.', {
    default: '.',
    positional: true,
  }),
  config: text('Policy file. Default: slipway.yaml, if there is one.'),
  preset: choice(
    'Which rules run: `recommended`, or `all` with those of taste. Default: the policy file, else recommended.',
    presets,
  ),
  'kubernetes-version': text(
    'Kubernetes version that the manifests go to, such as `1.34`. Default: the policy file, else the newest known.',
  ),
  'fail-on': choice('Mildest severity that fails the run. Default: the policy file, else error.', failOns),
  exclude: list('Globs of files to leave out, beside those of the policy file.'),
  reports: list(
    'Files to write, as `format=path`, such as `sarif=slipway.sarif`; formats are json, sarif, gitlab, junit, markdown and terminal.',
  ),
  format: choice('What to print.', lintFormats, { default: 'terminal', place: 'cli' }),
  frames: integer('How many findings the log shows with their code; 0 shows all.', { default: '40', least: 0 }),
  'max-file-size': integer('Largest file to read, in MiB.', { default: '10', least: 1 }),
  annotations: flag('Show findings at the lines of the change, where the CI can.', { default: 'true' }),
  summary: flag('Write the job summary, where the CI has one.', { default: 'true' }),
  'check-run': flag('Also make a check run with every finding; needs `checks: write`.', {
    default: 'false',
    place: 'action',
  }),
  // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of workflows
  'github-token': secret('Token for the check run.', { default: '${{ github.token }}', place: 'action' }),
};
