import type { StepName } from '../state/record.ts';

/** What happens while a release runs: one line each with `--format json`, and the live log. */
export type ReleaseEvent =
  | {
      readonly event: 'plan';
      readonly app: string;
      readonly release: string;
      readonly strategy: string;
      readonly create: number;
      readonly change: number;
      readonly keep: number;
      readonly prune: number;
    }
  | {
      readonly event: 'resumed';
      readonly release: string;
      readonly step: StepName;
      readonly direction: 'forward' | 'back';
    }
  | {
      readonly event: 'step-started';
      readonly step: StepName;
      readonly direction: 'forward' | 'back';
      readonly text: string;
    }
  | {
      readonly event: 'step-ended';
      readonly step: StepName;
      readonly direction: 'forward' | 'back';
      readonly ms: number;
      readonly state: 'done' | 'failed';
      readonly text: string;
    }
  | { readonly event: 'applied'; readonly object: string; readonly action: string }
  | { readonly event: 'progress'; readonly object: string; readonly text: string }
  | { readonly event: 'trouble'; readonly code: string; readonly object: string; readonly text: string }
  | { readonly event: 'failed'; readonly code: string; readonly text: string }
  | { readonly event: 'notice'; readonly text: string };

/** An event with its time, as it is printed. */
export type TimedEvent = ReleaseEvent & { readonly at: string };
