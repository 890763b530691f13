import type { Context } from '../rule.ts';

/** Reports what the reader noted for a rule while it read the file. */
export function reportDefects(rule: string, { dockerfile, report }: Pick<Context, 'dockerfile' | 'report'>): void {
  for (const defect of dockerfile.defects)
    if (defect.rule === rule)
      report(defect, defect.message, {
        ...(defect.severity === undefined ? {} : { severity: defect.severity }),
        ...(defect.fix === undefined ? {} : { fix: defect.fix }),
      });
}
