import { type RunCall, runCalls } from '../calls.ts';
import { rule } from '../rule.ts';

export const downloadVerified = rule({
  id: 'download-verified',
  area: 'packages',
  severity: 'warning',
  what: 'What a build downloads is verified: by certificates, by signatures of packages.',
  why: 'With the check turned off anybody on the way can put something else into the image, and nobody sees it.',
  fix: 'Remove the option; install ca-certificates, or the key of the repository, where the check fails.',
  references: ['https://www.cisecurity.org/benchmark/docker'],
  check({ dockerfile, report }) {
    for (const call of runCalls(dockerfile)) {
      const { program, args, command } = call;
      const option = args.find(({ text }) => turnsOff(program, text)) ?? settingOff(call);
      // A package that is here already was made or checked before.
      if (option !== undefined && !isLocal(call))
        report(option, `${program} takes what it gets, verified or not: ${option.text}.`);
      const variable = command.assignments.find(({ text }) => variables.test(text));
      if (variable !== undefined) report(variable, `${variable.text} turns the check of certificates off.`);
    }
    for (const { keyword, settings } of dockerfile.instructions)
      for (const setting of keyword === 'ENV' ? settings : [])
        if (variables.test(`${setting.key}=${setting.value ?? ''}`))
          report(setting, `${setting.key} turns the check of certificates off, in the container too.`);
  },
});

/** Options by program. Source: the manuals of the programs. */
const options: Readonly<Record<string, RegExp>> = {
  curl: /^(?:--insecure|-[a-zA-Z]*k[a-zA-Z]*)$/,
  wget: /^--no-check-certificate$/,
  'apt-get': /^(?:--allow-unauthenticated|--force-yes|--allow-insecure-repositories)$/,
  apt: /^(?:--allow-unauthenticated|--force-yes|--allow-insecure-repositories)$/,
  apk: /^--allow-untrusted$/,
  yum: /^--nogpgcheck$/,
  dnf: /^--(?:nogpgcheck|no-gpgchecks)$/,
  microdnf: /^--nogpgcheck$/,
  zypper: /^--no-gpg-checks$/,
  rpm: /^--(?:nosignature|nodigest)$/,
  pip: /^--trusted-host(?:=.*)?$/,
};

const variables =
  /^(?:NODE_TLS_REJECT_UNAUTHORIZED=["']?0|GIT_SSL_NO_VERIFY=["']?(?:1|true)|PYTHONHTTPSVERIFY=["']?0|npm_config_strict_ssl=["']?false)["']?$/i;

function isLocal({ install }: RunCall): boolean {
  return (
    install !== undefined &&
    install.packages.length > 0 &&
    install.packages.every(({ text }) => /^[./~]|\.(?:apk|deb|rpm)$/.test(text))
  );
}

function turnsOff(program: string, text: string): boolean {
  return options[/^pip[\d.]*$/.test(program) ? 'pip' : program]?.test(text) === true;
}

/** `git config http.sslVerify false`, `npm config set strict-ssl false`. */
function settingOff({ program, args }: RunCall) {
  if (program !== 'git' && program !== 'npm' && program !== 'yarn') return undefined;
  const at = args.findIndex(({ text }) => /^(?:http\.sslVerify|strict-ssl)(?:=(?:false|0))?$/i.test(text));
  if (at < 0) return undefined;
  const isOff = args[at]!.text.includes('=') || /^(?:false|0)$/.test(args[at + 1]?.text ?? '');
  return isOff ? args[at] : undefined;
}
