/** How an image came to be; see SLSA's provenance for the meaning of each part. */
export interface ProvenanceFacts {
  readonly subject: { readonly name: string /** `sha256:…` */; readonly digest: string };
  /** URI of the kind of build, which says how parameters are to be read. */
  readonly buildType: string;
  /** URI of who built it. */
  readonly builderId: string;
  readonly invocationId?: string;
  /** What the build was asked for. No secrets: anybody can read it. */
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly dependencies: readonly { readonly uri: string; readonly digest?: Readonly<Record<string, string>> }[];
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly finishedAt: number;
}

/** An in-toto statement with SLSA provenance, as JSON. Source: in-toto Statement v1, SLSA provenance v1. */
export function provenanceStatement(facts: ProvenanceFacts): Uint8Array {
  const { subject, buildType, builderId, invocationId, parameters, dependencies, startedAt, finishedAt } = facts;
  const [algorithm = 'sha256', value = ''] = subject.digest.split(':');
  return Buffer.from(
    JSON.stringify({
      _type: 'https://in-toto.io/Statement/v1',
      subject: [{ name: subject.name, digest: { [algorithm]: value } }],
      predicateType: 'https://slsa.dev/provenance/v1',
      predicate: {
        buildDefinition: { buildType, externalParameters: parameters, resolvedDependencies: dependencies },
        runDetails: {
          builder: { id: builderId },
          metadata: {
            ...(invocationId !== undefined && { invocationId }),
            startedOn: inSeconds(startedAt),
            finishedOn: inSeconds(finishedAt),
          },
        },
      },
    }),
  );
}

function inSeconds(ms: number): string {
  return new Date(ms).toISOString().replace(/\.\d+Z$/, 'Z');
}
