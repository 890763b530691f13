import { type ImageResult, savedPercent } from './image-result.ts';

/** The public JSON fields of an image (docs/schema/image-report.schema.json); what is not known is null. */
export function imageJson(result: ImageResult): Record<string, unknown> {
  const { analysis, smoke, build, previous } = result;
  return {
    state: result.state,
    reference: result.reference,
    digest: result.digest ?? null,
    imageId: result.imageId ?? null,
    tags: result.tags,
    platforms: result.platforms,
    images: result.images.map((image) => ({ ...image, uid: image.uid ?? null })),
    user: result.user ?? null,
    uid: result.images[0]?.uid ?? null,
    ports: result.ports,
    durationMs: result.durationMs,
    timings: result.timings,
    build: build ?? null,
    bytes: analysis?.bytes ?? null,
    visibleBytes: analysis?.visibleBytes ?? null,
    hiddenBytes: analysis?.hiddenBytes ?? null,
    savedPercent: savedPercent(result) ?? null,
    stages: result.stages,
    layers: (analysis?.layers ?? []).map(({ diffId, createdBy, bytes, files, hiddenBytes, fromBase }) => ({
      diffId,
      createdBy,
      bytes,
      files,
      hiddenBytes,
      fromBase,
    })),
    largestFiles: (analysis?.largestFiles ?? []).map(({ path, bytes, layer }) => ({ path, bytes, layer })),
    hiddenFiles: (analysis?.hiddenFiles ?? []).map(({ path, bytes, layer, hiddenBy }) => ({
      path,
      bytes,
      layer,
      hiddenBy,
    })),
    tools: analysis?.tools ?? { compilers: [], packageManagers: [], shells: [] },
    setuid: (analysis?.setuid ?? []).map(({ path }) => path),
    gates: result.gates.map((gate) => ({ ...gate, platform: gate.platform ?? null })),
    previous: previous ?? null,
    smoke:
      smoke === undefined
        ? null
        : {
            verdict: smoke.verdict,
            cause: smoke.cause === undefined ? null : causeJson(smoke.cause),
            startUpMs: smoke.startUpMs ?? null,
            peakMemoryBytes: smoke.peakMemoryBytes ?? null,
            stopMs: smoke.stopMs ?? null,
            drained: smoke.drained ?? null,
            stopCode: smoke.stopCode ?? null,
            ended:
              smoke.ended === undefined
                ? null
                : { afterMs: smoke.ended.afterMs ?? null, exitCode: smoke.ended.exitCode },
            probe: smoke.probe,
            port: smoke.port ?? null,
            user: smoke.user,
            readOnly: smoke.readOnly,
            deniedWrites: smoke.deniedWrites ?? null,
            logs: smoke.logs,
          },
    sbom: result.sbom ?? null,
    pushed: result.pushed,
    attachments: result.attachments,
    notices: result.notices,
  };
}

function causeJson({ code, message, exitCode, deniedPath }: NonNullable<NonNullable<ImageResult['smoke']>['cause']>) {
  return { code, message, exitCode: exitCode ?? null, deniedPath: deniedPath ?? null };
}
