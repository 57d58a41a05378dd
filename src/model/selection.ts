/** Which buckets a demand is made of: the options of rules that are meant for some only. */

import { any, no, unknown, yes } from '../truth/answer.js';
import type { Answer } from '../truth/answer.js';
import { some } from '../truth/value.js';
import type { Value } from '../truth/value.js';
import type { Bucket, Roles } from './subjects.js';

/** Each adds buckets. */
export interface Selection {
  /** Names, in which `*` is any text. */
  readonly buckets?: readonly string[];
  /** `key`, or `key=value`. */
  readonly tags?: readonly string[];
  readonly roles?: readonly (keyof Roles)[];
}

/** Whether a bucket is among those that are chosen; where nothing is said, all are. */
export function isChosen({ naming, tags, roles }: Pick<Bucket, 'naming' | 'tags' | 'roles'>, chosen: Selection): Answer {
  const { buckets = [], tags: wanted = [], roles: uses = [] } = chosen;
  if (buckets.length + wanted.length + uses.length === 0) return yes();
  return any(
    ...buckets.map((pattern) => (): Answer => isNamed(naming.name, pattern)),
    ...wanted.map((one) => (): Answer => hasTag(tags, one)),
    ...uses.map((role) => (): Answer => roles[role]),
  );
}

/** What AWS will make of a name that is left out is not known. */
function isNamed(name: Value<string>, pattern: string): Answer {
  if (/^\*+$/.test(pattern)) return yes();
  if (name.kind === 'absent') return unknown({ says: `whether its name will be like "${pattern}" is not known: AWS makes it up`, origin: name.origin });
  const [first = '', ...rest] = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  const form = new RegExp(`^${[first, ...rest].join('.*')}$`);
  return name.satisfies(`a name like "${pattern}"`, (text) => form.test(text));
}

function hasTag(tags: Bucket['tags'], wanted: string): Answer {
  const [key = '', ...value] = wanted.split('=');
  return some(tags, (tag) => tag.key.satisfies(key, (text) => (text === key ? (value.length === 0 ? yes() : tag.value.is(value.join('='))) : no())));
}

/** JSON Schema of the options. */
export const selectionSchema = {
  buckets: { type: 'array', items: { type: 'string' }, description: 'Names of buckets of which it is demanded; * is any text.' },
  tags: { type: 'array', items: { type: 'string' }, description: 'Tags of buckets of which it is demanded, as key or key=value.' },
} as const;
