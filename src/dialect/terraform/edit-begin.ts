/** The first statement of a policy: of a bucket that has none yet. */

import type { ModelEdit } from '../../model/declaration.js';
import type { Term } from '../../policy/term.js';
import { written } from '../../policy/term.js';
import { attributeOf } from '../../syntax/hcl/edit-body.js';
import { call, escaped, raw } from '../../syntax/hcl/format.js';
import type { Plain } from '../../syntax/plain.js';
import type { World } from '../../truth/world.js';
import { literalSeen } from '../seen.js';
import type { Step } from '../words.js';
import type { Writable } from './edit.js';
import type { Work } from './edit-document.js';
import { outside } from './edit-reference.js';
import { selfOf } from './edit-split.js';
import { plainOf, speak } from './edit-speak.js';
import { evaluate } from './evaluate.js';

/** Whether a change adds the first statement of a document, and where that stands in the model. */
export function beginsAt(path: readonly Step[], edit: ModelEdit): readonly Step[] | undefined {
  const begin = path.indexOf('document') + 1;
  return begin > 0 && path.length === begin + 1 && path[begin] === 'Statement' && edit.kind === 'add' ? path.slice(0, begin) : undefined;
}

/** The document with its one statement, in a resource that is there for each instance of the target. */
export function begunWith(edit: ModelEdit, work: Work): Plain | undefined {
  if (edit.kind === 'remove') return undefined;
  const say = (text: Term): Plain | undefined => own(text, work.target, work.world) ?? speak(text, outside(work));
  const statement = plainOf(edit.value, say);
  return statement === undefined ? undefined : call('jsonencode', { Version: '2012-10-17', Statement: [statement] });
}

const ARN = /^arn:aws[a-z-]*:s3:::/;

/** The ARN of the bucket itself, or one that begins with it. */
function own(text: Term, target: Writable, world: World): Plain | undefined {
  const [first, second, ...more] = text;
  if (typeof first !== 'string' || !ARN.test(first)) return undefined;
  const { block, type, scope } = target;
  const arn = `${selfOf(target)}.arn`;
  const withRest = (rest: string): Plain | undefined => (rest === '' ? raw(arn) : rest.startsWith('/') ? raw(`"\${${arn}}${escaped(rest)}"`) : undefined);
  if (typeof second === 'object') {
    const key = `${scope.module.id}#${type}.${block.labels[1]?.text ?? ''}${scope.instance}.`;
    const rest = written(more);
    return ARN.exec(first)?.[0] === first && second.key.startsWith(key) && rest !== undefined ? withRest(rest) : undefined;
  }
  const name = attributeOf(block.body, type === 'aws_s3_bucket' ? 'bucket' : 'bucket_name')?.value;
  const known = name && literalSeen(evaluate(name, scope, world));
  const named = second === undefined ? first.replace(ARN, '') : '';
  return known !== undefined && named.startsWith(known) ? withRest(named.slice(known.length)) : undefined;
}
