/** What of a situation is not settled, each with its place. */

import { keyInfo } from '../data/condition-keys.js';
import type { Origin } from '../../text/origin.js';
import type { Value } from '../../truth/value.js';
import type { Condition, Element, Policy, Principal, Statement } from '../policy.js';
import type { Cause } from '../question.js';
import type { Block, Situation } from '../situation.js';
import { says, written } from '../term.js';
import type { Term } from '../term.js';
import { splitVariables } from '../variables.js';
import { addressesOf, instantOf, numberOf } from './scalar.js';

/** Something that may turn out one way or the other. */
export interface Blur extends Cause {
  /** Of a statement; without it, of what stands around it. */
  readonly statement?: Statement;
  /** The part of the statement, or the setting. */
  readonly of: BlurredPart;
  /** The one text, or the one condition, that it is about. */
  readonly element?: Element;
  readonly condition?: Condition;
  /** Keys of the signs that it depends on. */
  readonly signs?: readonly string[];
}

export type BlurredPart =
  | 'effect'
  | 'principal'
  | 'action'
  | 'resource'
  | 'condition'
  | 'statements'
  | 'account'
  | 'bucket'
  | 'acl'
  | 'customer keys'
  | 'blocks'
  | 'network'
  | 'points';

export function blursOf(policy: Policy): readonly Blur[] {
  const { statements, version, origin } = policy;
  const out: Blur[] = statements.open ? [{ says: `there may be statements that cannot be seen: ${statements.open.reason}`, origin, of: 'statements' }] : [];
  for (const one of statements.items) new OfStatement(one, version, out).look();
  return out;
}

class OfStatement {
  constructor(
    private readonly statement: Statement,
    private readonly version: Value<string>,
    private readonly out: Blur[],
  ) {}

  look(): void {
    const { effect, principal, action, resource, conditions, origin } = this.statement;
    if (effect.kind !== 'known')
      this.#add(`the effect of the statement is ${effect.kind === 'unknown' ? effect.reason : 'not written'}`, effect.origin, 'effect');
    for (const [name, list, of] of [
      ['Principal', principal?.items, 'principal'],
      ['Action', action?.items, 'action'],
      ['Resource', resource?.items, 'resource'],
      ['Condition', conditions, 'condition'],
    ] as const) {
      if (list?.open) this.#add(`there may be more in ${name}: ${list.open.reason}`, list.origin, of);
    }
    if (!action) this.#add('the statement has no Action', origin, 'action');
    else if (!resource) this.#add('the statement has no Resource', origin, 'resource');
    else if (!principal) this.#add('the statement has no Principal', origin, 'principal');
    for (const one of principal?.items.items ?? []) this.#principal(one);
    for (const one of action?.items.items ?? []) this.#element(one, 'action');
    for (const one of resource?.items.items ?? []) this.#element(one, 'resource');
    for (const one of conditions.items) this.#condition(one);
  }

  #add(text: string, origin: Origin, of: BlurredPart, about: Pick<Blur, 'element' | 'condition' | 'signs'> = {}): void {
    this.out.push({ says: text, origin, statement: this.statement, of, ...about });
  }

  #principal(one: Principal): void {
    const { element } = one;
    if (one.form === 'unknown') this.#add(`the principal is not known: ${one.reason}`, element.origin, 'principal', { element, ...signsIn(element.term) });
    else this.#signs(element, 'principal');
    if (one.form === 'malformed' || one.form === 'federated')
      this.#add(`AWS does not take ${says(element.term)} as a principal here`, element.origin, 'principal', { element });
  }

  #element(element: Element, of: BlurredPart, condition?: Condition): void {
    this.#signs(element, of, condition);
    this.#variables(element, of, condition);
  }

  #condition(condition: Condition): void {
    const { key, operator, values, origin, keyWritten, written: name } = condition;
    if (operator === 'unknown' || key === '?') this.#add(`the condition ${name} on ${keyWritten} is not known`, origin, 'condition', { condition });
    else if (!keyInfo(key)) this.#add(`${keyWritten} is a condition key that AWS is not known to have`, origin, 'condition', { condition });
    if (values.open) this.#add(`there may be more values of ${keyWritten}: ${values.open.reason}`, values.origin, 'condition', { condition });
    for (const value of values.items) {
      this.#element(value, 'condition', condition);
      if (!fitsType(condition, written(value.term)))
        this.#add(`what ${name} does with ${says(value.term)} and ${keyWritten} is not documented`, value.origin, 'condition', { element: value, condition });
    }
  }

  #signs(element: Element, of: BlurredPart, condition?: Condition): void {
    const { term: text, origin } = element;
    const sign = text.find((piece) => typeof piece !== 'string');
    if (sign === undefined || typeof sign === 'string') return;
    const why = sign.reason ?? 'known only after deployment';
    this.#add(text.length === 1 ? `${sign.says} is ${why}` : `${says(text)} depends on ${sign.says}, which is ${why}`, origin, of, {
      element,
      ...(condition ? { condition } : {}),
      ...signsIn(text),
    });
  }

  #variables(element: Element, of: BlurredPart, condition?: Condition): void {
    const { term: text, origin } = element;
    if (!text.some((piece) => typeof piece === 'string' && piece.includes('${')) || this.version.is('2012-10-17').truth === 'no') return;
    for (const part of splitVariables(text)) {
      if (part.kind !== 'variable') continue;
      this.#add(`${says(text)} depends on what the request has as ${part.says}`, origin, of, { element, ...(condition ? { condition } : {}) });
    }
  }
}

function signsIn(text: Term): Pick<Blur, 'signs'> {
  return { signs: text.flatMap((piece) => (typeof piece === 'string' ? [] : [piece.key])) };
}

/** What is not settled of the bucket and of what stands around it. */
export function settingBlurs({ account, bucket, acl, ownership, blocks, points, encryption }: Situation): readonly Blur[] {
  const out: Blur[] = [];
  const blur = (text: string, origin: Origin, of: BlurredPart, about: Pick<Blur, 'signs'> = {}): void => void out.push({ says: text, origin, of, ...about });
  const value = (name: string, one: Value<unknown>, of: BlurredPart): void => {
    if (one.kind === 'unknown') blur(`${name} is ${one.reason}`, one.origin, of);
  };
  if (written(account) === undefined) blur('the account that owns the bucket is not known', points.origin, 'account', signsIn(account));
  if (written(bucket) === undefined) blur(`the name of the bucket is ${says(bucket)}`, points.origin, 'bucket', signsIn(bucket));
  if (acl.open) blur(`there may be more grants in the ACL: ${acl.open.reason}`, acl.origin, 'acl');
  for (const { grantee, permission } of acl.items) {
    value('the grantee', grantee, 'acl');
    value('the permission', permission, 'acl');
  }
  if (acl.items.length > 0 || acl.open) value('the ownership of objects', ownership, 'acl');
  value('whether SSE-C is blocked', encryption.customerKeysBlocked, 'customer keys');
  const block = (of: Block | undefined): void => {
    if (!of) return;
    value('ignorePublicAcls', of.ignorePublicAcls, 'acl');
    value('restrictPublicBuckets', of.restrictPublicBuckets, 'blocks');
  };
  block(blocks.bucket);
  block(blocks.account);
  for (const { block: own, network } of points.items) {
    block(own);
    value('the network of the access point', network, 'network');
  }
  if (points.open) blur(`there may be more access points: ${points.open.reason}`, points.origin, 'points');
  return out;
}

/** Whether what an operator does with a value and a key of that type is documented. */
function fitsType({ operator, key }: Condition, text: string | undefined): boolean {
  const info = keyInfo(key);
  const type = info?.type ?? 'string';
  if (operator === 'Null') return text !== undefined && /^(true|false)$/i.test(text);
  if (text === undefined) return true;
  if (operator.startsWith('Numeric')) return (type === 'numeric' || info?.closed === true) && numberOf(text) !== undefined;
  if (operator.startsWith('Date')) return type === 'date' && instantOf(text) !== undefined;
  if (operator === 'IpAddress') return type === 'ip' && addressesOf(text) !== undefined;
  if (operator === 'Bool') return /^(true|false)$/i.test(text) && (type === 'bool' || type === 'string');
  if (type === 'ip' || type === 'date') return false;
  if (type === 'numeric' && !info?.closed) return operator === 'StringEquals' && /^(0|[1-9]\d{0,14})$/.test(text);
  return !(operator.startsWith('Arn') && (text.split(':').length < 6 || type === 'bool'));
}
