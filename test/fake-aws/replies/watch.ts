/**
 * What CloudTrail and KMS say. Shapes from their API References (API_<Operation>, "Response Syntax"), read 2026-11-21; names and values
 * are our own.
 */

import { refused } from '../errors.js';
import type { Recordings, Reply } from '../reply.js';
import { json } from '../reply.js';

function said(body: unknown): Reply {
  return json(body, 'application/x-amz-json-1.1');
}

const TRAIL = 'arn:aws:cloudtrail:us-east-1:{{account}}:trail/lighthouse';
const noTrail = refused('cloudtrail', { status: 400, code: 'TrailNotFoundException', message: 'Nobody knows the trail {{resource}}' });
const noKey = refused('kms', { status: 400, code: 'NotFoundException', message: 'Nobody knows the key {{resource}}' });

export const watch: Recordings = {
  'cloudtrail:DescribeTrails': {
    page: 'CloudTrail API_DescribeTrails',
    configured: said({
      trailList: [
        {
          Name: 'lighthouse',
          TrailARN: TRAIL,
          S3BucketName: 'harbour-trail',
          S3KeyPrefix: 'lamp',
          IncludeGlobalServiceEvents: true,
          IsMultiRegionTrail: true,
          HomeRegion: 'us-east-1',
          LogFileValidationEnabled: true,
          KmsKeyId: 'arn:aws:kms:us-east-1:{{account}}:key/lamp',
          HasCustomEventSelectors: true,
          HasInsightSelectors: false,
          IsOrganizationTrail: false,
        },
      ],
    }),
    absent: said({ trailList: [] }),
  },
  'cloudtrail:GetTrailStatus': {
    page: 'CloudTrail API_GetTrailStatus',
    configured: said({ IsLogging: true, LatestDeliveryTime: 1790000001.25, StartLoggingTime: 1690000000, LatestDeliveryError: 'AccessDenied' }),
    absent: noTrail,
  },
  'cloudtrail:GetEventSelectors': {
    page: 'CloudTrail API_GetEventSelectors',
    configured: said({
      TrailARN: TRAIL,
      AdvancedEventSelectors: [
        {
          Name: 'Reads and writes of the harbour',
          FieldSelectors: [
            { Field: 'eventCategory', Equals: ['Data'] },
            { Field: 'resources.type', Equals: ['AWS::S3::Object'] },
            { Field: 'resources.ARN', StartsWith: ['arn:aws:s3:::harbour/'] },
          ],
        },
      ],
    }),
    absent: noTrail,
  },
  'kms:DescribeKey': {
    page: 'KMS API_DescribeKey',
    configured: said({
      KeyMetadata: {
        AWSAccountId: '{{account}}',
        KeyId: '0a0b0c0d-1111-2222-3333-444455556666',
        Arn: 'arn:aws:kms:{{region}}:{{account}}:key/0a0b0c0d-1111-2222-3333-444455556666',
        CreationDate: 1650000000.5,
        Enabled: true,
        Description: 'Chests of the harbour',
        KeyUsage: 'ENCRYPT_DECRYPT',
        KeyState: 'Enabled',
        Origin: 'AWS_KMS',
        KeyManager: 'CUSTOMER',
        KeySpec: 'SYMMETRIC_DEFAULT',
        EncryptionAlgorithms: ['SYMMETRIC_DEFAULT'],
        MultiRegion: false,
      },
    }),
    absent: noKey,
  },
  'kms:GetKeyPolicy': {
    page: 'KMS API_GetKeyPolicy',
    configured: said({
      Policy: JSON.stringify({
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::{{account}}:root' }, Action: 'kms:*', Resource: '*' }],
      }),
      PolicyName: 'default',
    }),
    absent: noKey,
  },
  'kms:GetKeyRotationStatus': {
    page: 'KMS API_GetKeyRotationStatus',
    configured: said({ KeyRotationEnabled: true, KeyId: '{{resource}}', RotationPeriodInDays: 180, NextRotationDate: 1800000000 }),
    absent: noKey,
  },
};
