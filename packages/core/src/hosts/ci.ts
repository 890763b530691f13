import { azureCommand, escapeAzure, rankAnnotations } from '../reports/annotations.ts';
import type { Host } from './host.ts';
import type { Surroundings } from './surroundings.ts';
import { terminalHost } from './terminal.ts';

/** GitLab: a log that shows colours, and findings by the Code Quality report that the user asks for (`reports: gitlab=…`). */
export function gitlabHost(surroundings: Surroundings): Host {
  return { ...inColor(surroundings), name: 'gitlab' };
}

/** Jenkins: a plain log; findings by SARIF or JUnit files. */
export function jenkinsHost(surroundings: Surroundings): Host {
  return { ...terminalHost(surroundings), name: 'jenkins' };
}

/** Azure Pipelines: the log, issues of the run by logging commands. */
export function azureHost(surroundings: Surroundings): Host {
  const host = inColor(surroundings);
  return {
    ...host,
    name: 'azure',
    publish: async (report, wishes) => {
      await host.publish(report, wishes);
      if (!wishes.annotations) return;
      for (const finding of rankAnnotations(report.findings).shown)
        if (finding.severity !== 'info') surroundings.stdout.write(azureCommand(finding));
    },
    output: async (name, value) => {
      surroundings.stdout.write(`##vso[task.setvariable variable=${name};isOutput=true]${escapeAzure(value)}\n`);
    },
    mask: async (secret) => {
      for (const line of secret.split(/\r?\n/))
        if (line !== '') surroundings.stdout.write(`##vso[task.setsecret]${escapeAzure(line)}\n`);
    },
  };
}

function inColor(surroundings: Surroundings): Host {
  const { env } = surroundings;
  return terminalHost({ ...surroundings, env: { ...env, FORCE_COLOR: env['FORCE_COLOR'] ?? '1' } });
}
