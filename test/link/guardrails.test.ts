import { describe, expect, it } from 'vitest';
import denyCovers from '../../rules/deny-statement-covers-bucket-and-objects.js';
import noLockout from '../../rules/no-policy-lockout.js';
import noPublicRead from '../../rules/no-public-read.js';
import requireSecureTransport from '../../rules/require-secure-transport.js';
import secureTransportEffective from '../../rules/secure-transport-effective.js';
import { run } from '../../src/lint.js';
import type { LintRequest } from '../../src/lint.js';
import type { BucketAccess } from '../../src/model/access.js';
import type { Place } from '../../src/text/source.js';
import { requestFor } from '../../src/testing/judge-text.js';
import { Reading } from '../dialect/terraform/reading.js';

const rules = [noPublicRead, requireSecureTransport, secureTransportEffective, denyCovers, noLockout];

/** What is said of each rule that says anything: reported or not decided, at which text, and why. */
function told(files: Readonly<Record<string, string>>, facts: LintRequest['facts'] = {}): Readonly<Record<string, string>> {
  const { result } = run(requestFor(rules, files, { facts: { blockPublicAccess: 'none', ...facts } }));
  const at = (place?: Place): string => (place ? `${place.source.position(place.start).line}: ${place.source.text.slice(place.start, place.end)}` : 'nowhere');
  return Object.fromEntries([
    ...result.findings.map(({ ruleId, place }) => [ruleId, `reported at ${at(place)}`]),
    ...result.undecided.map(({ ruleId, reason, place }) => [ruleId, `at ${at(place)}, ${reason}`]),
  ]);
}

const off = 'PublicAccessBlockConfiguration: { BlockPublicAcls: false, IgnorePublicAcls: false, BlockPublicPolicy: false, RestrictPublicBuckets: false }';
const bucket = `Resources:
  Data:
    Type: AWS::S3::Bucket
    Properties: { ${off} }
`;
const publicBucket = `${bucket}  DataPolicy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: !Ref Data
      PolicyDocument:
        Version: '2012-10-17'
        Statement:
          - { Effect: Allow, Principal: '*', Action: s3:GetObject, Resource: !Sub '\${Data.Arn}/*' }
`;
const outsiders = `{ Effect: Deny, Principal: '*', Action: 's3:*', Resource: '*', Condition: { StringNotEqualsIfExists: { aws:PrincipalOrgID: o-a1b2c3d4e5 } } }`;
const plainHttp = `{ Effect: Deny, Principal: '*', Action: 's3:*', Resource: '*', Condition: { Bool: { aws:SecureTransport: 'false' } } }`;
const control = (type: string, targets: string, ...statements: readonly string[]): string => `  Guard:
    Type: AWS::Organizations::Policy
    Properties:
      Name: guard
      Type: ${type}${targets && `\n      TargetIds: ${targets}`}
      Content:
        Version: '2012-10-17'
        Statement:
${statements.map((one) => `          - ${one}\n`).join('')}`;
const rcp = (targets: string, ...statements: readonly string[]): string => control('RESOURCE_CONTROL_POLICY', targets, ...statements);
const scp = (targets: string, ...statements: readonly string[]): string =>
  control('SERVICE_CONTROL_POLICY', targets, ...statements.map((one) => one.replace(" Principal: '*',", '')));
const one = (code: string): Readonly<Record<string, string>> => ({ 'template.yaml': code });
const OPEN = {
  'no-public-read': "reported at 12: '*'",
  'require-secure-transport': 'reported at 9: PolicyDocument',
};
/** For a bucket without a policy. */
const HTTP = { 'require-secure-transport': 'reported at 2: Data' };

describe('a resource control policy on the account of the bucket', () => {
  it('shuts outsiders out, whatever the bucket policy says', () => {
    expect(told(one(publicBucket + rcp('[!Ref AWS::AccountId]', outsiders, plainHttp)))).toEqual({});
    expect(told(one(publicBucket + rcp("['111122223333']", outsiders, plainHttp)), { account: '111122223333' })).toEqual({});
  });

  it('takes nothing from what it says nothing about', () => {
    expect(told(one(publicBucket + rcp('[!Ref AWS::AccountId]', plainHttp)))).toEqual({ 'no-public-read': OPEN['no-public-read'] });
  });

  it('refuses plain HTTP where the bucket policy leaves a hole', () => {
    const hole = publicBucket.replace(
      /- \{ Effect: Allow.*/,
      "- { Effect: Deny, Principal: '*', Action: 's3:*', Resource: !GetAtt Data.Arn, Condition: { Bool: { aws:SecureTransport: 'false' } } }",
    );
    expect(Object.keys(told(one(hole)))).toEqual(['deny-statement-covers-bucket-and-objects']);
    expect(told(one(hole + rcp('[!Ref AWS::AccountId]', plainHttp)))).toEqual({});
  });

  it('is nothing to the buckets of another account', () => {
    expect(told(one(publicBucket + rcp("['444455556666']", outsiders, plainHttp)), { account: '111122223333' })).toEqual(OPEN);
  });
});

describe('a resource control policy of which it is not known whether it binds the account of the bucket', () => {
  const doubt = (reason: string, place = outsiders): string => `at 22: ${place}, whether resource control policy Guard binds the bucket is not told: ${reason}`;
  const read = (targets: string, facts: LintRequest['facts'] = {}): string | undefined =>
    told(one(publicBucket + rcp(targets, outsiders)), facts)['no-public-read'];

  it('is one on the root: which account manages the organization, and so is free of it, no file says', () => {
    expect(read('[r-ab12]')).toBe(doubt('it is attached to the root r-ab12, and so binds all accounts but the one that manages the organization'));
  });

  it('is one on an organizational unit', () => {
    expect(read('[ou-ab12-11111111]')).toBe(doubt('it is attached to ou-ab12-11111111, and which accounts are in that is not in sight'));
  });

  it('is one on an account, where nobody tells the account of the bucket', () => {
    expect(read("['111122223333']")).toBe(doubt('it is attached to account 111122223333, and the account of the bucket is not known (facts.account)'));
  });

  it('is one that is attached by something not resolved', () => {
    const parameter = `Parameters: { Unit: { Type: String } }\n${publicBucket}${rcp('[!Ref Unit]', outsiders)}`;
    expect(told(one(parameter))['no-public-read']).toContain('it is attached to something that is set by parameter Unit, which has no default');
  });

  it('is one that nobody in sight attaches', () => {
    expect(told(one(publicBucket + rcp('', outsiders)))['no-public-read']).toContain('not told: to what it is attached is not in sight');
  });

  it('takes away no answer that it would not change', () => {
    expect(told(one(publicBucket + rcp('[r-ab12]', plainHttp)))['no-public-read']).toBe(OPEN['no-public-read']);
    const refusing = publicBucket.replace('Effect: Allow', 'Effect: Deny');
    expect(told(one(refusing + rcp('[r-ab12]', outsiders)))['no-public-read']).toBeUndefined();
  });
});

describe('a policy of the organization that is not written out', () => {
  const given = (guard: string): string => `Parameters: { Given: { Type: String } }\n${publicBucket}${guard}`;

  it('may deny anything that it can deny', () => {
    const hidden = rcp('[!Ref AWS::AccountId]').replace(/Content:[^]*/, 'Content: !Ref Given\n');
    expect(told(one(given(hidden)))['no-public-read']).toContain('resource control policy Guard is set by parameter Given, which has no default');
    const ofIdentities = scp('[!Ref AWS::AccountId]').replace(/Content:[^]*/, 'Content: !Ref Given\n');
    expect(told(one(given(ofIdentities)))).toEqual({
      'no-public-read': expect.stringContaining('reported'),
      'require-secure-transport': expect.stringContaining('reported'),
    });
  });

  it('may deny what a statement of open effect is about, and nothing else', () => {
    const open = rcp('[!Ref AWS::AccountId]', outsiders.replace('Deny', '!Ref Given'));
    expect(told(one(given(open)))['no-public-read']).toContain('the effect of a statement of resource control policy Guard is set by parameter Given');
    const uploads = rcp('[!Ref AWS::AccountId]', outsiders.replace('Deny', '!Ref Given').replace("'s3:*'", 's3:PutObject'));
    expect(told(one(given(uploads)))['no-public-read']).toContain('reported');
  });
});

describe('a service control policy', () => {
  it('changes nothing for anonymous callers and other accounts, wherever it is attached', () => {
    for (const targets of ['[!Ref AWS::AccountId]', '[r-ab12]']) expect(told(one(publicBucket + scp(targets, outsiders, plainHttp)))).toEqual(OPEN);
  });

  it('refuses plain HTTP to the identities of its account, which are all that a bucket without a policy lets in', () => {
    expect(told(one(bucket))).toEqual(HTTP);
    expect(told(one(bucket + scp('[!Ref AWS::AccountId]', plainHttp)))).toEqual({});
    expect(told(one(bucket + scp('[r-ab12]', plainHttp)))['require-secure-transport']).toContain(
      'whether service control policy Guard binds the bucket is not told',
    );
  });

  it('that lists what is allowed stops nothing for certain: a full access may be attached beside it', () => {
    const list = "{ Effect: Allow, Action: ['ec2:*', 's3:Get*'], Resource: '*' }";
    expect(told(one(bucket + scp('[!Ref AWS::AccountId]', list)))['require-secure-transport']).toBe(HTTP['require-secure-transport']);
    const narrow = "{ Effect: Allow, Action: 's3:*', Resource: '*', Condition: { Bool: { aws:SecureTransport: 'true' } } }";
    expect(told(one(bucket + scp('[!Ref AWS::AccountId]', narrow)))['require-secure-transport']).toContain(
      'whether service control policy Guard restricts the bucket to what it allows is not told: a full access may be attached beside it',
    );
  });

  it('that is one of several lists stops nothing for certain, and may stop more than either leaves out', () => {
    const [some, others] = ["{ Effect: Allow, Action: 's3:Get*', Resource: '*' }", "{ Effect: Allow, Action: ['s3:Put*', 's3:List*'], Resource: '*' }"];
    const two = scp('[!Ref AWS::AccountId]', some) + scp('[r-ab12]', others).replace('Guard', 'Other');
    expect(told(one(bucket + two))['require-secure-transport']).toContain('service control policy Guard is one of several lists of what is allowed');
  });

  it('that allows everything beside its Denies is no such list', () => {
    expect(told(one(bucket + scp('[!Ref AWS::AccountId]', "{ Effect: Allow, Action: '*', Resource: '*' }", plainHttp)))).toEqual({});
  });

  it('that leaves nothing of S3 is for other accounts than the one in which the bucket is deployed', () => {
    for (const all of [
      "{ Effect: Deny, Action: '*', Resource: '*' }",
      "{ Effect: Deny, Action: 's3:*', Resource: '*' }",
      "{ Effect: Allow, Action: 'ec2:*', Resource: '*' }",
    ])
      expect(told(one(bucket + scp('[ou-ab12-11111111]', all)))).toEqual(HTTP);
  });

  it('that protects bucket policies locks nobody out for good', () => {
    const fixed = "{ Effect: Deny, Action: ['s3:PutBucketPolicy', 's3:DeleteBucketPolicy'], Resource: '*' }";
    expect(told(one(publicBucket + scp('[!Ref AWS::AccountId]', fixed)))).toEqual(OPEN);
  });
});

describe('a policy of the organization in another deployment of the scan', () => {
  const apart = (targets: string): Readonly<Record<string, string>> => ({
    'app.yaml': publicBucket,
    'organization.yaml': `Resources:\n${rcp(targets, outsiders)}`,
  });

  it('says nothing about a bucket of which nobody knows that it is in that organization', () => {
    for (const targets of ['[r-ab12]', '[ou-ab12-11111111]', '[!Ref AWS::AccountId]']) expect(told(apart(targets))).toEqual(OPEN);
  });

  it('may bind it where the configuration says that its account is in an organization', () => {
    expect(told(apart('[r-ab12]'), { organization: 'o-a1b2c3d4e5' })['no-public-read']).toContain('whether resource control policy Guard binds the bucket');
  });

  it('binds it where both name the same account', () => {
    expect(told(apart("['111122223333']"), { account: '111122223333' })['no-public-read']).toBeUndefined();
    expect(told(apart("['444455556666']"), { account: '111122223333', organization: 'o-a1b2c3d4e5' })['no-public-read']).toBe(OPEN['no-public-read']);
  });

  it('that is attached nowhere stays with its own deployment', () => {
    expect(told(apart(''), { organization: 'o-a1b2c3d4e5' })).toEqual(OPEN);
  });
});

const hclBucket = `resource "aws_s3_bucket" "data" {
  bucket = "data-of-the-shop"
}

resource "aws_s3_bucket_policy" "data" {
  bucket = aws_s3_bucket.data.id
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = "*", Action = "s3:GetObject", Resource = "\${aws_s3_bucket.data.arn}/*" }]
  })
}

resource "aws_s3_bucket_public_access_block" "data" {
  bucket = aws_s3_bucket.data.id
}

`;
const hclDeny =
  '{ Effect = "Deny", Principal = "*", Action = "s3:*", Resource = "*", Condition = { StringNotEqualsIfExists = { "aws:PrincipalOrgID" = "o-a1b2c3d4e5" } } }';
const hclGuard = (type: string): string => `data "aws_caller_identity" "me" {}
data "aws_organizations_organization" "all" {}
variable "units" { type = list(string) }

resource "aws_organizations_policy" "guard" {
  name    = "guard"
  type    = "${type}"
  content = jsonencode({ Version = "2012-10-17", Statement = [${type.startsWith('R') ? hclDeny : hclDeny.replace('Principal = "*", ', '')}] })
}

`;
const attached = (target: string, more = ''): string => `resource "aws_organizations_policy_attachment" "guard" {
  policy_id = aws_organizations_policy.guard.id
  target_id = ${target}${more}
}
`;

describe('in Terraform a policy of the organization', () => {
  const read = (target: string, type = 'RESOURCE_CONTROL_POLICY', more = ''): string | undefined =>
    told({ 'main.tf': hclBucket + hclGuard(type) + (target && attached(target, more)) })['no-public-read'];
  const reported = 'reported at 9: "*"';

  it('binds the account to which a resource of its own attaches it', () => {
    expect(read('data.aws_caller_identity.me.account_id')).toBeUndefined();
  });

  it('may bind the bucket where it is attached to the root, to somebody not resolved, or by nobody in sight', () => {
    const doubt = `at 24: ${hclDeny}, whether resource control policy aws_organizations_policy.guard binds the bucket is not told: `;
    expect(read('"r-ab12"')).toBe(`${doubt}it is attached to the root r-ab12, and so binds all accounts but the one that manages the organization`);
    expect(read('data.aws_organizations_organization.all.roots[0].id')).toBe(
      `${doubt}it is attached to something that is read by \${data.aws_organizations_organization.all.roots} at deployment`,
    );
    expect(read('each.value', undefined, '\n  for_each  = toset(var.units)')).toContain(
      'whether resource control policy aws_organizations_policy.guard binds the bucket',
    );
    expect(read('')).toBe(`${doubt}to what it is attached is not in sight`);
  });

  it('is one for the identities of accounts where it has no other type', () => {
    expect(read('data.aws_caller_identity.me.account_id', 'SERVICE_CONTROL_POLICY')).toBe(reported);
    expect(read('"r-ab12"', 'SERVICE_CONTROL_POLICY')).toBe(reported);
  });

  it('refuses plain HTTP for a bucket whose own policy says nothing of it', () => {
    const http = `${hclBucket}${hclGuard('RESOURCE_CONTROL_POLICY')}`.replace(
      /StringNotEqualsIfExists = \{[^}]*\}/,
      'Bool = { "aws:SecureTransport" = "false" }',
    );
    expect(told({ 'main.tf': hclBucket })['require-secure-transport']).toMatch(/^reported at 7: jsonencode/);
    expect(told({ 'main.tf': http + attached('data.aws_caller_identity.me.account_id') })).toEqual({ 'no-public-read': reported });
    expect(told({ 'main.tf': http + attached('"ou-ab12-11111111"') })['require-secure-transport']).toContain(
      'it is attached to ou-ab12-11111111, and which accounts are in that is not in sight',
    );
  });

  it('binds the buckets of the accounts that it names, of several in one configuration', () => {
    const providers = ['111122223333', '444455556666']
      .map((id, at) => `provider "aws" {\n  allowed_account_ids = ["${id}"]${at === 0 ? '' : '\n  alias = "other"'}\n}\n`)
      .join('');
    const of = (target: string): string | undefined =>
      told({ 'main.tf': hclBucket + hclGuard('RESOURCE_CONTROL_POLICY') + attached(target) + providers })['no-public-read'];
    expect(of('"111122223333"')).toBeUndefined();
    expect(of('"444455556666"')).toBe(reported);
  });
});

describe('the policy of a VPC endpoint', () => {
  const endpoint = `resource "aws_vpc_endpoint" "s3" {
  vpc_id       = "vpc-0a1b2c3d"
  service_name = "com.amazonaws.eu-west-1.s3"
}
resource "aws_vpc_endpoint_policy" "s3" {
  vpc_endpoint_id = aws_vpc_endpoint.s3.id
  policy          = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Principal = "*", Action = "s3:PutObject", Resource = "*" }] })
}
`;
  const through = (condition: string): BucketAccess => {
    const text = hclBucket.replace('/*" }', `/*", Condition = { ${condition} } }`) + endpoint;
    const reading = new Reading(text);
    const [access] = reading.estate.within('bucketAccess', reading.declaration('aws_s3_bucket.data'), reading.estate.plain).items;
    return access as BucketAccess;
  };
  const reads = (condition: string): string => through(condition).verdict({ who: { kind: 'external' }, actions: 'read' }).verdict;

  it('may stop what the bucket lets in through that endpoint alone', () => {
    expect(reads('StringEquals = { "aws:SourceVpce" = aws_vpc_endpoint.s3.id }')).toBe('unknown');
  });

  it('stops nothing that can come another way', () => {
    expect(reads('StringEquals = { "aws:SourceVpce" = [aws_vpc_endpoint.s3.id, "vpce-0a1b2c3d"] }')).toBe('yes');
    expect(reads('StringEquals = { "aws:SourceVpc" = "vpc-0a1b2c3d" }')).toBe('yes');
    expect(reads('Bool = { "aws:SecureTransport" = "true" }')).toBe('yes');
  });
});
