import type { Instruction, Setting } from '../../dockerfile/dockerfile.ts';
import { variablesIn } from '../../dockerfile/variables.ts';
import { credentialIn, isCredentialValue, namesCredential } from '../credentials.ts';
import { type Context, rule } from '../rule.ts';

export const noSecretInVariable = rule({
  id: 'no-secret-in-variable',
  area: 'secrets',
  severity: 'error',
  what: 'No password, token or key is in an ARG or ENV.',
  why: 'ENV is in the configuration of the image and ARG in its history: `docker history` prints both to everybody who can pull it, and no later instruction takes them out.',
  fix: 'Revoke what was published. At build time mount it: `RUN --mount=type=secret,id=token,env=TOKEN …`; at run time set it from outside.',
  references: [
    'https://docs.docker.com/build/building/secrets/',
    'https://docs.docker.com/reference/build-checks/secrets-used-in-arg-or-env/',
    'https://github.com/hadolint/hadolint/wiki/DL3064',
  ],
  buildCheck: 'SecretsUsedInArgOrEnv',
  check({ dockerfile, shipped, report }) {
    const inImage = new Set(shipped.flatMap(({ instructions }) => instructions));
    for (const instruction of dockerfile.instructions) {
      const subject = instruction.trigger ?? instruction;
      const keeper = inImage.has(instruction)
        ? 'the history of the image'
        : 'the cache of the builder, and in the provenance';
      if (subject.keyword === 'ARG' || subject.keyword === 'ENV')
        for (const setting of subject.settings) checkSetting(subject, setting, keeper, report);
      if (subject.keyword === 'LABEL')
        for (const { value, valueSpan, key } of subject.settings) {
          const found = credentialIn(value ?? '');
          if (found !== undefined) report(valueSpan, `The label ${key} holds ${found.what}.`);
        }
    }
  },
});

function checkSetting({ keyword }: Instruction, setting: Setting, keeper: string, report: Context['report']): void {
  const { key, keySpan, value, valueSpan } = setting;
  const found = value === undefined ? undefined : credentialIn(value);
  if (found !== undefined) {
    report(valueSpan, `${keyword} ${key} holds ${found.what}.`);
    return;
  }
  if (!namesCredential(key)) return;
  if (value === undefined || value === '') {
    // An ENV that is set to nothing keeps a value out; an ARG is there to be given one.
    if (keyword === 'ARG')
      report(keySpan, `The value that a build gives to ${key} stays in ${keeper}.`, { severity: 'warning' });
    return;
  }
  const variable = variablesIn(value)[0];
  if (variable !== undefined) {
    if (keyword === 'ENV' && (variable.modifier === undefined || namesCredential(variable.name)))
      report(setting, `ENV ${key} keeps the value of ${variable.name} in ${keeper}.`, { severity: 'warning' });
    return;
  }
  if (isCredentialValue(value)) report(valueSpan, `${keyword} ${key} holds a credential in plain text.`);
}
