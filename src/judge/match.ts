/** Which subjects a configuration means: by file, name, account, Region, role and tags. What cannot be told is unknown, and never a no. */

import { accountOf, regionOf } from '../model/declaration.js';
import type { Declaration } from '../model/declaration.js';
import type { DerivedCommon, PolicySubject, StatementSubject } from '../model/policies.js';
import type { BucketAccess, Grant, PointAccess } from '../model/access.js';
import type { Bucket, Common, Roles } from '../model/subjects.js';
import { isLike } from '../text/wildcard.js';
import { all, any, no, yes } from '../truth/answer.js';
import type { Answer, Asked } from '../truth/answer.js';
import { literalOf } from '../truth/symbol.js';
import { some } from '../truth/value.js';
import type { List, Value } from '../truth/value.js';

/** All that is said must hold; of a list one of it. */
export interface Match {
  /** By a path from the working directory. */
  readonly files?: (path: string) => boolean;
  /** Addresses or ARNs, in which `*` is any text. */
  readonly resource?: readonly string[];
  readonly account?: readonly string[];
  readonly region?: readonly string[];
  readonly role?: readonly (keyof Roles)[];
  /** By key; in the value `*` is any text. */
  readonly tags?: Readonly<Record<string, string>>;
}

/** Who is asked about. */
export interface Meant {
  readonly declaration: Declaration;
  /** As it is in a world; missing where it is no subject by itself. */
  readonly view?: object | undefined;
  /** What is made of it. */
  readonly derived?: DerivedCommon | undefined;
}

export function isMeant(match: Match, meant: Meant): Answer {
  const { declaration, derived } = meant;
  const { files, resource, account, region, role, tags } = match;
  const parties = partiesOf(meant);
  const asked: readonly (Asked | false | undefined)[] = [
    files && isIn(files, declaration),
    resource && ((): Answer => any(...resource.map((pattern) => isNamed(pattern, declaration, parties)))),
    account && ((): Answer => isOneOf(derived?.account ?? parties[0]?.account ?? accountOf(declaration), account)),
    region && ((): Answer => isOneOf(derived?.region ?? parties[0]?.region ?? regionOf(declaration), region)),
    role && ((): Answer => any(...role.flatMap((one) => parties.map((party) => (party.kind === 'bucket' ? party.roles?.[one] : undefined) ?? no())))),
    tags && ((): Answer => any(...parties.map((party) => hasTags(party, tags)))),
  ];
  return all(...asked.flatMap((one) => one || []));
}

/** What is about a file has nothing but its path. */
export function isMeantFile({ files, ...others }: Match, path: string): boolean {
  return Object.keys(others).length === 0 && files?.(path) === true;
}

/** Every subject has these; few have tags, and buckets alone roles. */
type Party = Common & Partial<Pick<Bucket, 'naming' | 'roles' | 'tags'>>;

/** A policy is meant where its bucket is. */
function partiesOf({ view, derived }: Meant): readonly Party[] {
  const own = view ? [view as Party] : [];
  const others = derived ? bucketsOf(derived as Derived).filter((one) => one.identity !== own[0]?.identity) : [];
  return [...own, ...others];
}

type Derived = PolicySubject | StatementSubject | BucketAccess | Grant | PointAccess;

function bucketsOf(derived: Derived): readonly Bucket[] {
  switch (derived.kind) {
    case 'policy':
      return derived.buckets.items.flatMap(({ to }) => to ?? []);
    case 'statement':
      return bucketsOf(derived.of);
    case 'bucketAccess':
      return derived.bucket ? [derived.bucket] : [];
    case 'grant':
    case 'pointAccess':
      return bucketsOf(derived.access);
  }
}

function isIn(files: (path: string) => boolean, { extent, unit, calls = [] }: Declaration): Answer {
  const paths = [extent?.source.path ?? unit.path, ...calls.map(({ source }) => source.path)];
  return paths.some(files) ? yes() : no();
}

/** Addresses have brackets, so that nothing but `*` is special. */
function isNamed(pattern: string, { address, arn }: Declaration, parties: readonly Party[]): Answer {
  if ([address, arn, ...parties.map((party) => party.address)].some((name) => name !== undefined && isLike(name, pattern))) return yes();
  // Of what is declared the ARN is told by the name. A name that AWS will make up is none that anybody could have written here.
  const [, name] = /^arn:[\w*-]*:s3:::(.+)$/.exec(pattern) ?? [];
  if (arn !== undefined || name === undefined) return no();
  return any(...parties.flatMap(({ kind, naming }) => (kind === 'bucket' && naming ? [isOneOf(naming.name, [name])] : [])));
}

function isOneOf(value: Value<string>, patterns: readonly string[]): Answer {
  if (patterns.includes('*')) return yes();
  const known = value.kind === 'unknown' && value.text ? literalOf(value.text) : undefined;
  const fits = (text: string): boolean => patterns.some((pattern) => isLike(text, pattern));
  return known === undefined ? value.satisfies(patterns.join(' or '), fits) : fits(known) ? yes() : no();
}

function hasTags({ tags }: Party, wanted: Readonly<Record<string, string>>): Answer {
  if (!tags) return no();
  return all(
    ...Object.entries(wanted).map(
      ([key, value]) =>
        (): Answer =>
          hasTag(tags, key, value),
    ),
  );
}

function hasTag(tags: List<{ readonly key: Value<string>; readonly value: Value<string> }>, key: string, value: string): Answer {
  return some(tags, (tag) => tag.key.satisfies(key, (text) => (text === key ? isOneOf(tag.value, [value]) : no())));
}
