/** A plan drawn at random: a handful of buckets of a few kinds, whose names, policies and neighbours may matter to each other. */

type Values = Readonly<Record<string, unknown>>;

interface Drawn {
  readonly type: string;
  readonly name: string;
  readonly values: Values;
  /** What is known after deployment, by what it refers to. */
  readonly refers: Readonly<Record<string, readonly string[]>>;
}

/** @param seed the same one draws the same plan */
export function randomPlan(seed: number): string {
  let state = (seed * 2654435761) % 2147483647 || 1;
  const r = (below: number): number => {
    state = (state * 48271) % 2147483647;
    return state % below;
  };
  const pick = <T>(a: readonly T[]): T => a[r(a.length)] as T;
  const N = 3 + r(6);
  const stems = ['shop', 'logs', 'data', 'a1b'];
  const stem = pick(stems);
  const out: Drawn[] = [];
  const kinds = r(3);
  const variants = Array.from({ length: kinds + 1 }, () => ({
    ver: r(3),
    enc: r(4),
    pab: r(3),
    pol: r(9),
    log: r(4),
    own: r(3),
    acl: r(4),
    tags: r(3),
    life: r(2),
    notif: r(4),
    repl: r(6),
    cors: r(3),
    web: r(4),
    lock: r(5),
    legacy: r(5),
  }));
  const names = Array.from({ length: N }, (_, i) =>
    pick([`${stem}-${i}`, `${stem}-${i}`, `${stem}${i}x`, `${stem}-prod-${i}`, r(12) === 0 ? `${stem}.${i}` : `${stem}-${i}z`]),
  );
  for (let i = 0; i < N; i++) {
    const v = pick(variants);
    const n = `b${i}`;
    const name = names[i] as string;
    const ref = { bucket: [`aws_s3_bucket.${n}.id`, `aws_s3_bucket.${n}`] };
    const values: Record<string, unknown> = { bucket: name, force_destroy: false };
    if (v.tags === 1) values['tags'] = { Team: 'x' };
    if (v.tags === 2) values['tags'] = { Name: name };
    if (v.legacy === 1) values['acl'] = pick(['private', 'public-read', 'log-delivery-write']);
    out.push({ type: 'aws_s3_bucket', name: n, values, refers: {} });
    const add = (type: string, vals: Values, refers: Drawn['refers'] = ref): void => void out.push({ type, name: n, values: vals, refers });
    if (v.ver) add('aws_s3_bucket_versioning', { versioning_configuration: [{ status: v.ver === 1 ? 'Enabled' : 'Suspended' }] });
    if (v.enc)
      add('aws_s3_bucket_server_side_encryption_configuration', {
        rule: [
          {
            bucket_key_enabled: v.enc === 3,
            apply_server_side_encryption_by_default: [
              { sse_algorithm: v.enc === 1 ? 'AES256' : 'aws:kms', kms_master_key_id: v.enc === 2 ? 'arn:aws:kms:eu-west-1:111122223333:key/1' : null },
            ],
          },
        ],
      });
    if (v.pab)
      add('aws_s3_bucket_public_access_block', {
        block_public_acls: true,
        block_public_policy: v.pab === 1,
        ignore_public_acls: true,
        restrict_public_buckets: v.pab === 1,
      });
    if (v.own) add('aws_s3_bucket_ownership_controls', { rule: [{ object_ownership: v.own === 1 ? 'BucketOwnerEnforced' : 'ObjectWriter' }] });
    if (v.acl === 1) add('aws_s3_bucket_acl', { acl: pick(['private', 'public-read', 'log-delivery-write']) });
    const arn = `arn:aws:s3:::${name}`;
    const pol = [
      undefined,
      { Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: [arn, `${arn}/*`], Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
      { Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: `${arn}/*` },
      { Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::444455556666:root' }, Action: 's3:*', Resource: [arn, `${arn}/*`] },
      { Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: `arn:aws:s3:::${stem}-*`, Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
      { Effect: 'Allow', Principal: { Service: 'logging.s3.amazonaws.com' }, Action: 's3:PutObject', Resource: `${arn}/*` },
      {
        Effect: 'Deny',
        Principal: '*',
        Action: 's3:PutObject',
        Resource: `${arn}/*`,
        Condition: { StringNotEquals: { 's3:x-amz-server-side-encryption': 'aws:kms' } },
      },
      { Effect: 'Allow', Principal: '*', Action: 's3:*', Resource: `arn:aws:s3:::${pick(names)}/*` },
      {
        Effect: 'Allow',
        Principal: '*',
        Action: 's3:Put*',
        Resource: '*',
        Condition: { StringLike: { 'aws:PrincipalArn': `arn:aws:iam::111122223333:role/${pick(['x', name])}` } },
      },
    ][v.pol];
    if (pol) {
      const text = JSON.stringify({ Version: '2012-10-17', Statement: [pol] });
      add('aws_s3_bucket_policy', { policy: text });
    }
    const other = `b${r(N)}`;
    if (v.log === 1) add('aws_s3_bucket_logging', { target_prefix: 'l/', target_bucket: pick(names) });
    if (v.log === 2)
      out.push({
        type: 'aws_s3_bucket_logging',
        name: n,
        values: { target_prefix: 'l/' },
        refers: { ...ref, target_bucket: [`aws_s3_bucket.${other}.id`, `aws_s3_bucket.${other}`] },
      });
    if (v.life)
      add('aws_s3_bucket_lifecycle_configuration', {
        rule: [{ id: 'x', status: 'Enabled', filter: [{ prefix: '' }], expiration: [{ days: 30 }], noncurrent_version_expiration: [{ noncurrent_days: 10 }] }],
      });
    if (v.notif === 1) add('aws_s3_bucket_notification', { topic: [{ topic_arn: 'arn:aws:sns:eu-west-1:111122223333:t', events: ['s3:ObjectCreated:*'] }] });
    if (v.repl === 1)
      add('aws_s3_bucket_replication_configuration', {
        role: 'arn:aws:iam::111122223333:role/r',
        rule: [{ id: 'a', status: 'Enabled', destination: [{ bucket: `arn:aws:s3:::${pick(names)}` }] }],
      });
    if (v.cors === 1) add('aws_s3_bucket_cors_configuration', { cors_rule: [{ allowed_methods: ['GET', 'PUT'], allowed_origins: ['*'] }] });
    if (v.web === 1) add('aws_s3_bucket_website_configuration', { index_document: [{ suffix: 'index.html' }] });
    if (v.web === 2) add('aws_s3_bucket_accelerate_configuration', { status: 'Enabled' });
    if (v.lock === 1) add('aws_s3_bucket_object_lock_configuration', { rule: [{ default_retention: [{ mode: 'GOVERNANCE', days: 5 }] }] });
  }
  if (r(4) === 0)
    out.push({
      type: 'aws_s3_account_public_access_block',
      name: 'all',
      values: { block_public_acls: true, block_public_policy: true, ignore_public_acls: true, restrict_public_buckets: true },
      refers: {},
    });
  if (r(6) === 0)
    out.push({
      type: 'aws_cloudtrail',
      name: 't',
      values: {
        name: 't',
        s3_bucket_name: pick(names),
        event_selector: [{ read_write_type: 'All', data_resource: [{ type: 'AWS::S3::Object', values: [`arn:aws:s3:::${pick(names)}/`] }] }],
      },
      refers: {},
    });
  if (r(8) === 0)
    out.push({
      type: 'aws_vpc_endpoint',
      name: 'e',
      values: {
        service_name: 'com.amazonaws.eu-west-1.s3',
        policy: JSON.stringify({ Statement: [{ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' }] }),
      },
      refers: {},
    });
  if (r(8) === 0)
    out.push({
      type: 'aws_cloudfront_distribution',
      name: 'd',
      values: { enabled: true, origin: [{ domain_name: `${pick(names)}.s3.eu-west-1.amazonaws.com`, origin_id: 'o' }] },
      refers: {},
    });
  return JSON.stringify({
    format_version: '1.2',
    terraform_version: '1.11.4',
    planned_values: {},
    resource_changes: out.map(({ type, name, values, refers }) => ({
      address: `${type}.${name}`,
      mode: 'managed',
      type,
      name,
      provider_name: 'registry.terraform.io/hashicorp/aws',
      change: {
        actions: ['create'],
        before: null,
        after: values,
        after_unknown: { id: true, arn: true, ...Object.fromEntries(Object.keys(refers).map((a) => [a, true])) },
      },
    })),
    configuration: {
      provider_config: { aws: { name: 'aws', full_name: 'registry.terraform.io/hashicorp/aws', expressions: { region: { constant_value: 'eu-west-1' } } } },
      root_module: {
        resources: out.map(({ type, name, values, refers }) => ({
          address: `${type}.${name}`,
          mode: 'managed',
          type,
          name,
          provider_config_key: 'aws',
          expressions: {
            ...Object.fromEntries(Object.entries(values).map(([a, v]) => [a, { constant_value: v }])),
            ...Object.fromEntries(Object.entries(refers).map(([a, to]) => [a, { references: to }])),
          },
        })),
      },
    },
  });
}
