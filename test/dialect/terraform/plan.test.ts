import { describe, expect, it } from 'vitest';
import { told } from './reading.js';
import { Planned, is, judged, planOf, refers } from './planning.js';

const bucket = { address: 'aws_s3_bucket.b', after: { bucket: 'example-b' }, unknown: { id: true, arn: true }, says: { bucket: is('example-b') } };
const versioning = (more: object) => ({
  address: 'aws_s3_bucket_versioning.b',
  after: { versioning_configuration: [{ status: 'Enabled' }] },
  unknown: { bucket: true, versioning_configuration: [{}] },
  says: { bucket: refers('aws_s3_bucket.b.id', 'aws_s3_bucket.b'), versioning_configuration: [{ status: is('Enabled') }] },
  ...more,
});

describe('a value of a plan', () => {
  it('is known, null, or known after the deployment, and the three are never taken for each other', () => {
    const read = new Planned(
      planOf([
        {
          address: 'aws_s3_bucket_logging.b',
          after: { bucket: 'example-b', target_prefix: null },
          unknown: { target_bucket: true },
          says: { target_bucket: refers('aws_s3_bucket.far.tags') },
        },
        { ...bucket, unknown: {} },
      ]),
    );
    const { logging } = read.bucket('aws_s3_bucket.b');
    expect(told(logging.prefix)).toBe('-');
    expect(told(logging.target.name)).toMatch(/^\? made of aws_s3_bucket\.far\.tags/);
    expect(told(read.bucket('aws_s3_bucket.b').naming.name)).toBe('example-b');
  });

  it('that nobody sets and that is not known is made up by the provider: it is not written', () => {
    const read = new Planned(planOf([{ ...bucket, after: {}, unknown: { bucket: true, versioning: true, policy: true, grant: true }, says: {} }]));
    const { naming, versioning: status, acl } = read.bucket('aws_s3_bucket.b');
    expect([told(naming.name), told(status.status), acl.grants.items.length, acl.grants.open]).toEqual(['-', '-', 0, undefined]);
  });

  it('that is marked sensitive is not read, and never shown', () => {
    const secret = 'the-name-nobody-may-see';
    const plan = planOf([{ ...bucket, after: { bucket: secret }, sensitive: { bucket: true } }]);
    expect(told(new Planned(plan).bucket('aws_s3_bucket.b').naming.name)).toBe('? marked sensitive in the plan');
    const { findings } = judged({ 'plan.json': plan }, ['plan.json']);
    expect(findings.length).toBeGreaterThan(0);
    for (const { place } of findings) {
      expect(place.source.text).toContain(secret);
      expect(place.source.visible(Math.max(0, place.start - 500), place.end + 500)).not.toContain(secret);
    }
  });

  it('that is marked sensitive in a resource of which nothing is read is not shown where it comes up again', () => {
    const secret = 'the-name-nobody-may-see';
    const plan = planOf([
      { address: 'random_pet.p', after: { id: secret }, sensitive: { id: true } },
      { ...bucket, after: { bucket: secret } },
    ]);
    const { findings } = judged({ 'plan.json': plan }, ['plan.json']);
    expect(findings.length).toBeGreaterThan(0);
    for (const { place } of findings) {
      expect(place.source.text.split(secret).length).toBe(3);
      expect(place.source.visible()).not.toContain(secret);
    }
  });

  it('is looked up in a resource of which nothing is read, where something refers to it', () => {
    const reason = (pet: object): string => {
      const says = { target_bucket: refers('random_pet.p.id', 'random_pet.p', 'aws_s3_bucket.far.tags') };
      const logging = { address: 'aws_s3_bucket_logging.b', after: { bucket: 'example-b' }, unknown: { target_bucket: true }, says };
      return told(
        new Planned(planOf([{ address: 'random_pet.p', ...pet }, logging, { ...bucket, unknown: {} }])).bucket('aws_s3_bucket.b').logging.target.name,
      );
    };
    expect(reason({ after: { id: 'otter' } })).toMatch(/^\? made of aws_s3_bucket\.far\.tags, which is/);
    expect(reason({ unknown: { id: true } })).toMatch(/^\? made of random_pet\.p\.id and 1 more/);
  });

  it('in a list may be the only one that is not known', () => {
    const read = new Planned(
      planOf([
        bucket,
        {
          address: 'aws_s3_bucket_cors_configuration.b',
          after: { bucket: 'example-b', cors_rule: [{ allowed_methods: ['GET'], allowed_origins: ['https://example.com', null] }] },
          unknown: { cors_rule: [{ allowed_methods: [false], allowed_origins: [false, true] }] },
          says: { cors_rule: [{ allowed_methods: is(['GET']), allowed_origins: refers('aws_lb.web.dns_name', 'aws_lb.web') }] },
        },
      ]),
    );
    const origins = read.bucket('aws_s3_bucket.b').cors.rules.items[0]?.allowedOrigins;
    expect(origins?.items.map(told)).toEqual(['https://example.com']);
    expect(origins?.open?.reason).toBe('made of aws_lb.web.dns_name, which is known only after deployment');
  });

  it('of an empty list of blocks is nothing written', () => {
    const read = new Planned(planOf([{ ...bucket, after: { bucket: 'example-b', logging: [], website: [], cors_rule: [] } }]));
    expect(read.bucket('aws_s3_bucket.b').logging.isWritten().truth).toBe('no');
  });

  it('has the tags that its provider adds', () => {
    const read = new Planned(planOf([{ ...bucket, after: { bucket: 'example-b', tags: { Use: 'data' }, tags_all: { Use: 'data', Team: 'storage' } } }]));
    expect(read.bucket('aws_s3_bucket.b').tags.items.map(({ key, value }) => `${told(key)}=${told(value)}`)).toEqual(['Use=data', 'Team=storage']);
  });
});

describe('a plan tells what will be', () => {
  it('so what is destroyed is not judged, and what is replaced is judged as it will be', () => {
    const read = new Planned(
      planOf([
        { address: 'aws_s3_bucket.gone', actions: ['delete'], before: { bucket: 'gone' }, after: null },
        { address: 'aws_s3_bucket.forgotten', actions: ['forget'], before: { bucket: 'forgotten' }, after: null },
        { address: 'aws_s3_bucket.new', actions: ['delete', 'create'], before: { bucket: 'before' }, after: { bucket: 'after' } },
        { address: 'aws_s3_bucket.same', actions: ['no-op'], before: { bucket: 'same' }, after: { bucket: 'same' } },
      ]),
    );
    expect(read.addresses).toEqual(['aws_s3_bucket.new', 'aws_s3_bucket.same']);
    expect(told(read.bucket('aws_s3_bucket.new').naming.name)).toBe('after');
  });

  it('and what its old blocks repeat of a bucket counts only where no other resource says it', () => {
    const there = { bucket: 'example-b', id: 'example-b', versioning: [{ enabled: true, mfa_delete: false }] };
    const plain = { ...bucket, actions: ['no-op'], after: there, unknown: {} };
    expect(told(new Planned(planOf([plain])).bucket('aws_s3_bucket.b').versioning.status)).toBe('Enabled');
    const after = { bucket: 'example-b', versioning_configuration: [{ status: 'Suspended' }] };
    const said = planOf([plain, versioning({ after, unknown: {} })]);
    expect(told(new Planned(said).bucket('aws_s3_bucket.b').versioning.status)).toBe('Suspended');
    const taken = planOf([plain, versioning({ actions: ['delete'], before: after, after: null, unknown: {} })]);
    expect(told(new Planned(taken).bucket('aws_s3_bucket.b').versioning.status)).toBe('-');
  });

  it('and what it puts off is said not to be seen', () => {
    const read = new Planned(planOf([bucket], { deferred_changes: [{ reason: 'instance_count_unknown' }], complete: false }));
    expect(read.loaded.units[0]?.notSeen.map(({ message }) => message)).toEqual(['1 change is put off to a later plan; what they make is not seen']);
  });

  it('in planned_values, where it has no list of changes', () => {
    const values = {
      root_module: {
        child_modules: [
          {
            address: 'module.m',
            resources: [{ address: 'module.m.aws_s3_bucket.b', mode: 'managed', type: 'aws_s3_bucket', name: 'b', values: { bucket: 'example-b' } }],
          },
        ],
      },
    };
    const read = new Planned(JSON.stringify({ format_version: '0.1', planned_values: values }));
    expect(told(read.bucket('module.m.aws_s3_bucket.b').naming.name)).toBe('example-b');
  });
});

describe('what an argument will be is told by what it refers to', () => {
  const status = (read: Planned, address: string): string => told(read.bucket(address).versioning.status);

  it('by the longest reference', () => {
    expect(status(new Planned(planOf([bucket, versioning({})])), 'aws_s3_bucket.b')).toBe('Enabled');
  });

  it('by the instance with the same key, where both repeat', () => {
    const each = (key: string) => [
      { ...bucket, address: `aws_s3_bucket.b["${key}"]`, after: { bucket: `example-${key}` } },
      versioning({
        address: `aws_s3_bucket_versioning.b["${key}"]`,
        after: { versioning_configuration: [{ status: key === 'a' ? 'Enabled' : 'Suspended' }] },
        says: { bucket: refers('each.value.id', 'each.value') },
        forEach: ['aws_s3_bucket.b'],
      }),
    ];
    const read = new Planned(planOf([...each('a'), ...each('c')]));
    expect([status(read, 'aws_s3_bucket.b["a"]'), status(read, 'aws_s3_bucket.b["c"]')]).toEqual(['Enabled', 'Suspended']);
  });

  it('by the instance with the same number, whose attribute the plan leaves out', () => {
    const counted = (index: number) => [
      { ...bucket, address: `aws_s3_bucket.b[${index}]`, after: { bucket: `example-${index}` } },
      versioning({ address: `aws_s3_bucket_versioning.b[${index}]`, says: { bucket: refers('aws_s3_bucket.b', 'count.index') } }),
    ];
    const read = new Planned(planOf([...counted(0), ...counted(1)]));
    expect([status(read, 'aws_s3_bucket.b[0]'), status(read, 'aws_s3_bucket.b[1]')]).toEqual(['Enabled', 'Enabled']);
  });

  it('but not by one of several that could be meant', () => {
    const other = { ...bucket, address: 'aws_s3_bucket.c', after: { bucket: 'example-c' } };
    const read = new Planned(
      planOf([bucket, other, versioning({ says: { bucket: refers('aws_s3_bucket.b.id', 'aws_s3_bucket.b', 'aws_s3_bucket.c.id', 'aws_s3_bucket.c') } })]),
    );
    expect(status(read, 'aws_s3_bucket.b')).toMatch(/^\?/);
  });

  it('and not by a local, which a plan does not have', () => {
    expect(status(new Planned(planOf([bucket, versioning({ says: { bucket: refers('local.name') } })])), 'aws_s3_bucket.b')).toContain(
      'set by local.name, of which a plan does not tell: give --tf-dir',
    );
  });

  it('however often references go round in a circle', () => {
    const call = { expressions: { name: refers('module.m.out') }, module: { outputs: { out: { expression: refers('var.name') } } } };
    const plan = JSON.parse(planOf([bucket, versioning({ says: { bucket: refers('module.m.out', 'module.m') } })])) as {
      configuration: { root_module: object };
    };
    plan.configuration.root_module = { ...plan.configuration.root_module, module_calls: { m: call } };
    expect(status(new Planned(JSON.stringify(plan)), 'aws_s3_bucket.b')).toMatch(/^\?/);
  });
});

describe('where a plan deploys', () => {
  it('is what its provider configuration says, by way of a variable too', () => {
    const read = new Planned(
      planOf([{ ...bucket }], {
        variables: { region: { value: 'eu-central-1' } },
        configuration: {
          provider_config: { aws: { name: 'aws', expressions: { region: refers('var.region'), allowed_account_ids: is(['123456789012']) } } },
          root_module: { resources: [{ mode: 'managed', type: 'aws_s3_bucket', name: 'b', provider_config_key: 'aws', expressions: {} }] },
        },
      }),
    );
    const { region, account } = read.declaration('aws_s3_bucket.b');
    expect([region && told(region), account && told(account)]).toEqual(['eu-central-1', '123456789012']);
  });

  it('or what its data sources were told', () => {
    const sources = [
      { mode: 'data', address: 'data.aws_region.here', type: 'aws_region', name: 'here', values: { name: 'us-west-2' } },
      { mode: 'data', address: 'data.aws_caller_identity.me', type: 'aws_caller_identity', name: 'me', values: { account_id: '210987654321' } },
    ];
    const state = { prior_state: { values: { root_module: { resources: sources } } } };
    const at = (read: Planned) => {
      const { region, account } = read.declaration('aws_s3_bucket.b');
      return [region && told(region), account && told(account)];
    };
    expect(at(new Planned(planOf([bucket], state)))).toEqual(['us-west-2', '210987654321']);
    const resource = { mode: 'managed', type: 'aws_s3_bucket', name: 'b', provider_config_key: 'aws', expressions: {} };
    const configuration = { provider_config: { aws: { name: 'aws', expressions: { region: is('') } } }, root_module: { resources: [resource] } };
    expect(at(new Planned(planOf([bucket], { ...state, configuration })))).toEqual(['us-west-2', '210987654321']);
  });
});
