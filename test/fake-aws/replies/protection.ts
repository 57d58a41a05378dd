/**
 * What S3 says of a bucket's guards. Shapes from the Amazon S3 API Reference (API_<Operation>, "Response Syntax"), read 2026-11-21;
 * names and values are our own.
 */

import { S3_DOCUMENTS, s3Refusal } from '../namespaces.js';
import type { Recordings } from '../reply.js';
import { json, xml } from '../reply.js';

const policy = {
  Version: '2012-10-17',
  Statement: [
    {
      Sid: 'TlsOnly',
      Effect: 'Deny',
      Principal: '*',
      Action: 's3:*',
      Resource: ['arn:aws:s3:::{{bucket}}', 'arn:aws:s3:::{{bucket}}/*'],
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    },
  ],
};

export const protection: Recordings = {
  's3:GetBucketVersioning': {
    page: 'API_GetBucketVersioning',
    configured: xml(`<VersioningConfiguration xmlns="${S3_DOCUMENTS}"><Status>Enabled</Status><MfaDelete>Disabled</MfaDelete></VersioningConfiguration>`),
    absent: xml(`<VersioningConfiguration xmlns="${S3_DOCUMENTS}"/>`),
  },
  's3:GetPublicAccessBlock': {
    page: 'API_GetPublicAccessBlock',
    configured: xml(`<PublicAccessBlockConfiguration xmlns="${S3_DOCUMENTS}">
  <BlockPublicAcls>true</BlockPublicAcls>
  <IgnorePublicAcls>true</IgnorePublicAcls>
  <BlockPublicPolicy>true</BlockPublicPolicy>
  <RestrictPublicBuckets>false</RestrictPublicBuckets>
</PublicAccessBlockConfiguration>`),
    absent: s3Refusal('NoSuchPublicAccessBlockConfiguration', 'No public access block is kept for this bucket'),
  },
  's3:GetBucketPolicy': {
    page: 'API_GetBucketPolicy',
    configured: json(policy),
    absent: s3Refusal('NoSuchBucketPolicy', 'This bucket has no policy'),
  },
  's3:GetBucketAcl': {
    page: 'API_GetBucketAcl',
    configured: xml(`<AccessControlPolicy xmlns="${S3_DOCUMENTS}">
  <Owner><ID>canonical-of-{{account}}</ID></Owner>
  <AccessControlList>
    <Grant>
      <Grantee xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="CanonicalUser"><ID>canonical-of-{{account}}</ID></Grantee>
      <Permission>FULL_CONTROL</Permission>
    </Grant>
    <Grant>
      <Grantee xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="Group"><URI>http://acs.amazonaws.com/groups/global/AllUsers</URI></Grantee>
      <Permission>READ</Permission>
    </Grant>
  </AccessControlList>
</AccessControlPolicy>`),
    absent: xml(`<AccessControlPolicy xmlns="${S3_DOCUMENTS}">
  <Owner><ID>canonical-of-{{account}}</ID></Owner>
  <AccessControlList>
    <Grant>
      <Grantee xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="CanonicalUser"><ID>canonical-of-{{account}}</ID></Grantee>
      <Permission>FULL_CONTROL</Permission>
    </Grant>
  </AccessControlList>
</AccessControlPolicy>`),
  },
  's3:GetBucketOwnershipControls': {
    page: 'API_GetBucketOwnershipControls',
    configured: xml(`<OwnershipControls xmlns="${S3_DOCUMENTS}"><Rule><ObjectOwnership>BucketOwnerEnforced</ObjectOwnership></Rule></OwnershipControls>`),
    absent: s3Refusal('OwnershipControlsNotFoundError', 'No ownership controls are kept for this bucket'),
  },
  's3:GetBucketEncryption': {
    page: 'API_GetBucketEncryption',
    configured: xml(`<ServerSideEncryptionConfiguration xmlns="${S3_DOCUMENTS}">
  <Rule>
    <ApplyServerSideEncryptionByDefault>
      <SSEAlgorithm>aws:kms</SSEAlgorithm>
      <KMSMasterKeyID>arn:aws:kms:{{region}}:{{account}}:key/0a0b0c0d-1111-2222-3333-444455556666</KMSMasterKeyID>
    </ApplyServerSideEncryptionByDefault>
    <BucketKeyEnabled>true</BucketKeyEnabled>
    <BlockedEncryptionTypes><EncryptionType>SSE-C</EncryptionType></BlockedEncryptionTypes>
  </Rule>
</ServerSideEncryptionConfiguration>`),
    absent: s3Refusal('ServerSideEncryptionConfigurationNotFoundError', 'No default encryption is kept for this bucket'),
  },
  's3:GetObjectLockConfiguration': {
    page: 'API_GetObjectLockConfiguration',
    configured: xml(`<ObjectLockConfiguration xmlns="${S3_DOCUMENTS}">
  <ObjectLockEnabled>Enabled</ObjectLockEnabled>
  <Rule><DefaultRetention><Mode>COMPLIANCE</Mode><Days>41</Days></DefaultRetention></Rule>
</ObjectLockConfiguration>`),
    absent: s3Refusal('ObjectLockConfigurationNotFoundError', 'Object Lock is not set up for this bucket'),
  },
  's3:GetBucketAbac': {
    page: 'API_GetBucketAbac',
    configured: xml(`<AbacStatus xmlns="${S3_DOCUMENTS}"><Status>Enabled</Status></AbacStatus>`),
    absent: xml(`<AbacStatus xmlns="${S3_DOCUMENTS}"><Status>Disabled</Status></AbacStatus>`),
  },
};
