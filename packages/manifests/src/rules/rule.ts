import type { Edit, RuleInfo, Severity } from '@slipway/core';
import type { ClusterIndex } from '../index/cluster-index.ts';
import type { Node } from '../read/node.ts';
import type { Container } from '../resources/container.ts';
import type { Resource } from '../resources/resource.ts';
import type { Workload } from '../resources/workload.ts';

/** Areas group rules in folders, docs and SARIF tags. */
export const areas = [
  'syntax',
  'policy',
  'api',
  'probes',
  'resources',
  'rollout',
  'availability',
  'autoscaling',
  'network',
  'config',
  'storage',
  'images',
  'security',
  'rbac',
  'labels',
] as const;
export type Area = (typeof areas)[number];

export type OptionValue = number | string | boolean | readonly string[];
export type Options = Readonly<Record<string, OptionValue>>;

/** What a rule sees besides the thing that it checks. */
export interface Context<O extends Options = Options> {
  readonly index: ClusterIndex;
  /** The rule's options: its defaults, overridden by the policy. */
  readonly options: O;
  /** The Kubernetes version that the manifests go to, such as `[1, 34]`. */
  readonly target: readonly [number, number];
  /**
   * Records a finding in the object under check. `at` is the key or value that it speaks of; for something missing,
   * the mapping that lacks it.
   */
  report(at: Node, message: string, detail?: Detail): void;
}

/** Where one finding differs from its rule. */
export interface Detail {
  /** How to mend this very place, when that can be said better than the rule's `fix` does. */
  readonly fix?: string;
  /** Mends it without a person's judgement; only where every reader would write the same. */
  readonly edits?: readonly Edit[];
  readonly severity?: Severity;
}

export interface RuleDefinition<O extends Options = Options> {
  /** Named by what must hold: `readiness-probe`. Never reused, never renamed. */
  readonly id: string;
  readonly area: Area;
  readonly severity: Severity;
  /** Off unless a policy or `--preset all` turns it on: for rules of taste that many clean manifests break. */
  readonly optional?: boolean;
  /** What must hold, one sentence. */
  readonly what: string;
  /** What happens otherwise. */
  readonly why: string;
  /** What to do, imperative. */
  readonly fix: string;
  /** URLs or names of documents that the semantics come from. */
  readonly references?: readonly string[];
  readonly options?: O;
  /** Keys of which a container must have one, or the rule has nothing to say about it: most need not even be asked. */
  readonly containersWith?: readonly string[];
  /** The same for `workload`: keys of the pod, or of the object's `spec`. */
  readonly workloadsWith?: readonly string[];
  /** Called for every container of every workload, init and ephemeral ones too: look at `role`. */
  container?(container: Container, context: Context<O>): void;
  /** Called for every object that makes pods. */
  workload?(workload: Workload, context: Context<O>): void;
  /** Called for objects of these types (see `Resource.type`). */
  readonly types?: Readonly<Record<string, (resource: Resource, context: Context<O>) => void>>;
  /** Called for every object, custom resources too. */
  resource?(resource: Resource, context: Context<O>): void;
}

export type Rule = RuleDefinition<Options>;

/** Declares a rule. It does nothing but check the types; the registry makes it known. */
export function rule<const O extends Options>(definition: RuleDefinition<Widen<O>> & { readonly options?: O }): Rule {
  return definition as unknown as Rule;
}

/** An option's default says its type, not its only value. */
type Widen<O> = {
  readonly [K in keyof O]: O[K] extends number
    ? number
    : O[K] extends string
      ? string
      : O[K] extends boolean
        ? boolean
        : readonly string[];
};

export function ruleInfo(definition: Rule, severity: Severity, enabled: boolean): RuleInfo {
  const { id, area, what, why, fix, references = [] } = definition;
  const page = `docs/rules/${id}.md`;
  return { id, subject: 'kubernetes', area, page, severity, enabled, what, why, fix, references };
}
