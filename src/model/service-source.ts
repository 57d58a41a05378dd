/** On whose behalf an AWS service acts, as conditions fix it. */

import type { Condition, Element, Elements, Statement } from '../policy/policy.js';
import { says } from '../policy/term.js';
import type { Piece, Term } from '../policy/term.js';
import { splitVariables } from '../policy/variables.js';
import type { Origin } from '../text/origin.js';
import { all, any, no, not, unknown, yes } from '../truth/answer.js';
import type { Answer } from '../truth/answer.js';
import { every, some } from '../truth/value.js';
import { isOpen, unresolved } from './open-text.js';
import type { PolicySubject, StatementSubject } from './policies.js';
import { deniesBeside, takesIn } from './statements.js';
import { own } from '../text/own.js';
import { series } from '../truth/sentences.js';

/** The services that a statement names, and whether it is fixed for whom they act. */
export interface OpenServices {
  readonly services: readonly string[];
  readonly pinned: Answer;
  /** The first of them. */
  readonly origin: Origin;
}

/** It has a rule of its own, which knows of distributions. */
const CLOUDFRONT = 'cloudfront.amazonaws.com';
/** They write below `AWSLogs/ACCOUNT/`. Elastic Load Balancing, access logs, October 2026. */
const BALANCERS: ReadonlySet<string> = new Set(['logdelivery.elasticloadbalancing.amazonaws.com', 'logdelivery.elb.amazonaws.com']);

/** It tells the account on whose behalf it stores a mail as aws:Referer, too: its guide asked for that at first. Who sends the mail does not set it. */
const MAIL = 'ses.amazonaws.com';

/** All services but CloudFront. */
export function openServices(subject: Pick<StatementSubject, 'statement' | 'of'>): OpenServices {
  return openAmong(subject, (service) => service !== CLOUDFRONT);
}

/** CloudFront alone. */
export function openCloudFront(subject: Pick<StatementSubject, 'statement' | 'of'>): OpenServices {
  return openAmong(subject, (service) => service === CLOUDFRONT);
}

function openAmong(subject: Pick<StatementSubject, 'statement' | 'of'>, isMeant: (service: string) => boolean): OpenServices {
  const { statement, of } = subject;
  const { principal, effect, conditions, resource, origin } = statement;
  const named =
    principal && !principal.not
      ? principal.items.items.flatMap((one) => (one.form === 'service' ? [{ name: says(one.name), ...supposedIn(one.element) }] : []))
      : [];
  const services = named.filter(({ name }) => isMeant(name));
  if (services.length === 0) return { services: [], pinned: yes(), origin };
  const names = keysInNames(of);
  const pinned = any(
    not(effect.is('Allow')),
    some(conditions, (condition) => pinsSource(condition, names)),
    () => (services.every(({ name }) => name === MAIL) ? some(conditions, (condition) => pinsSource(condition, names, REFERER)) : no()),
    () => (services.every(({ name }) => BALANCERS.has(name)) ? namesAccountPath(resource, names) : no()),
    () => deniesBeside(subject, (deny) => all(refusesOtherSources(deny, names), () => takesIn(deny, statement))),
  );
  return {
    services: services.map(({ name }) => name),
    pinned:
      pinned.truth === 'no'
        ? no({
            says: `nothing fixes for whom ${series(services.map(({ name }) => name))} ${services.length > 1 ? 'act' : 'acts'}`,
            origin: services[0]?.origin ?? origin,
            assumed: services[0]?.assumed,
          })
        : pinned,
    origin: services[0]?.origin ?? origin,
  };
}

function supposedIn({ origin, value }: Element): { readonly origin: Origin; readonly assumed: string | undefined } {
  return { origin, assumed: value.kind === 'known' ? value.assumed : undefined };
}

/** Keys of what is not known of the bucket's name. Wherever else that stands, it holds neither a wildcard nor a slash. */
type Keys = ReadonlySet<string>;
const NONE: Keys = new Set();

function keysInNames({ buckets }: Pick<PolicySubject, 'buckets'>): Keys {
  const keys = buckets.items.flatMap(({ name }) => name.flatMap((piece) => (typeof piece === 'string' ? [] : [piece.key])));
  return keys.length === 0 ? NONE : new Set(keys);
}

function mayBeAnything(piece: Piece, names: Keys): boolean {
  return typeof piece !== 'string' && isOpen(piece) && !names.has(piece.key);
}

function namesAccountPath(resource: Elements | undefined, names: Keys): Answer {
  if (!resource || resource.not) return no();
  return every(resource.items, (item) => {
    const text = item.term
      .map((piece) => (typeof piece === 'string' ? piece : mayBeAnything(piece, names) ? OPEN : piece.looks === 'account' ? '000000000000' : 'x'))
      .join('');
    if (/\/AWSLogs\/\d{12}\//.test(text)) return yes();
    return text.includes(OPEN) ? unresolved(item, (piece) => mayBeAnything(piece, names)) : no();
  });
}

/** What of a value must be fixed to say for whom a service acts. */
type Fixing = 'all' | 'arn' | 'organization';

/** Keys that say for whom a service acts. */
type Sources = Readonly<Record<string, Fixing | undefined>>;

/** IAM User Guide, the confused deputy problem, October 2026. */
const SOURCES: Sources = {
  'aws:sourceaccount': 'all',
  'aws:sourcearn': 'arn',
  'aws:sourceorgid': 'all',
  'aws:sourceorgpaths': 'organization',
};
const REFERER: Sources = { 'aws:referer': 'all' };

/** Whether a condition fixes for whose account or organization a service acts; the ARN of a bucket has neither. */
export function pinsAccount(condition: Condition): Answer {
  return own(SOURCES, condition.key) === 'arn' ? no() : pinsSource(condition, NONE);
}

/** Whether a condition lets a service in only on behalf of somebody who is fixed. */
function pinsSource(condition: Condition, names: Keys, sources = SOURCES): Answer {
  const { negated, ifExists, quantifier, values } = condition;
  if (negated || ifExists || quantifier === 'all' || (values.items.length === 0 && !values.open)) return no();
  return namesSource(condition, names, sources);
}

/** Keys that may stand beside it in such a Deny: they only say that services are meant. */
const BESIDE: ReadonlySet<string> = new Set(['aws:principalisawsservice', 'aws:principalservicename', 'aws:principalservicenameslist']);

/** Whether a Deny refuses services that act for anybody but somebody who is fixed. */
export function refusesOtherSources({ conditions }: Statement, names = NONE): Answer {
  if (conditions.open) return unknown({ says: `a condition is ${conditions.open.reason}`, origin: conditions.origin });
  const { items } = conditions;
  if (items.some(({ key }) => !own(SOURCES, key) && !BESIDE.has(key))) return no();
  return any(...items.map((condition) => (condition.negated && condition.quantifier !== 'any' ? namesSource(condition, names) : no())));
}

function namesSource(condition: Condition, names: Keys, sources = SOURCES): Answer {
  const fixing = own(sources, condition.key);
  if (!fixing || !/^(?:String|Arn)/.test(condition.operator)) return no();
  return every(condition.values, (value) => isFixed(value, fixing, condition.operator.startsWith('StringEquals'), names));
}

/** @param exact the operator knows no wildcards, so that whatever is written is one text */
function isFixed(value: Element, fixing: Fixing, exact: boolean, names: Keys): Answer {
  const text = splitVariables(value.term)
    .map((part) => (part.kind === 'variable' ? (OWNER.has(part.key) ? 'x' : '*') : part.kind === 'character' ? 'x' : skeleton(part.text, exact, names)))
    .join('');
  const needed = fixing === 'arn' ? sourceIn(text) : fixing === 'organization' ? text.replace(/\/.*$/s, '') : text;
  if (needed === '' || /[*?]/.test(needed)) return no({ says: `${says(value.term)} leaves the source open`, origin: value.origin });
  return needed.includes(OPEN)
    ? unresolved(value, (piece) => mayBeAnything(piece, names))
    : yes({ says: `${says(value.term)} fixes the source`, origin: value.origin });
}

/** Variables that are the owner of the bucket. */
const OWNER: ReadonlySet<string> = new Set(['aws:resourceaccount', 's3:resourceaccount']);
/** Stands for what can be any text, wildcards among them. */
const OPEN = '\uFFFC';

function skeleton(text: Term, exact: boolean, names: Keys): string {
  return text
    .map((piece) => {
      if (typeof piece === 'string') return exact ? piece.replaceAll(/[*?]/g, 'x') : piece;
      if (piece.looks === 'arn') return 'arn:x:x:x:x:x';
      return mayBeAnything(piece, names) && !exact ? OPEN : 'x';
    })
    .join('');
}

/** Whose source an ARN is: its account, or, as buckets have none in their ARN, the bucket. */
function sourceIn(arn: string): string {
  const parts = arn.split(':');
  const [account = '', ...rest] = parts.slice(4);
  if (parts.length < 6) return arn;
  return account === '' ? rest.join(':').replace(/\/.*$/s, '') : account;
}
