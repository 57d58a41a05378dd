/**
 * Access points that nobody declared: any account can attach one to the bucket, and its policy and its blocks are that account's
 * to choose. What comes through it is let in where the bucket's own policy lets it in. S3 User Guide, "Configuring IAM policies
 * for using access points" and "Managing public access to access points", October 2026.
 */

import { keyInfo } from '../data/condition-keys.js';
import { literalGlob } from '../glob/glob.js';
import type { Glob } from '../glob/glob.js';
import { language } from '../glob/language.js';
import { strangerOf } from '../glob/looks.js';
import type { Reach, Who } from '../question.js';
import { term } from '../term.js';
import type { Term } from '../term.js';
import { flip } from './actions.js';
import type { Approx } from './actions.js';
import { surelyAccounts, surelyArns } from './certain.js';
import type { Domain } from './domain.js';
import { and, not } from './formula.js';
import type { Formula } from './formula.js';
import { text, texts } from './world.js';
import type { World } from './world.js';

/** The variable of its ARN, of which the account is a part. */
export const POINT = 's3:dataaccesspointarn';

/** Callers of whom some may make one of their own; of the others the question says who they are, or that they come unsigned. */
const MAKERS: ReadonlySet<Who['kind']> = new Set(['everybody', 'external', 'outsider', 'outside', 'caller']);

/** Whether what comes through one can be decided otherwise than what comes directly: somebody asks for what tells the two apart. */
export function mayPassUndeclared({ who, grant }: Pick<Reach, 'who' | 'grant'>, uses: ReadonlySet<string>): boolean {
  return MAKERS.has(who.kind) && grant?.kind !== 'point' && tellsPoints(uses);
}

export function tellsPoints(uses: ReadonlySet<string>): boolean {
  return [...uses].some((key) => keyInfo(key)?.point === true);
}

/** Those of the owner, and of whom the question trusts, are their business; those that are declared have a policy that is known. */
export function ofSomebodyElse({ who }: Pick<Reach, 'who'>, world: World, approx: Approx): Formula {
  const { account, points } = world.setting.situation;
  const trusted: readonly Term[] = who.kind === 'outside' ? (who.accounts ?? []).map((one) => [one]) : [];
  const known = points.items.map(({ arn }) => literalGlob(arn));
  const own = world.imagined === 'foreign' ? [account, ...trusted] : [];
  return and(
    ...own.map((one) => not(texts(POINT, [pointsOf(literalGlob(one))], flip(approx)))),
    known.length > 0 ? not(texts(POINT, known, flip(approx))) : and(),
  );
}

const PART: Glob = [{ kind: 'star', of: 'notColon' }, ...text(':')];

/** Every access point of an account, given what its twelve digits are. */
export function pointsOf(account: Glob): Glob {
  const inside = account.map((token) =>
    token.kind === 'star' || token.kind === 'one' ? { ...token, of: token.of === 'any' ? ('notColon' as const) : token.of } : token,
  );
  return [...text('arn:'), ...PART, ...text('s3:'), ...PART, ...inside, ...text(':'), { kind: 'star', of: 'any' }];
}

const NAME: Glob = [
  { kind: 'one', of: 'bucketName' },
  { kind: 'star', of: 'bucketName' },
  { kind: 'one', of: 'bucketName' },
  { kind: 'one', of: 'bucketName' },
];
const REGION: Glob = [
  { kind: 'one', of: 'bucketName' },
  { kind: 'one', of: 'bucketName' },
  ...text('-'),
  { kind: 'one', of: 'bucketName' },
  { kind: 'star', of: 'bucketName' },
  ...text('-'),
  { kind: 'one', of: 'digit' },
];
/** As somebody may call one. */
const THEIRS: Glob = [{ kind: 'star', of: 'bucketName' }, ...text('theirs')];
const DIGITS: Glob = Array.from({ length: 12 }, () => ({ kind: 'one', of: 'digit' }) as const);

/** In one Region, or in several: then its ARN has none. */
function arns(partition: string, account: Glob): readonly Glob[] {
  return [arnWith(partition, REGION, account, NAME), arnWith(partition, [], account, [...NAME, ...text('.mrap')])];
}

function arnWith(partition: string, region: Glob, account: Glob, name: Glob): Glob {
  return [...text(`arn:${partition}:s3:`), ...region, ...text(':'), ...account, ...text(':accesspoint/'), ...name];
}

/** Where a partition began. */
function homeOf(partition: string): string {
  return partition === 'aws-cn' ? 'cn-north-1' : partition === 'aws-us-gov' ? 'us-gov-west-1' : partition === 'aws-eusc' ? 'eusc-de-east-1' : 'us-east-1';
}

/** For everybody it is of an account that nothing names, or of which no more is fixed than a part. */
export function undeclaredDomain({ setting }: World): Domain {
  const { situation, mentions, everybody, approx } = setting;
  const { partition, account } = situation;
  const other = strangerOf('account', mentions.otherAccount);
  const part: Glob = [
    { kind: 'star', of: 'digit' },
    { kind: 'sign', sign: strangerOf('name', '9999') },
    { kind: 'star', of: 'digit' },
  ];
  const signs = (key: string): readonly Term[] => mentions.signs.get(key) ?? [];
  const accounts = (): readonly Term[] => surelyAccounts([...signs('account'), ...signs('s3:dataaccesspointaccount')], approx);
  const open = (): readonly Glob[] => [
    ...[DIGITS, ...[account, ...accounts()].map(literalGlob)].flatMap((one) => arns(partition, one)),
    ...surelyArns(
      signs(POINT),
      () => arns(partition, DIGITS),
      ({ looks }) => looks !== 'account',
      approx,
    ).map(literalGlob),
  ];
  const home = text(homeOf(partition));
  const familiar = (of: Term): Term => term(`arn:${partition}:s3:${homeOf(partition)}:`, of, ':accesspoint/theirs');
  return {
    kind: 'text',
    absent: false,
    present: true,
    preferred: () =>
      [[{ kind: 'sign', sign: other } as const], literalGlob([mentions.otherAccount]), everybody ? part : DIGITS]
        .flatMap((one) => [
          ...[home, REGION].flatMap((region) => [THEIRS, NAME].map((name) => arnWith(partition, region, one, name))),
          arnWith(partition, [], one, text('theirs.mrap')),
        ])
        .map((one) => language([one], approx)),
    inAll: () => [language([...arns(partition, [{ kind: 'sign', sign: other }]), ...(everybody ? arns(partition, part) : open())], approx)],
    familiar: everybody ? [familiar([other])] : [familiar([mentions.otherAccount]), familiar([other])],
  };
}
