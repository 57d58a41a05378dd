/** AWS's own principals in bucket policies: services that write to buckets, accounts that belong to AWS, CloudFront's identities. */

import type { Term } from '../term.js';

/** Who writes what into a bucket, and with what it should be confined to its customer. */
export interface Writer {
  readonly principal: string;
  /** As a noun phrase: "S3 server access logs". */
  readonly writes: string;
  /** Permission-relevant actions that it needs. */
  readonly needs: readonly string[];
  /** Keys by which a grant to it is confined. */
  readonly confinedBy: readonly string[];
  readonly source: string;
}

const SOURCE = ['aws:SourceArn', 'aws:SourceAccount'] as const;

/** S3 User Guide, CloudTrail, Config, Elastic Load Balancing and CloudFront guides, October 2026. */
export const writers: readonly Writer[] = [
  {
    principal: 'logging.s3.amazonaws.com',
    writes: 'S3 server access logs',
    needs: ['s3:PutObject'],
    confinedBy: SOURCE,
    source: 'S3 User Guide, server access logging',
  },
  {
    principal: 's3.amazonaws.com',
    writes: 'S3 Inventory and analytics reports',
    needs: ['s3:PutObject'],
    confinedBy: SOURCE,
    source: 'S3 User Guide, bucket policy examples',
  },
  {
    principal: 'storage-lens.s3.amazonaws.com',
    writes: 'S3 Storage Lens exports',
    needs: ['s3:PutObject'],
    confinedBy: SOURCE,
    source: 'S3 User Guide, Storage Lens',
  },
  {
    principal: 'cloudtrail.amazonaws.com',
    writes: 'CloudTrail logs',
    needs: ['s3:GetBucketAcl', 's3:PutObject'],
    confinedBy: SOURCE,
    source: 'CloudTrail User Guide, bucket policy',
  },
  {
    principal: 'config.amazonaws.com',
    writes: 'AWS Config history',
    needs: ['s3:GetBucketAcl', 's3:ListBucket', 's3:PutObject'],
    confinedBy: SOURCE,
    source: 'AWS Config Developer Guide, delivery',
  },
  {
    principal: 'delivery.logs.amazonaws.com',
    writes: 'VPC flow logs and other vended logs',
    needs: ['s3:GetBucketAcl', 's3:PutObject'],
    confinedBy: SOURCE,
    source: 'CloudWatch Logs User Guide, vended logs',
  },
  {
    principal: 'logdelivery.elasticloadbalancing.amazonaws.com',
    writes: 'load balancer access logs',
    needs: ['s3:PutObject'],
    confinedBy: SOURCE,
    source: 'Elastic Load Balancing, access logs',
  },
  {
    principal: 'logdelivery.elb.amazonaws.com',
    writes: 'load balancer access logs (Outposts)',
    needs: ['s3:PutObject'],
    confinedBy: SOURCE,
    source: 'Elastic Load Balancing, access logs',
  },
  {
    principal: 'cloudfront.amazonaws.com',
    writes: 'nothing: it reads what CloudFront serves',
    needs: ['s3:GetObject'],
    confinedBy: ['aws:SourceArn'],
    source: 'CloudFront Developer Guide, origin access control',
  },
];

/**
 * Accounts from which Elastic Load Balancing writes access logs in Regions older than August 2022. Elastic Load Balancing guide,
 * October 2026; China: Terraform AWS provider, 2025.
 */
export const loadBalancerAccounts = (): Readonly<Record<string, string>> => ({
  'af-south-1': '098369216593',
  'ap-east-1': '754344448648',
  'ap-northeast-1': '582318560864',
  'ap-northeast-2': '600734575887',
  'ap-northeast-3': '383597477331',
  'ap-south-1': '718504428378',
  'ap-southeast-1': '114774131450',
  'ap-southeast-2': '783225319266',
  'ap-southeast-3': '589379963580',
  'ca-central-1': '985666609251',
  'cn-north-1': '638102146993',
  'cn-northwest-1': '037604701340',
  'eu-central-1': '054676820928',
  'eu-north-1': '897822967062',
  'eu-south-1': '635631232127',
  'eu-west-1': '156460612806',
  'eu-west-2': '652711504416',
  'eu-west-3': '009996457667',
  'me-south-1': '076674570225',
  'sa-east-1': '507241528517',
  'us-east-1': '127311923021',
  'us-east-2': '033677994240',
  'us-gov-east-1': '190560391635',
  'us-gov-west-1': '048591011584',
  'us-west-1': '027434742980',
  'us-west-2': '797873946194',
});

/** Accounts from which CloudTrail wrote before it had a service principal, and still may. Terraform AWS provider, aws_cloudtrail_service_account, 2025. */
export const trailAccounts = (): Readonly<Record<string, string>> => ({
  'af-south-1': '525921808201',
  'ap-east-1': '119688915426',
  'ap-northeast-1': '216624486486',
  'ap-northeast-2': '492519147666',
  'ap-northeast-3': '765225791966',
  'ap-south-1': '977081816279',
  'ap-south-2': '582488909970',
  'ap-southeast-1': '903692715234',
  'ap-southeast-2': '284668455005',
  'ap-southeast-3': '069019280451',
  'ap-southeast-4': '187074758985',
  'ca-central-1': '819402241893',
  'cn-north-1': '193415116832',
  'cn-northwest-1': '681348832753',
  'eu-central-1': '035351147821',
  'eu-central-2': '453052556044',
  'eu-north-1': '829690693026',
  'eu-south-1': '669305197877',
  'eu-south-2': '757211635381',
  'eu-west-1': '859597730677',
  'eu-west-2': '282025262664',
  'eu-west-3': '262312530599',
  'il-central-1': '683224464357',
  'me-central-1': '585772288577',
  'me-south-1': '034638983726',
  'sa-east-1': '814480443879',
  'us-east-1': '086441151436',
  'us-east-2': '475085895292',
  'us-gov-east-1': '608710470296',
  'us-gov-west-1': '608710470296',
  'us-west-1': '388731089494',
  'us-west-2': '113285607260',
});

/** Who delivers billing reports. Terraform's provider aws, aws_billing_service_account, October 2026. */
export const BILLING = '386209384616';

export const LOAD_BALANCING = 'Elastic Load Balancing';

let owned: ReadonlyMap<string, string> | undefined;

/** What of AWS an account is: "Elastic Load Balancing in us-east-1"; undefined for the accounts of customers. */
export function ownedByAws(account: Term): string | undefined {
  const [only, ...more] = account;
  if (only === undefined || more.length > 0) return undefined;
  return typeof only === 'string' ? namedInAws(only) : only.ofAws;
}

function namedInAws(account: string): string | undefined {
  owned ??= new Map([
    ...Object.entries(trailAccounts()).map(([region, id]): [string, string] => [id, `CloudTrail in ${region}`]),
    ...Object.entries(loadBalancerAccounts()).map(([region, id]): [string, string] => [id, `${LOAD_BALANCING} in ${region}`]),
    [BILLING, 'Billing'],
  ]);
  return owned.get(account);
}

/** What stands in `arn:aws:iam::cloudfront:…` of an origin access identity, before its id. CloudFront Developer Guide, October 2026. */
export const ORIGIN_ACCESS_IDENTITY = 'user/CloudFront Origin Access Identity ';

/** The user by whom CloudFront delivers standard logs, and to whom it gives all rights in the bucket's ACL. CloudFront Developer Guide, AccessLogs, October 2026. */
export const CDN_LOG_DELIVERY = 'c4c1ede66af53448b93c283ce9448c4ba468c9432aa01d700d3878632f77d2d0';
