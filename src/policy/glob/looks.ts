/** What is known of the form of an unresolved text, as a pattern. */

import type { Looks } from '../../truth/symbol.js';
import type { Sign } from '../term.js';
import type { CharClass } from './classes.js';
import { globOf } from './glob.js';
import type { Glob, Token } from './glob.js';

/** Never narrower than what a text of that sort can be: what is proved with it holds for every text. */
export function globOfLooks(looks: Looks): Glob {
  return globs[looks];
}

/**
 * A text that is chosen when everything else is settled: another one than every text that a policy writes or that a sign
 * turns out to be. It shows that there is somebody else for every value of the signs ("an account that is not the owner's").
 */
export function strangerOf(looks: 'account' | 'organization' | 'name' | 'anything', says: string): Sign {
  return { kind: 'sign', key: `${strangerMark}${looks} ${says}`, says, looks };
}

export function isStranger(sign: Sign): boolean {
  return sign.key.startsWith(strangerMark);
}

/** Whether it may turn out to be something that is written. */
export function isGuessed(sign: Sign): boolean {
  return !sign.unique && !isStranger(sign);
}

/** No key of a configuration begins with a control character. */
const strangerMark = '\u0001';

const text = (written: string): Glob => globOf([written], { wildcards: false });
const some = (of: CharClass): Token => ({ kind: 'star', of });
const times = (count: number, of: CharClass): Glob => Array.from({ length: count }, () => ({ kind: 'one', of }));

const globs: Readonly<Record<Looks, Glob>> = {
  bucketName: [...times(3, 'bucketName'), some('bucketName')],
  bucketNamePart: [some('bucketName')],
  account: times(12, 'digit'),
  organization: [...text('o-'), ...times(10, 'bucketName'), some('bucketName')],
  region: [...times(2, 'bucketName'), some('bucketName')],
  partition: [...text('aws'), some('bucketName')],
  arn: [...text('arn:'), ...[0, 1, 2, 3].flatMap(() => [some('notColon'), ...text(':')]), some('any')],
  name: [...times(1, 'notColon'), some('notColon')],
  anything: [some('any')],
};
