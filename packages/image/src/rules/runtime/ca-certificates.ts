import type { Dockerfile, Stage } from '../../dockerfile/dockerfile.ts';
import { baseTraits, rootTraits } from '../base-images.ts';
import { hasOption, type RunCall, runCalls } from '../calls.ts';
import { instructionsOf } from '../chain.ts';
import { copiedBy } from '../files/copied.ts';
import { rule } from '../rule.ts';

export const caCertificates = rule({
  id: 'ca-certificates',
  area: 'runtime',
  severity: 'warning',
  what: 'An image whose application talks TLS has root certificates.',
  why: 'A bare base has none: the first request to another service fails with "certificate signed by unknown authority", in production and not in a test against plain HTTP.',
  fix: 'Copy them from the builder, `COPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/`, or install the package ca-certificates.',
  references: ['https://pkg.go.dev/crypto/x509#SystemCertPool'],
  check({ dockerfile, shipped, report }) {
    const root = shipped[0];
    if (root === undefined || baseTraits(root.base).hasCertificates !== false) return;
    if (bringsCertificates(dockerfile, shipped)) return;
    const calls = runCalls(dockerfile, shipped);
    const client = calls.find(speaksTls);
    if (client !== undefined) {
      report(
        client.programWord,
        `${client.program} talks TLS, and neither ${root.base} nor this stage has root certificates.`,
      );
      return;
    }
    const binary = instructionsOf(shipped, 'COPY').find((copy) => copiesBinary(dockerfile, copy));
    const starts = instructionsOf(shipped, 'CMD', 'ENTRYPOINT').length > 0;
    if (binary !== undefined && starts)
      report(
        dockerfile.final!.baseSpan,
        `${root.base} has no root certificates, and nothing brings them: the application cannot check whom it talks to over TLS.`,
      );
  },
});

function bringsCertificates(dockerfile: Dockerfile, shipped: readonly Stage[]): boolean {
  const copies = instructionsOf(shipped, 'COPY', 'ADD').some((copy) => {
    const { argumentsText } = copy;
    // A whole root file system, or a folder that holds the certificates.
    return (
      /ca-certificates|ca-bundle|cacert|\/etc\/(?:ssl|pki|ca)|certs?\b|\.crt\b/.test(argumentsText) ||
      (copiedBy(copy)?.sources.some(({ text }) => /^\/(?:etc\/?)?$|rootfs|\.tar/.test(text)) ?? false)
    );
  });
  const installs = runCalls(dockerfile, shipped).some(
    (call) =>
      /^update-ca-/.test(call.program) ||
      (call.install?.packages ?? []).some(({ text, isDynamic }) => isDynamic || /^ca-certificates/.test(text)) ||
      recommendsThem(call),
  );
  const mounted = shipped.some(({ instructions }) =>
    instructions.some(
      ({ keyword, settings }) => keyword === 'ENV' && settings.some(({ key }) => /^SSL_CERT_(?:FILE|DIR)$/.test(key)),
    ),
  );
  return copies || installs || mounted;
}

/** curl, wget and git recommend or need the package, so apt brings it along unless it is told not to. */
function recommendsThem({ install }: RunCall): boolean {
  return (
    install?.manager === 'apt' &&
    !hasOption(install.args, '--no-install-recommends') &&
    install.packages.some(({ text }) => /^(?:curl|wget|git|libcurl\w*)$/.test(text))
  );
}

function speaksTls({ program, args }: RunCall): boolean {
  return (
    /^(?:curl|wget|git|pip\d*|npm)$/.test(program) &&
    args.some(({ text }) => /^https:\/\//.test(text)) &&
    !hasOption(args, '-k', '--insecure', '--no-check-certificate')
  );
}

/** Whether a COPY takes something out of a stage that compiles. */
function copiesBinary(dockerfile: Dockerfile, copy: Parameters<typeof copiedBy>[0]): boolean {
  const from = copy.flags.find(({ name }) => name === 'from')?.value;
  if (from === undefined) return false;
  const stage = dockerfile.stages.find(({ name, index }) => name === from.toLowerCase() || String(index) === from);
  if (stage === undefined) return false;
  return /^(?:golang|rust|gcc|haskell|swift|dart|zig)$/.test(rootTraits(dockerfile, stage).reference?.name ?? '');
}
