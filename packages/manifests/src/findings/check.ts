import type { Fix, Severity } from '@slipway/core';
import type { ClusterIndex } from '../index/cluster-index.ts';
import type { Node } from '../read/node.ts';
import type { ManifestFile } from '../read/source.ts';
import type { Container } from '../resources/container.ts';
import type { Resource } from '../resources/resource.ts';
import type { Workload } from '../resources/workload.ts';
import type { Context, Detail, Options, Rule } from '../rules/rule.ts';
import { ManifestFinding } from './manifest-finding.ts';
import type { ActiveRule } from './policy.ts';

/** Runs the rules over every object of the index, rule by rule. */
export function check(
  index: ClusterIndex,
  active: readonly ActiveRule[],
  target: readonly [number, number],
): ManifestFinding[] {
  const findings: ManifestFinding[] = [];
  const subjects = new Subjects(index);
  for (const rule of active) new BoundRule(rule, index, target, findings).run(subjects);
  return findings;
}

/** Containers and workloads by the keys that rules look for, each list made once. */
class Subjects {
  private readonly index: ClusterIndex;
  private readonly all: readonly Container[];
  private readonly containers = new Map<string, readonly Container[]>();
  private readonly workloads = new Map<string, readonly Workload[]>();

  constructor(index: ClusterIndex) {
    this.index = index;
    this.all = index.workloads.flatMap((workload) => workload.containers);
  }

  containersWith(keys: readonly string[] | undefined): readonly Container[] {
    if (keys === undefined) return this.all;
    const name = keys.join();
    let found = this.containers.get(name);
    if (found === undefined) {
      found = this.all.filter(({ node }) => keys.some((key) => node.has(key)));
      this.containers.set(name, found);
    }
    return found;
  }

  workloadsWith(keys: readonly string[] | undefined): readonly Workload[] {
    if (keys === undefined) return this.index.workloads;
    const name = keys.join();
    let found = this.workloads.get(name);
    if (found === undefined) {
      found = this.index.workloads.filter(({ pod, resource: { spec } }) =>
        keys.some((key) => pod.has(key) || spec?.has(key) === true),
      );
      this.workloads.set(name, found);
    }
    return found;
  }
}

/** A rule with its context. One per run, which moves from object to object. */
class BoundRule implements Context {
  readonly rule: Rule;
  readonly index: ClusterIndex;
  readonly options: Options;
  readonly target: readonly [number, number];
  private readonly severity: Severity;
  private readonly findings: ManifestFinding[];
  private readonly fix: Fix;
  private resource: Resource | undefined;

  constructor(active: ActiveRule, index: ClusterIndex, target: readonly [number, number], findings: ManifestFinding[]) {
    this.rule = active.rule;
    this.options = active.options;
    this.severity = active.severity;
    this.index = index;
    this.target = target;
    this.findings = findings;
    this.fix = { text: active.rule.fix };
  }

  run(subjects: Subjects): void {
    const { container, containersWith, workload, workloadsWith, types, resource } = this.rule;
    if (container !== undefined)
      for (const subject of subjects.containersWith(containersWith)) {
        this.resource = subject.workload.resource;
        container(subject, this);
      }
    if (workload !== undefined)
      for (const subject of subjects.workloadsWith(workloadsWith)) {
        this.resource = subject.resource;
        workload(subject, this);
      }
    if (types !== undefined) for (const type of Object.keys(types)) this.runOver(this.index.ofType(type), types[type]!);
    if (resource !== undefined) this.runOver(this.index.resources, resource);
  }

  private runOver(resources: readonly Resource[], judge: (resource: Resource, context: Context) => void): void {
    for (const subject of resources) {
      this.resource = subject;
      judge(subject, this);
    }
  }

  /** An arrow, because rules take it out of the context. */
  readonly report = (at: Node, message: string, detail?: Detail): void => {
    const resource = this.resource!;
    const { file } = resource;
    const place = { lines: file.lines, start: at.start, end: rangeEnd(file, at) };
    const fix = detail === undefined ? this.fix : this.fixOf(detail);
    this.findings.push(
      new ManifestFinding(this.rule.id, detail?.severity ?? this.severity, message, place, resource.ref, fix),
    );
  };

  private fixOf({ fix = this.rule.fix, edits }: Detail): Fix {
    if (edits !== undefined) return { text: fix, edits };
    return fix === this.rule.fix ? this.fix : { text: fix };
  }
}

/**
 * Where the range of a finding ends. A collection is shown by its first line: a frame around forty lines says less than
 * the line that they begin with.
 */
export function rangeEnd(file: ManifestFile, node: Node): number {
  if (node.kind === 'scalar') return node.end;
  // The node is cut out first: a search through the text would run to the end of a file that is one line.
  const text = file.text.slice(node.start, node.end);
  const lineFeed = text.indexOf('\n');
  let line = lineFeed < 0 ? text : text.slice(0, lineFeed);
  if (line.includes('#')) line = line.replace(/\s+#.*$/, '');
  return node.start + line.trimEnd().length;
}
