/** What a name or an ARN is made of, as far as that is fixed: policies name the same thing in several ways. */

import { valueOf } from '../../syntax/tree.js';
import type { Node } from '../../syntax/tree.js';
import { partsOf } from '../../truth/symbol.js';
import type { Part, Symbol as Sign } from '../../truth/symbol.js';
import type { World } from '../../truth/world.js';
import { literalSeen } from '../seen.js';
import type { Resource } from './template.js';
import { propertiesOf, see } from './template.js';
import { own } from '../../text/own.js';

/** What the parts are put together from. */
export interface Material {
  readonly partition: string;
  /** The symbol of the resource's own name. */
  readonly name: Sign;
  readonly account: () => readonly Part[];
}

export function madeOf(resource: Resource, attribute: string, material: Material, world: World): Pick<Sign, 'parts' | 'looks' | 'unique'> {
  if (resource.type === 'AWS::S3::Bucket') return ofBucket(resource, attribute, material, world);
  if (!attribute.endsWith('Arn')) return {};
  return (attribute === 'Arn' && ofIdentity(resource, material, world)) || { looks: 'arn' };
}

function ofBucket(resource: Resource, attribute: string, { partition, name }: Material, world: World): Pick<Sign, 'parts' | 'looks' | 'unique'> {
  const written = nameParts(resource, 'BucketName', world);
  if (attribute !== 'Ref' && attribute !== 'Arn') return {};
  const madeUp = !written && isMadeUp(resource, world) ? ({ unique: true } as const) : {};
  if (attribute === 'Ref') return { looks: 'bucketName', ...madeUp, ...(written ? { parts: written } : {}) };
  return { parts: [`arn:${partition}:s3:::`, ...(written ?? [{ ...name, looks: 'bucketName' as const, ...madeUp }])] };
}

/** Nothing is written of which a bucket's name could be made, so that CloudFormation makes one up: of the stack's name, the logical id and chance. */
function isMadeUp(resource: Resource, world: World): boolean {
  const properties = propertiesOf(resource);
  if (!properties) return true;
  if (properties.kind === 'mapping' && valueOf(properties, 'BucketName')) return false;
  const seen = see(properties, resource.scope, world);
  return seen.kind === 'mapping' && ['BucketName', 'BucketNamePrefix'].every((name) => seen.get(name).kind === 'absent');
}

interface Identity {
  readonly word: string;
  readonly name: string;
}

/** IAM User Guide, identifiers: `arn:PARTITION:iam::ACCOUNT:role/PATH/NAME`; the path is `/` unless it is written. */
const IDENTITIES: Readonly<Record<string, Identity | undefined>> = {
  'AWS::IAM::Role': { word: 'role', name: 'RoleName' },
  'AWS::IAM::User': { word: 'user', name: 'UserName' },
};

function ofIdentity(resource: Resource, { partition, name, account }: Material, world: World): Pick<Sign, 'parts'> | undefined {
  const identity = own(IDENTITIES, resource.type);
  const owner = identity ? account() : [];
  if (!identity || owner.length === 0) return undefined;
  const pathNode = valueOf(propertiesOf(resource), 'Path');
  const path = pathNode ? literalSeen(see(pathNode, resource.scope, world)) : '/';
  if (path === undefined) return undefined;
  const called = nameParts(resource, identity.name, world) ?? [{ ...name, looks: 'name' as const }];
  return { parts: [`arn:${partition}:iam::`, ...owner, `:${identity.word}${path}`, ...called] };
}

/** The written name with its holes; undefined where there is none, or where it is made of itself. */
function nameParts(resource: Resource, property: string, world: World): readonly Part[] | undefined {
  const node = valueOf(propertiesOf(resource), property);
  if (!node) return undefined;
  const reading = (world.memo.get(READING) as Set<Node> | undefined) ?? new Set<Node>();
  world.memo.set(READING, reading);
  if (reading.has(node)) return undefined;
  reading.add(node);
  try {
    const seen = see(node, resource.scope, world);
    return seen.kind === 'scalar' ? partsOf(seen.text) : undefined;
  } finally {
    reading.delete(node);
  }
}

const READING = { of: 'names that are being read' };
