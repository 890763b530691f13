import type { Behaviour } from './behaviour.ts';

/** What a container is run with. */
export interface ContainerPlace {
  readonly ip: string;
  /** `web-1_default(uid)`: a pod as the kubelet writes it. */
  readonly pod: string;
  readonly restartPolicy: 'Always' | 'OnFailure' | 'Never';
  readonly isInit: boolean;
  readonly graceMs: number;
  /** Images on the node. */
  readonly images: Set<string>;
  now(): number;
  behaviour(): Behaviour;
  environmentError(): string | undefined;
  tell(type: 'Normal' | 'Warning', reason: string, message: string): void;
  portOf(port: number | string): number;
}
