/** `s3lint policy diff OLD NEW`: what a change of a policy newly allows and newly denies. */

import { withoutChoice } from '../link/choice.js';
import { engine } from '../model/access.js';
import { parsePolicyText } from '../policy/parse.js';
import type { Comparison } from '../policy/question.js';
import type { Situation } from '../policy/situation.js';
import { unshielded } from '../policy/unshielded.js';
import { obeyedByNobody } from '../report/escape.js';
import { unlessOpen } from '../truth/explore.js';
import type { Witness } from '../truth/witness.js';
import { type ExitCode, exit } from './exit.js';
import { type PolicyBucket, bucketHolders, nothingToAsk } from './policy-bucket.js';
import { type PolicyFlags, type PolicyInput, policyInput } from './policy-input.js';
import { type Look, because, json, jsonNotes, lookFor, notesOf, requestLines, set } from './policy-say.js';
import { inLine } from './say.js';
import type { World } from './world.js';
import { WrongCall } from './wrong-call.js';

/** Two policies of one bucket. */
interface Compared extends Comparison {
  readonly bucket: string;
}

export async function policyDiffCommand(before: string, after: string, flags: PolicyFlags, world: World): Promise<ExitCode> {
  if (before === '-' && after === '-') throw new WrongCall('Only one of the two can come from standard input.', 'Name a file for the other.');
  const inputs = [await policyInput([before], flags, world, false), await policyInput([after], flags, world, false)] as const;
  const trouble = inputs.map((input) => input.trouble).filter((code) => code !== undefined);
  if (trouble.length > 0) return Math.min(...trouble) as ExitCode;
  const sides = inputs.map((input, index) => bucketsIn(input, flags.bucket, index === 0 ? before : after));
  for (const side of sides) {
    if (!('why' in side)) continue;
    world.stderr.write(`error: ${side.why}\n`);
    return side.code;
  }
  const compared = unlessOpen(() => compare(sides[0] as readonly PolicyBucket[], sides[1] as readonly PolicyBucket[]));
  if (!compared) {
    world.stderr.write(`error: ${conditional}\n`);
    return exit.incomplete;
  }
  const secrets = inputs.flatMap((input) => input.secrets);
  world.stdout.write(flags.format === 'json' ? json(plain(before, after, compared), secrets) : asText(compared, lookFor(flags.color, secrets, world)));
  if (compared.some(({ relation }) => relation === 'unknown')) {
    // Whether a caller is of the owner's account decides much: it is the first thing to tell.
    if (flags.account === undefined) world.stderr.write('help: tell which account owns the bucket, with --account ID; that often decides it.\n');
    return exit.incomplete;
  }
  return compared.some(({ newlyAllowed }) => newlyAllowed.length > 0) ? exit.findings : exit.clean;
}

const conditional = 'the policies depend on conditions of their templates: give values with --parameter, or --var for Terraform';

/** Why a side cannot be compared. */
interface NoSide {
  readonly why: string;
  readonly code: ExitCode;
}

/** The buckets of one side; else why there are none. */
function bucketsIn({ estate }: PolicyInput, wanted: string | undefined, file: string): readonly PolicyBucket[] | NoSide {
  const buckets = withoutChoice(estate, (choices) => bucketHolders(estate, wanted).flatMap((holder) => holder.buckets(choices)));
  if (!buckets) return { why: `${inLine(file)}: ${conditional}`, code: exit.incomplete };
  if (buckets.length > 0) return buckets;
  const why = nothingToAsk(estate, wanted);
  if (typeof why !== 'string') throw why;
  return { why: why.startsWith(inLine(file)) ? why : `${inLine(file)}: ${why}`, code: exit.noInput };
}

/** Bucket by bucket; where only one side has a policy, the other has an empty one. */
function compare(before: readonly PolicyBucket[], after: readonly PolicyBucket[]): readonly Compared[] {
  const names = [...new Set([...before, ...after].map(({ bucket }) => bucket))];
  if (!names.some((name) => before.some(({ bucket }) => bucket === name) && after.some(({ bucket }) => bucket === name))) {
    const list = (side: readonly PolicyBucket[]): string => side.map(({ bucket }) => inLine(bucket)).join(', ');
    throw new WrongCall(`The old policy is about ${list(before)}, the new one about ${list(after)}.`, 'If they are of one bucket, name it: --bucket NAME.');
  }
  return names.map((bucket) => {
    const [old, fresh] = [before, after].map((side) => side.find((one) => one.bucket === bucket)?.situation);
    const situation = unshielded((fresh ?? old) as Situation);
    return { bucket, ...engine.compare(policyIn(old), policyIn(fresh), situation) };
  });
}

function policyIn(situation: Situation | undefined): NonNullable<Situation['policy']> {
  return situation?.policy ?? parsePolicyText('{"Version":"2012-10-17","Statement":[]}', 'bucket');
}

const SAYS: Readonly<Record<Comparison['relation'], string>> = {
  equal: 'every request is answered as before',
  narrower: 'nothing new is allowed, and something no longer is',
  wider: 'something new is allowed, and nothing is taken away',
  incomparable: 'something new is allowed, and something no longer is',
  unknown: 'how the two policies stand to each other cannot be told',
};

function asText(compared: readonly Compared[], look: Look): string {
  return obeyedByNobody(`${compared.map((one) => comparedText(one, look)).join('\n\n')}\n`);
}

function comparedText({ bucket, relation, newlyAllowed, newlyDenied, why }: Compared, look: Look): string {
  const colour = { equal: look.good, narrower: look.good, wider: look.bad, incomparable: look.bad, unknown: look.open }[relation];
  return [
    `${look.strong(look.told(bucket))}  ${colour(relation)}: ${SAYS[relation]}`,
    ...requests('newly allowed', '+', newlyAllowed, look, look.bad),
    ...requests('newly denied', '-', newlyDenied, look, look.good),
    ...set(because('because', notesOf(why)), 2, look),
  ].join('\n');
}

function requests(title: string, sign: string, witnesses: readonly Witness[], look: Look, colour: (text: string) => string): readonly string[] {
  if (witnesses.length === 0) return [];
  return [
    `  ${look.strong(title)}`,
    ...witnesses.flatMap((one) => [`  ${colour(sign)} ${look.told(one.says)}`, ...set(requestLines('', one).slice(1), 4, look)]),
  ];
}

function plain(before: string, after: string, compared: readonly Compared[]): object {
  return {
    old: before,
    new: after,
    comparisons: compared.map(({ bucket, relation, newlyAllowed, newlyDenied, why }) => ({
      bucket,
      relation,
      newlyAllowed,
      newlyDenied,
      because: jsonNotes(notesOf(why)),
    })),
  };
}
