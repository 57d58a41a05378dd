import { describe, expect, it } from 'vitest';
import { joined } from '../../../src/lint.js';
import { driftOf } from '../../../src/link/live/drift.js';
import type { Drift } from '../../../src/link/live/drift.js';
import { requestFor } from '../../../src/testing/judge-text.js';
import { denied, snapshotOf } from './account.js';
import type { MadeAccount, MadeBucket } from './account.js';

const HERE = '111122223333';

function driftIn(files: Readonly<Record<string, string>>, account: MadeAccount): Drift {
  const request = requestFor([], { ...files, 'live.json': snapshotOf({ [HERE]: account }) });
  const paths = request.paths.filter(({ path }) => path !== 'live.json');
  return driftOf(joined({ ...request, paths, live: [{ path: 'live.json', named: true }] }).estate);
}

/** `path: text ↔ live` of every difference. */
const told = ({ differing }: Drift): readonly string[] =>
  differing.flatMap(({ differences }) => differences.map(({ path, declared = '-', live = '-' }) => `${path}: ${declared} ↔ ${live}`));
const gaps = ({ gaps: all }: Drift): readonly string[] => all.map(({ declared, path, reason }) => `${declared.address} ${path}: ${reason}`);

const bucket = (properties = '', head = ''): string => `${head}Resources:
  Data:
    Type: AWS::S3::Bucket
    Properties:
      BucketName: acme-data
${properties}`;
const against = (properties: string, live: MadeBucket, head = ''): Drift => driftIn({ 'a.yaml': bucket(properties, head) }, { buckets: { 'acme-data': live } });

describe('a setting', () => {
  it('of which neither side says anything is no drift, whatever new buckets get', () => {
    const drift = against('', {});
    expect([told(drift), gaps(drift), drift.compared]).toEqual([[], [], 1]);
  });

  it('that both sides say alike is none', () => {
    const on = { BlockPublicAcls: true, IgnorePublicAcls: true, BlockPublicPolicy: true, RestrictPublicBuckets: true };
    const yaml = `      VersioningConfiguration: { Status: Enabled }
      PublicAccessBlockConfiguration: { BlockPublicAcls: true, IgnorePublicAcls: true, BlockPublicPolicy: true, RestrictPublicBuckets: true }
      LoggingConfiguration: { DestinationBucketName: acme-logs, LogFilePrefix: data/ }
`;
    const replies = {
      GetBucketVersioning: { Status: 'Enabled' },
      GetPublicAccessBlock: { PublicAccessBlockConfiguration: on },
      GetBucketLogging: { LoggingEnabled: { TargetBucket: 'acme-logs', TargetPrefix: 'data/' } },
    };
    expect(told(against(yaml, { replies }))).toEqual([]);
  });

  it('that is otherwise live is told with both', () => {
    const yaml = '      VersioningConfiguration: { Status: Enabled }\n';
    expect(told(against(yaml, { replies: { GetBucketVersioning: { Status: 'Suspended' } } }))).toEqual(['versioning.status: Enabled ↔ Suspended']);
    expect(told(against(yaml, {}))).toEqual(['versioning.status: Enabled ↔ Disabled']);
  });

  it('that only is live is drift, as far as S3 did not set it by itself', () => {
    const byItself = {
      GetBucketEncryption: {
        ServerSideEncryptionConfiguration: { Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' }, BucketKeyEnabled: false }] },
      },
    };
    expect(told(against('', { replies: byItself }))).toEqual([]);
    expect(told(against('', { replies: { GetBucketLogging: { LoggingEnabled: { TargetBucket: 'x', TargetPrefix: '' } } } }))).toEqual([
      'logging.target: - ↔ x',
    ]);
  });

  it('that nobody could read is no drift, and is said', () => {
    const drift = against('      VersioningConfiguration: { Status: Enabled }\n', { replies: { GetBucketVersioning: denied('s3:GetBucketVersioning') } });
    expect(told(drift)).toEqual([]);
    expect(gaps(drift)).toEqual(['Data versioning: GetBucketVersioning is not known: s3:GetBucketVersioning is denied']);
  });

  it('that the text leaves open is none either', () => {
    const drift = against('      VersioningConfiguration: { Status: !Ref Mode }\n', {}, 'Parameters:\n  Mode: { Type: String }\n');
    expect(told(drift)).toEqual([]);
    expect(gaps(drift)).toEqual(['Data versioning.status: set by parameter Mode, which has no default']);
  });
});

describe('a list', () => {
  const cors = (first: string, second: string): string => `      CorsConfiguration: { CorsRules: [${first}, ${second}] }\n`;
  const live = (...rules: readonly object[]): MadeBucket => ({ replies: { GetBucketCors: { CORSRules: rules } } as never });
  const get = '{ AllowedMethods: [GET], AllowedOrigins: ["https://a", "https://b"] }';
  const put = '{ AllowedMethods: [PUT], AllowedOrigins: ["https://c"] }';

  it('is the same in another order, and with the ids that S3 makes up', () => {
    const made = { ID: 'x1', AllowedMethods: ['PUT'], AllowedOrigins: ['https://c'] };
    expect(told(against(cors(get, put), live(made, { AllowedMethods: ['GET'], AllowedOrigins: ['https://b', 'https://a'] })))).toEqual([]);
  });

  it('tells of the one item that differs what differs in it', () => {
    const other = { AllowedMethods: ['PUT'], AllowedOrigins: ['*'] };
    expect(told(against(cors(get, put), live({ AllowedMethods: ['GET'], AllowedOrigins: ['https://a', 'https://b'] }, other)))).toEqual([
      'cors.rules.allowedOrigins: "https://c" ↔ "*"',
    ]);
  });

  it('tells what only one side has', () => {
    expect(told(against('', live({ AllowedMethods: ['GET'], AllowedOrigins: ['*'] })))).toEqual(['cors.rules: - ↔ allowedOrigins "*", allowedMethods "GET"']);
  });
});

describe('a tag', () => {
  it('that AWS or the stack puts there is nobody’s drift', () => {
    const yaml = '      Tags: [{ Key: team, Value: storage }]\n';
    expect(told(against(yaml, { tags: { team: 'storage', 'aws:cloudformation:stack-name': 'x', stage: 'prod' } }))).toEqual([]);
    expect(told(against(yaml, { tags: { team: 'web' } }))).toEqual(['tags.value: storage ↔ web']);
  });

  it('of a Terraform provider is on every bucket, and one that somebody added by hand is drift', () => {
    const main = `provider "aws" {
  default_tags {
    tags = { owner = "platform" }
  }
}
resource "aws_s3_bucket" "data" {
  bucket = "acme-data"
  tags   = { team = "storage" }
}
`;
    const live = (tags: Readonly<Record<string, string>>): readonly string[] => told(driftIn({ 'main.tf': main }, { buckets: { 'acme-data': { tags } } }));
    expect(live({ team: 'storage', owner: 'platform' })).toEqual([]);
    expect(live({ team: 'storage', owner: 'platform', note: 'mine' })).toEqual(['tags: - ↔ key "note", value "mine"']);
  });
});

describe('an ACL', () => {
  const owner = { Grantee: { Type: 'CanonicalUser', ID: 'owner' }, Permission: 'FULL_CONTROL' };
  const everybody = { Grantee: { Type: 'Group', URI: 'http://acs.amazonaws.com/groups/global/AllUsers' }, Permission: 'READ' };
  const live = (...more: readonly object[]): MadeBucket => ({ replies: { GetBucketAcl: { Owner: { ID: 'owner' }, Grants: [owner, ...more] } } as never });

  it('is known by its grants, which a canned one stands for', () => {
    expect(told(against('      AccessControl: PublicRead\n', live(everybody)))).toEqual([]);
    expect(told(against('      AccessControl: PublicRead\n', live()))).toEqual(['acl: READ to AllUsers ↔ -']);
    expect(told(against('', live(everybody)))).toEqual(['acl: - ↔ READ to AllUsers']);
  });
});

describe('a policy', () => {
  const text = (principal: string): string => `  Policy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: !Ref Data
      PolicyDocument:
        Statement:
          Action: [s3:GetObject]
          Effect: Allow
          Principal: { AWS: ${principal} }
          Resource: !Sub "\${Data.Arn}/*"
        Version: "2012-10-17"
`;
  const live = (principal: string): MadeBucket => ({
    policy: {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: { AWS: principal }, Action: 's3:GetObject', Resource: 'arn:aws:s3:::acme-data/*' }],
    },
  });

  it('that says the same in other words is the same', () => {
    expect(told(against(text('!Ref AWS::AccountId'), live(`arn:aws:iam::${HERE}:root`)))).toEqual([]);
  });

  it('that lets somebody else in is told with a request', () => {
    const [bucketDrift] = against(text('!Ref AWS::AccountId'), live('*')).differing;
    expect(bucketDrift?.differences.map(({ path, means }) => [path, means])).toEqual([['policy.document', 'live, more is allowed']]);
    expect(bucketDrift?.differences[0]?.witness?.action).toBe('s3:GetObject');
  });

  it('that only one side has is drift', () => {
    expect(told(against('', live('*')))).toEqual(['policy.document: - ↔ set']);
    expect(told(against(text('"*"'), {}))).toEqual(['policy.document: set ↔ -']);
  });

  it('of which the text does not tell all is not compared', () => {
    const drift = against(text('!Ref Who'), live('*'), 'Parameters:\n  Who: { Type: String }\n');
    expect([told(drift), gaps(drift)]).toEqual([[], ['Data policy.document: set by parameter Who, which has no default']]);
  });
});

describe('a text whose conditions nobody decides', () => {
  const head = `Parameters:
  Stage: { Type: String }
Conditions:
  IsProd: !Equals [!Ref Stage, prod]
`;
  const yaml = '      VersioningConfiguration: { Status: !If [IsProd, Enabled, Suspended] }\n';

  it('has not been left where one way of deploying it fits', () => {
    expect(told(against(yaml, { replies: { GetBucketVersioning: { Status: 'Suspended' } } }, head))).toEqual([]);
  });

  it('has been left where none does', () => {
    const drift = against(`${yaml}      Tags: [{ Key: stage, Value: !If [IsProd, prod, dev] }]\n`, { tags: { stage: 'dev' } }, head);
    expect(told(drift)).toEqual(['versioning.status: Suspended ↔ Disabled']);
    expect(drift.differing[0]?.when).toBe('Stage is not "prod"');
  });
});

describe('a bucket', () => {
  it('that is declared and not live is missing, unless it may not be deployed', () => {
    const drift = driftIn({ 'a.yaml': bucket() }, { buckets: {} });
    expect(drift.missing.map(({ declared, reason }) => [declared.address, reason])).toEqual([['Data', 'no live bucket is called acme-data']]);
    const perhaps = driftIn(
      {
        'a.yaml': bucket()
          .replace('    Type: ', '    Condition: On\n    Type: ')
          .replace('Resources', 'Parameters:\n  Stage: { Type: String }\nConditions:\n  On: !Equals [!Ref Stage, x]\nResources'),
      },
      { buckets: {} },
    );
    expect(perhaps.missing).toEqual([]);
    expect(gaps(perhaps)).toEqual(['Data : no live bucket is called acme-data, and whether it is deployed hangs on values that are not given']);
  });

  it('that is live and declared nowhere is counted', () => {
    const drift = driftIn({ 'a.yaml': bucket() }, { buckets: { 'acme-data': {}, 'acme-by-hand': {} } });
    expect(drift.undeclared.map(({ says }) => says)).toEqual(['acme-by-hand']);
  });

  it('of a template that is deployed twice is compared twice', () => {
    const nameless = `Resources:
  Data: { Type: AWS::S3::Bucket, Properties: { VersioningConfiguration: { Status: Enabled } } }
`;
    const on = { GetBucketVersioning: { Status: 'Enabled' } };
    const drift = driftIn({ 'a.yaml': nameless }, { buckets: { one: { stack: ['dev', 'Data'] }, two: { stack: ['prod', 'Data'], replies: on } } });
    expect(drift.compared).toBe(2);
    expect(drift.differing.map(({ live }) => live.says)).toEqual(['one']);
  });
});
