import { baseTraits } from '../base-images.ts';
import { callsByRun, type RunCall } from '../calls.ts';
import { isBuildTool } from '../package-commands.ts';
import { rule } from '../rule.ts';

export const multiStage = rule({
  id: 'multi-stage',
  area: 'stages',
  severity: 'warning',
  what: 'The image that is shipped carries no compiler or SDK.',
  why: 'Build tools make most images ten times as large as the application, are downloaded to every node, and give an intruder all that he needs.',
  fix: 'Build in a stage of its own, and copy only the result into a small runtime stage: `COPY --from=build /out/app /app`.',
  references: ['https://docs.docker.com/build/building/multi-stage/'],
  check({ dockerfile, shipped, report }) {
    const root = shipped[0];
    // An image to develop in is a toolchain.
    if (root === undefined || /devcontainer/.test(`${dockerfile.file} ${root.base}`)) return;
    const traits = baseTraits(root.base);
    if (traits.isToolchain) {
      const final = shipped.at(-1)!;
      report(final.baseSpan, `The final stage is built on ${root.base}, so the image ships with its compiler or SDK.`, {
        fix: smallerBase(traits.reference?.name ?? ''),
      });
      return;
    }
    for (const stage of shipped) for (const calls of callsByRun(dockerfile, stage)) checkRun(calls, report);
  },
});

function smallerBase(name: string): string {
  if (/^(?:golang|rust|gcc|haskell|swift|dart)$/.test(name))
    return 'Name this stage, and end with a small one that copies the binary: `FROM gcr.io/distroless/static:nonroot` and `COPY --from=build /out/app /app`.';
  if (/jdk|temurin|corretto|maven|gradle|sbt|semeru|sapmachine/.test(name))
    return 'End with a stage on a JRE that copies the jar: `FROM eclipse-temurin:21-jre` and `COPY --from=build /app/app.jar /app.jar`.';
  return 'End with a stage on a runtime image, and copy only the result of the build into it.';
}

type Report = Parameters<Parameters<typeof rule>[0]['check']>[0]['report'];

/** Build tools that a RUN installs and leaves. */
function checkRun(calls: readonly RunCall[], report: Report): void {
  if (calls.some(removesPackages)) return;
  for (const { install } of calls) {
    if (install === undefined || !['apt', 'apk', 'yum', 'dnf', 'zypper', 'pacman'].includes(install.manager)) continue;
    // Packages of a virtual group are taken away by its name, in this RUN or not at all.
    const tools = install.packages.filter(({ text }) => isBuildTool(text));
    if (tools.length === 0) continue;
    const names = tools.map(({ text }) => text).join(', ');
    report(tools[0]!, `${names} ${tools.length === 1 ? 'stays' : 'stay'} in the image that is shipped.`);
  }
}

function removesPackages({ program, args }: RunCall): boolean {
  const verb = args.find(({ text }) => !text.startsWith('-'))?.text ?? '';
  return (
    /^(?:apt-get|apt|apk|yum|dnf|microdnf|zypper)$/.test(program) &&
    /^(?:purge|remove|autoremove|del|erase)$/.test(verb)
  );
}
