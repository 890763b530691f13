import { type Rule, rule } from '../rule.ts';

// Findings of these rules are made while reading (read/syntax.ts); here stands what they mean.

const yamlSyntax = rule({
  id: 'yaml-syntax',
  area: 'syntax',
  severity: 'error',
  what: 'A manifest is valid YAML or JSON.',
  why: 'kubectl refuses the file, and a linter that skips it would call a broken file clean.',
  fix: 'Mend the text at the place shown; the defect is often a line above it.',
  references: ['https://yaml.org/spec/1.2.2/'],
});

const yamlDuplicateKey = rule({
  id: 'yaml-duplicate-key',
  area: 'syntax',
  severity: 'error',
  what: 'A mapping has each key once.',
  why: 'One of the two values is silently lost, and the API server refuses duplicate keys under strict validation.',
  fix: 'Keep one of the two, or merge their contents.',
  references: ['https://yaml.org/spec/1.2.2/#3213-node-comparison'],
});

const yamlLimits = rule({
  id: 'yaml-limits',
  area: 'syntax',
  severity: 'error',
  what: 'A manifest stays within sane limits of size, depth and aliases.',
  why: 'A few hundred bytes of nested aliases can stand for gigabytes; no tool on the way to the cluster should have to expand them.',
  fix: 'Split the file, or write the repeated part out.',
});

const templateUnrendered = rule({
  id: 'template-unrendered',
  area: 'syntax',
  severity: 'error',
  what: 'A file is rendered before it is linted.',
  why: 'A Helm or Jinja template is not YAML; what it deploys shows only once its values are in.',
  fix: 'Lint the rendered text, for example `helm template . | slipway lint -`, and exclude the folder of templates.',
});

const fileEncoding = rule({
  id: 'file-encoding',
  area: 'syntax',
  severity: 'error',
  what: 'A manifest is UTF-8 text.',
  why: 'Bytes that are no text are refused by kubectl or turn into other characters on the way to the cluster.',
  fix: 'Save the file as UTF-8.',
});

const fileReadable = rule({
  id: 'file-readable',
  area: 'syntax',
  severity: 'error',
  what: 'Every file of the run can be read.',
  why: 'What cannot be read is not checked, and a run that passes over it would call it clean.',
  fix: 'Mend its permissions or link, or exclude it.',
});

const manifestsFound = rule({
  id: 'manifests-found',
  area: 'syntax',
  severity: 'error',
  what: 'The inputs hold at least one Kubernetes object.',
  why: 'A run over a wrong path would pass for ever without checking anything.',
  fix: 'Name the files or the folder of the manifests; an object has `apiVersion` and `kind`.',
});

const objectIdentity = rule({
  id: 'object-identity',
  area: 'syntax',
  severity: 'error',
  what: 'An object names its apiVersion and its kind.',
  why: 'Without both nobody can say what it is: kubectl refuses it, and no rule is applied to it.',
  fix: 'Write both `apiVersion` and `kind` at the top of the document.',
  references: ['https://kubernetes.io/docs/concepts/overview/working-with-objects/#required-fields'],
});

export const syntaxRules: readonly Rule[] = [
  yamlSyntax,
  yamlDuplicateKey,
  yamlLimits,
  templateUnrendered,
  fileEncoding,
  fileReadable,
  manifestsFound,
  objectIdentity,
];
