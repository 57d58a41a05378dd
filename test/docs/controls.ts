/** A control of a framework that is about S3, or that a rule answers for. The rules of each come from their metadata. */
export interface Control {
  /** As in the metadata of rules: of the CIS benchmark one for each version. */
  readonly ids: readonly string[];
  /** What it wants to see, in our words. */
  readonly asks: string;
  /** How the rules agree with it. Where there are none: why. */
  readonly agrees: string;
}

const cis = (asks: string, [v3, v4, v5, v6, v7]: readonly [string, string, string, string, string], agrees: string): Control => ({
  ids: [`v3 ${v3}`, `v4 ${v4}`, `v5 ${v5}`, `v6 ${v6}`, `v7 ${v7}`],
  asks,
  agrees,
});
const same = (before: string, since: string): readonly [string, string, string, string, string] => [before, before, before, since, since];
const hub = (id: string, asks: string, agrees: string): Control => ({ ids: [id], asks, agrees });

const noRule = 'No rule.';

/** CIS AWS Foundations Benchmark, versions 3.0 to 7.0. */
export const cisAws: readonly Control[] = [
  cis(
    'The bucket policy refuses plain HTTP.',
    same('2.1.1', '3.1.1'),
    'Stricter: a Deny counts only as far as it works, so one with a hole, or for half of the bucket, is a finding too. `deny-statement-covers-bucket-and-objects` reports such a half Deny under other conditions as well. Buckets with a website configuration are left out.',
  ),
  cis(
    'MFA delete is on.',
    same('2.1.2', '3.1.2'),
    'Narrower: CloudFormation cannot say it, and buckets without versioning or with lifecycle rules are left out.',
  ),
  cis('Data is discovered and classified, by Amazon Macie for one.', same('2.1.3', '3.1.3'), `${noRule} What is in the objects no configuration tells.`),
  cis(
    'Block Public Access is on, for the bucket or for the account.',
    same('2.1.4', '3.1.4'),
    'As asked. In files the block of the account is judged where it is declared, and a bucket without a block counts as new: S3 turns all four settings on.',
  ),
  cis(
    'The bucket of CloudTrail keeps access logs.',
    same('3.4', '4.4'),
    `${noRule} \`require-access-logging\` asks it of all buckets but those that receive logs and deliveries.`,
  ),
  cis(
    'A trail records who writes and deletes objects.',
    same('3.8', '4.8'),
    'Narrower: asked for each bucket, and in files only where a trail or an event data store is in sight. Stricter: a selector that records some of it does not do.',
  ),
  cis('A trail records who reads objects.', same('3.9', '4.9'), noRule),
  cis('Changes of bucket policies are watched by an alarm.', same('4.8', '5.8'), noRule),
  cis(
    'Machines use roles to reach AWS.',
    ['1.18', '1.18', '1.17', '2.17', '2.16'],
    'Narrower: asked of machines whose user data is seen to use S3, and not of live ones, whose user data is not kept.',
  ),
  cis(
    'The metadata service of a machine demands tokens (IMDSv2).',
    ['5.6', '5.7', '5.7', '6.7', '6.7'],
    'As asked of instances, of live ones with `--include instances`. In files launch templates and launch configurations are judged too.',
  ),
  {
    ids: ['v7 2.21'],
    asks: 'No resource policy lets everybody in (`Principal` `*`) without a condition that narrows it.',
    agrees:
      'For buckets, access points and Glacier vaults; other services are not judged. Stricter: a condition counts only if it keeps strangers out, public ACLs count as well, and so does a grant that only a setting masks.',
  },
];

/** AWS Foundational Security Best Practices v1.0.0: what it has on S3, and what rules answer for beside it. */
export const fsbp: readonly Control[] = [
  hub(
    'S3.1',
    'Block Public Access of the account is on.',
    'As asked of live accounts. In files a block of the account is judged where it is declared, and a policy of the organization that switches it off is a finding too.',
  ),
  hub(
    'S3.2',
    'Nobody unknown can read the bucket.',
    'Differs in conditions: Security Hub does not evaluate those with wildcards or variables, s3lint decides them. As there, Block Public Access, policy and ACL count together. To list objects is to read.',
  ),
  hub(
    'S3.3',
    'Nobody unknown can write to the bucket.',
    'Differs in conditions, as S3.2 does. Stricter: who may change policy or ACL counts as one who may write.',
  ),
  hub(
    'S3.5',
    'The bucket policy refuses plain HTTP.',
    'Stricter: a Deny counts only as far as it works, so one with a hole, or for half of the bucket, is a finding too. `deny-statement-covers-bucket-and-objects` reports such a half Deny under other conditions as well. Narrower: buckets with a website configuration are left out.',
  ),
  hub(
    'S3.6',
    'The bucket policy gives other accounts none of five actions: to change or delete the policy, the ACLs, the encryption.',
    'Stricter by six more actions (lifecycle, replication, versioning, ownership, Block Public Access, deletion of the bucket). Narrower: the two on the policy are left out, because S3 refuses them to other accounts, and those on ACLs where ACLs are disabled.',
  ),
  hub(
    'S3.8',
    'Block Public Access of the bucket is on.',
    'Narrower: a setting that the account has on counts as on. In files a bucket without a block counts as new, and S3 gives it all four.',
  ),
  hub(
    'S3.9',
    'The bucket keeps access logs.',
    'Narrower: buckets that receive logs and deliveries are left out, which Security Hub advises to suppress. The option `acceptDataEvents` is off.',
  ),
  hub(
    'S3.12',
    'Access is not managed by ACLs.',
    'Stricter: ACLs must be disabled. Narrower: buckets that receive the older logs of CloudFront are left out, which need one.',
  ),
  hub('S3.13', 'The bucket has a lifecycle configuration.', 'Stricter: one of its rules must be enabled.'),
  hub('S3.19', 'Block Public Access of an access point is on.', 'As asked; access points of Object Lambda are judged too.'),
  hub('S3.24', 'Block Public Access of a Multi-Region Access Point is on.', 'As asked.'),
  hub('S3.25', 'A directory bucket has a lifecycle configuration.', noRule),
  hub('CloudFront.6', 'A distribution has a web ACL.', 'As asked.'),
  hub('CloudFront.12', 'No origin is a bucket that does not exist.', noRule),
  hub('CloudFront.13', 'A distribution reads buckets by origin access control.', 'As asked: an origin access identity is a finding of its own.'),
  hub(
    'CodeBuild.2',
    'No build project has an AWS key among its plain variables.',
    'Stricter: credentials of other kinds are found, and those in a buildspec of the project. Live projects are not read.',
  ),
  hub(
    'ECS.8',
    'No container has an AWS key in its environment.',
    'Stricter: credentials of other kinds are found. Narrower: a value that comes from elsewhere is not taken for a key by the name of its variable. Live tasks are read with `--include tasks`.',
  ),
  hub('EC2.8', 'The metadata service of an instance demands tokens (IMDSv2).', 'As asked; of live instances with `--include instances`.'),
  hub('EC2.170', 'So does that of a launch template.', 'As asked in files; live ones are not read.'),
  hub('AutoScaling.3', 'So does that of a launch configuration.', 'As asked in files; live ones are not read.'),
];

/** Controls of AWS Security Hub that other standards have (NIST SP 800-53, PCI DSS, CIS), and FSBP has not. */
export const securityHub: readonly Control[] = [
  hub('S3.7', 'The bucket is replicated to another Region.', 'Narrower: replication within the Region counts, and replicas and targets of logs are left out.'),
  hub('S3.10', 'A bucket with versions has a lifecycle configuration.', `${noRule} \`require-lifecycle\` asks it of every bucket.`),
  hub('S3.11', 'The bucket has event notifications.', 'As asked. It was in FSBP in 2023 and no longer is.'),
  hub('S3.14', 'Versioning is on.', 'Narrower: buckets that receive logs and deliveries, or only redirect, are left out.'),
  hub('S3.15', 'Object Lock is on.', 'Narrower: targets of access logs are left out.'),
  hub('S3.17', 'Default encryption uses a KMS key.', 'As asked; left out is what does not work with one, such as targets of access logs.'),
  hub(
    'S3.20',
    'MFA delete is on.',
    'Narrower: CloudFormation cannot say it, and buckets without versioning are left out. Those with lifecycle rules are left out there too.',
  ),
  hub('S3.22', 'A trail of all Regions records who writes objects.', 'Asked for each bucket instead of once for the account.'),
  hub('S3.23', 'A trail of all Regions records who reads objects.', noRule),
  hub('CloudTrail.6', 'Nobody unknown can read the bucket of CloudTrail.', 'As asked, of every bucket.'),
  hub('CloudTrail.7', 'The bucket of CloudTrail keeps access logs.', `${noRule} \`require-access-logging\` leaves out buckets that receive deliveries.`),
];
