/** Every request of a small world: the texts of a policy and a few beside them. What holds for all requests holds for these. */

import { keyInfo } from '../../../src/policy/data/condition-keys.js';
import { mentionedKeys } from '../../../src/policy/evaluate/mentioned.js';
import { derived } from '../../../src/policy/evaluate/view.js';
import { wellFormed } from '../../../src/policy/evaluate/well-formed.js';
import type { Reach } from '../../../src/policy/question.js';
import type { Request } from '../../../src/policy/request.js';
import type { Situation } from '../../../src/policy/situation.js';
import { written } from '../../../src/policy/term.js';
import { OWNER, PARTNER, STRANGER, request } from '../situations.js';
import type { PlainRequest } from '../situations.js';
import { asksFor } from './asks.js';

const BY: readonly Pick<PlainRequest, 'by' | 'session'>[] = [
  { by: 'anonymous' },
  { by: `arn:aws:iam::${OWNER}:root` },
  { by: `arn:aws:iam::${OWNER}:role/admin` },
  { by: `arn:aws:iam::${OWNER}:role/x` },
  { by: `arn:aws:iam::${PARTNER}:root` },
  { by: `arn:aws:iam::${PARTNER}:role/r` },
  { by: `arn:aws:iam::${PARTNER}:role/r`, session: 's1' },
  { by: `arn:aws:iam::${STRANGER}:role/app` },
  { by: `arn:aws:iam::${STRANGER}:user/x` },
  { by: `arn:aws:iam::${STRANGER}:role/:${OWNER}:role/y` },
  { by: 'arn:aws:iam::111199999999:root' },
  { by: 'logging.s3.amazonaws.com' },
  { by: 'cloudfront.amazonaws.com' },
];

const ON_BUCKETS = ['s3:ListBucket', 's3:PutBucketPolicy', 's3:DeleteBucket'];
const ON_OBJECTS = ['s3:GetObject', 's3:PutObject', 's3:DeleteObject', 's3:ReplicateObject'];

type Context = Readonly<Record<string, string | readonly string[]>>;

/** Those that can be sent and that the question asks for. */
export function* requestsFor(question: Reach, situation: Situation): Generator<Request> {
  const contexts = contextsOf(situation, question);
  for (const target of targetsOf(situation, question)) {
    for (const by of BY) {
      for (const context of contexts) {
        const one = request({ ...by, ...target, with: context });
        if (asksFor(question, situation, one) && wellFormed(situation, one) === undefined) yield one;
      }
    }
  }
}

function targetsOf({ policy }: Situation, { prefix }: Reach): readonly Pick<PlainRequest, 'action' | 'key'>[] {
  const patterns = policy?.statements.items.flatMap(({ resource }) => resource?.items.items.flatMap(({ term }) => written(term) ?? []) ?? []) ?? [];
  const named = patterns.flatMap((pattern) => samples(/^arn:aws:s3:::b\/(.*)$/.exec(pattern)?.[1] ?? ''));
  const begun = prefix ? samples(`${written(prefix) ?? ''}*`) : [];
  const keys = new Set(['x', 'xx', ...named, ...begun].filter((key) => key !== ''));
  return [...ON_BUCKETS.map((action) => ({ action })), ...ON_OBJECTS.flatMap((action) => [...keys].map((key) => ({ action, key })))];
}

/** Texts that fit a pattern, and the pattern itself. */
function samples(pattern: string): readonly string[] {
  const filled = pattern.replaceAll(/\$\{aws:username\}/g, 'x').replaceAll('?', 'x');
  return [pattern, filled.replaceAll('*', ''), filled.replaceAll('*', 'x')];
}

function contextsOf(situation: Situation, { context = [], who }: Reach): readonly Context[] {
  const demanded = new Map<string, string[]>();
  for (const { key, is } of context) demanded.set(key.toLowerCase(), typeof is === 'object' ? valuesNear(Object.values(is).flat()) : []);
  if (who.kind === 'service' && who.sourceAccount) demanded.set('aws:sourceaccount', [OWNER, PARTNER]);
  const asked = [...new Set([...mentionedKeys(situation, request({})), ...demanded.keys()])].filter((key) => !isTold(situation, key));
  return asked.reduce<readonly Context[]>(
    (all, key) => {
      const values = [...new Set([...pool(situation, key), ...(demanded.get(key) ?? [])])];
      const list = keyInfo(key)?.multivalued === true;
      return all.flatMap((one) => [one, ...values.map((value) => ({ ...one, [key]: list ? [value] : value }))]);
    },
    [{}],
  );
}

function valuesNear(values: readonly unknown[]): string[] {
  return values.flatMap((value) => (typeof value === 'number' ? [String(value - 0.1), String(value + 1)] : typeof value === 'string' ? [value] : []));
}

/** Who asks tells it already. */
function isTold(situation: Situation, key: string): boolean {
  return BY.some(({ by }) => derived(situation, request({ by: by ?? '' }), key) !== undefined);
}

/** Values that the policy names for a key, and one of another sort. */
function pool({ policy }: Situation, key: string): readonly string[] {
  const info = keyInfo(key);
  if (info?.closed) return info.values;
  const texts = policy?.statements.items.flatMap(({ conditions }) =>
    conditions.items
      .filter((one) => one.key === key && one.operator !== 'Null')
      .flatMap(({ values }) => values.items.flatMap(({ term }) => written(term) ?? [])),
  );
  const named = (texts ?? []).flatMap((text) => samples(text));
  switch (info?.type) {
    case 'ip':
      return ['192.0.2.1', '203.0.113.1', '2001:db8::1'];
    case 'date':
      return ['2015-01-01T00:00:00Z', '2025-01-01T00:00:00Z', '2035-01-01T00:00:00Z'];
    case 'numeric':
      return named.flatMap((text) => [text, String(Number(text) + 1)]);
    case 'arn':
      return [...named, `arn:aws:kms:us-east-1:${OWNER}:key/k2`];
    default:
      return [...named, 'x', 'o-b/x'];
  }
}
