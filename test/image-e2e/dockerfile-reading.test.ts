import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkDockerfile, imageRules, readDockerfile } from '@slipway/image/parts';
import { afterAll, expect, test } from 'vitest';
import { engineUnderTest } from './engine-under-test.ts';

engineUnderTest();
const folder = mkdtempSync(join(tmpdir(), 'slipway-reading-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What stands behind `FROM scratch AS s0`; a text that begins with another head is a whole file. */
const texts: readonly string[] = [
  // Heredocs.
  'RUN <<EOF\necho\nEOF',
  'RUN cat << EOF\n# x\nEOF',
  'RUN <<-EOF\n\tx\n\tEOF',
  'RUN <<A cat <<B\na\nA\nb\nB',
  'RUN cat 3<<"E F"\nx\nE F',
  'COPY <<EOF /x\nFROM y\nEOF',
  'COPY <<EOF\nEOF',
  'ONBUILD RUN <<EOF\nx\nEOF',
  'RUN echo "<<EOF"',
  'RUN echo <<EOF',
  'RUN ["<<EOF"]',
  'ENV A=<<EOF',
  // Lines.
  'RUN a \\\n# c\n\n  b',
  'RUN a \\\r\n  b\r',
  ' \\\n  RUN a',
  ' \\\n\n  \\\r\n  RUN a',
  '\\',
  'RUN a \\',
  'RUN a\\\\',
  '\u00a0RUN a',
  'RUN\u00a0a',
  'rUn a',
  'RUN',
  'FOO a',
  '&& b',
  '\ufeffFROM scratch\nRUN a',
  '# escape=`\nFROM scratch\nRUN a `\n b\nCOPY c:\\x d:\\',
  '# escape=`\n# escape=`\nFROM scratch',
  '# escape=x\nFROM scratch',
  '# check=skip=all;error=true\nFROM scratch',
  '# check=all\nFROM scratch',
  '#!/bin/x\n# escape=`\nFROM scratch\nRUN a \\\n b',
  'RUN a\nFROM scratch',
  // Arguments.
  'ENV A',
  'ENV A=b C',
  'ENV A =b',
  'ENV =b',
  'LABEL ""=x',
  'LABEL a="b',
  'ENV A=b\\ c D="e f"',
  'ARG =b',
  'ARG A B=c',
  'ADD a',
  'COPY a b c/',
  'COPY http://h/x /x',
  'WORKDIR /${A',
  'WORKDIR /a b',
  'USER',
  'EXPOSE 80/tcp/x',
  'EXPOSE 80-90/udp',
  'EXPOSE 90-80',
  'VOLUME []',
  'VOLUME [""]',
  'STOPSIGNAL SIGRTMIN+3',
  'STOPSIGNAL FOO',
  'SHELL []',
  'SHELL sh',
  'CMD',
  'ENTRYPOINT []',
  'FROM scratch AS 1',
  'FROM scratch a',
  'FROM s0 AS s1',
  'FROM Bad',
  'ONBUILD FROM a',
  'ONBUILD ONBUILD RUN a',
  'ONBUILD COPY a',
  'ONBUILD ENV A',
  'HEALTHCHECK NONE x',
  'HEALTHCHECK CMD --interval=5 a',
  'HEALTHCHECK CMD',
  'HEALTHCHECK RUN a',
  `ENV A=\${B^^}`,
  `ENV A='\${B^^}' C=\${D:-x} E=\${F/a/b}`,
  'CMD ["a", 1]',
  // Stages.
  'FROM S0',
  'FROM scratch AS Late\nFROM late',
  'COPY --from=late a b\nFROM scratch AS late',
  'FROM scratch\nCOPY --from=S0 a b',
  'COPY --from=$X a b',
  'FROM scratch AS s1\nRUN --mount=from=s0,target=/x a',
  'RUN --mount=from=s1,target=/x a\nFROM scratch AS s1',
  // Flags.
  'FROM --platform=odd scratch',
  'FROM --platform=linux/arm/v7 scratch',
  'FROM --platform scratch',
  'CMD --x',
  'RUN --mount=type=cache,target=/x,sharing=locked,mode=0755 a',
  'RUN --mount=type=cache a',
  'RUN --mount=type=bind,source=a a',
  'RUN --mount=type=odd,target=/x a',
  'RUN --mount=type=secret a',
  'RUN --mount=type=secret,id=a,env=B,required a',
  'RUN --mount=type=tmpfs,target=/x,size=1m a',
  'RUN --mount=type=bind,target=/x,uid=1 a',
  'RUN --mount=target=/x,from=$A a',
  'ARG T=cache\nRUN --mount=type=$T,target=/x a',
  'RUN --mount=type=cache,target=/x,odd=1 a',
  'RUN --network=none a',
  'RUN --network=off a',
  'RUN --odd a',
  'COPY --link --chown=1:1 --chmod=0755 --exclude=a --exclude=b a b',
  'COPY --link=maybe a b',
  'COPY --chown a b',
  'COPY --chmod=99999 a b',
  'COPY --chmod=u=rwX,go=rX a b',
  'ADD --checksum=sha256:12 https://example.com/a /a',
  'COPY --from=s0 --from=s0 a b',
  'COPY --from=s0 a b',
  'ADD --from=s0 a b',
  'HEALTHCHECK --interval=5 CMD a',
  'HEALTHCHECK --interval=1us CMD a',
  'HEALTHCHECK --interval=1m30s --retries=3 CMD a',
  'HEALTHCHECK --retries=-1 CMD a',
  'HEALTHCHECK --odd=1 NONE',
];

function fileOf(text: string): string {
  return /^(?:\ufeff|#|RUN a\nFROM)/.test(text) ? `${text}\n` : `FROM scratch AS s0\n${text}\n`;
}

/** What BuildKit says against a file; undefined when it takes it. */
async function refusal(text: string, name: string): Promise<string | undefined> {
  const place = join(folder, name);
  mkdirSync(place);
  writeFileSync(join(place, 'Dockerfile'), text);
  const json = await new Promise<string>((resolve) => {
    const argv = ['buildx', 'build', '--call=check,format=json', '--progress=quiet', place];
    execFile('docker', argv, { maxBuffer: 1e8 }, (_, stdout) => resolve(stdout));
  });
  const { buildError }: { buildError?: { message: string } } = JSON.parse(json);
  return buildError?.message;
}

/** Errors of the rules that speak of the file as BuildKit reads it. */
function errorsOf(text: string): string[] {
  const areas = new Map(imageRules.map(({ id, area }) => [id, area]));
  const { findings } = checkDockerfile({ dockerfile: readDockerfile(text, 'Dockerfile') }, { preset: 'all' });
  return findings
    .filter(({ rule, severity }) => severity === 'error' && (areas.get(rule) === 'syntax' || alsoRefused.has(rule)))
    .map(({ message }) => message);
}

const alsoRefused = new Set(['base-reference', 'copy-from-exists', 'port-range']);

test('what BuildKit refuses has an error, and what it takes has none', { timeout: 120_000 }, async () => {
  const files = texts.map(fileOf);
  const answers: { file: string; buildkit: string | undefined; ours: string[] }[] = [];
  const open = [...files.entries()];
  const worker = async (): Promise<void> => {
    for (let next = open.shift(); next !== undefined; next = open.shift())
      answers.push({ file: next[1], buildkit: await refusal(next[1], String(next[0])), ours: errorsOf(next[1]) });
  };
  await Promise.all([worker(), worker(), worker(), worker()]);
  expect(answers).toHaveLength(files.length);
  expect(answers.filter(({ buildkit, ours }) => (buildkit === undefined) !== (ours.length === 0))).toEqual([]);
});
