import type { Resource } from '../resources/resource.ts';
import { type Workload, workloadOf } from '../resources/workload.ts';
import type { Selector } from './selector.ts';

/**
 * Every object of one run, findable as the cluster would find it: by kind, by name, by label. All inputs of a run are
 * taken as one cluster. Each question costs about the size of its answer, so that the whole lint stays linear.
 */
export class ClusterIndex {
  readonly resources: readonly Resource[];
  readonly workloads: readonly Workload[];
  private readonly byType = new Map<string, Resource[]>();
  private readonly byName = new Map<string, Resource[]>();
  private readonly workloadByResource = new Map<Resource, Workload>();
  private readonly workloadsByLabel = new Map<string, Workload[]>();
  private readonly workloadsByScope = new Map<string, Workload[]>();
  private readonly selections = new Map<string, readonly Workload[]>();
  private knownScopes: readonly string[] | undefined;
  private readonly derived = new Map<object, unknown>();

  constructor(resources: readonly Resource[]) {
    this.resources = resources;
    const workloads: Workload[] = [];
    for (const resource of resources) {
      append(this.byType, resource.type, resource);
      append(this.byName, nameKey(resource.type, resource.scope, resource.name), resource);
      const workload = workloadOf(resource);
      if (workload === undefined) continue;
      workloads.push(workload);
      this.workloadByResource.set(resource, workload);
      append(this.workloadsByScope, resource.scope, workload);
      const labels = workload.podLabels;
      for (const [i, key] of labels?.keys.entries() ?? []) {
        const value = labels!.values[i]!;
        if (value.kind === 'scalar')
          append(this.workloadsByLabel, labelKey(resource.scope, key.text, value.text), workload);
      }
    }
    this.workloads = workloads;
  }

  /** Objects of a type (`Resource.type`: `Service`, or `Rollout.argoproj.io` for a custom resource), whatever their version and namespace. */
  ofType(type: string): readonly Resource[] {
    return this.byType.get(type) ?? [];
  }

  /** Objects of this type and name in a namespace (`Resource.scope`); more than one when the manifests repeat it. */
  named(type: string, scope: string, name: string): readonly Resource[] {
    return this.byName.get(nameKey(type, scope, name)) ?? [];
  }

  workloadOf(resource: Resource): Workload | undefined {
    return this.workloadByResource.get(resource);
  }

  /** Namespaces that hold workloads. */
  get scopes(): readonly string[] {
    this.knownScopes ??= [...this.workloadsByScope.keys()];
    return this.knownScopes;
  }

  workloadsIn(scope: string): readonly Workload[] {
    return this.workloadsByScope.get(scope) ?? [];
  }

  /** Workloads in a namespace whose pods a selector matches. */
  selected(scope: string, selector: Selector): readonly Workload[] {
    const key = `${scope}\0${selector.text}`;
    let found = this.selections.get(key);
    if (found === undefined) {
      found = this.candidates(scope, selector).filter((workload) => selector.matches(workload.podLabels));
      this.selections.set(key, found);
    }
    return found;
  }

  private candidates(scope: string, selector: Selector): readonly Workload[] {
    let fewest: readonly Workload[] = this.workloadsIn(scope);
    for (const [key, value] of selector.labels) {
      const having = this.workloadsByLabel.get(labelKey(scope, key, value)) ?? [];
      if (having.length < fewest.length) fewest = having;
    }
    return fewest;
  }

  /**
   * A view over the whole index that several rules share, built on the first question and kept:
   * `index.derive(servicesByWorkload)`. `build` must be one function object per view.
   */
  derive<T>(build: (index: ClusterIndex) => T): T {
    const known = this.derived.get(build);
    if (known !== undefined) return known as T;
    const view = build(this);
    this.derived.set(build, view);
    return view;
  }
}

function append<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

function nameKey(type: string, scope: string, name: string): string {
  return `${type}\0${scope}\0${name}`;
}

function labelKey(scope: string, key: string, value: string): string {
  return `${scope}\0${key}\0${value}`;
}
