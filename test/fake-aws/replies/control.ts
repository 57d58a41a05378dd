/**
 * What S3 Control says of an account's own block and its access points. Shapes from the Amazon S3 API Reference
 * (API_control_<Operation>, "Response Syntax"), read 2026-11-21; names and values are our own.
 */

import { refused } from '../errors.js';
import { S3_CONTROL_DOCUMENTS } from '../namespaces.js';
import type { Recordings, Reply } from '../reply.js';
import { SECOND_PAGE, escaped, xml } from '../reply.js';

function missing(code: string, message: string): Reply {
  return refused('s3control', { status: 404, code, message });
}

function policy(resource: string, action: string): string {
  const Principal = { AWS: 'arn:aws:iam::{{account}}:role/reader' };
  return escaped(JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal, Action: action, Resource: resource }] }));
}

const point = (name: string, vpc: boolean): string => `<AccessPoint>
      <Name>${name}</Name>
      <NetworkOrigin>${vpc ? 'VPC' : 'Internet'}</NetworkOrigin>
      ${vpc ? '<VpcConfiguration><VpcId>vpc-0f0f0f0f</VpcId></VpcConfiguration>' : ''}
      <Bucket>harbour</Bucket>
      <AccessPointArn>arn:aws:s3:{{region}}:{{account}}:accesspoint/${name}</AccessPointArn>
      <Alias>${name}-abcdef-s3alias</Alias>
      <BucketAccountId>{{account}}</BucketAccountId>
    </AccessPoint>`;

export const control: Recordings = {
  's3control:GetPublicAccessBlock': {
    page: 'API_control_GetPublicAccessBlock',
    configured: xml(`<PublicAccessBlockConfiguration xmlns="${S3_CONTROL_DOCUMENTS}">
  <BlockPublicAcls>true</BlockPublicAcls>
  <IgnorePublicAcls>true</IgnorePublicAcls>
  <BlockPublicPolicy>false</BlockPublicPolicy>
  <RestrictPublicBuckets>true</RestrictPublicBuckets>
</PublicAccessBlockConfiguration>`),
    absent: missing('NoSuchPublicAccessBlockConfiguration', 'No public access block is kept for this account'),
  },
  's3control:ListAccessPoints': {
    page: 'API_control_ListAccessPoints',
    configured: xml(`<ListAccessPointsResult xmlns="${S3_CONTROL_DOCUMENTS}">
  <AccessPointList>
    ${point('quay', false)}
  </AccessPointList>
  <NextToken>${SECOND_PAGE}</NextToken>
</ListAccessPointsResult>`),
    next: xml(`<ListAccessPointsResult xmlns="${S3_CONTROL_DOCUMENTS}">
  <AccessPointList>
    ${point('pier', true)}
  </AccessPointList>
</ListAccessPointsResult>`),
    absent: xml(`<ListAccessPointsResult xmlns="${S3_CONTROL_DOCUMENTS}"><AccessPointList/></ListAccessPointsResult>`),
  },
  's3control:GetAccessPoint': {
    page: 'API_control_GetAccessPoint',
    configured: xml(`<GetAccessPointResult xmlns="${S3_CONTROL_DOCUMENTS}">
  <Name>{{resource}}</Name>
  <Bucket>harbour</Bucket>
  <NetworkOrigin>Internet</NetworkOrigin>
  <PublicAccessBlockConfiguration>
    <BlockPublicAcls>true</BlockPublicAcls>
    <IgnorePublicAcls>true</IgnorePublicAcls>
    <BlockPublicPolicy>false</BlockPublicPolicy>
    <RestrictPublicBuckets>false</RestrictPublicBuckets>
  </PublicAccessBlockConfiguration>
  <CreationDate>2025-03-04T05:06:07Z</CreationDate>
  <Alias>{{resource}}-abcdef-s3alias</Alias>
  <AccessPointArn>arn:aws:s3:{{region}}:{{account}}:accesspoint/{{resource}}</AccessPointArn>
  <BucketAccountId>{{account}}</BucketAccountId>
</GetAccessPointResult>`),
    absent: missing('NoSuchAccessPoint', 'There is no access point of this name'),
  },
  's3control:GetAccessPointPolicy': {
    page: 'API_control_GetAccessPointPolicy',
    configured: xml(`<GetAccessPointPolicyResult xmlns="${S3_CONTROL_DOCUMENTS}">
  <Policy>${policy('arn:aws:s3:{{region}}:{{account}}:accesspoint/{{resource}}/object/*', 's3:GetObject')}</Policy>
</GetAccessPointPolicyResult>`),
    absent: missing('NoSuchAccessPointPolicy', 'This access point has no policy'),
  },
  's3control:ListMultiRegionAccessPoints': {
    page: 'API_control_ListMultiRegionAccessPoints',
    configured: xml(`<ListMultiRegionAccessPointsResult xmlns="${S3_CONTROL_DOCUMENTS}">
  <AccessPoints>
    <AccessPoint>
      <Name>all-shores</Name>
      <Alias>mfzwi23gnjvgw.mrap</Alias>
      <CreatedAt>2025-01-02T03:04:05Z</CreatedAt>
      <PublicAccessBlock>
        <BlockPublicAcls>true</BlockPublicAcls>
        <IgnorePublicAcls>true</IgnorePublicAcls>
        <BlockPublicPolicy>true</BlockPublicPolicy>
        <RestrictPublicBuckets>true</RestrictPublicBuckets>
      </PublicAccessBlock>
      <Status>READY</Status>
      <Regions>
        <Region><Bucket>harbour</Bucket><Region>us-east-1</Region><BucketAccountId>{{account}}</BucketAccountId></Region>
        <Region><Bucket>harbour-west</Bucket><Region>eu-west-1</Region><BucketAccountId>{{account}}</BucketAccountId></Region>
      </Regions>
    </AccessPoint>
  </AccessPoints>
</ListMultiRegionAccessPointsResult>`),
    absent: xml(`<ListMultiRegionAccessPointsResult xmlns="${S3_CONTROL_DOCUMENTS}"><AccessPoints/></ListMultiRegionAccessPointsResult>`),
  },
  's3control:GetMultiRegionAccessPointPolicy': {
    page: 'API_control_GetMultiRegionAccessPointPolicy',
    configured: xml(`<GetMultiRegionAccessPointPolicyResult xmlns="${S3_CONTROL_DOCUMENTS}">
  <Policy>
    <Established><Policy>${policy('arn:aws:s3::{{account}}:accesspoint/mfzwi23gnjvgw.mrap/object/*', 's3:GetObject')}</Policy></Established>
    <Proposed><Policy>${policy('arn:aws:s3::{{account}}:accesspoint/mfzwi23gnjvgw.mrap/object/*', 's3:PutObject')}</Policy></Proposed>
  </Policy>
</GetMultiRegionAccessPointPolicyResult>`),
    absent: missing('NoSuchMultiRegionAccessPointPolicy', 'This Multi-Region Access Point has no policy'),
  },
};
