import type { Severity } from '@slipway/core';
import { Lines } from '../read/lines.ts';
import type { Node } from '../read/node.ts';
import type { ManifestFile } from '../read/source.ts';
import { rangeEnd } from './check.ts';
import { ManifestFinding } from './manifest-finding.ts';
import type { ActiveRule } from './policy.ts';

/** Findings about texts and documents, made before there is any object to check. A rule that is off makes none. */
export class DocumentRules {
  private readonly severities: ReadonlyMap<string, Severity>;

  constructor(active: readonly ActiveRule[]) {
    this.severities = new Map(active.map(({ rule, severity }) => [rule.id, severity]));
  }

  /** What reading a file has met. */
  defects(file: ManifestFile): ManifestFinding[] {
    return file.yaml.defects.flatMap(({ rule, start, end, message, fix }) => {
      const severity = this.severities.get(rule);
      if (severity === undefined) return [];
      const place = { lines: file.lines, start, end };
      return [
        new ManifestFinding(rule, severity, message, place, undefined, fix === undefined ? undefined : { text: fix }),
      ];
    });
  }

  /** Documents that would be objects if they had both `apiVersion` and `kind`; values of charts and the like have neither. */
  unidentified(file: ManifestFile, others: readonly Node[]): ManifestFinding[] {
    const severity = this.severities.get('object-identity');
    if (severity === undefined) return [];
    return others.flatMap((node) => {
      if (node.kind !== 'mapping' || (node.map('metadata') === undefined && node.map('spec') === undefined)) return [];
      const [key, second] = ['apiVersion', 'kind'].filter((name) => !node.scalar(name)?.text);
      if (key === undefined || second !== undefined) return [];
      const has = key === 'kind' ? 'apiVersion' : 'kind';
      const message = `The object of ${has} ${node.scalar(has)!.text} has no ${key}.`;
      const place = { lines: file.lines, start: node.start, end: rangeEnd(file, node) };
      return [new ManifestFinding('object-identity', severity, message, place)];
    });
  }

  /** For a run without a single object: a wrong path must not pass for ever. */
  nothingFound(files: readonly ManifestFile[]): ManifestFinding[] {
    const severity = this.severities.get('manifests-found');
    if (severity === undefined) return [];
    const [first] = files;
    const message = first === undefined ? 'The inputs hold no manifest file.' : 'The inputs hold no Kubernetes object.';
    const place = { lines: first?.lines ?? new Lines('.', ''), start: 0, end: 0 };
    return [new ManifestFinding('manifests-found', severity, message, place)];
  }
}
