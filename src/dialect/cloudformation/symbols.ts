/** References to what the template declares: symbols, with the text they will have where it can be told. */

import { valueOf } from '../../syntax/tree.js';
import { Mapped } from '../../text/mapped.js';
import type { Origin } from '../../text/origin.js';
import type { Seen } from '../../truth/seen.js';
import type { Symbol as Sign } from '../../truth/symbol.js';
import type { World } from '../../truth/world.js';
import { literalSeen, scalarOf, see } from './see.js';
import type { Scope, Template } from './template.js';

/** `Ref` (attribute "Ref") or `GetAtt` of a resource. */
export function attributeOf(logicalId: string, attribute: string, origin: Origin, scope: Scope, world: World): Seen {
  const { template } = scope;
  const resource = template.resources.get(logicalId);
  if (!resource) return { kind: 'unknown', reason: `a reference to ${logicalId}, which this template does not declare`, origin };
  if (attribute.startsWith('Outputs.')) {
    const output = template.outputOf?.(logicalId, attribute.slice('Outputs.'.length), world);
    if (output) return output.kind === 'scalar' ? { ...output, origin: { ...origin, via: [output.origin] } } : output;
  }
  const known = knownText(resource.type, logicalId, attribute, scope, world);
  const of = template.declarationOf(logicalId);
  const sign: Sign = {
    kind: 'symbol',
    key: `${template.id}#${logicalId}.${attribute}`,
    attribute,
    says: attribute === 'Ref' ? `\${${logicalId}}` : `\${${logicalId}.${attribute}}`,
    ...(of ? { of } : {}),
    ...(known === undefined ? {} : { known }),
  };
  const place = origin.locus.kind === 'span' ? origin.locus.mapped.place(origin.locus.start, origin.locus.end) : undefined;
  return scalarOf(Mapped.hole(sign, place), origin);
}

/** Pseudo parameters are symbols of the stack unless the user gave them. */
export function pseudo(name: string, origin: Origin, template: Template): Seen {
  if (name === 'AWS::Partition' || name === 'AWS::URLSuffix' || name === 'AWS::Region' || name === 'AWS::AccountId' || name === 'AWS::StackName' || name === 'AWS::StackId' || name === 'AWS::NotificationARNs') {
    const sign: Sign = { kind: 'symbol', key: `${template.id}#${name}`, attribute: name, says: `\${${name}}` };
    return scalarOf(Mapped.hole(sign), origin);
  }
  return { kind: 'unknown', reason: `${name}, which is no pseudo parameter`, origin };
}

/** The text of a bucket's name or ARN when its name is written. */
function knownText(type: string, logicalId: string, attribute: string, scope: Scope, world: World): string | undefined {
  if (type !== 'AWS::S3::Bucket' || (attribute !== 'Ref' && attribute !== 'Arn')) return undefined;
  const resource = scope.template.resources.get(logicalId);
  const name = resource && valueOf(valueOf(resource.node, 'Properties'), 'BucketName');
  const literal = name && resource ? literalSeen(see(name, resource.scope, world)) : undefined;
  if (literal === undefined) return undefined;
  return attribute === 'Ref' ? literal : `arn:aws:s3:::${literal}`;
}
