/** What a Resource of a policy can name. ARNs are sets of texts here, so that wildcards and unresolved parts need no cases of their own. */

import type { ResourceType } from '../policy/data/actions.js';
import { globOf } from '../policy/glob/glob.js';
import type { CharClass, Glob } from '../policy/glob/glob.js';
import { language } from '../policy/glob/language.js';
import type { Language } from '../policy/glob/language.js';
import { pick } from '../policy/glob/pick.js';
import { underNeutralNames } from '../policy/neutral/bucket-names.js';
import { term, written } from '../policy/term.js';
import type { Piece, Term } from '../policy/term.js';
import { splitVariables } from '../policy/variables.js';
import type { Truth } from '../truth/answer.js';
import { isOpen } from './open-text.js';
import { isPlainlyIn, plainlyNames } from './plain-arn.js';

/** How a place in S3 is told by a Resource: the resource types of the actions, and `account` for actions that concern no resource. */
export type ResourceSort = ResourceType | 'account';

/**
 * Whether a Resource can name something of a sort. No: whatever its unresolved parts turn out to be. Yes supposes that what
 * stands where the ARN or the name of a bucket belongs is one, and has no path behind it.
 */
export function canName(resource: Term, sort: ResourceSort): Truth {
  if (written(resource) === '*') return 'yes';
  return (sort === 'account' ? undefined : plainlyNames(resource, sort)) ?? findOutWhether(resource, sort);
}

function findOutWhether(resource: Term, sort: ResourceSort): Truth {
  const text = withPlainName(resource);
  return remembered(`${sort} ${shapeOf(text)}`, () =>
    sort === 'account' ? canNameAccount(text) : reaches(plainNames(text), withBucketName(text), sorts[sort]),
  );
}

/** Which letters the name of a bucket is written with tells nothing of what sort of thing it is. */
function withPlainName(resource: Term): Term {
  const [first, ...rest] = resource;
  const begun = typeof first === 'string' ? NAME_IN_ARN.exec(first) : null;
  if (!begun || typeof first !== 'string') return resource;
  const out: Piece[] = [`${begun[1]}${PLAIN_NAME}${first.slice(begun[0].length)}`];
  let inName = begun[0].length === first.length;
  for (const piece of rest) {
    const part = inName && typeof piece === 'string' ? NAME_PART.exec(piece) : null;
    out.push(part && typeof piece === 'string' ? PLAIN_NAME + piece.slice(part[0].length) : piece);
    if (typeof piece === 'string') inName &&= part?.[0].length === piece.length;
  }
  return out;
}

const NAME_IN_ARN = /^(arn:[a-z-]+:s3:::)[a-z0-9.-]+(?=\/|$)/;
const NAME_PART = /^[a-z0-9.-]+(?=\/|$)/;
const PLAIN_NAME = 'b';

/** Whether a Resource can name a bucket or objects in it. */
export function canNameBucket(resource: Term, bucket: Term, partition: string): Truth {
  if (isPlainlyIn(resource, bucket, partition)) return 'yes';
  const {
    texts: [text = resource],
    bucket: named = bucket,
  } = underNeutralNames([resource], bucket);
  return remembered(`${partition} ${shapeOf(text, named)}`, () => {
    const own = globOf(term(`arn:${partition}:s3:::`, named), { wildcards: false });
    return reaches(text, text, [own, [...own, ...ofText('/*', 'any')]]);
  });
}

/** Whether everything that a Resource can name is named by one of several, or, with `outside`, by none of them. */
export function isWithin(resource: Term, others: readonly Term[], outside = false): Truth {
  const {
    texts: [text = resource, ...beside],
  } = underNeutralNames([resource, ...others]);
  return remembered(`${outside ? 'outside' : 'within'} ${shapeOf(text, ...beside)}`, () => findWithin(text, beside, outside));
}

function findWithin(resource: Term, others: readonly Term[], outside: boolean): Truth {
  const among = (mode: Language['mode']): Language => language(others.map(patternOf), mode);
  const left = (mode: Language['mode'], other: Language['mode']): boolean | undefined => {
    const one = language([patternOf(resource)], mode);
    const picked = outside ? pick([one, among(mode)], [], { left: STATES }) : pick([one], [among(other)], { left: STATES });
    return picked.kind === 'budget' ? undefined : picked.kind === 'found';
  };
  if (left('may', 'must') === false) return 'yes';
  return left('must', 'may') === true ? 'no' : 'unknown';
}

/** Policies are much alike: what was found out of one Resource holds for all that differ in the names of buckets and of their unresolved parts only. */
const answers = new Map<string, Truth>();
const MOST_ANSWERS = 5_000;

function remembered(question: string, find: () => Truth): Truth {
  const known = answers.get(question);
  if (known) return known;
  const truth = find();
  if (answers.size >= MOST_ANSWERS) answers.clear();
  answers.set(question, truth);
  return truth;
}

/** Texts with their unresolved parts numbered in the order in which they are met: equal shapes, equal answers. */
function shapeOf(...texts: readonly Term[]): string {
  const keys: string[] = [];
  let shape = '';
  for (const text of texts) {
    for (const piece of text) {
      if (typeof piece === 'string') {
        shape += piece;
        continue;
      }
      const met = keys.indexOf(piece.key);
      shape += `\u0000${met < 0 ? keys.push(piece.key) - 1 : met}:${piece.looks}${piece.unique ? '!' : ''}${isOpen(piece) ? '?' : ''}\u0000`;
    }
    shape += '\u0001';
  }
  return shape;
}

/** Whether a Resource names every bucket and every object: `*`, `arn:aws:s3:::*`. */
export function namesEverything(resource: Term): Truth {
  if (EVERYTHING.test(plain(resource, OPEN))) return 'yes';
  return EVERYTHING.test(plain(resource, '*')) ? 'unknown' : 'no';
}

const EVERYTHING = /^(?:\*+|arn:[^:]*:(?:s3|\*):\*?:\*?:\*+)$/;
const OPEN = '\uFFFC';

/** Whether its text begins as an ARN does, or as a pattern of one, or may begin so. */
export function looksLikeArn(resource: Term): boolean {
  return /^(?:arn:|\*)/.test(plain(resource, 'arn:'));
}

/** Whether it has a Region or an account, which the ARNs of buckets and objects have not. */
export function hasRegionOrAccount(resource: Term): boolean {
  const [, , service, region = '', account = ''] = plain(resource, OPEN).split(':');
  return service === 's3' && [region, account].some((part) => part !== '' && part !== '*');
}

/** Its characters; `open` stands for what can be any text, `x` for what is only not known. */
function plain(text: Term, open: string): string {
  return text.map((piece) => (typeof piece === 'string' ? piece : isOpen(piece) ? open : piece.looks === 'arn' ? 'arn:x' : 'x')).join('');
}

/** Wildcards and policy variables stand for any text; unresolved parts for what they look like. */
function patternOf(resource: Term): Glob {
  return splitVariables(resource).flatMap((part) => {
    if (part.kind === 'variable') return ofText('*', 'any');
    return globOf(part.kind === 'text' ? part.text : [part.text], { wildcards: part.kind === 'text' });
  });
}

/** More than any ARN needs; what needs more is not known. */
const STATES = 20_000;

function reaches(possible: Term, supposed: Term, names: readonly Glob[]): Truth {
  const meets = (pattern: Term, mode: Language['mode']): boolean | undefined => {
    const picked = pick([language([patternOf(pattern)], mode), language(names, mode)], [], { left: STATES });
    return picked.kind === 'budget' ? undefined : picked.kind === 'found';
  };
  if (meets(possible, 'may') === false) return 'no';
  return meets(supposed, 'must') === true ? 'yes' : 'unknown';
}

/** Names of stacks and the like have no slash, which is all that matters here. */
function plainNames(resource: Term): Term {
  return resource.map((piece) => (typeof piece !== 'string' && piece.looks === 'name' ? { ...piece, looks: 'bucketName' } : piece));
}

/** An unresolved beginning is taken for the ARN of a bucket; what is unresolved right behind `arn:aws:s3:::`, up to the next slash, for a part of its name. */
function withBucketName(resource: Term): Term {
  const [first, ...rest] = resource;
  const whole = typeof first === 'object' && first.looks === 'anything' ? term('arn:aws:s3:::', first, ...rest) : resource;
  let before = '';
  return term(
    ...whole.map((piece): Piece => {
      const inName = /^arn:[^:]*:s3:::[^/]*$/.test(before);
      before += typeof piece === 'string' ? piece : 'x';
      return inName && typeof piece !== 'string' && piece.looks !== 'arn' ? { ...piece, looks: 'bucketName' } : piece;
    }),
  );
}

/**
 * Actions without a resource of their own are checked against the account: `*`. The old spelling `arn:aws:s3:::*` works as
 * well, and ARNs of the account's own things are given the benefit of the doubt; only what names buckets certainly fails.
 */
function canNameAccount(resource: Term): Truth {
  const everything = namesEverything(resource);
  return everything === 'no' ? reaches(resource, resource, [ofText('arn:*:s3:*:?*:*', 'notColon')]) : everything;
}

function ofText(text: string, star: CharClass): Glob {
  return globOf([text], { wildcards: true, star });
}

const name = ofText('?*', 'notSlash');
/** That the key of an object is not empty is left to whoever asks: a slash at the end has a rule of its own. */
const anything = ofText('*', 'any');
/** What belongs to an account; access points of several Regions have no Region. */
const owned = (what: string): Glob => ofText(`arn:*:s3:*:?*:${what}`, 'bucketName');

/** Service Authorization Reference, Amazon S3, resource types, April 2026. */
const sorts: Readonly<Record<ResourceType, readonly Glob[]>> = {
  bucket: [[...ofText('arn:*:s3:::', 'bucketName'), ...name]],
  object: [[...ofText('arn:*:s3:::', 'bucketName'), ...name, ...ofText('/', 'any'), ...anything]],
  accesspoint: [[...owned('accesspoint/'), ...name]],
  accesspointobject: [[...owned('accesspoint/'), ...name, ...ofText('/object/', 'any'), ...anything]],
  multiregionaccesspoint: [[...owned('accesspoint/'), ...name]],
  multiregionaccesspointrequestarn: [[...owned('async-request/mrap/'), ...anything]],
  objectlambdaaccesspoint: [[...ofText('arn:*:s3-object-lambda:*:?*:accesspoint/', 'bucketName'), ...name]],
  job: [[...owned('job/'), ...anything]],
  storagelensconfiguration: [[...owned('storage-lens/'), ...anything]],
  storagelensgroup: [[...owned('storage-lens-group/'), ...anything]],
  accessgrantsinstance: [owned('access-grants/default')],
  accessgrantslocation: [[...owned('access-grants/default/location/'), ...anything]],
  accessgrant: [[...owned('access-grants/default/grant/'), ...anything]],
};
