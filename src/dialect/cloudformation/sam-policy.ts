/** SAM's policy templates that concern S3 and its keys (AWS SAM Developer Guide, "Policy template list", read October 2026). */

import type { Node, ScalarNode } from '../../syntax/tree.js';
import { valueOf } from '../../syntax/tree.js';
import type { Makings } from './made.js';

interface Statement {
  readonly actions: readonly string[];
  /** The template's parameter, and what of it the actions are about. */
  readonly on: 'bucket' | 'objects' | 'both' | 'key';
}

const read = ['s3:GetObject', 's3:ListBucket', 's3:GetBucketLocation', 's3:GetObjectVersion', 's3:GetLifecycleConfiguration'];

const templates: Readonly<Record<string, readonly Statement[]>> = {
  S3ReadPolicy: [{ actions: read, on: 'both' }],
  S3WritePolicy: [{ actions: ['s3:PutObject', 's3:PutObjectAcl', 's3:PutLifecycleConfiguration'], on: 'both' }],
  S3CrudPolicy: [{ actions: [...read, 's3:PutObject', 's3:PutObjectAcl', 's3:PutLifecycleConfiguration', 's3:DeleteObject'], on: 'both' }],
  S3FullAccessPolicy: [
    {
      actions: [
        's3:GetObject',
        's3:GetObjectAcl',
        's3:GetObjectVersion',
        's3:PutObject',
        's3:PutObjectAcl',
        's3:DeleteObject',
        's3:DeleteObjectTagging',
        's3:DeleteObjectVersionTagging',
        's3:GetObjectTagging',
        's3:GetObjectVersionTagging',
        's3:PutObjectTagging',
        's3:PutObjectVersionTagging',
      ],
      on: 'objects',
    },
    { actions: ['s3:ListBucket', 's3:GetBucketLocation', 's3:GetLifecycleConfiguration', 's3:PutLifecycleConfiguration'], on: 'bucket' },
  ],
  KMSDecryptPolicy: [{ actions: ['kms:Decrypt'], on: 'key' }],
  KMSEncryptPolicy: [{ actions: ['kms:Encrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:DescribeKey'], on: 'key' }],
};

/** The policy document that a template stands for. Of one that is not about S3 only its name is told. */
export function policyTemplate(name: ScalarNode, parameters: Node): Makings {
  const found = Object.hasOwn(templates, name.value) ? templates[name.value] : undefined;
  if (!found) return { Version: '2012-10-17', Statement: [], Id: `SAM policy template ${name.value}` };
  return {
    Version: '2012-10-17',
    Statement: found.map(({ actions, on }) => ({
      Effect: 'Allow',
      Action: actions,
      Resource: resources(on, valueOf(parameters, on === 'key' ? 'KeyId' : 'BucketName') ?? name),
    })),
  };
}

function resources(on: Statement['on'], parameter: Node): readonly Makings[] {
  const arn = (template: string): Makings => ({ 'Fn::Sub': [template, { name: parameter }] });
  const [bucket, objects] = [arn('arn:${AWS::Partition}:s3:::${name}'), arn('arn:${AWS::Partition}:s3:::${name}/*')];
  switch (on) {
    case 'bucket':
      return [bucket];
    case 'objects':
      return [objects];
    case 'both':
      return [bucket, objects];
    case 'key':
      return [arn('arn:${AWS::Partition}:kms:${AWS::Region}:${AWS::AccountId}:key/${name}')];
  }
}
