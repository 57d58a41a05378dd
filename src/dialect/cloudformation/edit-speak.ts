/** Texts with unresolved parts in CloudFormation's words. */

import { says, written } from '../../policy/term.js';
import type { Sign, Term } from '../../policy/term.js';
import type { Plain } from '../../syntax/plain.js';
import { valueOf } from '../../syntax/tree.js';
import type { World } from '../../truth/world.js';
import { literalSeen } from '../seen.js';
import { standsIn } from '../stands-in.js';
import { mayName } from './edit-graph.js';
import type { Resource } from './template.js';
import { propertiesOf, see } from './template.js';

/** The resource into which something is written. */
type Writing = Pick<Resource, 'logicalId' | 'node' | 'scope'>;

/** Symbols of the same template say themselves as `Fn::Sub` writes them. What else is not resolved cannot be said again. */
export function speak(text: Term, resource: Writing, world: World): Plain | undefined {
  const literal = written(text);
  if (literal !== undefined) return inItsWords(literal, resource, world);
  const signs = text.filter((piece) => typeof piece !== 'string');
  return signs.every((sign) => isSaidHere(sign, resource)) ? substituted(says(text), resource.node) : undefined;
}

const PARTITION = '${AWS::Partition}';

/** The partition is only supposed, and a template that does not suppose it stays as it is. */
function substituted(text: string, { doc }: Resource['node']): Plain {
  return { 'Fn::Sub': doc.mapped.text.includes(PARTITION) ? text.replace(/^arn:aws:/, `arn:${PARTITION}:`) : text };
}

const EDGES = ' \t"\':/,[]{}';

/** What is made of parameters is another text in every stack that gets others. */
function inItsWords(text: string, resource: Writing, world: World): Plain | undefined {
  const { node, scope } = resource;
  const { given } = scope.template;
  const isWritten = (part: string): boolean => standsIn(part, node.doc.mapped.text, EDGES);
  if (given.size === 0 || text.includes('${') || isWritten(text)) return text;
  const account = given.get('AWS::AccountId');
  if (account?.kind === 'text' && text.includes(account.text) && isWritten(text.replaceAll(account.text, '*')))
    return substituted(text.replaceAll(account.text, '${AWS::AccountId}'), node);
  const [, head = '', name, rest = ''] = /^(arn:aws[a-z-]*:s3:::)([a-z0-9.-]+)((?:\/.*)?)$/.exec(text) ?? [];
  const bucket = name === undefined ? undefined : bucketNamed(name, scope, world);
  return bucket && mayName(bucket.logicalId, resource) && isWritten(rest) ? substituted(`${head}\${${bucket.logicalId}}${rest}`, node) : undefined;
}

function bucketNamed(name: string, { template }: Resource['scope'], world: World): Resource | undefined {
  return [...template.resources.values()].find((one) => {
    const value = one.type === 'AWS::S3::Bucket' ? valueOf(propertiesOf(one), 'BucketName') : undefined;
    return value !== undefined && literalSeen(see(value, one.scope, world)) === name;
  });
}

/** What another stack of the unit calls by a name, this template may not know, or know as something else. */
function isSaidHere({ key, says: name }: Sign, resource: Writing): boolean {
  if (!/^\$\{[\w:.]+\}$/.test(name)) return false;
  if (name.startsWith('${AWS::')) return true;
  const { id, resources } = resource.scope.template;
  const [logicalId = ''] = name.slice(2, -1).split('.');
  return key.startsWith(`${id}#`) && !key.slice(id.length + 1).includes('#') && (!resources.has(logicalId) || mayName(logicalId, resource));
}
