import { imageRules } from './registry.ts';

/** Every rule as `--format rules` prints it. */
export function imageRulesAsJson(): string {
  const list = imageRules.map(
    ({ id, area, severity, optional = false, what, why, fix, references = [], options = {} }) => ({
      id,
      area,
      severity,
      preset: optional ? 'all' : 'recommended',
      what,
      why,
      fix,
      options,
      references,
    }),
  );
  return `${JSON.stringify({ version: 1, rules: list }, null, 2)}\n`;
}
