import { rule } from '../rule.ts';

export const basePlatform = rule({
  id: 'base-platform',
  area: 'base',
  severity: 'warning',
  what: 'FROM leaves the platform to the build.',
  why: 'A constant platform makes an image that claims to be for the platform of the build and is not: on another machine it runs under emulation, or not at all.',
  fix: 'Leave --platform out, or use `$BUILDPLATFORM` for a stage that compiles for others; `--platform` of the build chooses.',
  references: [
    'https://docs.docker.com/reference/build-checks/from-platform-flag-const-disallowed/',
    'https://github.com/hadolint/hadolint/wiki/DL3029',
  ],
  buildCheck: 'FromPlatformFlagConstDisallowed',
  check({ dockerfile, report }) {
    for (const { from, name } of dockerfile.stages) {
      const flag = from.flags.find((candidate) => candidate.name === 'platform');
      const value = flag?.value ?? '';
      if (flag === undefined || value === '' || value.includes('$')) continue;
      // A stage that says the platform in its name is meant for it.
      if (value.split('/').some((part) => part !== '' && name?.includes(part) === true)) continue;
      report(flag.valueSpan, `This stage is for ${value}, whatever the build is for.`);
    }
  },
});
