/** What the policies of a situation speak of, and what of it is not settled. */

import { keyInfo } from '../data/condition-keys.js';
import type { Origin } from '../../text/origin.js';
import type { Value } from '../../truth/value.js';
import type { Condition, Element, Policy, Principal, Statement } from '../policy.js';
import type { Cause } from '../question.js';
import type { Block, Situation } from '../situation.js';
import { keyOf, says, term, written } from '../term.js';
import type { Term } from '../term.js';
import { splitVariables } from '../variables.js';
import { union } from './line.js';
import type { Cuts } from './line.js';
import { addressesOf, instantOf, isNarrow, numberOf } from './scalar.js';
import { ARN, CANONICAL, SESSION } from './world.js';
import type { Mentions } from './world.js';

/** Something that may turn out one way or the other. */
export interface Blur extends Cause {
  readonly statement?: Statement;
  /** Keys of the signs that it depends on. */
  readonly signs?: readonly string[];
}

export interface Survey {
  readonly policies: readonly Policy[];
  readonly mentions: Mentions;
  /** Condition keys of which somebody asks, in lower case. */
  readonly keys: ReadonlySet<string>;
  /** Canonical ids that are named. */
  readonly canonical: readonly Term[];
  readonly blurs: readonly Blur[];
}

/** Values of one key that are worth trying where a variable is filled in. */
const MOST_VALUES = 6;

/** @param beside another situation of the same bucket, that is looked at together with this one */
export function survey(situation: Situation, beside?: Situation): Survey {
  const { policy, points, guardrails } = situation;
  const { resourceControl = [], serviceControl = [], endpoint = [] } = guardrails;
  const policies = [policy, beside?.policy, ...points.items.map((point) => point.policy), ...resourceControl, ...serviceControl, ...endpoint].filter(
    (one) => one !== undefined,
  );
  const seen = new Collector();
  for (const one of policies) seen.policy(one);
  for (const { grantee } of situation.acl.items)
    if (grantee.kind === 'known' && 'user' in grantee.value && !grantee.value.owner) seen.user([grantee.value.user]);
  seen.settings(situation);
  const text = [...seen.texts].join('\n');
  return {
    policies,
    keys: seen.keys,
    canonical: seen.canonical,
    blurs: seen.blurs,
    mentions: {
      signs: seen.signs,
      values: seen.values,
      narrow: union(...seen.narrow),
      otherAccount: otherAccount(text),
      otherName: ['x', 'other', 'someone'].find((one) => !text.includes(one)) ?? 'anyone-else',
    },
  };
}

/** Twelve digits that stand nowhere in a text. */
export function otherAccount(text: string): string {
  const candidates = ['9', '8', '7', '6', '5', '4'].map((digit) => digit.repeat(12));
  return candidates.find((one) => !text.includes(one)) ?? '987654321098';
}

type Say = (text: string, origin: Origin, signs?: readonly string[]) => void;

class Collector {
  readonly signs = new Map<string, Term[]>();
  readonly values = new Map<string, Term[]>();
  readonly keys = new Set<string>();
  readonly narrow: Cuts[] = [];
  readonly canonical: Term[] = [];
  readonly blurs: Blur[] = [];
  readonly texts = new Set<string>();

  policy({ statements, version, origin }: Policy): void {
    if (statements.open) this.blurs.push({ says: `there may be statements that cannot be seen: ${statements.open.reason}`, origin });
    for (const one of statements.items) this.#statement(one, version);
  }

  #statement(statement: Statement, version: Value<string>): void {
    const { effect, principal, action, resource, conditions } = statement;
    const blur: Say = (text, origin, signs) => void this.blurs.push({ says: text, origin, statement, ...(signs ? { signs } : {}) });
    if (effect.kind !== 'known') blur(`the effect of the statement is ${effect.kind === 'unknown' ? effect.reason : 'not written'}`, effect.origin);
    for (const [name, list] of [
      ['Principal', principal?.items],
      ['Action', action?.items],
      ['Resource', resource?.items],
      ['Condition', conditions],
    ] as const) {
      if (list?.open) blur(`there may be more in ${name}: ${list.open.reason}`, list.origin);
    }
    if (!action || !resource || !principal) blur(`the statement has no ${!action ? 'Action' : !resource ? 'Resource' : 'Principal'}`, statement.origin);
    for (const one of principal?.items.items ?? []) this.#principal(one, blur);
    for (const one of [...(action?.items.items ?? []), ...(resource?.items.items ?? [])]) this.#element(one, version, blur);
    for (const one of conditions.items) this.#condition(one, version, blur);
  }

  #principal(one: Principal, blur: Say): void {
    const { origin, term: text } = one.element;
    if (one.form === 'unknown') blur(`the principal is not known: ${one.reason}`, origin);
    else this.#signsIn(text, blur, origin);
    switch (one.form) {
      case 'account':
        return this.#mention('account', one.account);
      case 'session':
        this.#mention('account', one.account);
        return this.#mention(SESSION, one.session);
      case 'identity':
      case 'federatedUser':
      case 'originAccessIdentity':
        this.#mention(ARN, one.arn);
        return 'account' in one ? this.#mention('account', one.account) : undefined;
      case 'canonicalUser':
        return this.user(one.id);
      case 'malformed':
      case 'federated':
        return blur(`AWS does not take ${says(text)} as a principal here`, origin);
      default:
        return;
    }
  }

  user(id: Term): void {
    this.canonical.push(id);
    add(this.signs, CANONICAL, id);
  }

  #element({ term: text, origin }: Element, version: Value<string>, blur: Say): void {
    this.#signsIn(text, blur, origin);
    this.#variables(text, version, blur, origin);
  }

  #condition(condition: Condition, version: Value<string>, blur: Say): void {
    const { key, operator, values, origin, keyWritten, written: name } = condition;
    this.keys.add(key);
    if (operator === 'unknown' || key === '?') blur(`the condition ${name} on ${keyWritten} is not known`, origin);
    else if (!keyInfo(key)) blur(`${keyWritten} is a condition key that AWS is not known to have`, origin);
    if (values.open) blur(`there may be more values of ${keyWritten}: ${values.open.reason}`, values.origin);
    for (const { term: text, origin: at } of values.items) {
      this.#signsIn(text, blur, at);
      this.#variables(text, version, blur, at);
      if (!fitsType(condition, written(text))) blur(`what ${name} does with ${says(text)} and ${keyWritten} is not documented`, at);
      this.#value(condition, text);
    }
  }

  #value({ key, operator, negated }: Condition, text: Term): void {
    const plain = written(text);
    if (plain !== undefined) {
      this.texts.add(plain);
      if (!/[*?]|\$\{/.test(plain)) add(this.values, key, text);
      if (key === 'aws:sourceip' && operator === 'IpAddress' && !negated) {
        const range = addressesOf(plain);
        if (range && isNarrow(range)) this.narrow.push(range.cuts);
      }
      return;
    }
    if (key === 'aws:principalarn') this.#mention(ARN, text);
    if (key === 'aws:principalarn' || key === 'aws:principalaccount') this.#mention('account', key === 'aws:principalaccount' ? text : accountOf(text));
    else if (key.endsWith('orgid')) this.#mention(key.replace(/id$/, 'paths'), term(text, '/x/'));
    else this.#mention(key, text);
    add(this.values, key, text);
  }

  #mention(variable: string, text: Term | undefined): void {
    if (text === undefined) return;
    const plain = written(text);
    if (plain !== undefined) {
      this.texts.add(plain);
      if (variable === 'account') add(this.values, variable, text);
    } else if (!text.some((piece) => typeof piece === 'string' && /[*?]|\$\{/.test(piece))) add(this.signs, variable, text);
  }

  #signsIn(text: Term, blur: Say, origin: Origin): void {
    const signs = text.flatMap((piece) => (typeof piece === 'string' ? [] : [piece]));
    const [sign] = signs;
    if (!sign) return;
    const why = sign.reason ?? 'known only after deployment';
    blur(
      text.length === 1 ? `${sign.says} is ${why}` : `${says(text)} depends on ${sign.says}, which is ${why}`,
      origin,
      signs.map(({ key }) => key),
    );
  }

  #variables(text: Term, version: Value<string>, blur: Say, origin: Origin): void {
    if (!text.some((piece) => typeof piece === 'string' && piece.includes('${'))) return;
    const { truth } = version.is('2012-10-17');
    for (const part of splitVariables(text)) {
      if (part.kind !== 'variable') continue;
      this.keys.add(part.key);
      if (truth === 'no') continue;
      blur(`${says(text)} depends on what the request has as ${part.says}`, origin);
    }
  }

  settings({ account, bucket, acl, ownership, blocks, points, encryption }: Situation): void {
    const blur = (text: string, origin: Origin): void => void this.blurs.push({ says: text, origin });
    const value = (name: string, one: Value<unknown>): void => {
      if (one.kind === 'unknown') blur(`${name} is ${one.reason}`, one.origin);
    };
    if (written(account) === undefined)
      this.blurs.push({
        says: 'the account that owns the bucket is not known',
        origin: acl.origin,
        signs: account.flatMap((piece) => (typeof piece === 'string' ? [] : [piece.key])),
      });
    if (written(bucket) === undefined) blur(`the name of the bucket is ${says(bucket)}`, acl.origin);
    if (acl.open) blur(`there may be more grants in the ACL: ${acl.open.reason}`, acl.origin);
    for (const { grantee, permission } of acl.items) {
      value('the grantee', grantee);
      value('the permission', permission);
    }
    value('the ownership of objects', ownership);
    value('whether SSE-C is blocked', encryption.customerKeysBlocked);
    const block = (of: Block | undefined): void => {
      if (of) for (const name of ['ignorePublicAcls', 'restrictPublicBuckets'] as const) value(name, of[name]);
    };
    block(blocks.bucket);
    block(blocks.account);
    for (const { block: own, network } of points.items) {
      block(own);
      value('the network of the access point', network);
    }
    if (points.open) blur(`there may be more access points: ${points.open.reason}`, points.origin);
  }
}

function add(to: Map<string, Term[]>, key: string, text: Term): void {
  const list = to.get(key);
  if (!list) to.set(key, [text]);
  else if (list.length < MOST_VALUES && !list.some((one) => keyOf(one) === keyOf(text))) list.push(text);
}

/** What stands between the fourth and the fifth colon of an ARN. */
export function accountOf(arn: Term): Term | undefined {
  const out: Term[number][] = [];
  let colons = 0;
  for (const piece of arn) {
    if (typeof piece !== 'string') {
      if (colons === 4) out.push(piece);
      continue;
    }
    for (const char of piece) {
      if (char === ':') colons++;
      else if (colons === 4) out.push(char);
    }
  }
  return colons >= 5 ? term(...out) : undefined;
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
