/** What the policies of a situation speak of, as written: values worth asking with. */

import type { Situation } from '../../../src/policy/situation.js';
import { says, written } from '../../../src/policy/term.js';
import { splitVariables } from '../../../src/policy/variables.js';
import { policiesOf } from './strangers.js';

export interface Hints {
  readonly actions: readonly string[];
  /** Patterns of keys of objects. */
  readonly objects: readonly string[];
  readonly arns: readonly string[];
  readonly accounts: readonly string[];
  readonly sessions: readonly string[];
  readonly canonical: readonly string[];
  /** Condition keys of which somebody asks, as written. */
  readonly keys: readonly string[];
  /** By condition key in lower case. */
  readonly values: ReadonlyMap<string, readonly string[]>;
}

export function hintsOf(situation: Situation): Hints {
  const statements = policiesOf(situation).flatMap((policy) => policy.statements.items);
  const conditions = statements.flatMap((statement) => statement.conditions.items);
  const principals = statements.flatMap((statement) => statement.principal?.items.items ?? []);
  const texts = statements.flatMap((statement) =>
    [...(statement.resource?.items.items ?? []), ...statement.conditions.items.flatMap(({ values }) => values.items)].map(({ term }) => term),
  );
  const values = new Map<string, string[]>();
  for (const condition of conditions.filter(({ operator }) => operator !== 'Null'))
    values.set(condition.key, [...(values.get(condition.key) ?? []), ...condition.values.items.flatMap(({ term }) => written(term) ?? [])]);
  const identities = [...principals.flatMap((one) => ('arn' in one ? [says(one.arn)] : [])), ...(values.get('aws:principalarn') ?? [])];
  const granted = situation.acl.items.flatMap(({ grantee }) => (grantee.kind === 'known' && 'user' in grantee.value ? [grantee.value.user] : []));
  return {
    actions: statements.flatMap((statement) => statement.action?.items.items.flatMap(({ term }) => written(term) ?? []) ?? []),
    objects: statements.flatMap((statement) => statement.resource?.items.items.flatMap(({ term }) => objectOf(says(term))) ?? []),
    arns: identities.filter((arn) => arn.startsWith('arn:')),
    accounts: [...principals.flatMap((one) => ('account' in one ? [says(one.account)] : [])), ...(values.get('aws:principalaccount') ?? [])].filter((one) =>
      /^\d{12}$/.test(one),
    ),
    sessions: principals.flatMap((one) => (one.form === 'session' ? [says(one.session)] : [])),
    canonical: [...principals.flatMap((one) => (one.form === 'canonicalUser' ? [says(one.id)] : [])), ...granted],
    keys: [
      ...conditions.map(({ keyWritten }) => keyWritten),
      ...texts.flatMap((text) =>
        splitVariables(text).flatMap((part) => (part.kind === 'variable' ? [part.says.slice(2, -1).split(',')[0]?.trim() ?? ''] : [])),
      ),
    ],
    values,
  };
}

/** What an ARN says of the key. */
function objectOf(arn: string): readonly string[] {
  const after = /^(?:arn:aws:s3:::[^/]*|arn:aws:s3:[^/]*\/[^/]*\/object)\/(.*)$/s.exec(arn)?.[1];
  return after === undefined ? [] : [after];
}
