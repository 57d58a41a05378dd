import { describe, expect, it } from 'vitest';
import noPublicRead from '../../../rules/no-public-read.js';
import requireVersioning from '../../../rules/require-versioning.js';
import { lint, run } from '../../../src/lint.js';
import { requestFor } from '../../../src/testing/judge-text.js';
import { plainWorld } from '../../../src/truth/world.js';

const main = `
resource "awscc_s3_bucket" "data" {
  versioning_configuration = {
    status = "Suspended"
  }
  public_access_block_configuration = {
    restrict_public_buckets = false
  }
}

resource "awscc_s3_bucket_policy" "data" {
  bucket = awscc_s3_bucket.data.id
  policy_document = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "s3:GetObject"
      Resource  = "\${awscc_s3_bucket.data.arn}/*"
    }]
  })
}
`;

const resource = (type: string, name: string, after: object, unknown: object) => ({
  address: `${type}.${name}`,
  mode: 'managed',
  type,
  name,
  provider_name: 'registry.terraform.io/hashicorp/awscc',
  change: { actions: ['create'], before: null, after, after_unknown: unknown },
});

function told(files: Readonly<Record<string, string>>): readonly unknown[] {
  const { findings, undecided } = lint(requestFor([noPublicRead, requireVersioning], files));
  const at = ({ place }: (typeof findings)[number]): string => place.source.text.slice(place.start, place.end);
  return [findings.map((one) => [one.ruleId, one.resource, at(one)]), undecided.map(({ reason }) => reason)];
}

describe('buckets of awscc', () => {
  it('are judged as those of aws, with the policies that name them', () => {
    expect(told({ 'main.tf': main })).toEqual([
      [
        ['require-versioning', 'awscc_s3_bucket.data', '"Suspended"'],
        ['no-public-read', 'awscc_s3_bucket.data', '"*"'],
      ],
      [],
    ]);
  });

  it('in a plan, where what nobody sets is known only after deployment', () => {
    const plan = {
      format_version: '1.2',
      terraform_version: '1.11.4',
      planned_values: {},
      resource_changes: [
        resource(
          'awscc_s3_bucket',
          'data',
          {},
          { id: true, arn: true, bucket_name: true, versioning_configuration: true, public_access_block_configuration: true },
        ),
      ],
      configuration: {
        root_module: { resources: [{ address: 'awscc_s3_bucket.data', mode: 'managed', type: 'awscc_s3_bucket', name: 'data', expressions: {} }] },
      },
    };
    expect(told({ 'plan.json': JSON.stringify(plan) })).toEqual([[['require-versioning', 'awscc_s3_bucket.data', expect.any(String)]], []]);
  });
});

it('a policy names its subject wherever its words say, inside of a block too', () => {
  const text = `
resource "aws_s3control_multi_region_access_point_policy" "m" {
  details {
    name   = "world"
    policy = jsonencode({ Statement = [] })
  }
}
`;
  const [policy] = run(requestFor([noPublicRead], { 'main.tf': text })).loaded.units[0]?.declarations ?? [];
  expect(policy?.attaches?.[0]?.targets(plainWorld()).items).toMatchObject([{ kind: 'known', value: 'world' }]);
});
