/** The answer to a request that may have one: the recorded reply that the state chooses, with the names of the one who asks put in. */

import type { Asked } from './asked.js';
import { refused } from './errors.js';
import { accountIn, regionIn } from './gate.js';
import { recordings } from './replies/all.js';
import type { Recording, Reply } from './reply.js';
import { SECOND_PAGE, filled } from './reply.js';
import type { Session, Sessions } from './sessions.js';
import type { FakeState } from './state.js';
import { toldTo } from './state.js';

export interface World {
  readonly state: FakeState;
  readonly sessions: Sessions;
  readonly now: () => Date;
}

export function answered(asked: Asked, session: Session, world: World): Reply {
  const recording = recordings[`${asked.service}:${asked.operation}`];
  if (!recording) return notImplemented(asked);
  const region = asked.bucket === undefined ? asked.region : world.state.accounts[session.account]?.buckets?.[asked.bucket]?.region;
  const names = { account: session.account, region: region ?? '', bucket: asked.bucket, resource: asked.resource };
  switch (asked.operation) {
    case 'GetCallerIdentity':
      return filled(recording.configured, { ...names, arn: session.arn, userId: session.accessKeyId });
    case 'AssumeRole':
      return assumed(asked, session, world, recording);
    case 'ListBuckets':
      return listed(asked, session, world, recording);
    case 'GetBucketLocation':
      return filled(region === 'us-east-1' ? otherwise(recording) : recording.configured, names);
    default:
      return filled(chosen(asked, session, world, recording), names);
  }
}

function chosen(asked: Asked, session: Session, { state }: World, recording: Recording): Reply {
  const region = regionIn(asked);
  if (region !== undefined && region !== asked.region) return otherwise(recording);
  const tells = toldTo(asked, state, session.account);
  const told = typeof tells === 'function' ? tells(asked) : tells;
  if (told === 'disabled') return refused(asked.service, { ...DISABLED, ...(asked.service === 'ec2' && { status: 401, code: 'AuthFailure' }) });
  if (told === 'absent') return otherwise(recording);
  if (told !== 'configured') return told;
  return recording.next && `${asked.queryText}${asked.body}`.includes(SECOND_PAGE) ? recording.next : recording.configured;
}

const DISABLED = { status: 403, code: 'UnrecognizedClientException', message: 'The security token included in the request is invalid.' };

/** What is said where nothing is configured; where there is always something, that. */
function otherwise({ absent, configured }: Recording): Reply {
  return 'never' in absent ? configured : absent;
}

/** The buckets by name, a page at a time; their Regions only where the request bears a parameter, as S3 does it. */
function listed({ query, region }: Asked, { account }: Session, { state }: World, recording: Recording): Reply {
  const asks = ['max-buckets', 'prefix', 'continuation-token', 'bucket-region'].some((name) => query.has(name));
  const most = Number(query.get('max-buckets') ?? 10_000);
  const after = query.get('continuation-token') ?? '';
  const matching = Object.entries(state.accounts[account]?.buckets ?? {})
    .filter(([name, bucket]) => name.startsWith(query.get('prefix') ?? '') && (query.get('bucket-region') ?? bucket.region) === bucket.region && name > after)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const page = matching.slice(0, most);
  const buckets = page.map(([name, bucket]) => {
    const regional = asks ? `<BucketRegion>${bucket.region}</BucketRegion>` : '';
    return `<Bucket><Name>${name}</Name><CreationDate>2025-01-02T03:04:05.000Z</CreationDate>${regional}<BucketArn>arn:aws:s3:::${name}</BucketArn></Bucket>`;
  });
  const continuation = matching.length > page.length ? `<ContinuationToken>${page.at(-1)?.[0] ?? ''}</ContinuationToken>` : '';
  return filled(recording.configured, { account, region, buckets: buckets.join(''), continuation });
}

/** Another account's role, if it is there to be taken on. */
function assumed(asked: Asked, { account }: Session, { state, sessions, now }: World, recording: Recording): Reply {
  const form = new URLSearchParams(asked.body);
  const other = accountIn(asked.resource) ?? '';
  const role = asked.resource?.split('/').at(-1) ?? '';
  const kept = state.accounts[other]?.roles?.[role];
  const allowed = kept !== undefined && (kept.externalId === undefined || kept.externalId === form.get('ExternalId'));
  if (!allowed) return filled(otherwise(recording), { account, resource: asked.resource });
  const name = form.get('RoleSessionName') ?? '';
  const expires = new Date(now().getTime() + Number(form.get('DurationSeconds') ?? 3600) * 1000);
  const opened = sessions.open(other, role, name, expires);
  const { accessKeyId, secretAccessKey, sessionToken, arn } = opened;
  return filled(recording.configured, { accessKeyId, secretAccessKey, sessionToken, arn, session: name, expiration: expires.toISOString() });
}

/** A service that does not know what is asked of it. */
function notImplemented({ service, operation }: Asked): Reply {
  return refused(service, { status: 501, code: 'NotImplemented', message: `The fake does not know ${operation}.` });
}
