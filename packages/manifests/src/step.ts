import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  type Host,
  type ImageFacts,
  type Outcome,
  Problem,
  type Report,
  readTexts,
  type SourceText,
  type ValuesOf,
} from '@slipway/core';
import { imageFactRules } from './facts/image-rules.ts';
import { defaultPolicy, type Policy } from './findings/policy.ts';
import { parseTarget, readPolicy } from './findings/policy-file.ts';
import type { lintInputs } from './inputs.ts';
import { lintManifests } from './lint.ts';
import { lintReport } from './report.ts';
import { rules } from './rules/registry.ts';

export type LintValues = ValuesOf<typeof lintInputs>;

/** What lint knows after it ran: the report, and what later steps and the exit code need of it. */
export interface LintStep extends Outcome {
  readonly report: Report;
}

/**
 * The whole lint step: policy and manifests are read, linted and reported on.
 *
 * @throws Problem for inputs that are wrong: a path that does not exist, a policy with mistakes
 */
export async function lintStep(values: LintValues, host: Pick<Host, 'cwd' | 'readStdin'>): Promise<LintStep> {
  const { policy, sources } = await readInputs(values, host);
  return stepOf(lintReport(await lintManifests(sources, policy)));
}

/**
 * Holds manifests to what was measured of an image that they name: its start, its ports, its user, its memory.
 *
 * @throws Problem as `lintStep` does
 */
export async function lintAgainstImage(
  values: LintValues,
  host: Pick<Host, 'cwd' | 'readStdin'>,
  facts: ImageFacts,
): Promise<LintStep> {
  const { policy, sources } = await readInputs(values, host);
  const rules = imageFactRules(facts);
  return stepOf(lintReport(await lintManifests(sources, policy, rules), rules, 'Manifests against the image'));
}

async function readInputs(
  values: LintValues,
  host: Pick<Host, 'cwd' | 'readStdin'>,
): Promise<{ readonly policy: Policy; readonly sources: readonly SourceText[] }> {
  const { policy, exclude } = await policyOf(values, host.cwd);
  const sources = readTexts(values.manifests, {
    cwd: host.cwd,
    exclude: [...values.exclude, ...exclude],
    maxFileBytes: values['max-file-size'] * 1024 * 1024,
    readStdin: host.readStdin,
  });
  return { policy, sources };
}

function stepOf(report: Report): LintStep {
  const { errors = 0, warnings = 0, info = 0 } = report.stats;
  return {
    report,
    failed: report.verdict === 'fail',
    outputs: {
      verdict: report.verdict,
      findings: String(report.findings.length),
      errors: String(errors),
      warnings: String(warnings),
      info: String(info),
    },
  };
}

async function policyOf(values: LintValues, cwd: string): Promise<{ policy: Policy; exclude: readonly string[] }> {
  const { exclude = [], ...file } = await policyFile(values.config, cwd);
  const version = values['kubernetes-version'];
  const target = version === undefined ? undefined : parseTarget(version);
  if (version !== undefined && target === undefined)
    throw new Problem('bad-input', `kubernetes-version must look like 1.34, but is ${JSON.stringify(version)}.`);
  const policy = {
    ...defaultPolicy,
    ...file,
    ...(values.preset === undefined ? {} : { preset: values.preset }),
    ...(values['fail-on'] === undefined ? {} : { failOn: values['fail-on'] }),
    ...(target === undefined ? {} : { target }),
  };
  return { policy, exclude };
}

async function policyFile(path: string | undefined, cwd: string) {
  const file = path ?? 'slipway.yaml';
  let text: string;
  try {
    text = readFileSync(resolve(cwd, file), 'utf8');
  } catch (error) {
    if (path === undefined && error instanceof Error && 'code' in error && error.code === 'ENOENT') return {};
    throw new Problem('not-found', `The policy file ${file} cannot be read.`, {
      cause: error,
      hint: 'Paths are relative to the folder that the command runs in.',
    });
  }
  return readPolicy(file, text, rules);
}
