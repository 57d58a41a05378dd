/** A body of knowledge about S3 that people are taught and get wrong. */
export interface Row {
  readonly topic: string;
  /** What S3 does. */
  readonly fact: string;
  /** What is reported. */
  readonly mistake: string;
  readonly rules: readonly string[];
  /** What no rule asks, and why. */
  readonly limit?: string;
}

const row = (topic: string, fact: string, mistake: string, rules: string, limit?: string): Row => ({
  topic,
  fact,
  mistake,
  rules: rules.split(' ').filter(Boolean),
  ...(limit !== undefined && { limit }),
});

/** In the order in which one would teach them. */
export const scope: readonly Row[] = [
  row(
    'Encryption by S3 (SSE-S3)',
    'Since January 2023 every new object is encrypted, at least with AES256, whether or not anybody says so.',
    'A block that says two things at once. That there is none is no mistake.',
    'sse-config-consistent',
  ),
  row(
    'Encryption with a KMS key (SSE-KMS)',
    'The key has a policy and a log of its own, and whoever reads an object needs both permissions.',
    'A bucket without such a key, where all are to have one.',
    'require-kms-encryption',
    'Whether the readers may use the key is not asked.',
  ),
  row(
    'Requests to KMS',
    'Without a bucket key each object costs a request to KMS, against a quota of the account.',
    'A KMS bucket without a bucket key.',
    'require-bucket-key',
  ),
  row(
    'Two layers (DSSE-KMS)',
    'It is encryption with a KMS key, twice.',
    'Nothing, where it stands in place of SSE-KMS.',
    'require-kms-encryption',
    'No rule demands the second layer.',
  ),
  row(
    "The client's key in the request (SSE-C)",
    'The key travels in a header of each request, so HTTPS is a must, and S3 keeps none of it.',
    'SSE-C is possible and plain HTTP gets through, or SSE-C is not blocked at all.',
    'sse-c-requires-https no-sse-c-uploads',
  ),
  row(
    'Encryption before the upload',
    'What a client encrypts by itself S3 cannot tell from other bytes.',
    '',
    '',
    'No configuration of a bucket shows it, so there is nothing to judge.',
  ),
  row(
    'HTTPS',
    'S3 answers plain HTTP too; only a Deny on aws:SecureTransport refuses it, and the ARN of a bucket does not stand for its objects.',
    'A request over HTTP succeeds; a Deny has a hole, or covers one half.',
    'require-secure-transport secure-transport-effective deny-statement-covers-bucket-and-objects',
    'The version of TLS is not asked.',
  ),
  row(
    'Encryption demanded by a policy',
    'The policy is asked before the default is filled in, so an upload without headers meets it without them.',
    'The policy demands another kind than the default gives, or lets other kinds through.',
    'encryption-policy-matches-default require-encrypted-upload-policy',
  ),
  row('Default and policy', 'Both speak of encryption, and neither knows of the other.', 'They disagree.', 'encryption-policy-matches-default'),
  row(
    'CORS',
    'An origin is scheme, host and port. Browsers obey it; nobody else has to.',
    'Any origin together with methods that write; a rule that S3 refuses or that never matches.',
    'no-wildcard-cors-origin cors-rule-valid',
  ),
  row(
    'MFA delete',
    'Only root switches it on, only by API; it guards versions, and goes with no lifecycle rule.',
    'It is on without versioning, or beside lifecycle rules, or off where it is demanded.',
    'mfa-delete-needs-versioning no-mfa-delete-with-lifecycle require-mfa-delete',
  ),
  row(
    'Access logs',
    'They go to another bucket, in the same Region and account, one that S3 can write to.',
    'None are kept; a bucket logs to itself or in a ring; the target cannot receive.',
    'require-access-logging no-logging-loop logging-target-same-region logging-target-grants-delivery logging-target-encryption-compatible logging-target-no-object-lock-retention',
  ),
  row(
    'Who delivers logs',
    'The log service writes for whoever asks, so the grant should say for whom.',
    'There is no grant, or one for sources of everybody.',
    'logging-target-grants-delivery no-confused-deputy-service-principal',
  ),
  row(
    'CloudTrail and data events',
    'A trail does not see reads and writes of objects until it is told which.',
    'Writes are recorded by nobody.',
    'require-object-level-write-logging',
  ),
  row(
    'Pre-signed URLs',
    'Such a link is as good as its signer, for seven days at most; s3:signatureAge is in milliseconds.',
    'No bound where one is demanded; a bound that was meant in seconds; old signatures escape it.',
    'limit-presigned-url-age signature-age-units require-sigv4',
  ),
  row(
    'Glacier vaults',
    'A vault has an access policy, and a lock that can never be taken back.',
    'A vault that is open to everybody; one without a lock.',
    'no-public-glacier-vault require-vault-lock',
  ),
  row(
    'Object Lock',
    'It needs versions, and a retention in days or in years.',
    'A lock without versioning; both periods or neither; none where one is demanded.',
    'object-lock-needs-versioning object-lock-valid-config require-object-lock',
  ),
  row(
    'Access points',
    'Each has a name, a policy and a Block Public Access of its own, which never changes.',
    'A block that is off; a policy for everybody.',
    'require-access-point-public-access-block no-public-access-point-policy',
  ),
  row(
    'Access points of a VPC',
    'Such a point answers one VPC alone, and needs an endpoint there that lets it through.',
    'A point on the internet where a VPC is demanded; an endpoint that lets everything out.',
    'require-access-point-vpc-origin no-vpc-endpoint-wildcard require-vpc-endpoint-policy',
  ),
  row('Object Lambda', 'It runs a function with the data of a bucket for whoever may call it.', 'Other accounts may.', 'no-object-lambda-external-invoke'),
  row(
    'Gateway endpoints',
    'Without a policy an endpoint lets every request to every bucket in the world through.',
    'No policy, or one that says as much.',
    'require-vpc-endpoint-policy no-vpc-endpoint-wildcard',
  ),
  row(
    'Who may do what',
    'Within an account either side may allow, across accounts both must, and a Deny wins.',
    'Everybody can list, read, write or administer, shown by a request that succeeds; or could, if one setting were off.',
    'no-public-list no-public-read no-public-write no-public-admin no-latent-public-grant',
  ),
  row(
    'Block Public Access',
    'Four settings, for a bucket, an account and an organization; each of them on counts.',
    'One is off; a grant stands beside a block that refuses it.',
    'require-public-access-block declare-public-access-block require-account-public-access-block no-weakened-account-public-access-block no-grant-refused-by-public-access-block',
  ),
  row(
    'Object ownership',
    'Where the owner owns all objects, ACLs are disabled, and setting one fails.',
    'ACLs are still in force; an ACL is set that S3 will refuse.',
    'require-bucket-owner-enforced no-acl-without-ownership-controls',
  ),
  row(
    'Other accounts',
    'A policy lets them in; what they upload may stay theirs.',
    'An account that nobody named as trusted; actions that belong to the owner; objects that the owner cannot read.',
    'no-unapproved-cross-account-access no-cross-account-sensitive-action require-bucket-owner-full-control',
  ),
  row(
    'ARNs of buckets and objects',
    'The bucket, what is in it, and neither.',
    'A slash at the end without a star; an action on the other kind of ARN; the ARN of another bucket.',
    'no-bucket-arn-trailing-slash policy-action-resource-mismatch policy-resource-is-own-bucket',
  ),
  row(
    'The language of policies',
    'Version, Effect, Principal, Action, Resource, Condition, each with its rules.',
    'A document that S3 refuses; an action that does not exist; NotPrincipal with Allow; an operator that restricts nothing; actions by wildcard; a Deny that locks its owner out; two policies for one bucket.',
    'policy-well-formed valid-policy-actions policy-version-2012 no-allow-not-principal no-ifexists-in-allow require-condition-wildcard-operator no-wildcard-action no-policy-lockout one-attachment-per-facet',
  ),
  row(
    'Conditions on addresses',
    'aws:SourceIp is the public address that S3 sees.',
    'A range as wide as a part of the internet; a private range, which never matches.',
    'no-overbroad-source-ip no-private-ip-in-source-ip',
  ),
  row('Conditions on the Referer', 'The caller writes that header.', 'It is all that guards the objects.', 'no-weak-condition-referer'),
  row('Conditions on MFA', 'Who uses long-lived keys sends no such key at all.', 'Bool, which does not match where there is nothing.', 'no-mfa-bool-pattern'),
  row(
    'CloudFront before a bucket',
    'Origin access control signs for one distribution; the older identity does not say for which.',
    'An origin without either; the identity still in use; a policy for every distribution; no web ACL.',
    'require-cloudfront-oac no-legacy-oai oac-policy-pins-distribution cloudfront-waf',
    'Ways round the distribution are asked by the rules on public access.',
  ),
  row(
    'Inventory and analytics',
    'S3 writes the reports itself, and needs a grant where they go.',
    'A destination that does not let it.',
    'inventory-destination-grant',
  ),
  row(
    'Websites',
    'The website endpoint speaks HTTP alone and reads anonymously.',
    'A bucket that is one.',
    'no-static-website-hosting',
    'Whether the pages would answer is not asked.',
  ),
  row('Versioning', 'An overwrite or a deletion can be undone as long as there are versions.', 'It is off or suspended.', 'require-versioning'),
  row(
    'Replication',
    'Versions on both sides and a role that may; copies are not copied further.',
    'A side without versions; a role that lacks an action; a chain; a bucket that copies to itself; delete markers left to chance; none where it is demanded.',
    'replication-needs-versioning-both replication-role-permissions no-replication-chain no-replication-to-self replication-delete-marker-explicit require-replication',
  ),
  row(
    'Storage classes and lifecycle',
    'Downwards only, not before 30 days to the infrequent classes, the expiration last; broken uploads stay until a rule takes them.',
    'An order or a period that S3 refuses; an expiration that contradicts itself; uploads that nothing aborts; no rule at all.',
    'lifecycle-transition-order lifecycle-min-days-ia lifecycle-expiration-valid require-abort-incomplete-multipart require-lifecycle',
    'Whether old versions expire is not asked.',
  ),
  row('Intelligent-Tiering', 'Its archive tiers take 90 or 180 days at least, 730 at most.', 'Other numbers, or one tier twice.', 'intelligent-tiering-days'),
  row(
    'Event notifications',
    'S3 tries the target when it is told of it; the ARN of a bucket does not say whose bucket it is.',
    'A target that does not let S3 in, lets in every account, or is FIFO; filters that overlap; no events at all.',
    'event-target-allows-s3 event-target-source-condition event-target-not-fifo no-overlapping-event-filters require-event-notifications',
  ),
  row('Transfer acceleration', 'It works by the host name of the bucket.', 'It is on for a name with dots.', 'no-acceleration-with-dotted-name'),
  row(
    'Names of buckets',
    'Three to 63 small letters, digits, hyphens; some beginnings and ends are taken.',
    'A name that S3 refuses, or that breaks the certificate.',
    'valid-bucket-name no-dots-in-bucket-name',
  ),
  row('Tags', 'Ten an object, fifty a bucket, with limits of length.', 'Too many, or too long.', 'object-tag-limits'),
  row(
    'Where credentials lie',
    'Programs look into the environment before they ask for a role.',
    'Keys and tokens in environments, code, user data, provider blocks.',
    'no-credentials-lambda-env no-credentials-lambda-code no-credentials-ecs-env no-credentials-codebuild-env no-credentials-ec2-user-data no-credentials-provider-block',
  ),
  row(
    'Roles with few rights',
    'A role gives a machine keys that end by themselves, for the bucket it uses.',
    'All of S3 for an identity; a machine that uses S3 without a role.',
    'no-iam-s3-full-access no-managed-s3-full-access require-instance-profile',
  ),
  row('IMDSv2', 'Its first version hands out credentials to any request.', 'It still answers.', 'require-imdsv2'),
  row('Signatures', 'Version 2 of the signature is old, and escapes conditions of today.', 'The bucket still takes it.', 'require-sigv4'),
  row(
    'Request rates and large objects',
    'Thousands of requests a second for each prefix; large uploads in parts, large downloads in ranges.',
    '',
    '',
    'How fast programs ask, no configuration tells. Uploads that were begun and never ended are asked for under storage classes and lifecycle.',
  ),
  row(
    'Region and name',
    'A bucket lives in one Region; its name is taken in the whole world.',
    'Logs to another Region or account.',
    'logging-target-same-region',
    'Whether a name that is used belongs to anybody is not asked.',
  ),
];

/** What concerns the reading of files and the suppressions in them, and not S3. */
export const aboutInput: readonly string[] = [
  'duplicate-key',
  'expired-suppression',
  'invalid-suppression',
  'unquoted-account-id',
  'unreadable-input',
  'unused-suppression',
];
