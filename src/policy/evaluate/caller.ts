/** Whether there can be such a caller, and an access point that he has made. */

import type { Looks } from '../../truth/symbol.js';
import type { Request, UndeclaredPoint } from '../request.js';
import type { Situation } from '../situation.js';
import { says, term, written } from '../term.js';
import type { Term } from '../term.js';
import { fits, same } from './match.js';

export function callerFault({ partition }: Situation, { principal }: Request): string | undefined {
  switch (principal.kind) {
    case 'anonymous':
      return undefined;
    case 'service':
      return /^[\w-]+(?:\.[\w-]+)*\.amazonaws\.com(?:\.cn)?$/.test(textOf(principal.name)) ? undefined : `${says(principal.name)} is no AWS service`;
    case 'account':
      return accountFault(partition, principal.arn, principal.account) ?? sessionFault(principal.arn, principal.session);
  }
}

/** IAM User Guide, IAM identifiers: names are letters, digits and `_+=,.@-`; paths anything from `!` to DEL. */
const FORMS = [
  /^iam::A:root$/,
  /^iam::A:(?:user|role)\/(?:[!-\u007f]*\/)?[\w+=,.@-]+$/,
  /^sts::A:federated-user\/[\w+=,.@-]+$/,
  /^iam::cloudfront:user\/CloudFront Origin Access Identity \w+$/,
];

function accountFault(partition: string, arn: Term, account: Term): string | undefined {
  const [only] = arn;
  // Whose it is and how it is called is not told, but it is some identity's.
  if (arn.length === 1 && typeof only === 'object' && only.looks === 'arn') return undefined;
  const shape = /^(?:\d{12}|cloudfront)$/.test(textOf(account)) ? undefined : `${says(account)} is no account`;
  if (shape !== undefined) return shape;
  for (const service of ['iam', 'sts']) {
    const start = term(`arn:${partition}:${service}::`, account, ':');
    if (
      fits(
        [
          { text: start, wild: false },
          { text: ['*'], wild: true },
        ],
        arn,
        'glob',
      ) !== 'yes'
    )
      continue;
    const rest = textOf(arn).slice(textOf(start).length);
    const form = `${service}::${written(account) === 'cloudfront' ? 'cloudfront' : 'A'}:${rest}`;
    if (FORMS.some((one) => one.test(form))) return undefined;
  }
  return `${says(arn)} is no identity of ${says(account)}`;
}

function sessionFault(arn: Term, session: Term | undefined): string | undefined {
  if (!session) return undefined;
  if (!textOf(arn).includes(':role/')) return `${says(arn)} has no sessions`;
  return /^[\w+=,.@-]{2,64}$/.test(textOf(session)) ? undefined : `a session cannot be called ${says(session)}`;
}

/** S3 User Guide, "Access points naming rules", October 2026; those of several Regions have none in their ARN. */
const POINT_FORM = /^s3:(?:[a-z0-9.-]+-\d)?:\d{12}:accesspoint\/[a-z0-9.-]{3,}$/;

/** Whether somebody can have made an access point that is not declared. */
export function undeclaredFault({ partition, points }: Situation, { arn, account }: UndeclaredPoint): string | undefined {
  if (points.items.some((one) => same(one.arn, arn) !== 'no')) return `${says(arn)} is declared, or may be`;
  const [only] = arn;
  if (arn.length === 1 && typeof only === 'object' && only.looks !== 'account') return undefined;
  const front = `arn:${partition}:`;
  const shape = textOf(arn);
  if (!shape.startsWith(front) || !POINT_FORM.test(shape.slice(front.length))) return `${says(arn)} is no access point`;
  const named = [
    { text: [`${front}s3:*:`], wild: true },
    { text: account, wild: false },
    { text: [':accesspoint/*'], wild: true },
  ];
  return fits(named, arn, 'glob') === 'yes' ? undefined : `${says(arn)} is not of ${says(account)}`;
}

/** With something of its sort in place of every sign. */
function textOf(text: Term): string {
  return text.map((piece) => (typeof piece === 'string' ? piece : (LIKE[piece.looks] ?? 'xx'))).join('');
}

const LIKE: { readonly [L in Looks]?: string } = { account: '0'.repeat(12), region: 'xx-x-0' };
