/** Which events the selectors of CloudTrail choose. CloudTrail User Guide, logging data events and filtering them, read April 2026. */

import { term } from '../policy/term.js';
import type { Term } from '../policy/term.js';
import { all, any, no, not, unknown, yes } from '../truth/answer.js';
import type { Answer } from '../truth/answer.js';
import { every, some } from '../truth/value.js';
import type { List, Value } from '../truth/value.js';
import { isWithin } from './arn.js';
import { termOfValue } from './situation.js';
import type { Trail } from './subjects.js';

type Selectors = Trail['selectors'];
type Basic = Selectors['basic']['items'][number];
type Advanced = Selectors['advanced']['items'][number];
type FieldSelector = Advanced['fields']['items'][number];

/** Objects of general purpose buckets; requests through access points have a type of their own. */
const OBJECTS = 'AWS::S3::Object';

/** A sort of events: how basic selectors call it, and what advanced ones compare. */
export interface Events {
  readonly readWrite: readonly ('All' | 'ReadOnly' | 'WriteOnly')[];
  readonly readOnly: 'true' | 'false';
  /** Those that whoever chooses by name must name. */
  readonly names: readonly string[];
}

export const WRITES: Events = {
  readWrite: ['All', 'WriteOnly'],
  readOnly: 'false',
  names: ['CompleteMultipartUpload', 'CopyObject', 'DeleteObject', 'DeleteObjects', 'PutObject'],
};
export const READS: Events = { readWrite: ['All', 'ReadOnly'], readOnly: 'true', names: ['GetObject', 'HeadObject'] };

/** Whether selectors choose such events of all objects of a bucket; those of the two forms are never there together. */
export function choose(events: Events, { basic, advanced }: Partial<Selectors> & Pick<Selectors, 'advanced'>, bucket: Term): Answer {
  return any(basic ? some(basic, (one) => basicChooses(events, one, bucket)) : no(), () => some(advanced, (one) => advancedChooses(events, one, bucket)));
}

function basicChooses(events: Events, { readWrite, data }: Basic, bucket: Term): Answer {
  return all(readWrite.isOneOf(events.readWrite), () =>
    some(data, ({ type, values }) => all(type.is(OBJECTS), () => some(values, (value) => all(isBasicValue(value), () => covers(value, bucket))))),
  );
}

/** All of S3, or what stands behind the slash of a bucket: the bare ARN of a bucket chooses none of its objects. */
function isBasicValue(value: Value<string>): Answer {
  const [first, ...rest] = termOfValue(value, 'a value of a selector');
  if (typeof first !== 'string' || !first.startsWith('arn:')) return yes();
  const text = [first, ...rest].map((piece) => (typeof piece === 'string' ? piece : 'x')).join('');
  return /^arn:[^:]*:s3(?::::?)?$/.test(text) || /^arn:[^:]*:s3:::[^/]+\//.test(text) ? yes() : no();
}

function advancedChooses(events: Events, { fields }: Advanced, bucket: Term): Answer {
  const names = (field: string, value: string): Answer => some(fields, (one) => all(one.field.is(field), () => passes(one, value)));
  return all(names('eventCategory', 'Data'), names('resources.type', OBJECTS), () => every(fields, (field) => letsThrough(events, field, bucket)));
}

function letsThrough(events: Events, field: FieldSelector, bucket: Term): Answer {
  return field.field.satisfies('the name of a field', (name) => {
    switch (name) {
      case 'eventCategory':
        return passes(field, 'Data');
      case 'resources.type':
        return passes(field, OBJECTS);
      case 'readOnly':
        return passes(field, events.readOnly);
      case 'eventSource':
        return passes(field, 's3.amazonaws.com');
      case 'eventType':
        return passes(field, 'AwsApiCall');
      case 'eventName':
        return all(...events.names.map((one) => () => passes(field, one)));
      case 'resources.ARN':
        return passesObjects(field, bucket);
      default:
        // Who calls: to leave somebody out is a choice, to name some is to leave out all others.
        return not(isPositive(field));
    }
  });
}

function isPositive({ equals, startsWith, endsWith }: FieldSelector): Answer {
  return any(...[equals, startsWith, endsWith].map((list) => (): Answer => some(list, () => yes())));
}

/** Whether a field lets a text through: one of what it chooses, and nothing of what it leaves out. */
function passes(field: FieldSelector, text: string): Answer {
  const meets = (list: List<Value<string>>, test: (value: string) => boolean): Answer => some(list, (value) => value.satisfies(text, test));
  const [begins, ends] = [(value: string) => text.startsWith(value), (value: string) => text.endsWith(value)];
  const same = (value: string): boolean => value === text;
  return all(
    any(
      not(isPositive(field)),
      () => meets(field.equals, same),
      () => meets(field.startsWith, begins),
      () => meets(field.endsWith, ends),
    ),
    () => not(any(meets(field.notEquals, same), meets(field.notStartsWith, begins), meets(field.notEndsWith, ends))),
  );
}

/** Whether a field lets all objects of a bucket through, as far as that can be told from how their ARNs begin. */
function passesObjects(field: FieldSelector, bucket: Term): Answer {
  const { notStartsWith, notEquals, notEndsWith } = field;
  return all(
    any(not(isPositive(field)), () => some(field.startsWith, (value) => covers(value, bucket))),
    () => every(notStartsWith, (value) => spares(value, bucket, (text) => term(text, '*'))),
    () => every(notEquals, (value) => spares(value, bucket, (text) => text)),
    () => every(notEndsWith, (value) => spares(value, bucket, (text) => term('*', text))),
  );
}

/** Whether all objects of a bucket have ARNs that begin like this. */
function covers(value: Value<string>, bucket: Term): Answer {
  return compared(value, (text) => isWithin(objectsOf(bucket), [term(text, '*')]));
}

/** Whether no object of a bucket has such an ARN. */
function spares(value: Value<string>, bucket: Term, pattern: (text: Term) => Term): Answer {
  return compared(value, (text) => isWithin(objectsOf(bucket), [pattern(text)], true));
}

function compared(value: Value<string>, ask: (text: Term) => Answer['truth']): Answer {
  const text = termOfValue(value, 'a value of a selector');
  // There are no wildcards: such a text begins no ARN.
  const truth = text.some((piece) => typeof piece === 'string' && /[*?]/.test(piece)) ? 'no' : ask(inAws(text));
  const label = value.origin.label ?? 'a value';
  if (truth === 'unknown') return unknown({ says: `whether ${label} means this bucket cannot be told`, origin: value.origin });
  return truth === 'yes' ? yes() : no();
}

function objectsOf(bucket: Term): Term {
  return term('arn:aws:s3:::', bucket, '/*');
}

/** Whatever the partition is, it is that of the bucket. */
function inAws([first, second, third, ...rest]: Term): Term {
  if (first === 'arn:' && typeof second === 'object' && typeof third === 'string') return term('arn:aws', third, ...rest);
  const pieces = [second, third].flatMap((piece) => (piece === undefined ? [] : [piece]));
  return term(typeof first === 'string' ? first.replace(/^arn:aws[a-z-]*:/, 'arn:aws:') : (first ?? ''), ...pieces, ...rest);
}
