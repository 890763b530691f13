import { expect, test } from 'vitest';
import { readDockerfile } from '../dockerfile/read-dockerfile.ts';
import { checkDockerfile } from './check.ts';
import { hadolintRules } from './hadolint.ts';

/** Policies that stand for what hadolint is told by its own configuration. */
const rules = {
  'base-registry': { options: { allowed: ['docker.io'] } },
  'required-image-labels': { options: { labels: ['team'] } },
  'label-known': { options: { labels: ['team', 'at', 'link', 'rev', 'version', 'license', 'mail'] } },
  'label-value': {
    options: { formats: ['at:rfc3339', 'link:url', 'rev:hash', 'version:semver', 'license:spdx', 'mail:email'] },
  },
  'pipe-failure': { options: { 'every-pipe': true } },
};

/** A rule of hadolint, instructions behind `FROM debian:12` (a whole file where they begin with another FROM), and the line at fault. */
const cases: readonly (readonly [string, string, number])[] = [
  ['DL3000', 'WORKDIR app', 2],
  ['DL3001', 'RUN service nginx start', 2],
  ['DL3002', 'USER root', 2],
  ['DL3003', 'RUN cd /src && make', 2],
  ['DL3004', 'RUN sudo make', 2],
  ['DL3006', 'FROM debian', 1],
  ['DL3007', 'FROM debian:latest', 1],
  ['DL3008', 'RUN apt-get update && apt-get install -y git', 2],
  ['DL3009', 'RUN apt-get update && apt-get install -y git', 2],
  ['DL3010', 'COPY app.tar.gz /tmp/\nRUN tar -xzf /tmp/app.tar.gz', 2],
  ['DL3011', 'EXPOSE 80000', 2],
  ['DL3012', 'HEALTHCHECK CMD true\nHEALTHCHECK CMD false', 3],
  ['DL3013', 'RUN pip install flask', 2],
  ['DL3014', 'RUN apt-get install git', 2],
  ['DL3015', 'RUN apt-get install -y git', 2],
  ['DL3016', 'RUN npm install -g express', 2],
  ['DL3018', 'FROM alpine:3.22\nRUN apk add git', 2],
  ['DL3019', 'FROM alpine:3.22\nRUN apk add git', 2],
  ['DL3020', 'ADD app.py /app/', 2],
  ['DL3021', 'COPY a b c', 2],
  ['DL3022', 'COPY --from=missing a /a', 2],
  ['DL3023', 'FROM debian:12 AS own\nCOPY --from=own a /a', 2],
  ['DL3024', 'FROM debian:12 AS a\nFROM debian:12 AS a', 2],
  ['DL3025', 'CMD node app.js', 2],
  ['DL3026', 'FROM quay.io/org/app:1', 1],
  ['DL3027', 'RUN apt install -y git', 2],
  ['DL3028', 'RUN gem install bundler', 2],
  ['DL3029', 'FROM --platform=linux/amd64 debian:12', 1],
  ['DL3030', 'RUN yum install git', 2],
  ['DL3032', 'RUN yum install -y git', 2],
  ['DL3033', 'RUN yum install -y git', 2],
  ['DL3034', 'RUN zypper install git', 2],
  ['DL3035', 'RUN zypper dist-upgrade', 2],
  ['DL3036', 'RUN zypper install -y git', 2],
  ['DL3037', 'RUN zypper install -y git', 2],
  ['DL3038', 'RUN dnf install git', 2],
  ['DL3040', 'RUN dnf install -y git', 2],
  ['DL3041', 'RUN dnf install -y git', 2],
  ['DL3042', 'RUN pip install flask==3.1.0', 2],
  ['DL3043', 'ONBUILD FROM debian:12', 2],
  ['DL3044', 'ENV A=/a B=$A/b', 2],
  ['DL3045', 'COPY a .', 2],
  ['DL3046', 'RUN useradd -u 123456 app', 2],
  ['DL3047', 'RUN wget https://example.com/a', 2],
  ['DL3048', 'LABEL com.docker.team=a', 2],
  ['DL3049', 'FROM debian:12', 1],
  ['DL3050', 'LABEL other=a', 2],
  ['DL3051', 'LABEL team=""', 2],
  ['DL3052', 'LABEL link=nowhere', 2],
  ['DL3053', 'LABEL at=yesterday', 2],
  ['DL3054', 'LABEL license=Apache2', 2],
  ['DL3055', 'LABEL rev=HEAD', 2],
  ['DL3056', 'LABEL version=1', 2],
  ['DL3057', 'FROM debian:12', 1],
  ['DL3058', 'LABEL mail=nobody', 2],
  ['DL3059', 'RUN a\nRUN b', 3],
  ['DL3060', 'RUN yarn install', 2],
  ['DL3061', 'RUN true\nFROM debian:12', 1],
  ['DL3062', 'RUN go install example.com/tool@latest', 2],
  ['DL3063', 'FROM debian:12 AS scratch', 1],
  ['DL3064', 'ENV API_TOKEN=abcdef123', 2],
  ['DL3065', 'FROM --platform=$TARGETPLATFORM debian:12', 1],
  ['DL3066', 'USER app', 2],
  ['DL3067', 'COPY --from=debian:11 / /', 2],
  ['DL4000', 'MAINTAINER Ann', 2],
  ['DL4001', 'RUN curl -O https://example.com/a\nRUN wget -q https://example.com/b', 3],
  ['DL4003', 'CMD ["a"]\nCMD ["b"]', 3],
  ['DL4004', 'ENTRYPOINT ["a"]\nENTRYPOINT ["b"]', 3],
  ['DL4005', 'RUN ln -sf /bin/bash /bin/sh', 2],
  ['DL4006', 'RUN cat a | grep b', 2],
];

/** Of several CMDs the earlier one is at fault for us, because the last is what counts; hadolint points at the later one. */
const ownLine: Readonly<Record<string, number>> = { DL3012: 2, DL4003: 2, DL4004: 2 };

test.each(cases)('what %s of hadolint finds is found in the same line', (code, text, line) => {
  const whole = /^(?:FROM|RUN true\nFROM)/.test(text) ? text : `FROM debian:12\n${text}`;
  const { findings } = checkDockerfile(
    { dockerfile: readDockerfile(`${whole}\n`, 'Dockerfile') },
    { preset: 'all', rules },
  );
  const ids = hadolintRules.get(code) ?? [];
  const found = findings.filter(({ rule }) => ids.includes(rule));
  expect(found.map(({ location }) => location.start.line)).toContain(ownLine[code] ?? line);
});

test('each rule that the references name is tried here', () => {
  expect(cases.map(([code]) => code)).toEqual([...hadolintRules.keys()].filter((code) => code.startsWith('DL')));
});
