import { describe, it } from 'vitest';
import rule from '../../rules/require-object-level-write-logging.js';
import { writeSnapshot } from '../../src/dialect/api/write.js';
import { bucket } from '../../src/rule/example.js';
import { RuleTester } from '../../src/testing/rule-tester.js';
import { hcl } from './hcl.js';

const trail = (properties: string): string => `Parameters: { Watched: { Type: String } }
Resources:
  Data: { Type: AWS::S3::Bucket }
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties: { IsLogging: true, S3BucketName: audit, ${properties} }
`;
const values = (list: string, more = 'IsMultiRegionTrail: true'): string =>
  trail(`${more}, EventSelectors: [{ DataResources: [{ Type: "AWS::S3::Object", Values: [${list}] }] }]`);
const fields = (list: string): string =>
  trail(
    `IsMultiRegionTrail: true, AdvancedEventSelectors: [{ FieldSelectors: [{ Field: eventCategory, Equals: [Data] }, { Field: resources.type, Equals: ["AWS::S3::Object"] }, ${list}] }]`,
  );

const configured = (selector: string): string => hcl`
  resource "aws_s3_bucket" "data" {}

  resource "aws_cloudtrail" "all" {
    name                  = "all"
    s3_bucket_name        = "audit"
    is_multi_region_trail = true

    ${selector}
  }
`;
const basic = (value: string): string =>
  configured(`event_selector {
      read_write_type = "WriteOnly"

      data_resource {
        type   = "AWS::S3::Object"
        values = [${value}]
      }
    }`);

/** A live account with one bucket and no trail. */
const { snapshot } = writeSnapshot({ Data: bucket({ naming: { name: 'data' } }) });
const live = JSON.stringify(snapshot);

new RuleTester({ describe, it }).run(rule, {
  valid: [
    { name: 'nobody in sight watches anything: who knows who does', code: 'Resources: { Data: { Type: AWS::S3::Bucket } }\n' },
    { name: 'the ARN of the bucket with a slash', code: values('!Sub "${Data.Arn}/"') },
    { name: 'all of S3, in whatever partition', code: values('!Sub "arn:${AWS::Partition}:s3:::"') },
    { name: 'a trail for one Region, deployed with the bucket', code: values('"arn:aws:s3"', 'IsMultiRegionTrail: false') },
    { name: 'by reference in Terraform', file: 'main.tf', code: basic('"${aws_s3_bucket.data.arn}/"') },
    {
      name: 'a trail in another file',
      file: 'data.yaml',
      code: 'Resources: { Data: { Type: AWS::S3::Bucket } }\n',
      beside: { 'trail.yaml': values('"arn:aws:s3"') },
    },
    { name: 'reads that are left out', code: fields('{ Field: eventName, NotEquals: [GetObject, HeadObject] }') },
    {
      name: 'a caller that is left out is a choice',
      code: fields('{ Field: userIdentity.arn, NotStartsWith: ["arn:aws:sts::111122223333:assumed-role/backup/"] }'),
    },
    { name: 'what begins like the bucket begins like its objects', code: fields('{ Field: resources.ARN, StartsWith: [!GetAtt Data.Arn] }') },
    {
      name: 'the bucket into which the trail writes is left out',
      code: 'Resources:\n  Audit: { Type: AWS::S3::Bucket }\n  Trail: { Type: AWS::CloudTrail::Trail, Properties: { IsLogging: true, S3BucketName: !Ref Audit } }\n',
    },
  ],
  invalid: [
    {
      name: 'a live account without any trail',
      file: 'snapshot.json',
      code: live,
      findings: [
        { message: 'Who writes or deletes objects of bucket "data" is not recorded by any trail or event data store in sight.', confidence: 'medium' },
      ],
    },
    {
      name: 'without the slash it is the bucket and none of its objects; the finding stands at the bucket',
      code: values('!GetAtt Data.Arn'),
      findings: [
        {
          message: 'Who writes or deletes objects of bucket "Data" is not recorded by any trail or event data store in sight.',
          resource: 'Data',
          at: 'Data',
          line: 3,
          confidence: 'medium',
        },
      ],
      output: null,
    },
    { name: 'a part of the objects is not all', code: values('!Sub "${Data.Arn}/invoices/"'), findings: [{ resource: 'Data' }] },
    {
      name: 'another bucket',
      file: 'main.tf',
      code: basic('"arn:aws:s3:::other/"').replace('"data" {}', '"data" {\n  bucket = "data"\n}'),
      findings: [{ line: 1 }],
    },
    { name: 'there are no wildcards', file: 'main.tf', code: basic('"arn:aws:s3:::*/"'), findings: [{ line: 1 }] },
    { name: 'uploads are half of it', code: fields('{ Field: eventName, Equals: [PutObject] }'), findings: [{ resource: 'Data' }] },
    {
      name: 'some callers are not all',
      code: fields('{ Field: userIdentity.arn, StartsWith: ["arn:aws:iam::111122223333:user/"] }'),
      findings: [{ resource: 'Data' }],
    },
    { name: 'a part that is left out', code: fields('{ Field: resources.ARN, NotStartsWith: [!Sub "${Data.Arn}/tmp/"] }'), findings: [{ resource: 'Data' }] },
    {
      name: 'objects behind access points are another type',
      file: 'main.tf',
      code: configured(`advanced_event_selector {
      field_selector {
        field  = "eventCategory"
        equals = ["Data"]
      }

      field_selector {
        field  = "resources.type"
        equals = ["AWS::S3::AccessPoint"]
      }
    }`),
      findings: [{ line: 1 }],
    },
  ],
  undecided: [
    {
      name: 'of an account that did not list its trails nobody knows',
      file: 'snapshot.json',
      code: live.replace(/"cloudtrail:DescribeTrails":\{"eu-west-1":\{"state":"ok"\}\}/, '"cloudtrail:DescribeTrails":{}'),
      reason: 'the list of trails is',
    },
    { name: 'whose ARN a parameter names', code: values('!Ref Watched'), reason: 'means this bucket cannot be told' },
    {
      name: 'a trail for one Region, deployed apart',
      file: 'data.yaml',
      code: 'Resources: { Data: { Type: AWS::S3::Bucket } }\n',
      beside: { 'trail.yaml': values('"arn:aws:s3"', 'IsMultiRegionTrail: false') },
      reason: 'is in the same region cannot be told',
    },
  ],
});
