import type { ClusterIndex } from '../index/cluster-index.ts';
import { isUnset, type Node } from '../read/node.ts';
import type { Resource } from '../resources/resource.ts';
import { conforms } from './conforms.ts';
import type { SchemaDefect } from './defect.ts';
import { removalOf } from './removals.ts';
import { type KindSchema, kindSchema, typeSchema } from './schema.ts';
import { Walk } from './walk.ts';

/**
 * The objects that are not as the schema of their kind says, with every difference, for all rules that report them.
 * Custom resources are not among them.
 */
export function schemaDefects(index: ClusterIndex): ReadonlyMap<Resource, readonly SchemaDefect[]> {
  const found = new Map<Resource, readonly SchemaDefect[]>();
  for (const resource of index.resources) {
    const current = kindSchema(resource.apiVersion, resource.kind);
    const kind = current ?? successor(resource);
    if (kind === undefined) continue;
    const type = typeSchema(kind.type);
    const lacks = demanded(resource);
    if (lacks === undefined && conforms(resource.node, type)) continue;
    const walk = new Walk(resource);
    let defects = walk.run(type);
    if (lacks?.of.every((name) => !walk.told.has(name)))
      defects.push({ rule: 'required-field', at: lacks.at, message: lacks.message });
    // Part of an object, which Kustomize merges into the whole; or an old version, which required less.
    if (current === undefined || resource.node.has('$patch'))
      defects = defects.filter(({ rule }) => rule !== 'required-field');
    if (defects.length > 0) found.set(resource, defects);
  }
  return found;
}

/** The schema of a version that is gone, where objects can be moved from it as they stand. */
function successor({ apiVersion, kind }: Resource): KindSchema | undefined {
  const removal = removalOf(apiVersion, kind);
  return removal?.same && removal.instead !== undefined ? kindSchema(removal.instead, kind) : undefined;
}

interface Lack {
  readonly at: Node;
  readonly message: string;
  /** Fields that would not be lacking if they were spelt or placed right. */
  readonly of: readonly string[];
}

const ofName = ['metadata', 'name', 'generateName'];
const ofService = ['spec', 'type', 'ports', 'externalName', 'clusterIP'];

/** What the API server asks of an object beyond the fields of its types. */
function demanded(resource: Resource): Lack | undefined {
  const { metadata, node, kind } = resource;
  if (resource.name === '' && !kind.endsWith('Review')) {
    // Of a review the API server stores nothing, only its answer is wanted.
    const written = metadata?.get('name');
    if (isUnset(written) || written.kind === 'scalar')
      return { at: metadata ?? node, message: `${kind} has no metadata.name, which is required.`, of: ofName };
  }
  return kind === 'Service' && resource.type === 'Service' ? demandedOfService(resource) : undefined;
}

function demandedOfService({ spec, title }: Resource): Lack | undefined {
  if (spec === undefined) return undefined;
  if (spec.scalar('type')?.text === 'ExternalName') {
    if (!isUnset(spec.get('externalName'))) return undefined;
    const message = `${title} is of type ExternalName, but has no externalName, which is required.`;
    return { at: spec, message, of: ofService };
  }
  const ports = spec.get('ports');
  if (!isUnset(ports) && !(ports.kind === 'sequence' && ports.items.length === 0)) return undefined;
  // A headless Service needs no ports.
  if (spec.scalar('clusterIP')?.text === 'None') return undefined;
  return { at: spec.key('ports') ?? spec, message: `${title} has no ports, which are required.`, of: ofService };
}
