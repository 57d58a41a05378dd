/**
 * Endpoints of a VPC for S3, and what their policies let through. AWS PrivateLink Guide, endpoint policies, read November 2026; IAM User Guide,
 * global condition keys, read October 2026.
 */

import { coversAction } from '../policy/data/actions.js';
import { parsePolicy } from '../policy/parse.js';
import type { Condition, Elements, Policy, Statement } from '../policy/policy.js';
import { says, written } from '../policy/term.js';
import type { Term } from '../policy/term.js';
import type { Origin } from '../text/origin.js';
import { all, any, no, not, unknown, yes } from '../truth/answer.js';
import type { Answer, Truth } from '../truth/answer.js';
import { every, some } from '../truth/value.js';
import type { List } from '../truth/value.js';
import { namesEverything } from './arn.js';
import { answerOf, asked, willShow } from './open-text.js';
import { termOfValue } from './situation.js';
import type { Endpoint } from './subjects.js';

/** Whether the endpoint is one for S3, by the name of its service. */
export function isForS3({ service }: Pick<Endpoint, 'service'>): Answer {
  const { name } = service;
  if (name.kind === 'absent') return no();
  const text = termOfValue(name, 'the service of an endpoint');
  const [start, end] = [text[0], text.at(-1)];
  const { origin } = name;
  const told = typeof end === 'string' ? end : '';
  if (SERVICES.some((one) => told.endsWith(one))) return yes({ says: `the service is ${says(text)}`, origin });
  // What stands before may complete it, in all names but those of customers.
  const isOpenEnded = written(text) === undefined && !(typeof start === 'string' && start.startsWith(OF_CUSTOMERS));
  return isOpenEnded && SERVICES.some((one) => one.endsWith(told))
    ? unknown({ says: `whether ${says(text)} is S3 ${willShow(text)}`, origin })
    : no({ says: `the service is ${says(text)}`, origin });
}

/** Services that somebody offers by PrivateLink. */
const OF_CUSTOMERS = 'com.amazonaws.vpce.';
/** Gateway and interface endpoints, and those of Multi-Region Access Points. */
const SERVICES: readonly string[] = ['.s3', '.s3-global.accesspoint'];

/** Whether the endpoint has a policy that says more than what holds without one. */
export function hasOwnPolicy({ policy }: Pick<Endpoint, 'policy'>): Answer {
  const { document } = policy;
  if (document.kind === 'absent') return no({ says: 'it has no policy', origin: document.origin });
  return not(isDefault(parsePolicy(document, 'endpoint')));
}

/** `Allow * * *` alone: what EC2 writes where nobody did. */
function isDefault({ statements, origin }: Policy): Answer {
  const { items, open } = statements;
  const [only, ...more] = items;
  if (open) return unknown({ says: `a statement is ${open.reason}`, origin: open.origin });
  if (!only || more.length > 0) return no();
  const bare = only.conditions.items.length === 0 && !only.conditions.open && only.principal?.not === false;
  const everybody = only.principal ? every(only.principal.items, ({ form }) => (form === 'everybody' ? yes() : no())) : no();
  const everything = all(only.effect.is('Allow'), everybody, isAll(only.action), isAll(only.resource));
  return bare && everything.truth === 'yes' ? yes({ says: 'its policy lets everything through, as it would without one', origin }) : bare ? everything : no();
}

function isAll(elements: Elements | undefined): Answer {
  if (!elements || elements.not) return no();
  return some(elements.items, (item) =>
    asked(
      item,
      (text) => text === '*',
      (text) => `${text} is everything`,
    ),
  );
}

/** A statement that could let data out, and whether it does. */
export interface Outlet {
  /** Its Sid, or its place. */
  readonly key: string;
  readonly says: string;
  /** The resource that is too wide. */
  readonly origin: Origin;
  /** Whether it lets whoever may call write to any bucket there is. */
  readonly leads: Answer;
}

/** The statements of an endpoint's policy, each as a way out. */
export function outletsOf({ policy: { document } }: Pick<Endpoint, 'policy'>): List<Outlet> {
  if (document.kind === 'absent') return { items: [], origin: document.origin };
  const { statements } = parsePolicy(document, 'endpoint');
  const refused = any(...statements.items.map(refusesOtherOwners));
  return { ...statements, items: statements.items.map((one) => outletOf(one, refused)) };
}

function outletOf(statement: Statement, refused: Answer): Outlet {
  const { sid, index, origin, effect, action, resource, conditions } = statement;
  const named = sid.kind === 'known' && sid.value !== '' ? sid.value : undefined;
  const leads = all(
    reachesAnyBucket(resource),
    effect.is('Allow'),
    () => coversWriting(action),
    () => not(some(conditions, fixesOwner)),
    () => not(refused),
  );
  return {
    key: named ?? `#${index + 1}`,
    says: named === undefined ? `statement #${index + 1}` : `statement "${named}"`,
    origin: resource?.items.items.find(({ term }) => isAnyBucket(term) === 'yes')?.origin ?? resource?.origin ?? origin,
    leads,
  };
}

/** A Deny beside it for all buckets of others. What else it asks for takes out callers that somebody thought of. */
function refusesOtherOwners({ effect, action, resource, conditions }: Statement): Answer {
  const ofOthers = any(...conditions.items.map((one) => (one.negated && OWNER_KEYS.has(one.key) ? yes() : no())));
  return all(
    ofOthers,
    () => effect.is('Deny'),
    () => coversWriting(action),
    () => reachesAnyBucket(resource),
  );
}

function reachesAnyBucket(resource: Elements | undefined): Answer {
  if (!resource) return no();
  if (resource.not) return yes({ says: 'NotResource leaves every other bucket in', origin: resource.origin });
  return some(resource.items, ({ term, origin }) => {
    const truth = isAnyBucket(term);
    return truth === 'yes'
      ? yes({ says: `${says(term)} is every bucket, whoever owns it`, origin })
      : answerOf(truth, `what ${says(term)} names ${willShow(term)}`, origin);
  });
}

/** `*` and `arn:aws:s3:::*`, or all of their objects. */
function isAnyBucket(resource: Term): Truth {
  return /^arn:[^:]*:(?:s3|\*):[^:]*:[^:]*:\*+\/\*+$/.test(written(resource) ?? '') ? 'yes' : namesEverything(resource);
}

function coversWriting(action: Elements | undefined): Answer {
  if (!action) return no();
  const named = some(action.items, (item) =>
    asked(
      item,
      (text) => coversAction(text, 's3:PutObject'),
      (text) => `${text} covers s3:PutObject`,
    ),
  );
  return action.not ? not(named) : named;
}

/** Keys that say whose bucket it is. */
const OWNER_KEYS: ReadonlySet<string> = new Set([
  'aws:resourceaccount',
  'aws:resourceorgid',
  'aws:resourceorgpaths',
  's3:resourceaccount',
  's3:dataaccesspointaccount',
  's3:dataaccesspointarn',
]);

/** S3 always tells the owner, so that IfExists takes nothing away; ForAllValues would let pass what has no value. */
function fixesOwner({ operator, negated, quantifier, key, values }: Condition): Answer {
  if (negated || quantifier === 'all' || !OWNER_KEYS.has(key) || !/^(?:String|Arn)/.test(operator)) return no();
  return every(values, ({ term, origin }) => (/^\*+$/.test(written(term) ?? '') ? no({ says: `${says(term)} is any owner`, origin }) : yes()));
}
