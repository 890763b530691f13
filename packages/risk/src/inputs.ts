import { choice, flag, formats, list, secret, text } from '@slipway/core';
import { gateModes } from './gate/gate.ts';

/** Inputs of the risk step: `with:` of the action, flags of `slipway risk score`. */
export const riskInputs = {
  repo: text('Folder of the repository, with its whole history.', { default: '.' }),
  base: text(
    'Commit that the change starts from. Default: that of the event, else the commit before head on the main line, or where its branch left it.',
  ),
  head: text('Newest commit of the change. Default: that of the event, else HEAD.'),
  model: text('Model file that `slipway risk train` wrote. Default: the one that comes with Slipway.'),
  threshold: text('Probability above which a person has to review the change.', { default: '0.8' }),
  'block-top': text('Instead of a probability, the share of the riskiest changes that is held back, such as `5%`.'),
  gate: choice(
    'Whether to hold back: `auto` advises while fewer than 100 changes are known to have broken something; `advise` never blocks; `block` always does.',
    gateModes,
    { default: 'auto' },
  ),
  'fail-when-blocked': flag(
    'Fail the step when a person has to review the change; without it the output `blocked` says so, such as for a job with an environment.',
    { default: 'true' },
  ),
  'review-environment': text(
    'Environment of this job whose required reviewers lift the gate, beside reviews of the pull request; needs `actions: read`.',
    { place: 'action' },
  ),
  'bug-issues': text(
    'File with the numbers of issues that are bugs, one a line: what closes one is a fix, whatever its words are.',
  ),
  'bug-labels': list('Labels of issues that are bugs, read from GitHub; needs `issues: read`.', { place: 'action' }),
  'history-cache': text('Folder that the replayed history is kept in between runs. Default: none.'),
  'ci-history': list(
    'Earlier results of the automated checks: CSV or JUnit files and globs. Default: GitHub Actions, where the token may read them.',
  ),
  reports: list(
    'Files to write, as `format=path`, such as `json=risk.json`; formats are json, sarif, gitlab, junit, markdown and terminal.',
  ),
  format: choice('What to print.', formats, { default: 'terminal', place: 'cli' }),
  annotations: flag('Show the riskiest lines at the change, where the CI can.', { default: 'true' }),
  summary: flag('Write the job summary, where the CI has one.', { default: 'true' }),
  'check-run': flag(
    'Make a check run that says `action_required` while a person has to review the change; needs `checks: write`.',
    { default: 'true', place: 'action' },
  ),
  'github-token': secret(
    'Token for the check run (`checks: write`), reviews (`pull-requests: read`) and earlier runs (`actions: read`).',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of workflows
    { default: '${{ github.token }}', place: 'action' },
  ),
};

const where = {
  repo: riskInputs.repo,
  head: text('Commit up to which the history is read.', { default: 'HEAD' }),
  'bug-issues': riskInputs['bug-issues'],
};

/** Inputs of `slipway risk train`. */
export const trainInputs = {
  ...where,
  output: text('File to write the model to.', { default: 'risk-model.json' }),
  format: choice('What to print.', ['terminal', 'json'], { default: 'terminal' }),
};

/** Inputs of `slipway risk evaluate`. */
export const evaluateInputs = {
  ...where,
  threshold: riskInputs.threshold,
  format: choice('What to print.', ['terminal', 'json'], { default: 'terminal' }),
};

/** Inputs of `slipway risk export`. */
export const exportInputs = {
  ...where,
  output: text('File to write the table to. Default: standard output.'),
};
