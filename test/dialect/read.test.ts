import { describe, expect, it } from 'vitest';
import { declareTemplate } from '../../src/dialect/cloudformation/declare.js';
import { JoinedEstate } from '../../src/link/estate.js';
import { defaults } from '../../src/model/defaults.js';
import type { SubjectKind } from '../../src/model/kinds.js';
import type { Field, Shape } from '../../src/model/shape.js';
import { shapeOf } from '../../src/model/subjects.js';
import type { Subjects } from '../../src/model/subjects.js';
import { parseYaml } from '../../src/syntax/yaml.js';
import { Mapped } from '../../src/text/mapped.js';
import { placeAll } from '../../src/text/origin.js';
import type { Origin } from '../../src/text/origin.js';
import { Source } from '../../src/text/source.js';
import { every, some } from '../../src/truth/value.js';
import type { Value } from '../../src/truth/value.js';

/** The resource `A` of a template, as a rule sees it. `properties` are written below `Properties:`. */
function read<K extends SubjectKind>(kind: K, type: string, properties: string): { readonly subject: Subjects[K]; readonly text: string } {
  const body = properties.replace(/^\n/, '').replace(/\s+$/, '');
  const indent = /^ */.exec(body)?.[0].length ?? 0;
  const lines = body === '' ? [] : ['    Properties:', ...body.split('\n').map((line) => `      ${line.slice(indent)}`)];
  const text = ['Parameters:', '  Open: { Type: String }', 'Resources:', '  A:', `    Type: ${type}`, ...lines, '  Other: { Type: AWS::S3::Bucket }', ''].join(
    '\n',
  );
  const unit = declareTemplate('t.yaml', parseYaml(Mapped.of(new Source('t.yaml', text))), new Map());
  const estate = new JoinedEstate([unit]);
  const declaration = unit.declarations.find((one) => one.address === 'A');
  if (declaration?.subject !== kind) throw new Error(`A is no ${kind}`);
  return { subject: estate.view(declaration, estate.plain) as Subjects[K], text };
}

function bucket(properties: string): Subjects['bucket'] {
  return read('bucket', 'AWS::S3::Bucket', properties).subject;
}

/** What stands in the file where an origin points. */
function textAt(origin: Origin): string | undefined {
  const place = placeAll([origin]).get(origin);
  return place?.source.text.slice(place.start, place.end);
}

function lineAt(origin: Origin): number | undefined {
  const place = placeAll([origin]).get(origin);
  return place && place.source.position(place.start).line;
}

function known<T>(value: Value<T>): T | undefined {
  return value.kind === 'known' ? value.value : undefined;
}

describe('what is not written', () => {
  it('is what S3 gives a bucket created today, where the whole block is missing', () => {
    const { publicAccessBlock } = bucket('');
    expect(publicAccessBlock.blockPublicAcls.is(true)).toMatchObject({ truth: 'yes', because: [{ assumed: 'the bucket was created after April 2023' }] });
    expect(publicAccessBlock.isWritten().truth).toBe('no');
  });

  it('is off, where the block is written and leaves a member out', () => {
    const { publicAccessBlock } = bucket('PublicAccessBlockConfiguration: { BlockPublicAcls: true }');
    expect(publicAccessBlock.blockPublicAcls.is(true).truth).toBe('yes');
    expect(publicAccessBlock.blockPublicPolicy.is(true)).toMatchObject({
      truth: 'no',
      because: [{ says: 'PublicAccessBlockConfiguration.BlockPublicPolicy is not set, which means false' }],
    });
  });

  it('is unknown, where the block itself is', () => {
    const { publicAccessBlock } = bucket('PublicAccessBlockConfiguration: !Ref Open');
    expect(publicAccessBlock.blockPublicAcls.is(true).truth).toBe('unknown');
    expect(publicAccessBlock.isWritten().truth).toBe('unknown');
  });

  it('is off for ownership only if nothing says so: controls without a rule tell nothing', () => {
    expect(bucket('').ownership.objectOwnership.is('BucketOwnerEnforced').truth).toBe('yes');
    expect(bucket('OwnershipControls: { Rules: [{}] }').ownership.objectOwnership.is('BucketOwnerEnforced').truth).toBe('unknown');
  });

  it('is the default of the subject that was asked: an access point has its own', () => {
    const ask = (properties: string) => read('accessPoint', 'AWS::S3::AccessPoint', properties).subject.publicAccessBlock.blockPublicPolicy.is(true).truth;
    expect([ask('Bucket: b'), ask('PublicAccessBlockConfiguration: { BlockPublicAcls: true }')]).toEqual(['yes', 'unknown']);
  });

  it('has a fallback only where the model has such a member', () => {
    const lost = Object.entries(defaults).flatMap(([kind, floors]) =>
      Object.keys(floors)
        .filter((path) => !fieldAt(shapeOf(kind as SubjectKind), path.split('.')))
        .map((path) => `${kind}.${path}`),
    );
    expect(lost).toEqual([]);
  });
});

function fieldAt(shape: Shape, [name = '', ...rest]: readonly string[]): Field | undefined {
  let field = shape[name];
  while (field?.kind === 'list') field = field.of;
  if (rest.length === 0) return field;
  return field?.kind === 'block' ? fieldAt(field.fields, rest) : undefined;
}

describe('a block without a header of its own', () => {
  it('is written if one of its members is', () => {
    expect(bucket('').naming.isWritten().truth).toBe('no');
    expect(bucket('BucketName: b').naming.isWritten().truth).toBe('yes');
    expect(bucket('AccelerateConfiguration: { AccelerationStatus: Enabled }').naming.isWritten().truth).toBe('no');
  });

  it('looks into the blocks inside it', () => {
    const status = (properties: string) => bucket(properties).metadata.isWritten().truth;
    expect([status('BucketName: b'), status('MetadataConfiguration: { JournalTableConfiguration: { RecordExpiration: { Expiration: DISABLED } } }')]).toEqual([
      'no',
      'yes',
    ]);
  });

  it('is unknown if nothing of its surroundings can be seen', () => {
    expect(bucket('Fn::Transform: { Name: Macro }').naming.isWritten().truth).toBe('unknown');
  });

  it('stands in every lifecycle rule, which CloudFormation writes in no other form', () => {
    const { rules } = bucket(`
      LifecycleConfiguration:
        Rules:
          - { Status: Enabled, Prefix: logs/, ExpirationInDays: 1 }
          - { Status: Enabled, ExpirationInDays: 1 }
    `).lifecycle;
    expect(rules.items.map((rule) => rule.filter.isWritten().truth)).toEqual(['yes', 'yes']);
  });
});

describe('a block with a header of its own', () => {
  it('is written even if it is empty, as the filter of a replication rule of the second version', () => {
    const { rules } = bucket(`
      ReplicationConfiguration:
        Role: r
        Rules:
          - { Status: Enabled, Filter: {}, Destination: { Bucket: b } }
          - { Status: Enabled, Prefix: '', Destination: { Bucket: b } }
    `).replication;
    expect(rules.items.map((rule) => [rule.filter.isWritten().truth, rule.prefix.isWritten().truth])).toEqual([
      ['yes', 'no'],
      ['no', 'yes'],
    ]);
  });

  it('of the logs means the bucket itself, if it names no target', () => {
    const own = bucket('LoggingConfiguration: {}');
    expect(own.logging.target.to?.address).toBe('A');
    expect(own.logging.target.name.isWritten().truth).toBe('no');
    expect(bucket('LoggingConfiguration: { DestinationBucketName: !Ref Other }').logging.target.to?.address).toBe('Other');
    expect(bucket('').logging.target.to).toBeUndefined();
  });

  it('can mean yes by standing there: EventBridge gets events unless it is told not to', () => {
    const ask = (config: string) => bucket(`NotificationConfiguration: ${config}`).notification.eventBridge.is(true).truth;
    expect(ask('{ EventBridgeConfiguration: {} }')).toBe('yes');
    expect(ask('{ EventBridgeConfiguration: { EventBridgeEnabled: true } }')).toBe('yes');
    expect(ask('{ EventBridgeConfiguration: { EventBridgeEnabled: false } }')).toBe('no');
    expect(ask('{ TopicConfigurations: [] }')).toBe('no');
    expect(ask('{ EventBridgeConfiguration: !Ref Open }')).toBe('unknown');
  });
});

describe('a list', () => {
  it('may be a single item written without its list', () => {
    const [rule] = bucket("CorsConfiguration: { CorsRules: [{ AllowedOrigins: '*', AllowedMethods: [GET, PUT] }] }").cors.rules.items;
    expect(rule?.allowedOrigins.items.map(known)).toEqual(['*']);
    expect(rule?.allowedOrigins.items[0]?.origin.label).toBe('CorsConfiguration.CorsRules.AllowedOrigins');
    expect(rule?.allowedMethods.items[1]?.origin.label).toBe('CorsConfiguration.CorsRules.AllowedMethods[1]');
  });

  it('may be the one item of an elder word', () => {
    const [rule] = bucket(`
      LifecycleConfiguration:
        Rules:
          - Status: Enabled
            Transition: { StorageClass: Glacier, TransitionInDays: 30 }
            NoncurrentVersionTransitions: [{ StorageClass: GLACIER, TransitionInDays: 1 }, { StorageClass: DEEP_ARCHIVE, TransitionInDays: 91 }]
    `).lifecycle.rules.items;
    expect(rule?.transitions.items.map(({ storageClass, days }) => [known(storageClass), known(days)])).toEqual([['GLACIER', 30]]);
    expect(rule?.transitions.items[0]?.days.origin.label).toBe('LifecycleConfiguration.Rules.Transition.TransitionInDays');
    expect(rule?.noncurrentTransitions.items.length).toBe(2);
  });

  it('stays open where one of its items cannot be seen', () => {
    const { rules } = bucket(`
      CorsConfiguration:
        CorsRules:
          - { AllowedOrigins: ['https://example.com'], AllowedMethods: [GET] }
          - !Ref Open
    `).cors;
    expect(rules.items.length).toBe(1);
    expect(rules.open?.origin.label).toBe('CorsConfiguration.CorsRules[1]');
    expect(every(rules, (rule) => some(rule.allowedMethods, (method) => method.is('GET'))).truth).toBe('unknown');
    expect(some(rules, (rule) => some(rule.allowedMethods, (method) => method.is('GET'))).truth).toBe('yes');
    expect(some(rules, (rule) => some(rule.allowedMethods, (method) => method.is('PUT'))).truth).toBe('unknown');
  });

  it('is empty and closed where it is not written, and open where it is not known', () => {
    expect(bucket('').cors.rules).toMatchObject({ items: [], unset: true });
    expect(bucket('').cors.rules.open).toBeUndefined();
    expect(bucket('CorsConfiguration: { CorsRules: [] }').cors.rules.unset).toBeUndefined();
    expect(bucket('CorsConfiguration: { CorsRules: !Ref Open }').cors.rules.open?.reason).toContain('Open');
  });

  it('keeps items of which a part is known', () => {
    const [rule] = bucket("CorsConfiguration: { CorsRules: [{ AllowedOrigins: [!Sub 'https://${Open}.example.com'], AllowedMethods: [GET] }] }").cors.rules
      .items;
    expect(rule?.allowedOrigins.items.length).toBe(1);
    expect(rule?.allowedOrigins.open).toBeUndefined();
    expect(rule?.allowedOrigins.items[0]?.is('*').truth).toBe('unknown');
  });
});

describe('an item that is chosen by its name', () => {
  const notice = (rules: string) =>
    bucket(`NotificationConfiguration: { TopicConfigurations: [{ Event: 's3:ObjectCreated:*', Topic: t, Filter: { S3Key: { Rules: ${rules} } } }] }`)
      .notification.topics.items[0];

  it('is found wherever it stands and however its name is capitalised', () => {
    const topic = notice('[{ Name: Suffix, Value: .jpg }, { Name: prefix, Value: images/ }]');
    expect([known(topic?.prefix as Value<string>), known(topic?.suffix as Value<string>)]).toEqual(['images/', '.jpg']);
    expect(topic?.prefix.origin.label).toBe('NotificationConfiguration.TopicConfigurations.Filter.S3Key.Rules[Name=prefix].Value');
    expect(topic?.events.items.map(known)).toEqual(['s3:ObjectCreated:*']);
  });

  it('is absent where every name is another, and unknown where one cannot be told', () => {
    expect(notice('[{ Name: suffix, Value: .jpg }]')?.prefix.isWritten().truth).toBe('no');
    expect(notice('[{ Name: suffix, Value: .jpg }, { Name: !Ref Open, Value: x }]')?.prefix.isWritten().truth).toBe('unknown');
    expect(notice('[{ Name: prefix, Value: x }, !Ref Open]')?.prefix.is('x').truth).toBe('yes');
    expect(notice('[{ Name: suffix, Value: x }, !Ref Open]')?.prefix.is('x').truth).toBe('unknown');
  });

  it('may have dots in its name', () => {
    const { accessLogs, connectionLogs } = read(
      'loadBalancer',
      'AWS::ElasticLoadBalancingV2::LoadBalancer',
      `
      LoadBalancerAttributes:
        - { Key: access_logs.s3.enabled, Value: 'true' }
        - { Key: access_logs.s3.bucket, Value: !Ref Other }
      `,
    ).subject;
    expect(accessLogs.enabled.is(true).truth).toBe('yes');
    expect(accessLogs.bucket.to?.address).toBe('Other');
    expect(connectionLogs.isWritten().truth).toBe('no');
  });
});

describe('a single value', () => {
  const requested = (status: string) =>
    bucket(`PublicAccessBlockConfiguration: { BlockPublicAcls: ${status} }`).publicAccessBlock.blockPublicAcls.is(true).truth;

  it('is a flag only as true or false: yes and on are words, and what S3 makes of them is not guessed', () => {
    expect(['true', "'true'", 'True', 'false', 'yes', 'on', 'y', '1'].map(requested)).toEqual([
      'yes',
      'yes',
      'yes',
      'no',
      'unknown',
      'unknown',
      'unknown',
      'unknown',
    ]);
  });

  it('is a number however it is quoted, and no number if it is a word', () => {
    const days = (value: string) =>
      bucket(`LifecycleConfiguration: { Rules: [{ Status: Enabled, ExpirationInDays: ${value} }] }`).lifecycle.rules.items[0]?.expiration.days;
    expect(known(days('30') as Value<number>)).toBe(30);
    expect(known(days("'30'") as Value<number>)).toBe(30);
    expect(days('soon')?.is(30).because).toMatchObject([{ says: 'LifecycleConfiguration.Rules.ExpirationInDays is written as "soon", which is no number' }]);
  });

  it('is unknown, not absent, where a list or a block stands in its place', () => {
    expect(bucket('BucketName: [a, b]').naming.name.is('a').because).toMatchObject([{ says: 'BucketName is written as a list where a single value belongs' }]);
    expect(bucket('VersioningConfiguration: Enabled').versioning.status.is('Enabled').because).toMatchObject([
      { says: 'VersioningConfiguration.Status is written as a single value where a mapping belongs' },
    ]);
  });

  it('that is not in the list of words is kept as it is written', () => {
    expect(known(bucket('VersioningConfiguration: { Status: enabled }').versioning.status as Value<string>)).toBe('enabled');
  });
});

describe('the place of a value', () => {
  it('is exactly its text', () => {
    const { versioning, tags } = bucket(`
      VersioningConfiguration:
        Status: 'Suspended'   # for now
      Tags:
        - Key: team
          Value: "blue"
    `);
    expect(textAt(versioning.status.origin)).toBe("'Suspended'");
    expect(versioning.status.origin.label).toBe('VersioningConfiguration.Status');
    expect(textAt(tags.items[0]?.value.origin as Origin)).toBe('"blue"');
    expect(tags.items[0]?.value.origin.label).toBe('Tags.Value');
  });

  it('of something missing is the header of the block in which it would stand', () => {
    const { versioning, encryption, cors } = bucket(`
      VersioningConfiguration: {}
      BucketEncryption:
        ServerSideEncryptionConfiguration:
          - BucketKeyEnabled: true
    `);
    expect(textAt(versioning.status.origin)).toBe('VersioningConfiguration');
    expect(lineAt(encryption.algorithm.origin)).toBe(10);
    expect(textAt(cors.origin)).toBe('A');
  });

  it('of a block is its header', () => {
    const { lifecycle } = bucket('LifecycleConfiguration: { Rules: [{ Status: Enabled }] }');
    expect([textAt(lifecycle.origin), textAt(lifecycle.rules.origin)]).toEqual(['LifecycleConfiguration', 'Rules']);
    expect(textAt(lifecycle.rules.items[0]?.origin as Origin)).toBe('{ Status: Enabled }');
  });
});

describe('reading', () => {
  it('makes a value once', () => {
    const one = bucket('Tags: [{ Key: a, Value: b }]');
    expect(one.tags.items[0]?.key).toBe(one.tags.items[0]?.key);
    expect(one.versioning.status).toBe(one.versioning.status);
  });

  it('names the slot in words of the model, so that a fix needs none of the dialect', () => {
    const [rule] = bucket('LifecycleConfiguration: { Rules: [{ Status: Enabled }] }').lifecycle.rules.items;
    expect(rule?.abortMultipartAfterDays.slot?.path).toEqual(['lifecycle', 'rules', 0, 'abortMultipartAfterDays']);
  });

  it('goes around what the words do not say', () => {
    const { requestPayment, versioning } = bucket('');
    expect(requestPayment.isWritten().truth).toBe('no');
    expect(versioning.mfaDelete.is('Disabled').truth).toBe('yes');
  });
});
