import { describe, expect, it } from 'vitest';
import requireVersioning from '../../../rules/require-versioning.js';
import type { MadeBucket } from './account.js';
import { judgedWith, open, told } from './judged.js';

const ON = { GetBucketVersioning: { Status: 'Enabled' } };
const OFF = { GetBucketVersioning: { Status: 'Suspended' } };
const [FIRST, SECOND] = ['111122223333', '444455556666'];

const nameless = `Parameters:
  Mode: { Type: String }
Resources:
  Data:
    Type: AWS::S3::Bucket
    Properties:
      VersioningConfiguration: { Status: !Ref Mode }
  Logs:
    Type: AWS::S3::Bucket
`;
const judged = (files: Readonly<Record<string, string>>, accounts: Parameters<typeof judgedWith>[2]): ReturnType<typeof judgedWith> =>
  judgedWith([requireVersioning], files, accounts);
const notes = ({ coverage }: ReturnType<typeof judged>): readonly string[] => coverage.notSeen.map(({ message }) => message);

const stack = (name: string, data: MadeBucket['replies'], logs: MadeBucket['replies']): Readonly<Record<string, MadeBucket>> => ({
  [`${name}-data-1x2y3z`]: { stack: [name, 'Data'], replies: data as never },
  [`${name}-logs-4x5y6z`]: { stack: [name, 'Logs'], replies: logs as never },
});

describe('a bucket whose name CloudFormation makes up', () => {
  it('is found by the tags of its stack', () => {
    const result = judged({ 'a.yaml': nameless }, { [FIRST]: { buckets: stack('shop', OFF, ON) } });
    expect(told(result)).toEqual(['a.yaml:7 Data']);
    expect(notes(result)).toEqual([]);
  });

  it('is not one of a stack that has buckets which this template does not declare', () => {
    const buckets = { ...stack('shop', OFF, ON), 'shop-more': { stack: ['shop', 'More'], replies: ON } as const };
    const result = judged({ 'a.yaml': nameless }, { [FIRST]: { buckets } });
    expect(open(result)).toEqual(['Data']);
    expect(notes(result)).toEqual(
      ['Data', 'Logs'].map(
        (id) =>
          `${id} was not matched with a live bucket, so only its text is judged: its name is made up when it is created, and no live bucket bears the tags of its stack`,
      ),
    );
  });

  it('of a nested stack is found by the tags of that', () => {
    const root = `Resources:
  Store:
    Type: AWS::CloudFormation::Stack
    Properties: { TemplateURL: store.yaml }
`;
    const store = `Resources:
  Data: { Type: AWS::S3::Bucket }
`;
    const buckets = { b: { stack: ['shop-Store-1A2B3C4D5E6F', 'Data'], replies: OFF } } as const;
    const result = judged({ 'root.yaml': root, 'store.yaml': store }, { [FIRST]: { buckets } });
    expect(told(result)).toEqual(['store.yaml:2 Store/Data']);
    expect(notes(result)).toEqual([]);
  });
});

describe('a template that is deployed several times', () => {
  it('is judged for each deployment, and a finding says for which it holds', () => {
    const accounts = { [FIRST]: { buckets: stack('dev', OFF, ON) }, [SECOND]: { buckets: stack('prod', ON, ON) } };
    const result = judged({ 'a.yaml': nameless }, accounts);
    expect(told(result)).toEqual([`a.yaml:7 Data when in account ${FIRST}, as stack dev`]);
  });

  it('is the same everywhere where all of its deployments are', () => {
    const buckets = { ...stack('dev', OFF, ON), ...stack('prod', OFF, ON) };
    expect(told(judged({ 'a.yaml': nameless }, { [FIRST]: { buckets } }))).toEqual(['a.yaml:7 Data']);
  });

  it('has in each deployment only the buckets that are there', () => {
    const { 'prod-logs-4x5y6z': logs } = stack('prod', ON, OFF);
    const buckets = { ...stack('dev', ON, ON), 'prod-logs': logs as MadeBucket };
    const result = judged({ 'a.yaml': nameless }, { [FIRST]: { buckets } });
    expect(told(result)).toEqual([`a.yaml:8 Logs when in account ${FIRST}, as stack prod`]);
    // Where it is not live, its text alone is judged.
    expect(result.undecided.map(({ resources }) => resources)).toEqual([['Data']]);
  });
});

describe('a bucket of a Terraform configuration', () => {
  const main = `resource "aws_s3_bucket" "data" {}
resource "aws_s3_bucket_versioning" "data" {
  bucket = aws_s3_bucket.data.id
  versioning_configuration {
    status = var.mode
  }
}
variable "mode" {}
`;
  const state = JSON.stringify({
    version: 4,
    terraform_version: '1.9.0',
    serial: 7,
    lineage: 'x',
    outputs: {},
    resources: [
      {
        mode: 'managed',
        type: 'aws_s3_bucket',
        name: 'data',
        provider: 'provider["registry.terraform.io/hashicorp/aws"]',
        instances: [{ schema_version: 0, attributes: { bucket: 'terraform-2026', id: 'terraform-2026', arn: 'arn:aws:s3:::terraform-2026' } }],
      },
    ],
  });
  const live = { [FIRST]: { buckets: { 'terraform-2026': { replies: OFF } } } };

  it('whose name the provider makes up is found by the state beside it', () => {
    const result = judged({ 'infra/main.tf': main, 'state.json': state }, live);
    expect(told(result)).toContain('infra/main.tf:5 aws_s3_bucket.data');
    expect(open(result)).toEqual([]);
  });

  it('is not to be found without a state', () => {
    const result = judged({ 'infra/main.tf': main }, live);
    expect(open(result)).toEqual(['aws_s3_bucket.data']);
    expect(notes(result)[0]).toMatch(/^aws_s3_bucket\.data was not matched .*no state that is given tells it$/);
    expect(told(result)).toEqual([expect.stringContaining('arn:aws:s3:::terraform-2026')]);
  });

  it('is not to be found by the state of one of two configurations that look alike', () => {
    const result = judged({ 'a/main.tf': main, 'b/main.tf': main, 'state.json': state }, live);
    expect(open(result)).toEqual(['aws_s3_bucket.data', 'aws_s3_bucket.data']);
  });
});

describe('a bucket with a literal name', () => {
  it('is the live one of that name, and a name beside it stays that of one bucket', () => {
    const text = (name: string): string => `Resources:
  Data:
    Type: AWS::S3::Bucket
    Properties: { BucketName: ${name} }
`;
    const result = judged(
      { 'a.yaml': text('acme-a'), 'b.yaml': text('acme-b') },
      { [FIRST]: { buckets: { 'acme-a': { replies: OFF }, 'acme-b': { replies: ON } } } },
    );
    expect(told(result)).toEqual(['a.yaml:2 Data']);
  });
});
