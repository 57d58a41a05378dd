/** The ways from the network to a bucket: endpoints of a VPC, distributions of CloudFront. */

import { policy, tag } from './parts.js';
import { block, flag, link, list, text, word } from './shape.js';

/** A VPC endpoint, of whatever service. */
export const endpoint = () =>
  ({
    service: block({ name: text, type: word('Gateway', 'Interface', 'GatewayLoadBalancer', 'Resource', 'ServiceNetwork'), region: text }),
    network: block({ vpc: text, routeTables: list(text), subnets: list(text), privateDns: flag }),
    /** Not written: everything is let through. */
    policy,
  }) as const;

const viewerProtocol = word('allow-all', 'https-only', 'redirect-to-https');

const behavior = { origin: text, viewerProtocol, allowedMethods: list(text), keyGroups: list(text), signers: list(text) } as const;

/** A distribution of CloudFront. */
export const distribution = () =>
  ({
    activation: block({ enabled: flag, staging: flag, rootObject: text, aliases: list(text) }),
    origins: list(
      block({
        id: text,
        /** A host name: of a bucket's REST endpoint, of its website endpoint, or of anything else. */
        domain: link('bucket'),
        path: text,
        accessControl: link('originAccessControl'),
        /** `origin-access-identity/cloudfront/ID`; empty means none. */
        accessIdentity: link('originAccessIdentity'),
        /** Written for an origin that is reached as a bucket, maybe empty. */
        s3: block({}),
        /** Written for an origin that is reached as any web server. */
        custom: block({ protocol: word('http-only', 'https-only', 'match-viewer') }),
      }),
    ),
    defaultBehavior: block(behavior),
    behaviors: list(block({ path: text, ...behavior })),
    logging: block({ bucket: link('bucket'), prefix: text, cookies: flag }),
    firewall: block({ webAcl: text }),
    certificate: block({ minimumProtocol: text, cloudFrontDefault: flag }),
    tags: list(tag),
  }) as const;

export const originAccessControl = () =>
  ({
    naming: block({ name: text }),
    signing: block({
      originType: word('s3', 'lambda', 'mediastore', 'mediapackagev2'),
      behavior: word('always', 'never', 'no-override'),
      protocol: word('sigv4'),
    }),
  }) as const;

/** The elder form of it. */
export const originAccessIdentity = () =>
  ({
    naming: block({ comment: text }),
  }) as const;
