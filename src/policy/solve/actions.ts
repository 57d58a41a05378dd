/** Which actions a question is about, and which of them every statement treats alike. */

import { carries, keyInfo } from '../data/condition-keys.js';
import type { KeyInfo } from '../data/condition-keys.js';
import { actionNamed, actionsMatching, allActions, coversAction } from '../data/actions.js';
import type { ActionInfo } from '../data/actions.js';
import type { Elements, Statement } from '../policy.js';
import type { ActionGroup } from '../question.js';
import { written } from '../term.js';
import type { Term } from '../term.js';

/** `must`: certainly; `may`: possibly. */
export type Approx = 'must' | 'may';

export function flip(approx: Approx): Approx {
  return approx === 'must' ? 'may' : 'must';
}

/** Actions that statements, ACLs and axioms do not tell apart; the most familiar one speaks for all. */
export interface Atom {
  readonly action: ActionInfo;
  readonly actions: readonly ActionInfo[];
  readonly target: 'bucket' | 'object';
}

/** Only identities of the owner's account may do these; S3 answers 405 to all others (S3 API Reference, October 2026). */
export const OWNERS_ONLY: ReadonlySet<string> = new Set(['s3:PutBucketPolicy', 's3:GetBucketPolicy', 's3:DeleteBucketPolicy']);

const FAMILIAR = [
  's3:GetObject',
  's3:PutObject',
  's3:ListBucket',
  's3:DeleteObject',
  's3:PutBucketAcl',
  's3:PutObjectAcl',
  's3:PutBucketPolicy',
  's3:DeleteBucket',
  's3:GetObjectVersion',
  's3:ListBucketVersions',
  's3:GetBucketAcl',
  's3:GetObjectAcl',
  's3:GetBucketLocation',
];

interface Catalogue {
  readonly direct: readonly ActionInfo[];
  readonly through: readonly ActionInfo[];
  readonly rank: ReadonlyMap<ActionInfo, number>;
}

let catalogue: Catalogue | undefined;

/** Actions on an existing bucket and its objects, the familiar ones first. */
function known(): Catalogue {
  if (catalogue) return catalogue;
  const familiar = FAMILIAR.flatMap((name) => actionNamed(name) ?? []);
  const rest = allActions()
    .filter(({ name }) => !FAMILIAR.includes(name))
    .sort((a, b) => Number(a.permissionOnly) - Number(b.permissionOnly) || (a.name < b.name ? -1 : 1));
  const sorted = [...familiar, ...rest];
  const on = (...types: readonly string[]): readonly ActionInfo[] =>
    sorted.filter(({ name, resources }) => name !== 's3:CreateBucket' && resources.some((one) => types.includes(one)));
  catalogue = {
    direct: on('bucket', 'object'),
    through: on('accesspoint', 'accesspointobject').filter(({ resources }) => resources.some((one) => one === 'bucket' || one === 'object')),
    rank: new Map(sorted.map((one, at) => [one, at])),
  };
  return catalogue;
}

export function targetOf(action: ActionInfo): 'bucket' | 'object' {
  return action.resources.includes('object') ? 'object' : 'bucket';
}

const sets = new Map<string, readonly ActionInfo[]>();
const MOST_SETS = 500;

/** The actions that a question asks about; the same list for the same question. */
export function asked(actions: ActionGroup | readonly string[] | undefined, through: 'bucket' | 'point'): readonly ActionInfo[] {
  const key = `${through} ${typeof actions === 'object' ? `: ${actions.join()}` : actions}`;
  let found = sets.get(key);
  if (!found) {
    if (sets.size >= MOST_SETS) sets.clear();
    sets.set(key, (found = meant(actions, through)));
  }
  return found;
}

function meant(actions: ActionGroup | readonly string[] | undefined, through: 'bucket' | 'point'): readonly ActionInfo[] {
  const { direct, through: onPoints } = known();
  const all = through === 'point' ? onPoints : direct;
  if (actions === undefined) return all;
  if (typeof actions === 'string') return all.filter((one) => inGroup(one, actions));
  const wanted = new Set(
    actions.flatMap((pattern) => (/[*?]/.test(pattern) ? actionsMatching(pattern) : [actionNamed(pattern)].filter((one) => one !== undefined))),
  );
  return all.filter((one) => wanted.has(one));
}

/**
 * `read`, `write`: objects; `list`: what is there; `admin`: whatever changes the bucket, or who can do what with it;
 * `object`, `bucket`: all actions on the one or the other.
 */
export function inGroup(action: ActionInfo, group: ActionGroup): boolean {
  const target = targetOf(action);
  const { level, name } = action;
  switch (group) {
    case 'object':
    case 'bucket':
      return target === group;
    case 'read':
      return target === 'object' && level === 'Read' && !name.endsWith('Acl');
    case 'list':
      return level === 'List';
    case 'write':
      return target === 'object' && (level === 'Write' || level === 'Tagging');
    case 'admin':
      return level === 'Permissions management' || (target === 'bucket' && (level === 'Write' || level === 'Tagging'));
  }
}

const [MUST, MAY] = [1, 2];

export function covers(cover: number, approx: Approx): boolean {
  return (cover & (approx === 'must' ? MUST : MAY)) !== 0;
}

/** What a statement's Action element covers, action by action: bit 1 certainly, bit 2 possibly. */
export interface Cover {
  readonly bits: ReadonlyMap<ActionInfo, number>;
  /** It treats all actions alike. */
  readonly even: boolean;
}

export function coverOf(statement: Statement): Cover {
  const bits = bitsOf(statement);
  const [first = 0] = bits.values();
  return { bits, even: bits.size === 0 || (bits.size === allActions().length && [...bits.values()].every((one) => one === first)) };
}

function bitsOf({ action }: Statement): ReadonlyMap<ActionInfo, number> {
  const out = new Map<ActionInfo, number>();
  if (!action) return out;
  const listed = listedBy(action);
  if (!action.not) return listed;
  // Everything but these: what is possibly listed is not certainly covered.
  for (const one of allActions()) {
    const bits = listed.get(one) ?? 0;
    out.set(one, (bits & MAY ? 0 : MUST) | (bits & MUST ? 0 : MAY));
  }
  return out;
}

function listedBy({ items }: Elements): ReadonlyMap<ActionInfo, number> {
  const out = new Map<ActionInfo, number>();
  const add = (found: readonly ActionInfo[], bits: number): void => {
    for (const one of found) out.set(one, (out.get(one) ?? 0) | bits);
  };
  if (items.open) add(allActions(), MAY);
  for (const { term } of items.items) {
    const text = written(term);
    if (text !== undefined) add(actionsMatching(text), MUST | MAY);
    else
      add(
        allActions().filter(({ name }) => couldCover(term, name)),
        MAY,
      );
  }
  return out;
}

function couldCover(pattern: Term, action: string): boolean {
  const text = pattern.map((piece) => (typeof piece === 'string' ? piece : '*')).join('');
  const colon = text.indexOf(':');
  return colon < 0 || text.slice(0, colon).includes('*')
    ? coversAction(text.includes(':') ? `s3${text.slice(colon)}` : '*', action)
    : coversAction(text, action);
}

/** Groups by what tells actions apart whatever is asked; kept for the lists of `asked`. */
const plain = new WeakMap<readonly ActionInfo[], readonly Atom[]>();

/**
 * Groups of actions that have the same target, the same covers and carry the same of the keys that somebody asks for.
 * @param keys condition keys
 * @param apart tells further actions apart
 */
export function atomsOf(
  actions: readonly ActionInfo[],
  covers: readonly Cover[],
  keys: Iterable<string>,
  apart: ((action: ActionInfo) => string) | undefined,
): readonly Atom[] {
  const uneven = [...new Set(covers)].filter(({ even }) => !even);
  const infos = [...keys].flatMap((key) => {
    const info = keyInfo(key);
    return info && info.actions !== 'every' ? [info] : [];
  });
  if (uneven.length > 0 || infos.length > 0 || apart) return grouped(actions, uneven, infos, apart);
  let known = plain.get(actions);
  if (!known) plain.set(actions, (known = grouped(actions, [], [], undefined)));
  return known;
}

function grouped(
  actions: readonly ActionInfo[],
  covers: readonly Cover[],
  infos: readonly KeyInfo[],
  apart: ((action: ActionInfo) => string) | undefined,
): readonly Atom[] {
  const groups = new Map<string, ActionInfo[]>();
  for (const action of actions) {
    let signature = `${targetOf(action)}${OWNERS_ONLY.has(action.name) ? '!' : ''}${apart?.(action) ?? ''} `;
    for (const { bits } of covers) signature += bits.get(action) ?? 0;
    for (const info of infos) signature += carries(info, action) ? '+' : '-';
    const group = groups.get(signature);
    if (group) group.push(action);
    else groups.set(signature, [action]);
  }
  return [...groups.values()].flatMap((group) => (group[0] ? [{ action: group[0], actions: group, target: targetOf(group[0]) }] : []));
}
