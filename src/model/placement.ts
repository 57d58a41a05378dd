/** Whether the actions of a statement find a Resource on which they can act. */

import { actionsMatching } from '../policy/data/actions.js';
import type { ActionInfo } from '../policy/data/actions.js';
import type { Element, Elements, Statement } from '../policy/policy.js';
import { sameTerm, says, term, written } from '../policy/term.js';
import type { Term } from '../policy/term.js';
import type { Origin } from '../text/origin.js';
import { all, any, no, unknown, yes } from '../truth/answer.js';
import type { Answer } from '../truth/answer.js';
import { canName, isWithin } from './arn.js';
import type { ResourceSort } from './arn.js';
import { isOpen, unresolved, willShow } from './open-text.js';

/** Actions of a statement that need the same sort of Resource, and whether there is one. */
export interface Misplaced {
  readonly sort: 'bucket' | 'object' | 'account' | 'other';
  readonly fits: Answer;
  /** As they are written. */
  readonly actions: readonly string[];
  /** The first of them. */
  readonly origin: Origin;
}

const FITTING: Readonly<Record<Misplaced['sort'], { readonly on: string; readonly form: string }>> = {
  bucket: { on: 'buckets', form: '"arn:aws:s3:::BUCKET"' },
  object: { on: 'objects', form: '"arn:aws:s3:::BUCKET/*"' },
  account: { on: 'the account as a whole', form: '"*"' },
  other: { on: 'other things than buckets and objects', form: 'the ARN of such a thing' },
};

/** What actions act on, and what would have to stand in Resource. */
export function fitting(sort: Misplaced['sort']): { readonly on: string; readonly form: string } {
  return FITTING[sort];
}

/** Of an action that does not stand in a statement yet, what keeps it from taking effect there. */
export function misplacedIn({ action, ...rest }: Statement, name: string): Misplaced | undefined {
  const first = action?.items.items[0];
  if (!action || !first) return undefined;
  const [misplaced] = misplacedActions({ ...rest, action: { ...action, items: { items: [{ ...first, term: [name] }], origin: action.origin } } });
  return misplaced?.fits.truth === 'no' ? misplaced : undefined;
}

/**
 * The actions for which no Resource fits or may not fit, by what they need. Names that are not resolved and names of no
 * action are left out, as are statements that say what they do not mean.
 */
export function misplacedActions({ action, resource }: Statement): readonly Misplaced[] {
  if (!action || action.not || !resource || resource.not || resource.items.items.some(({ term }) => endsInSlash(term))) return [];
  const groups = new Map<string, Misplaced>();
  for (const element of action.items.items) {
    const meant = actionsMatching(written(element.term) ?? '');
    const fits = meant.length === 0 ? yes() : finds(resource.items, sortsOf(meant), says(element.term));
    if (fits.truth === 'yes') continue;
    const sort = sortOf(meant);
    const key = `${sort} ${fits.truth}`;
    const group = groups.get(key);
    groups.set(
      key,
      group
        ? { ...group, fits: all(group.fits, fits), actions: [...group.actions, says(element.term)] }
        : { sort, fits, actions: [says(element.term)], origin: element.origin },
    );
  }
  return [...groups.values()];
}

/** Whether one of several Resources can be what an action acts on; what comes behind the first that can is not looked at. */
function finds({ items, open }: Elements['items'], wanted: ReadonlySet<ResourceSort>, action: string): Answer {
  return any(
    ...items.map((item) => () => takes(item, wanted, action)),
    ...(open ? [() => unknown({ says: `a Resource is ${open.reason}`, origin: open.origin })] : []),
  );
}

function takes({ term: resource, origin }: Element, wanted: ReadonlySet<ResourceSort>, action: string): Answer {
  let may = false;
  for (const sort of wanted) {
    const truth = canName(resource, sort);
    if (truth === 'yes') return yes();
    may ||= truth === 'unknown';
  }
  if (may) return unknown({ says: `what "${says(resource)}" names ${willShow(resource)}`, origin });
  return no({ says: `${action} does not act on "${says(resource)}"`, origin });
}

const sorts = new WeakMap<readonly ActionInfo[], ReadonlySet<ResourceSort>>();

/** The actions that a pattern means are always the same list. */
function sortsOf(meant: readonly ActionInfo[]): ReadonlySet<ResourceSort> {
  let known = sorts.get(meant);
  if (!known) {
    known = new Set(meant.flatMap(({ resources }): readonly ResourceSort[] => (resources.length === 0 ? ['account'] : resources)));
    sorts.set(meant, known);
  }
  return known;
}

function sortOf(meant: readonly ActionInfo[]): Misplaced['sort'] {
  const resources = meant.flatMap((one) => one.resources);
  if (resources.length === 0) return 'account';
  return resources.includes('object') ? 'object' : resources.includes('bucket') ? 'bucket' : 'other';
}

/** A Resource that ends in a slash, or may. */
export interface TrailingSlash {
  readonly element: Element;
  /** Its place in the list; undefined where items cannot be counted. */
  readonly index: number | undefined;
  readonly ends: Answer;
  /** It has a path behind the bucket. */
  readonly folder: boolean;
  /** What the actions of the statement call for instead. */
  readonly wanted: readonly Term[];
}

export function trailingSlashes({ action, resource }: Statement): readonly TrailingSlash[] {
  if (!resource) return [];
  const { items, open } = resource.items;
  return items.flatMap((element, index): readonly TrailingSlash[] => {
    const ends = slashAtEnd(element);
    if (ends.truth === 'no') return [];
    const bare = term(...element.term.slice(0, -1), withoutSlash(element.term));
    const folder = canName(bare, 'bucket') === 'no';
    const others = items.filter((other) => other !== element).map((other) => other.term);
    if (folder && isWithin(element.term, others) === 'yes') return [];
    const sorts = new Set(
      action && !action.not ? action.items.items.flatMap(({ term: name }) => actionsMatching(written(name) ?? '')).flatMap(({ resources }) => resources) : [],
    );
    const candidates = [...(!folder && sorts.has('bucket') ? [bare] : []), ...(sorts.has('object') || folder ? [term(bare, '/*')] : [])];
    return [{ element, index: open ? undefined : index, ends, folder, wanted: candidates.filter((one) => !others.some((other) => sameTerm(other, one))) }];
  });
}

/** What is unresolved may end in one, unless it is the name of a bucket or of something else that has none. */
function slashAtEnd(element: Element): Answer {
  const { term: resource, origin } = element;
  if (!mayBeS3(resource)) return no();
  if (endsInSlash(resource)) return yes({ says: `"${says(resource)}" ends in a slash`, origin });
  const last = resource.at(-1);
  return last !== undefined && isOpen(last) && !isNamePlace(resource.slice(0, -1)) ? unresolved(element) : no();
}

/** Whether a Resource ends in a slash for certain. */
function endsInSlash(resource: Term): boolean {
  const last = resource.at(-1);
  return typeof last === 'string' && last.endsWith('/');
}

function withoutSlash(resource: Term): string {
  const last = resource.at(-1);
  return typeof last === 'string' ? last.replace(/\/$/, '') : '';
}

/** An ARN of S3, or what may be one. */
function mayBeS3([first]: Term): boolean {
  return typeof first !== 'string' || /^arn:[^:]*(?:$|:(?:$|s3\b))/.test(first);
}

/** Right behind it stands the name of a bucket. */
function isNamePlace(before: Term): boolean {
  return /^arn:[^:]*:s3:::[^/]*$/.test(before.map((piece) => (typeof piece === 'string' ? piece : 'x')).join(''));
}
