/** The policy of a bucket that has none yet: a resource of its own behind the bucket. */

import type { ModelEdit } from '../../model/declaration.js';
import { written } from '../../policy/term.js';
import type { Term } from '../../policy/term.js';
import { insertBehind } from '../../syntax/edit.js';
import type { Plain } from '../../syntax/plain.js';
import { valueOf } from '../../syntax/tree.js';
import type { TextEdit } from '../../text/edit.js';
import { Source } from '../../text/source.js';
import type { World } from '../../truth/world.js';
import { plainOf } from '../document-edit.js';
import { literalSeen } from '../seen.js';
import type { BlockWords, Step } from '../words.js';
import { callOf } from './call.js';
import { speak } from './edit-speak.js';
import { isShared } from './shared.js';
import type { Resource } from './template.js';
import { propertiesOf, see } from './template.js';
import { attachmentTypes, subjectTypes } from './words/types.js';

/** The edit that adds the first statement of a document; undefined where that is not what the change is about. */
export function beginPolicy(resource: Resource, path: readonly Step[], edit: ModelEdit, world: World): TextEdit | 'refused' | undefined {
  const [facet, document, list, more] = path;
  const subject = subjectTypes.get(resource.type)?.subject;
  const attached = [...attachmentTypes].find(([, one]) => one.attaches === subject && one.facet === facet);
  if (!subject || !attached || edit.kind !== 'add' || document !== 'document' || list !== 'Statement' || more !== undefined) return undefined;
  const [type, { target, words }] = attached;
  const { logicalId, node, scope } = resource;
  const resources = valueOf(scope.template.root, 'Resources');
  const condition = valueOf(node, 'Condition');
  // What is hidden wherever it is shown is not made a part of another name.
  const name = new Source('', logicalId).visible() === logicalId ? `${logicalId}Policy` : 'BucketPolicy';
  const policy = { ...resource, logicalId: freeId(name, scope.template.resources) };
  const statement = plainOf(edit.value, { speak: (text) => ownArn(text, resource, world) ?? speak(text, policy, world) });
  const at = (words as BlockWords).fields?.['document'];
  if (!/^[A-Za-z0-9]+$/.test(logicalId)) return 'refused';
  if (resources?.kind !== 'mapping' || isShared(resources) || statement === undefined || typeof at !== 'string') return 'refused';
  if (condition && (condition.kind !== 'scalar' || callOf(condition))) return 'refused';
  const written = {
    Type: type,
    ...(condition?.kind === 'scalar' ? { Condition: condition.value } : {}),
    Properties: { [target]: { Ref: logicalId }, [at]: { Version: '2012-10-17', Statement: [statement] } },
  };
  return insertBehind(resources, logicalId, policy.logicalId, written) ?? 'refused';
}

function freeId(wanted: string, taken: ReadonlyMap<string, unknown>): string {
  let id = wanted;
  for (let number = 2; taken.has(id); number++) id = `${wanted}${number}`;
  return id;
}

const ARN = /^arn:aws[a-z-]*:s3:::/;

/** The ARN of the bucket itself, or one that begins with it. */
function ownArn(text: Term, resource: Resource, world: World): Plain | undefined {
  const { logicalId, scope } = resource;
  const [first, second, ...more] = text;
  if (typeof first !== 'string' || !ARN.test(first)) return undefined;
  const withRest = (rest: string | undefined): Plain | undefined => {
    if (rest === '') return { 'Fn::GetAtt': [logicalId, 'Arn'] };
    return rest?.startsWith('/') && !rest.includes('${') ? { 'Fn::Sub': `\${${logicalId}.Arn}${rest}` } : undefined;
  };
  if (typeof second === 'object') {
    const isOwn = second.says === `\${${logicalId}}` && second.key.startsWith(`${scope.template.id}#`);
    return isOwn && ARN.exec(first)?.[0] === first ? withRest(written(more)) : undefined;
  }
  const name = valueOf(propertiesOf(resource), 'BucketName');
  const known = name && literalSeen(see(name, scope, world));
  const named = second === undefined ? first.replace(ARN, '') : '';
  return known !== undefined && named.startsWith(known) ? withRest(named.slice(known.length)) : undefined;
}
