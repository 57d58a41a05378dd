/** What a bucket is used for, inferred from everything in sight. */

import type { Declaration } from '../model/declaration.js';
import type { Bucket, Roles } from '../model/subjects.js';
import { granteeOf, isCdnLogDelivery } from '../policy/acl.js';
import { letsService } from '../policy/lets-service.js';
import { all, any, no, supposing } from '../truth/answer.js';
import type { Answer } from '../truth/answer.js';
import { some } from '../truth/value.js';
import type { World } from '../truth/world.js';
import type { JoinedEstate } from './estate.js';
import { Pointers, linksIn, pointer, withinRegion } from './pointers.js';
import type { Pointer } from './pointers.js';

/** Who writes what into a bucket, and from where. S3 User Guide, server access logging, inventory and analytics; Elastic Load Balancing and CloudTrail guides; October 2026. */
const LOG_SERVICES = ['logging.s3.amazonaws.com'];
const DELIVERY_SERVICES = [
  'bcm-data-exports.amazonaws.com',
  'billingreports.amazonaws.com',
  'cloudtrail.amazonaws.com',
  'config.amazonaws.com',
  'delivery.logs.amazonaws.com',
  'guardduty.amazonaws.com',
  'logdelivery.elasticloadbalancing.amazonaws.com',
  'logdelivery.elb.amazonaws.com',
  's3.amazonaws.com',
  'ses.amazonaws.com',
  'storage-lens.s3.amazonaws.com',
];

const POINTERS = {
  logs: [withinRegion(pointer('bucket', 'sends its access logs here', (bucket) => [bucket.logging.target]))],
  deliveries: [
    pointer('trail', 'delivers its log files here', (trail) => [trail.target.bucket]),
    pointer('deliveryChannel', 'delivers configuration history here', (channel) => [channel.target.bucket]),
    pointer('flowLog', 'delivers flow logs here', (log) => [log.target.bucket]),
    withinRegion(pointer('loadBalancer', 'delivers its logs here', (balancer) => [balancer.accessLogs.bucket, balancer.connectionLogs.bucket])),
    pointer('storageLens', 'exports its metrics here', (lens) => [lens.target.bucket]),
    // Reports reach only a bucket whose policy lets S3 deliver, which is asked for as well: lists that nobody read hide nothing.
    withinRegion(pointer('bucket', 'delivers its inventory here', (bucket) => bucket.inventory.items.map((one) => one.destination.bucket))),
    withinRegion(pointer('bucket', 'delivers its analytics here', (bucket) => bucket.analytics.items.map((one) => one.export.bucket))),
  ],
  balancers: [
    // Elastic Load Balancing, access logs: a network load balancer may write with a customer managed key, the others with SSE-S3 only.
    withinRegion(
      pointer('loadBalancer', 'delivers its logs here', (balancer) =>
        balancer.naming.type.is('network').truth === 'yes' ? [] : [balancer.accessLogs.bucket, balancer.connectionLogs.bucket],
      ),
    ),
  ],
  origins: [pointer('distribution', 'serves it', (distribution) => linksIn(distribution.origins, (origin) => origin.domain))],
  cdnLogs: [pointer('distribution', 'delivers its access logs here', (distribution) => [distribution.logging.bucket])],
  states: [pointer('provider', 'keeps its state here', (backend) => [backend.state])],
  replicas: [pointer('bucket', 'is replicated to it', (bucket) => linksIn(bucket.replication.rules, (rule) => rule.destination.bucket))],
} as const satisfies Readonly<Record<string, readonly Pointer[]>>;

/** The roles of every bucket, each inferred when somebody asks for it. */
export class Neighbours {
  readonly #pointers = new Map<Pointer, Pointers>();

  constructor(private readonly estate: JoinedEstate) {}

  rolesOf(declaration: Declaration, world: World): Roles {
    const bucket = this.estate.view(declaration, world) as Bucket;
    const pointed = (pointers: readonly Pointer[]): Answer => this.#pointedAt(pointers, declaration, world);
    return new LazyRoles(this.estate, {
      logTarget: () => any(pointed(POINTERS.logs), this.#aclForLogs(bucket, pointed), letsService(bucket.policy.document, LOG_SERVICES, 's3:PutObject')),
      balancerLogTarget: () => pointed(POINTERS.balancers),
      deliveryTarget: () => any(pointed(POINTERS.deliveries), letsService(bucket.policy.document, DELIVERY_SERVICES, 's3:PutObject')),
      websiteOrigin: () => bucket.website.isWritten(),
      cdnOrigin: () => pointed(POINTERS.origins),
      cdnLogTarget: () => any(pointed(POINTERS.cdnLogs), () => aclForCdnLogs(bucket)),
      replica: () => pointed(POINTERS.replicas),
      stateStore: () => pointed(POINTERS.states),
    });
  }

  /** The ACL for log delivery is set for CloudFront's logs as well: where a distribution delivers, it says nothing of access logs. */
  #aclForLogs(bucket: Bucket, pointed: (pointers: readonly Pointer[]) => Answer): Answer {
    const acl = any(bucket.acl.canned.is('log-delivery-write'), () => some(bucket.acl.grants, isForLogs));
    if (acl.truth === 'yes' && pointed(POINTERS.cdnLogs).truth === 'yes') return no();
    return supposing('its ACL is there for access logs', acl);
  }

  #pointedAt(pointers: readonly Pointer[], declaration: Declaration, world: World): Answer {
    const at = (bucket: Declaration): Answer => any(...pointers.map((one) => this.#of(one).at(bucket, world)));
    const own = at(declaration);
    if (own.truth === 'yes') return own;
    const live = this.estate.live?.of(declaration, world);
    // That nobody live is seen to use it is no reason to doubt what the text says.
    const theirs = live && at(live);
    return theirs?.truth === 'yes' ? theirs : own;
  }

  #of(one: Pointer): Pointers {
    let found = this.#pointers.get(one);
    if (!found) {
      found = new Pointers(this.estate, one);
      this.#pointers.set(one, found);
    }
    return found;
  }
}

/** Where no distribution is in sight that delivers here, its ACL still tells that one does: CloudFront takes no less than all rights. */
function aclForCdnLogs({ acl }: Bucket): Answer {
  const granted = some(acl.grants, ({ grantee, permission }) => all(permission.is('FULL_CONTROL'), () => isCdnLogDelivery(granteeOf(grantee))));
  return supposing('its ACL is there for the logs of CloudFront', granted);
}

/** The group gets WRITE and READ_ACP (S3 User Guide, canned ACLs, read October 2026). */
function isForLogs({ grantee, permission }: Bucket['acl']['grants']['items'][number]): Answer {
  return all(permission.is('WRITE'), () => granteeOf(grantee).satisfies('the log delivery group', (who) => 'group' in who && who.group === 'LogDelivery'));
}

type Makers = { readonly [K in keyof Roles]: () => Roles[K] };

class LazyRoles implements Roles {
  readonly #makers: Makers;
  readonly #made: Partial<Record<keyof Roles, Answer>> = {};

  constructor(
    private readonly estate: JoinedEstate,
    makers: Makers,
  ) {
    this.#makers = makers;
  }

  #of(name: keyof Roles): Answer {
    this.estate.twins.looked();
    return (this.#made[name] ??= this.#makers[name]());
  }

  get logTarget(): Answer {
    return this.#of('logTarget');
  }

  get balancerLogTarget(): Answer {
    return this.#of('balancerLogTarget');
  }

  get deliveryTarget(): Answer {
    return this.#of('deliveryTarget');
  }

  get websiteOrigin(): Answer {
    return this.#of('websiteOrigin');
  }

  get cdnOrigin(): Answer {
    return this.#of('cdnOrigin');
  }

  get cdnLogTarget(): Answer {
    return this.#of('cdnLogTarget');
  }

  get replica(): Answer {
    return this.#of('replica');
  }

  get stateStore(): Answer {
    return this.#of('stateStore');
  }
}
