import { describe, it } from 'vitest';
import rule from '../../rules/replication-role-permissions.js';
import { RuleTester } from '../../src/testing/rule-tester.js';
import { hcl } from './hcl.js';

const template = (statements: readonly string[], more = '', role = '', source = ''): string => `Resources:
  Data:
    Type: AWS::S3::Bucket
    Properties:
      ReplicationConfiguration:
        Role: !GetAtt Copier.Arn
        Rules:
          - { Id: all, Status: Enabled, Destination: { Bucket: !GetAtt Copy.Arn } }
${source}  Copy: { Type: AWS::S3::Bucket }
  Copier:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument: { Statement: { Effect: Allow, Principal: { Service: [s3.amazonaws.com] }, Action: 'sts:*' } }
${role}  Given:
    Type: AWS::IAM::Policy
    Properties:
      PolicyName: copy
      Roles: [!Ref Copier]
      PolicyDocument:
        Statement:
${statements.map((one) => `          - { Effect: Allow, ${one} }\n`).join('')}${more}`;
const onData = "Action: ['s3:GetReplicationConfiguration', 's3:ListBucket', 's3:GetObjectVersion*'], Resource: [!GetAtt Data.Arn, !Sub '${Data.Arn}/*']";
const onCopy = "Action: 's3:Replicate*', Resource: !Sub '${Copy.Arn}/*'";

new RuleTester({ describe, it }).run(rule, {
  valid: [
    { name: 'a policy that is attached to the role, with references to both buckets', code: template([onData, onCopy]) },
    {
      name: 'in one account the policy of the destination may let the role in',
      code: template(
        [onData],
        "  Open: { Type: AWS::S3::BucketPolicy, Properties: { Bucket: !Ref Copy, PolicyDocument: { Statement: { Effect: Allow, Principal: { AWS: !GetAtt Copier.Arn }, Action: 's3:Replicate*', Resource: !Sub '${Copy.Arn}/*' } } } }\n",
      ),
    },
    { name: 'a bucket without replication', code: 'Resources:\n  Data: { Type: AWS::S3::Bucket }\n' },
  ],
  invalid: [
    {
      name: 'a role whose policy stands in a resource of its own',
      file: 'main.tf',
      code: hcl`
        resource "aws_s3_bucket" "source" {
          bucket = "source-of-the-shop"
        }

        resource "aws_s3_bucket" "copy" {
          bucket = "copy-of-the-shop"
        }

        resource "aws_iam_role" "replication" {
          name = "replication"
          assume_role_policy = jsonencode({
            Version   = "2012-10-17"
            Statement = [{ Effect = "Allow", Principal = { Service = "s3.amazonaws.com" }, Action = "sts:AssumeRole" }]
          })
        }

        resource "aws_iam_role_policy" "replication" {
          role = aws_iam_role.replication.id
          policy = jsonencode({
            Version = "2012-10-17"
            Statement = [{
              Effect   = "Allow"
              Action   = ["s3:GetReplicationConfiguration", "s3:ListBucket"]
              Resource = aws_s3_bucket.source.arn
            }]
          })
        }

        resource "aws_s3_bucket_replication_configuration" "source" {
          bucket = aws_s3_bucket.source.id
          role   = aws_iam_role.replication.arn

          rule {
            id     = "all"
            status = "Enabled"

            filter {}

            destination {
              bucket = aws_s3_bucket.copy.arn
            }
          }
        }
      `,
      findings: [
        {
          message:
            'Role "aws_iam_role.replication" cannot replicate bucket "aws_s3_bucket.source": it lacks s3:GetObjectVersionForReplication, s3:GetObjectVersionAcl and s3:GetObjectVersionTagging on source-of-the-shop/*; s3:ReplicateObject, s3:ReplicateDelete and s3:ReplicateTags on copy-of-the-shop/*.',
          at: 'aws_iam_role.replication.arn',
          line: 31,
        },
      ],
      output: null,
    },
    {
      name: 'all that is missing is one finding, at the role that the bucket names',
      code: template(["Action: 's3:ListBucket', Resource: '*'", "Action: 's3:Replicate*', Resource: !GetAtt Copy.Arn"]),
      findings: [
        {
          message:
            'Role "Copier" cannot replicate bucket "Data": it lacks s3:GetReplicationConfiguration on ${Data}; s3:GetObjectVersionForReplication, s3:GetObjectVersionAcl and s3:GetObjectVersionTagging on ${Data}/*; s3:ReplicateObject, s3:ReplicateDelete and s3:ReplicateTags on ${Copy}/*.',
          resource: 'Data',
          at: 'Copier.Arn',
          line: 6,
        },
      ],
      output: null,
    },
    {
      name: 'a Deny of the role counts',
      code: template([onData, onCopy, "Action: 's3:ReplicateTags', Resource: '*'"]).replace(
        "Allow, Action: 's3:ReplicateTags'",
        "Deny, Action: 's3:ReplicateTags'",
      ),
      findings: [{ message: 'Role "Copier" replicates bucket "Data" without the tags of its objects: it lacks s3:ReplicateTags on ${Copy}/*.' }],
    },
    {
      name: 'objects under KMS keys are read by an action of their own',
      code: template([
        onData.replace("'s3:GetObjectVersion*'", "'s3:GetObjectVersion', 's3:GetObjectVersionAcl', 's3:GetObjectVersionTagging'"),
        onCopy,
      ]).replace('{ Id: all,', '{ Id: all, SourceSelectionCriteria: { SseKmsEncryptedObjects: { Status: Enabled } },'),
      findings: [{ message: 'Role "Copier" cannot replicate bucket "Data": it lacks s3:GetObjectVersionForReplication on ${Data}/*.' }],
    },
    {
      name: 'a role that S3 may not assume',
      code: template([onData, onCopy]).replace('[s3.amazonaws.com]', 'lambda.amazonaws.com'),
      findings: [
        { message: 'Role "Copier", with which bucket "Data" is replicated, cannot be assumed by s3.amazonaws.com: nothing is copied.', at: 'Copier.Arn' },
      ],
    },
  ],
  undecided: [
    {
      name: 'a role of somebody else',
      file: 'main.tf',
      code: hcl`
        variable "role" {
          type = string
        }

        resource "aws_s3_bucket" "source" {}

        resource "aws_s3_bucket" "copy" {}

        resource "aws_s3_bucket_replication_configuration" "source" {
          bucket = aws_s3_bucket.source.id
          role   = var.role

          rule {
            id     = "all"
            status = "Enabled"

            filter {}

            destination {
              bucket = aws_s3_bucket.copy.arn
            }
          }
        }
      `,
      reason: 'role is set by variable role, which has no default',
    },
    {
      name: 'a role in nobody’s sight',
      code: template([onData, onCopy]).replace('!GetAtt Copier.Arn', "'arn:aws:iam::111122223333:role/elsewhere'"),
      reason: '"arn:aws:iam::111122223333:role/elsewhere" is not part of this scan',
    },
    {
      name: 'a managed policy in nobody’s sight may give what is missing',
      code: template([onData], '', "      ManagedPolicyArns: ['arn:aws:iam::111122223333:policy/elsewhere']\n"),
      reason: 'policy "arn:aws:iam::111122223333:policy/elsewhere" is not part of this scan',
    },
  ],
});
