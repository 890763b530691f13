import type { SchemaDefect } from '../../schema/defect.ts';
import { schemaDefects } from '../../schema/inspect.ts';
import { type Rule, rule } from '../rule.ts';

/** A rule that reports one sort of difference between an object and the schema of its kind. */
export function schemaRule(
  texts: Pick<Rule, 'what' | 'why' | 'fix' | 'references'> & { readonly id: SchemaDefect['rule'] },
): Rule {
  return rule({
    ...texts,
    area: 'api',
    severity: 'error',
    resource(resource, { index, report }) {
      const defects = index.derive(schemaDefects).get(resource);
      if (defects === undefined) return;
      for (const defect of defects) if (defect.rule === texts.id) report(defect.at, defect.message, defect.detail);
    },
  });
}
