/** Where the model speaks of less or of more than an answer does. */

import { seeDocument } from '../../policy/document.js';
import { Mapped } from '../../text/mapped.js';
import type { SubjectKind } from '../../model/kinds.js';
import type { Seen, SeenMapping } from '../../truth/seen.js';
import { literalSeen, scalarOf, sequenceOf } from '../seen.js';

/** What an operation answered about a subject, as its words read it. */
export function derived(subject: SubjectKind, operation: string, seen: Seen): Seen {
  if (seen.kind !== 'mapping') return seen;
  if (subject === 'bucket' && operation === 'GetBucketAcl') return acl(seen);
  if (subject === 'lambda' && operation === 'GetPolicy') return invocations(seen);
  if (subject === 'lambda' && operation === 'ListFunctions') return withEnvironment(seen);
  return seen;
}

/** S3 User Guide, bucketnamingrules, read November 2026: an account's own names end like this, and no other may. */
export function namespaceOf(bucket: string): 'account-regional' | 'global' {
  return /-\d{12}-[a-z]{2}(?:-[a-z]+)+-\d-an$/.test(bucket) ? 'account-regional' : 'global';
}

/** A mapping with some of its members replaced. */
function withMembers(seen: SeenMapping, members: Readonly<Record<string, Seen>>): SeenMapping {
  return {
    kind: 'mapping',
    origin: seen.origin,
    entries: () => seen.entries().map((entry) => ({ ...entry, value: members[entry.name] ?? entry.value })),
    get: (name) => members[name] ?? seen.get(name),
    open: seen.open,
  };
}

const LOG_DELIVERY = 'http://acs.amazonaws.com/groups/s3/LogDelivery';

/** S3 User Guide, acl-overview, read November 2026: the owner's full control stands among the grants, and a canned ACL only by its grants. */
function acl(seen: SeenMapping): Seen {
  const grants = seen.get('Grants');
  if (grants.kind !== 'sequence') return seen;
  const owner = literalAt(seen.get('Owner'), 'ID');
  const others = grants.items().filter((grant) => owner === undefined || literalAt(memberOf(grant, 'Grantee'), 'ID') !== owner);
  const delivers = (permission: string) => (grant: Seen) =>
    literalAt(memberOf(grant, 'Grantee'), 'URI') === LOG_DELIVERY && literalAt(grant, 'Permission') === permission;
  const [write, read] = [others.find(delivers('WRITE')), others.find(delivers('READ_ACP'))];
  if (!write || !read) return withMembers(seen, { Grants: sequenceOf(others, grants.origin) });
  const rest = others.filter((grant) => grant !== write && grant !== read);
  return withMembers(seen, { Grants: sequenceOf(rest, grants.origin), Canned: scalarOf(Mapped.literal('log-delivery-write'), write.origin) });
}

/** Lambda Developer Guide, resource-based policies, read November 2026: one principal a statement, a service or an account. */
function invocations(seen: SeenMapping): Seen {
  const document = seeDocument(seen.get('Policy'));
  if (document.kind !== 'mapping') return withMembers(seen, { Policy: document });
  const statements = document.get('Statement');
  if (statements.kind !== 'sequence') return withMembers(seen, { Policy: document });
  const items = statements.items().map((one) => (one.kind === 'mapping' ? withMembers(one, { Principal: single(one.get('Principal')) }) : one));
  return withMembers(seen, { Policy: withMembers(document, { Statement: sequenceOf(items, statements.origin, statements.open) }) });
}

/** API Reference, EnvironmentResponse: variables that Lambda could not decrypt for who asks are left out, with an error in their place. */
function withEnvironment(seen: SeenMapping): Seen {
  const environment = seen.get('Environment');
  const error = memberOf(environment, 'Error');
  if (environment.kind !== 'mapping' || error.kind === 'absent') return seen;
  const code = literalAt(error, 'ErrorCode');
  const reason = `not known: Lambda could not decrypt them for the scan${code === undefined ? '' : ` (${code})`}`;
  return withMembers(seen, { Environment: withMembers(environment, { Variables: { kind: 'unknown', reason, origin: error.origin } }) });
}

function single(principal: Seen): Seen {
  const [only, ...more] = principal.kind === 'mapping' ? principal.entries() : [];
  return only && more.length === 0 && only.value.kind === 'scalar' ? only.value : principal;
}

function memberOf(seen: Seen, name: string): Seen {
  return seen.kind === 'mapping' ? seen.get(name) : { kind: 'absent', origin: seen.origin };
}

function literalAt(seen: Seen, name: string): string | undefined {
  return literalSeen(memberOf(seen, name));
}
