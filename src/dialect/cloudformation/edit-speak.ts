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

/** Symbols of the same template say themselves: one alone as a reference, among others as `Fn::Sub` writes them. What else is not resolved cannot be said again. */
export function speak(text: Term, resource: Writing, world: World): Plain | undefined {
  const literal = written(text);
  if (literal !== undefined) return inItsWords(literal, resource, world);
  const signs = text.filter((piece) => typeof piece !== 'string');
  if (!signs.every((sign) => isSaidHere(sign, resource))) return undefined;
  const [first, second, rest = '', ...more] = text;
  if (typeof first === 'object') return text.length === 1 ? reference(nameIn(first)) : substituted(says(text), resource.node);
  const isArn = typeof second === 'object' && typeof rest === 'string' && more.length === 0 && /^arn:aws[a-z-]*:s3:::$/.test(first ?? '');
  return (isArn ? bucketArn(nameIn(second), rest, resource) : undefined) ?? substituted(says(text), resource.node);
}

function nameIn({ says: name }: Sign): string {
  return name.slice(2, -1);
}

/** `Fn::Sub` of nothing but a reference is one. */
function reference(name: string): Plain {
  const dot = name.indexOf('.');
  return dot < 0 ? { Ref: name } : { 'Fn::GetAtt': [name.slice(0, dot), name.slice(dot + 1)] };
}

/** The partition is only supposed, and a template that does not suppose it stays as it is. */
function substituted(text: string, { doc }: Resource['node']): Plain {
  return { 'Fn::Sub': doc.mapped.text.includes('AWS::Partition') ? text.replace(/^arn:aws:/, 'arn:${AWS::Partition}:') : text };
}

/** Who writes the ARN of a bucket by its name is understood to want it so. */
const NAMES_IN_ARNS = /:s3:::\$\{/;

/** The ARN of a bucket of this template and what is behind it, by the attribute that is right in every partition. */
function bucketArn(name: string, rest: string, { node, scope }: Writing): Plain | undefined {
  const isBucket = scope.template.resources.get(name)?.type === 'AWS::S3::Bucket';
  if (!isBucket || NAMES_IN_ARNS.test(node.doc.mapped.text) || !/^(?:\/|$)/.test(rest) || rest.includes('${')) return undefined;
  return rest === '' ? reference(`${name}.Arn`) : { 'Fn::Sub': `\${${name}.Arn}${rest}` };
}

const EDGES = ' \t"\':/,[]{}';

/** What is made of parameters is another text in every stack that gets others. */
function inItsWords(text: string, resource: Writing, world: World): Plain | undefined {
  const { node, scope } = resource;
  const { given } = scope.template;
  const isWritten = (part: string): boolean => standsIn(part, node.doc.mapped.text, EDGES);
  if (given.size === 0 || text.includes('${') || isWritten(text)) return text;
  const account = given.get('AWS::AccountId');
  if (account?.kind === 'text' && text === account.text) return reference('AWS::AccountId');
  if (account?.kind === 'text' && text.includes(account.text) && isWritten(text.replaceAll(account.text, '*')))
    return substituted(text.replaceAll(account.text, '${AWS::AccountId}'), node);
  const [, head = '', name, rest = ''] = /^(arn:aws[a-z-]*:s3:::)([a-z0-9.-]+)((?:\/.*)?)$/.exec(text) ?? [];
  const bucket = name === undefined ? undefined : bucketNamed(name, scope, world);
  if (!bucket || !mayName(bucket, resource) || !isWritten(rest)) return undefined;
  return bucketArn(bucket, rest, resource) ?? substituted(`${head}\${${bucket}}${rest}`, node);
}

/** The logical id of the bucket that bears a name. */
function bucketNamed(name: string, { template }: Resource['scope'], world: World): string | undefined {
  return [...template.resources.values()].find((one) => {
    const value = one.type === 'AWS::S3::Bucket' ? valueOf(propertiesOf(one), 'BucketName') : undefined;
    return value !== undefined && literalSeen(see(value, one.scope, world)) === name;
  })?.logicalId;
}

/** What another stack of the unit calls by a name, this template may not know, or know as something else. */
function isSaidHere(sign: Sign, resource: Writing): boolean {
  if (!/^\$\{[\w:.]+\}$/.test(sign.says)) return false;
  const name = nameIn(sign);
  if (name.startsWith('AWS::')) return true;
  const { id, resources } = resource.scope.template;
  const [logicalId = ''] = name.split('.');
  return sign.key.startsWith(`${id}#`) && !sign.key.slice(id.length + 1).includes('#') && (!resources.has(logicalId) || mayName(logicalId, resource));
}
