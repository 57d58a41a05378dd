/** What the policies of a situation speak of. */

import type { Condition, Element, Policy, Principal, Statement } from '../policy.js';
import type { Situation } from '../situation.js';
import { keyOf, says, term, written } from '../term.js';
import type { Term } from '../term.js';
import { splitVariables } from '../variables.js';
import { blursOf, settingBlurs } from './blurs.js';
import type { Blur } from './blurs.js';
import { union } from './line.js';
import type { Cuts } from './line.js';
import { addressesOf, areWideTogether, isNarrow } from './scalar.js';
import { ARN, CANONICAL, SESSION } from './world.js';
import type { Mentions } from './world.js';

export interface Survey {
  readonly policies: readonly Policy[];
  readonly mentions: Mentions;
  /** All texts that are written, so that one can be found which is not. */
  readonly texts: string;
  /** Condition keys of which somebody asks, in lower case. */
  readonly keys: ReadonlySet<string>;
  /** Canonical ids that are named. */
  readonly canonical: readonly Term[];
  /** What of all that is not settled. */
  readonly blurs: readonly Blur[];
}

/** What single statements speak of, for as long as they live. */
export type Told = WeakMap<Statement, Telling>;

/** Values of one key that are worth trying where a variable is filled in. */
const MOST_VALUES = 6;

/** @param beside another situation of the same bucket, that is looked at together with this one */
export function survey(situation: Situation, told: Told, beside?: Situation): Survey {
  const { policy, points, guardrails } = situation;
  const { resourceControl = [], serviceControl = [], endpoint = [] } = guardrails;
  const policies = [policy, beside?.policy, ...points.items.map((point) => point.policy), ...resourceControl, ...serviceControl, ...endpoint].filter(
    (one) => one !== undefined,
  );
  const all = new Telling();
  for (const { statements } of policies) for (const one of statements.items) all.also(tellingOf(one, told));
  for (const { grantee } of situation.acl.items)
    if (grantee.kind === 'known' && 'user' in grantee.value && !grantee.value.owner) all.user([grantee.value.user]);
  const text = [...all.texts, says(situation.account), ...points.items.map(({ account }) => says(account))].join('\n');
  let blurs: readonly Blur[] | undefined;
  return {
    policies,
    texts: text,
    keys: all.keys,
    canonical: all.canonical,
    get blurs() {
      return (blurs ??= [...policies.flatMap(blursOf), ...settingBlurs(situation)]);
    },
    mentions: {
      signs: all.signs,
      values: all.values,
      narrow: union(...all.narrow),
      otherAccount: otherAccount(text),
      otherName: ['x', 'other', 'someone'].find((one) => !text.includes(one)) ?? 'anyone-else',
    },
  };
}

function tellingOf(statement: Statement, told: Told): Telling {
  let known = told.get(statement);
  if (!known) {
    known = new Telling();
    known.statement(statement);
    told.set(statement, known);
  }
  return known;
}

/** Twelve digits that stand nowhere in a text. */
export function otherAccount(text: string): string {
  const candidates = ['9', '8', '7', '6', '5', '4'].map((digit) => digit.repeat(12));
  return candidates.find((one) => !text.includes(one)) ?? '987654321098';
}

class Telling {
  readonly signs = new Map<string, Term[]>();
  readonly values = new Map<string, Term[]>();
  readonly keys = new Set<string>();
  readonly narrow: Cuts[] = [];
  readonly canonical: Term[] = [];
  readonly texts = new Set<string>();

  /** What is told here, too. */
  also({ signs, values, keys, narrow, canonical, texts }: Telling): void {
    for (const [key, all] of signs) for (const one of all) add(this.signs, key, one);
    for (const [key, all] of values) for (const one of all) add(this.values, key, one);
    for (const key of keys) this.keys.add(key);
    this.narrow.push(...narrow);
    this.canonical.push(...canonical);
    for (const text of texts) this.texts.add(text);
  }

  statement({ principal, resource, conditions }: Statement): void {
    for (const one of principal?.items.items ?? []) this.#principal(one);
    for (const one of resource?.items.items ?? []) this.#variables(one);
    for (const one of conditions.items) this.#condition(one);
  }

  #principal(one: Principal): void {
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
        this.#userName(one.arn);
        return 'account' in one ? this.#mention('account', one.account) : undefined;
      case 'canonicalUser':
        return this.user(one.id);
      default:
        return;
    }
  }

  /** What stands behind the last slash of a user's ARN, may stand where a variable is filled in. */
  #userName(arn: Term): void {
    const name = /:user\/(?:.*\/)?([^/*?]+)$/.exec(written(arn) ?? '')?.[1];
    if (name !== undefined) add(this.values, 'aws:username', [name]);
  }

  user(id: Term): void {
    this.canonical.push(id);
    add(this.signs, CANONICAL, id);
  }

  #condition(condition: Condition): void {
    this.keys.add(condition.key);
    for (const value of condition.values.items) {
      this.#variables(value);
      this.#value(condition, value.term);
    }
    if (condition.key === 'aws:sourceip' && condition.operator === 'IpAddress') this.#ranges(condition);
  }

  /** Each range by itself, as Block Public Access takes them; but who is in one of very many is nobody in particular. */
  #ranges({ values }: Condition): void {
    const ranges = values.items.flatMap(({ term: text }) => addressesOf(written(text) ?? '') ?? []);
    if (!areWideTogether(ranges)) this.narrow.push(...ranges.filter(isNarrow).map(({ cuts }) => cuts));
  }

  #value({ key }: Condition, text: Term): void {
    const plain = written(text);
    if (plain !== undefined) {
      this.texts.add(plain);
      if (key === 'aws:principalarn') this.#userName(text);
      if (!/[*?]|\$\{/.test(plain)) add(this.values, key, text);
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

  #variables({ term: text }: Element): void {
    if (!text.some((piece) => typeof piece === 'string' && piece.includes('${'))) return;
    for (const part of splitVariables(text)) if (part.kind === 'variable') this.keys.add(part.key);
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
