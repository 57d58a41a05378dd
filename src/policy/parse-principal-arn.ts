/** Who is meant by a text under `AWS`: an account, an identity of one, everybody. Parts that are not resolved may stand anywhere in it. */

import { ORIGIN_ACCESS_IDENTITY } from './data/services.js';
import type { PrincipalForm } from './policy.js';
import { lookingLike, term, written } from './term.js';
import type { Piece, Sign, Term } from './term.js';

const ACCOUNT = /^\d{12}$/;
/** What a deleted role or user leaves behind. IAM User Guide, unique identifiers. */
const UNIQUE_ID = /^(?:AROA|AIDA)[A-Z\d]{12,}$/;

const FORMS = 'write an account id, or the ARN of an account root, a user, a role or a session';

export function formOfAws(text: Term): PrincipalForm {
  const whole = written(text);
  if (whole === '*') return { form: 'everybody' };
  if (text.some((piece) => typeof piece === 'string' && /[*?]/.test(piece))) {
    return { form: 'malformed', reason: 'it holds a wildcard, and only whole principals can be named; match names with a condition on aws:PrincipalArn' };
  }
  if (whole !== undefined && ACCOUNT.test(whole)) return { form: 'account', account: text };
  if (whole !== undefined && UNIQUE_ID.test(whole)) return { form: 'uniqueId', id: whole };
  const [only] = text;
  if (text.length === 1 && typeof only === 'object') return formOfSign(only);
  const [arn, partition, service, region, given, rest] = split(text, ':', 6);
  if (!arn || !partition || !service || !region || !given || !rest || written(arn) !== 'arn') {
    return whole === undefined ? unresolved(text) : malformed(`it is neither "*" nor an account nor an ARN; ${FORMS}`);
  }
  if (!isWritten(service)) return unresolved(text);
  const account = asAccount(given, rest);
  const end = formOfRest(
    written(service),
    account,
    rest,
    account === given ? text : term(arn, ':', partition, ':', service, ':', region, ':', account, ':', rest),
  );
  if (end.form === 'malformed' || end.form === 'originAccessIdentity') return end;
  const owner = written(account);
  if (owner !== undefined && !ACCOUNT.test(owner)) return malformed(`an account id has twelve digits, and "${owner}" has not`);
  return end;
}

/** What stands alone between the colons looks like an account: AWS takes nothing else there, but for the identities of CloudFront. */
function asAccount(given: Term, rest: Term): Term {
  const [head] = rest;
  return typeof head === 'string' && head.startsWith(ORIGIN_ACCESS_IDENTITY) ? given : lookingLike('account', given);
}

/** By what follows the account. */
function formOfRest(service: string | undefined, account: Term, rest: Term, arn: Term): PrincipalForm {
  const [head] = rest;
  const start = typeof head === 'string' ? head : '';
  if (service === 'iam') {
    if (written(account) === 'cloudfront' && start.startsWith(ORIGIN_ACCESS_IDENTITY)) return { form: 'originAccessIdentity', arn };
    if (written(rest) === 'root') return { form: 'account', account };
    if (/^(?:user|role)\/./.test(start) || (/^(?:user|role)\/$/.test(start) && rest.length > 1)) return { form: 'identity', arn, account };
    if (start.startsWith('group/')) return malformed('a group cannot be a principal; name its users or a role');
    return mayBecome(rest, ['root', 'user/', 'role/']) ? unresolved(arn) : malformed(`"${start}" is neither root nor a user nor a role; ${FORMS}`);
  }
  if (service === 'sts') {
    if (start.startsWith('federated-user/')) return { form: 'federatedUser', arn, account };
    const [kind, role, session] = split(rest, '/', 3);
    if (kind && written(kind) === 'assumed-role') {
      if (role && session && role.length > 0 && session.length > 0) return { form: 'session', account, role, session };
      return isWritten(rest) ? malformed('the ARN of a session names the role and the session: assumed-role/ROLE/SESSION') : unresolved(arn);
    }
    return mayBecome(rest, ['assumed-role/', 'federated-user/']) ? unresolved(arn) : malformed(`"${start}" is no session; ${FORMS}`);
  }
  return malformed(`"${service}" has no principals; ${FORMS}`);
}

/** A lone reference: what it looks like is all that is known. */
function formOfSign(sign: Sign): PrincipalForm {
  if (sign.looks === 'account') return { form: 'account', account: [sign] };
  // Whoever it names, it is one principal, and not everybody.
  if (sign.looks === 'arn')
    return { form: 'identity', arn: [sign], account: [{ ...sign, key: `account of ${sign.key}`, says: `the account of ${sign.says}`, looks: 'account' }] };
  return { form: 'unknown', reason: sign.reason ?? `${sign.says} is known only after deployment` };
}

function malformed(reason: string): PrincipalForm {
  return { form: 'malformed', reason };
}

function unresolved(text: Term): PrincipalForm {
  const sign = text.find((piece): piece is Sign => typeof piece === 'object');
  return { form: 'unknown', reason: sign?.reason ?? `${sign?.says ?? 'part of it'} is known only after deployment` };
}

/** Whether a text that begins with these pieces can turn out to begin with one of these words. */
function mayBecome(rest: Term, words: readonly string[]): boolean {
  const [head] = rest;
  if (isWritten(rest)) return false;
  return typeof head !== 'string' || words.some((word) => word.startsWith(head));
}

function isWritten(text: Term): boolean {
  return text.every((piece) => typeof piece === 'string');
}

/** Splits the written pieces of a text at a separator, at most into so many parts; an unresolved piece stays whole, whatever it may hold. */
function split(text: Term, separator: string, most: number): readonly Term[] {
  const parts: Piece[][] = [[]];
  for (const piece of text) {
    if (typeof piece !== 'string') {
      parts.at(-1)?.push(piece);
      continue;
    }
    let rest = piece;
    for (;;) {
      const at = parts.length < most ? rest.indexOf(separator) : -1;
      parts.at(-1)?.push(at === -1 ? rest : rest.slice(0, at));
      if (at === -1) break;
      parts.push([]);
      rest = rest.slice(at + separator.length);
    }
  }
  return parts.map((part) => term(part));
}
