/** What building and running an image taught, for lint (probes, requests, security context) and deploy (digest). */
export interface ImageFacts {
  /** `repository@sha256:…` once pushed, else the local name. */
  readonly reference: string;
  readonly digest: string;
  readonly ports: readonly { readonly port: number; readonly protocol: 'tcp' | 'udp' | 'sctp' }[];
  /** As the image states it; empty is root. */
  readonly user: string;
  readonly hasHealthcheck: boolean;
  readonly readOnly: boolean;
  /** From container start to the first healthy answer, in ms. */
  readonly startUpMs: number | undefined;
  readonly peakMemoryBytes: number | undefined;
  /** From SIGTERM to the end, in ms. */
  readonly stopMs: number | undefined;
}
