/** The buckets of which `s3lint policy` speaks, and their situations. */

import { didYouMean } from '../config/did-you-mean.js';
import { withoutChoice } from '../link/choice.js';
import type { JoinedEstate } from '../link/estate.js';
import type { BucketAccess } from '../model/access.js';
import type { Declaration } from '../model/declaration.js';
import { identityOf } from '../model/declaration.js';
import type { HeldDocument } from '../model/policies.js';
import { situationOutOfSight } from '../model/situation.js';
import { parsePolicy } from '../policy/parse.js';
import type { PolicyUse } from '../policy/policy.js';
import type { Situation } from '../policy/situation.js';
import { says, written } from '../policy/term.js';
import type { World as Choices } from '../truth/world.js';
import { inLine } from './say.js';
import { WrongCall } from './wrong-call.js';

/** One bucket as one declaration has it, in whatever world. */
export interface PolicyBucket {
  /** The bucket's name, or what stands for it. */
  readonly bucket: string;
  readonly situation: Situation;
}

/** A declaration of which buckets can be asked. */
export interface BucketHolder {
  readonly declaration: Declaration;
  buckets(choices: Choices): readonly PolicyBucket[];
}

/** Policies that may turn out to be a bucket's, if the call says so. */
const PERHAPS: ReadonlySet<PolicyUse> = new Set(['bucket', 'endpoint', 'resourceControl', 'other']);

/** @param wanted the bucket's name, where the call gives one: a policy file is taken to be its policy, of all else it is chosen */
export function bucketHolders(estate: JoinedEstate, wanted: string | undefined): readonly BucketHolder[] {
  const holders = estate
    .holders('bucketAccess')
    .map((declaration): BucketHolder => ({ declaration, buckets: (choices) => bucketsOf(estate, declaration, choices) }));
  if (wanted === undefined) return holders;
  const files = estate.declarations.flatMap((declaration) => attachedTo(wanted, estate, declaration));
  const chosen = holders
    .filter(({ declaration }) => !declaration.documents)
    .map((holder): BucketHolder => ({ ...holder, buckets: (choices) => holder.buckets(choices).filter(isCalled(wanted, holder)) }));
  return [...files, ...chosen];
}

function bucketsOf(estate: JoinedEstate, declaration: Declaration, choices: Choices): readonly PolicyBucket[] {
  if (!declaration.exists(choices)) return [];
  const { items } = estate.within('bucketAccess', declaration, choices);
  return (items as readonly BucketAccess[]).map(({ situation }) => ({ bucket: says(situation.bucket), situation }));
}

/** By its name, or as its file calls it. */
function isCalled(wanted: string, { declaration }: BucketHolder): (one: PolicyBucket) => boolean {
  return ({ bucket }) => bucket === wanted || declaration.address === wanted;
}

/** A policy file as the policy of a bucket that the call names: in sight only if it is named in the policy as well. */
function attachedTo(wanted: string, estate: JoinedEstate, declaration: Declaration): readonly BucketHolder[] {
  const document = declaration.documents?.find(({ use }) => PERHAPS.has(use));
  if (!document || isOfOthers(wanted, document)) return [];
  const buckets = (choices: Choices): readonly PolicyBucket[] => {
    const named = document.use === 'bucket' ? bucketsOf(estate, declaration, choices) : [];
    const found = named.find(({ bucket }) => bucket === wanted) ?? (named.length === 1 ? named.find(isGap) : undefined);
    if (found) return [{ ...found, bucket: wanted }];
    const { account, region } = declaration.unit;
    const origin = declaration.header;
    const situation = situationOutOfSight([wanted], parsePolicy(document.document, 'bucket'), { account, region, key: identityOf(declaration) }, estate.facts);
    return [{ bucket: wanted, situation: { ...situation, points: { items: [], origin } } }];
  };
  return [{ declaration, buckets }];
}

/** It names its buckets in plain text, and this one is not among them: that it lets nobody in there says nothing about that bucket. */
function isOfOthers(wanted: string, { use, buckets }: HeldDocument): boolean {
  if (use !== 'bucket' || !buckets || buckets.open || buckets.items.length === 0) return false;
  return buckets.items.every((name) => name.kind === 'known' && name.value !== wanted);
}

/** Its name is still to be filled in: it is the one that is meant. */
function isGap({ situation }: PolicyBucket): boolean {
  return written(situation.bucket) === undefined;
}

/** Why there is nothing to ask. */
export function nothingToAsk(estate: JoinedEstate, wanted: string | undefined): WrongCall | string {
  if (wanted !== undefined) {
    const all = estate.holders('bucketAccess').flatMap((one) => withoutChoice(estate, (choices) => bucketsOf(estate, one, choices)) ?? []);
    const names = [...new Set(all.map(({ bucket }) => bucket))];
    if (names.length > 0)
      return new WrongCall(
        `There is no bucket "${inLine(wanted)}".${didYouMean(wanted, names)}`,
        `There ${names.length === 1 ? 'is' : 'are'} ${names.map(inLine).join(', ')}.`,
      );
  }
  const file = estate.declarations.find(({ documents }) => documents);
  if (!file) return 'there is no bucket in it, and no policy of one';
  const named = file.documents?.some(({ use }) => use === 'bucket')
    ? 'it names no bucket: give its name with --bucket'
    : `it is ${article(file.type)}, and says nothing about one bucket`;
  return `${inLine(file.address)}: ${named}`;
}

function article(type: string): string {
  return `${/^[aeio]/i.test(type) ? 'an' : 'a'} ${type}`;
}
