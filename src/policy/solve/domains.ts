/** What each part of a request can be in a world, the familiar values first. */

import { keyInfo } from '../data/condition-keys.js';
import type { KeyInfo } from '../data/condition-keys.js';
import { DATED } from '../data/dated.js';
import { literalGlob } from '../glob/glob.js';
import type { Glob } from '../glob/glob.js';
import { language } from '../glob/language.js';
import type { Language } from '../glob/language.js';
import { strangerOf } from '../glob/looks.js';
import { term } from '../term.js';
import type { Sign, Term } from '../term.js';
import { surelyAccounts, surelyArns, surelyWritten } from './certain.js';
import type { Domain } from './domain.js';
import { familiarPoints, familiarTexts, likelyGlobs, strangerUnder } from './familiar.js';
import { between, complement, intersection } from './line.js';
import { ORGANIZATION_PATHS, maskOf, valuesOf } from './place.js';
import { addressLines, addressesOf, instantOf } from './scalar.js';
import { POINT, undeclaredDomain } from './undeclared.js';
import { ARN, CANONICAL, OBJECT, SERVICE, SESSION, TIME, partsOfArn, presenceIn, text } from './world.js';
import type { Setting, World } from './world.js';

/** Keys that tie a caller to somebody, in the order of the page: with a value that nothing fixes it is anybody (S3 User Guide, "The meaning of public", October 2026). */
const TRUST: ReadonlySet<string> = new Set([
  'aws:sourcearn',
  'aws:sourceaccount',
  'aws:sourceowner',
  'aws:sourceorgpaths',
  'aws:sourcevpc',
  'aws:sourcevpce',
  'aws:sourcevpcarn',
  'aws:userid',
  'aws:principalaccount',
  'aws:principalorgpaths',
  'aws:vpceaccount',
  'aws:vpceorgpaths',
  's3:dataaccesspointarn',
  's3:dataaccesspointaccount',
]);

/** Keys of which a value can fix who asks, or from where; others never make a policy less public. */
export function fixesCaller(key: string): boolean {
  return key === '?' || TRUST.has(key) || FIXING.has(key);
}

/** Those of which the value is a part of something else, or no text. */
const FIXING: ReadonlySet<string> = new Set([
  'aws:sourceip',
  'aws:principalarn',
  'aws:principalorgid',
  'aws:sourceorgid',
  'aws:vpceorgid',
  'aws:principalservicename',
  'aws:principalservicenameslist',
]);

const ANY: Glob = [{ kind: 'star', of: 'any' }];
const NO_COLON: Glob = [{ kind: 'star', of: 'notColon' }];
const DIGITS: Glob = Array.from({ length: 12 }, () => ({ kind: 'one', of: 'digit' }) as const);

/** The end of the year 9999, and a time that is familiar. */
const LAST = 253_402_300_799;
const SOON = Date.UTC(2027, 0, 1) / 1000;

/** Domains of one setting, by all of the world that they depend on. */
const kept = new WeakMap<Setting, Map<string, Domain>>();

export function domainOf(variable: string, world: World): Domain {
  const whole = variable === ARN || variable === OBJECT || variable === SERVICE || variable === SESSION || variable === CANONICAL;
  let known = kept.get(world.setting);
  if (!known) kept.set(world.setting, (known = new Map()));
  const key = whole
    ? `${variable}${world.canonical ? '#' : ''}`
    : `${variable} ${world.caller}${world.point ? '.' : world.imagined ? `?${world.way}` : ''}${variable.startsWith('opaque ') ? '' : presenceOfKey(variable, world)}`;
  let domain = known.get(key);
  if (!domain) known.set(key, (domain = freshDomain(variable, world)));
  return domain;
}

function freshDomain(variable: string, world: World): Domain {
  const { setting } = world;
  switch (variable) {
    case ARN:
      return arnDomain(world);
    case OBJECT:
      return textDomain(world, () => [[{ kind: 'one', of: 'any' }, ...ANY]], [['x']], 'always');
    case SERVICE:
      return setting.alone
        ? textDomain(world, () => [[{ kind: 'sign', sign: strangerOf('name', 'a service that nothing names') }]], [], 'always')
        : textDomain(
            world,
            () => [
              [{ kind: 'one', of: 'bucketName' }, { kind: 'star', of: 'bucketName' }, ...text('.amazonaws.com')],
              [{ kind: 'one', of: 'bucketName' }, { kind: 'star', of: 'bucketName' }, ...text('.amazonaws.com.cn')],
            ],
            [['logging.s3.amazonaws.com']],
            'always',
          );
    case SESSION:
      return textDomain(world, () => [[...name(), ...name()], ...signsOf(variable, world).map(literalGlob)], [['session']], 'maybe');
    case CANONICAL:
      return textDomain(world, () => surelyWritten(signsOf(CANONICAL, world), setting.approx).map(literalGlob), [], 'always');
    case TIME:
      // Any time from the day of the tables: nothing here has a clock.
      return { kind: 'line', absent: false, present: true, cuts: between(instantOf(DATED) ?? 0, LAST), familiar: [SOON], whole: true };
  }
  if (variable.startsWith('opaque ')) return { kind: 'mask', absent: false, present: true, values: ['true', 'false'], mask: 3 };
  return keyDomain(variable, world);
}

function keyDomain(key: string, world: World): Domain {
  if (key === POINT && world.imagined) return undeclaredDomain(world);
  const { setting } = world;
  const presence = presenceOfKey(key, world);
  const there = { absent: presence !== 'always', present: presence !== 'never' };
  const info = keyInfo(key);
  const fixed = info?.fixed[world.caller];
  if (info?.type === 'bool' || info?.closed) {
    const values = valuesOf(key, info);
    const only = fixed ?? onlyThrough(key, world);
    return { kind: 'mask', ...there, values, mask: maskOf(values, (value) => only === undefined || value === only) };
  }
  const strange = (setting.everybody || setting.alone !== undefined) && TRUST.has(key) && !(setting.alone === 'point' && key === 's3:dataaccesspointarn');
  if (info?.multivalued && !ORGANIZATION_PATHS.has(key))
    return {
      kind: 'set',
      ...there,
      members: [language([strange ? stranger(key, setting) : ANY], setting.approx)],
      familiar: strange ? [] : familiarTexts(key, setting),
    };
  if (info?.type === 'numeric')
    return { kind: 'line', ...there, cuts: between(0, key === 's3:signatureage' ? 604_800_000 : 1e15), familiar: familiarPoints(key), whole: false };
  if (info?.type === 'date') return { kind: 'line', ...there, cuts: between(0, LAST), familiar: [SOON], whole: true };
  if (info?.type === 'ip') return addressDomain(key, world, there);
  const likely = once(() => likelyGlobs(key, strange, setting).map((one) => language([one], setting.approx)));
  if (strange) return { ...textDomain(world, () => strangeGlobs(key, world), [], presence), preferred: likely };
  return {
    ...textDomain(world, () => [...globsOf(key, info, world), ...signsOf(key, world).map(literalGlob)], familiarTexts(key, setting), presence),
    preferred: likely,
  };
}

/** What every request through an access point has. */
function onlyThrough(key: string, { point, imagined, way }: World): string | undefined {
  if ((point || imagined) && key === 'aws:securetransport') return 'true';
  return imagined && way === 'internet' && key === 's3:accesspointnetworkorigin' ? 'Internet' : undefined;
}

/** What the id of an organization is, is known where its path is. */
function presenceOfKey(key: string, world: World): 'always' | 'maybe' | 'never' {
  if (world.setting.alone && TRUST.has(key)) return 'maybe';
  return presenceIn(world, key);
}

function textDomain(
  { setting }: World,
  globs: () => readonly Glob[],
  familiar: readonly Term[],
  presence: 'always' | 'maybe' | 'never',
): Extract<Domain, { kind: 'text' }> {
  const inAll = once((): readonly Language[] => [language(globs(), setting.approx)]);
  return { kind: 'text', absent: presence !== 'always', present: presence !== 'never', inAll, familiar };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

function addressDomain(key: string, { setting }: World, there: { readonly absent: boolean; readonly present: boolean }): Domain {
  const { all, outer } = addressLines();
  const own = key !== 'aws:sourceip';
  // Private ranges in aws:SourceIp match nobody.
  const cuts = own ? all : setting.everybody ? intersection(outer, complement(setting.mentions.narrow)) : outer;
  const familiar = (own ? ['10.0.0.10', '198.51.100.10'] : ['198.51.100.10', '203.0.113.10']).flatMap((one) => addressesOf(one)?.cuts[0]?.at ?? []);
  return { kind: 'line', ...there, cuts, familiar, whole: true };
}

function arnDomain(world: World): Domain {
  const { setting, canonical } = world;
  const { situation, mentions, everybody, alone, approx } = setting;
  const { partition, account } = situation;
  const other: Sign = strangerOf('account', mentions.otherAccount);
  const fresh = everybody || alone !== undefined || canonical;
  const identitiesOf = (one: Glob): readonly Glob[] => {
    const { root, users, roles, federated } = partsOfArn(partition, one);
    return [...roles, ...users, ...root, ...federated];
  };
  const globs = (): readonly Glob[] => {
    const accounts: Glob[] = [[{ kind: 'sign', sign: other }]];
    if (fresh)
      accounts.push([
        { kind: 'star', of: 'digit' },
        { kind: 'sign', sign: strangerOf('name', '9999') },
        { kind: 'star', of: 'digit' },
      ]);
    else accounts.push(DIGITS, literalGlob(account), ...surelyAccounts(signsOf('account', world), approx).map(literalGlob));
    const all = accounts.flatMap(identitiesOf);
    if (fresh) return all;
    return [
      ...all,
      ...surelyArns(
        signsOf(ARN, world),
        () => identitiesOf(DIGITS),
        ({ looks }) => looks === 'arn',
        approx,
      ).map(literalGlob),
      [...text(`arn:${partition}:iam::cloudfront:user/CloudFront Origin Access Identity `), { kind: 'one', of: 'iamName' }, { kind: 'star', of: 'iamName' }],
    ];
  };
  const rolesOf = (...accounts: readonly Glob[]): readonly Language[] => accounts.map((one) => language(partsOfArn(partition, one).roles, approx));
  const role = (of: Term): Term => term(`arn:${partition}:iam::`, of, ':role/x');
  return {
    kind: 'text',
    absent: false,
    present: true,
    preferred: once(() => (fresh ? rolesOf([{ kind: 'sign', sign: other }]) : rolesOf(literalGlob([mentions.otherAccount]), literalGlob(account), NO_COLON))),
    inAll: once(() => [language(globs(), approx)]),
    familiar: fresh ? [role([other])] : [role([mentions.otherAccount]), role([other]), role(account)],
  };
}

/** A text that nothing fixes, with whatever stands around it in a pattern. */
function stranger(key: string, setting: Setting): Glob {
  return [...ANY, { kind: 'sign', sign: strangerUnder(key, setting) }, ...ANY];
}

function strangeGlobs(key: string, { setting }: World): readonly Glob[] {
  const sign: Glob = [{ kind: 'sign', sign: strangerUnder(key, setting) }];
  // Letters and digits, as in every id of an organization.
  const id: Glob = [
    { kind: 'star', of: 'bucketName' },
    { kind: 'sign', sign: strangerOf('account', setting.mentions.otherAccount) },
    { kind: 'star', of: 'bucketName' },
  ];
  if (ORGANIZATION_PATHS.has(key)) return [[...text('o-'), ...id, ...text('/'), ...ANY]];
  // The name of the access point may be a pattern; whose it is must be told.
  if (key === 's3:dataaccesspointarn')
    return [[...text('arn:'), ...NO_COLON, ...text(':s3:'), ...NO_COLON, ...text(':'), ...NO_COLON, ...sign, ...NO_COLON, ...text(':'), ...ANY]];
  return setting.alone || keyInfo(key)?.type !== 'arn'
    ? [stranger(key, setting)]
    : [
        [
          ...text('arn:'),
          ...NO_COLON,
          ...text(':'),
          ...NO_COLON,
          ...text(':'),
          ...NO_COLON,
          ...text(':'),
          ...NO_COLON,
          ...text(':'),
          ...stranger(key, setting),
        ],
      ];
}

function globsOf(key: string, info: KeyInfo | undefined, { setting }: World): readonly Glob[] {
  if (key === 'aws:sourceaccount' || key === 'aws:vpceaccount')
    return [DIGITS, literalGlob(setting.situation.account), [{ kind: 'sign', sign: strangerOf('account', setting.mentions.otherAccount) }]];
  if (ORGANIZATION_PATHS.has(key)) return [[...text('o-'), { kind: 'one', of: 'notSlash' }, { kind: 'star', of: 'notSlash' }, ...text('/'), ...ANY]];
  if (info?.type === 'arn') return [[...text('arn:'), ...[0, 1, 2, 3].flatMap(() => [...NO_COLON, ...text(':')]), { kind: 'one', of: 'any' }, ...ANY]];
  return [ANY];
}

/** Texts with signs that somebody compares it with. */
function signsOf(variable: string, { setting }: World): readonly Term[] {
  return setting.mentions.signs.get(variable) ?? [];
}

function name(): Glob {
  return [
    { kind: 'one', of: 'iamName' },
    { kind: 'star', of: 'iamName' },
  ];
}
