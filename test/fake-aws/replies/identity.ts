/**
 * What IAM and STS say. Shapes from the API References of IAM and STS (API_<Operation>, "Response Elements" and data types), read
 * 2026-11-21; names and values are our own. Policy documents are URL-encoded, as IAM sends them.
 */

import { refused } from '../errors.js';
import type { Recordings } from '../reply.js';
import { SECOND_PAGE, query } from '../reply.js';

const IAM = 'https://iam.amazonaws.com/doc/2010-05-08/';
const STS = 'https://sts.amazonaws.com/doc/2011-06-15/';

function encoded(document: unknown): string {
  return encodeURIComponent(JSON.stringify(document));
}

const trust = encoded({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: { Service: 's3.amazonaws.com' }, Action: 'sts:AssumeRole' }] });
const copies = encoded({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: ['s3:ReplicateObject'], Resource: '*' }] });
const reads = encoded({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 's3:Get*', Resource: 'arn:aws:s3:::harbour/*' }] });

function identity(kind: string, name: string, id: string): string {
  return `<Path>/</Path><${kind}Name>${name}</${kind}Name><${kind}Id>${id}</${kind}Id>
      <Arn>arn:aws:iam::{{account}}:${kind.toLowerCase()}/${name}</Arn><CreateDate>2024-05-06T07:08:09Z</CreateDate>`;
}

export const identities: Recordings = {
  'iam:GetAccountAuthorizationDetails': {
    page: 'IAM API_GetAccountAuthorizationDetails',
    configured: query(
      'GetAccountAuthorizationDetails',
      IAM,
      `
    <IsTruncated>true</IsTruncated>
    <Marker>${SECOND_PAGE}</Marker>
    <UserDetailList>
      <member>
        ${identity('User', 'clerk', 'AIDAFAKECLERK')}
        <GroupList><member>readers</member></GroupList>
        <AttachedManagedPolicies/>
        <UserPolicyList><member><PolicyName>reads</PolicyName><PolicyDocument>${reads}</PolicyDocument></member></UserPolicyList>
      </member>
    </UserDetailList>
    <GroupDetailList>
      <member>
        ${identity('Group', 'readers', 'AGPAFAKEREADERS')}
        <AttachedManagedPolicies>
          <member><PolicyName>ReadAll</PolicyName><PolicyArn>arn:aws:iam::{{account}}:policy/ReadAll</PolicyArn></member>
        </AttachedManagedPolicies>
        <GroupPolicyList/>
      </member>
    </GroupDetailList>
    <RoleDetailList/>
    <Policies/>`,
    ),
    next: query(
      'GetAccountAuthorizationDetails',
      IAM,
      `
    <IsTruncated>false</IsTruncated>
    <UserDetailList/>
    <GroupDetailList/>
    <RoleDetailList>
      <member>
        ${identity('Role', 'replicator', 'AROAFAKEREPLICATOR')}
        <AssumeRolePolicyDocument>${trust}</AssumeRolePolicyDocument>
        <AttachedManagedPolicies/>
        <InstanceProfileList/>
        <RolePolicyList><member><PolicyName>copies</PolicyName><PolicyDocument>${copies}</PolicyDocument></member></RolePolicyList>
        <RoleLastUsed><Region>eu-west-1</Region></RoleLastUsed>
        <Tags><member><Key>team</Key><Value>harbour</Value></member></Tags>
      </member>
    </RoleDetailList>
    <Policies>
      <member>
        <PolicyName>ReadAll</PolicyName>
        <PolicyId>ANPAFAKEREADALL</PolicyId>
        <Arn>arn:aws:iam::{{account}}:policy/ReadAll</Arn>
        <Path>/</Path>
        <DefaultVersionId>v2</DefaultVersionId>
        <AttachmentCount>1</AttachmentCount>
        <PermissionsBoundaryUsageCount>0</PermissionsBoundaryUsageCount>
        <IsAttachable>true</IsAttachable>
        <CreateDate>2024-05-06T07:08:10Z</CreateDate>
        <UpdateDate>2024-06-07T08:09:10Z</UpdateDate>
        <PolicyVersionList>
          <member>
            <VersionId>v2</VersionId>
            <IsDefaultVersion>true</IsDefaultVersion>
            <Document>${reads}</Document>
            <CreateDate>2024-06-07T08:09:11Z</CreateDate>
          </member>
        </PolicyVersionList>
      </member>
    </Policies>`,
    ),
    absent: query('GetAccountAuthorizationDetails', IAM, '<IsTruncated>false</IsTruncated><UserDetailList/><GroupDetailList/><RoleDetailList/><Policies/>'),
  },
  'iam:ListAccessKeys': {
    page: 'IAM API_ListAccessKeys',
    configured: query(
      'ListAccessKeys',
      IAM,
      `
    <AccessKeyMetadata>
      <member>
        <UserName>{{resource}}</UserName>
        <AccessKeyId>key-id-of-the-clerk</AccessKeyId>
        <Status>Active</Status>
        <CreateDate>2023-09-10T11:12:13Z</CreateDate>
      </member>
    </AccessKeyMetadata>
    <IsTruncated>false</IsTruncated>`,
    ),
    absent: query('ListAccessKeys', IAM, '<AccessKeyMetadata/><IsTruncated>false</IsTruncated>'),
  },
  'sts:GetCallerIdentity': {
    page: 'STS API_GetCallerIdentity',
    configured: query('GetCallerIdentity', STS, '<Arn>{{arn}}</Arn><UserId>{{userId}}</UserId><Account>{{account}}</Account>'),
    absent: { never: 'Whoever has credentials is somebody.' },
  },
  'sts:AssumeRole': {
    page: 'STS API_AssumeRole',
    configured: query(
      'AssumeRole',
      STS,
      `
    <Credentials>
      <AccessKeyId>{{accessKeyId}}</AccessKeyId>
      <SecretAccessKey>{{secretAccessKey}}</SecretAccessKey>
      <SessionToken>{{sessionToken}}</SessionToken>
      <Expiration>{{expiration}}</Expiration>
    </Credentials>
    <AssumedRoleUser><AssumedRoleId>AROAFAKEROLE:{{session}}</AssumedRoleId><Arn>{{arn}}</Arn></AssumedRoleUser>
    <PackedPolicySize>6</PackedPolicySize>`,
    ),
    absent: refused('sts', {
      status: 403,
      code: 'AccessDenied',
      message: 'User: arn:aws:iam::{{account}}:user/scanner is not authorized to perform: sts:AssumeRole on resource: {{resource}}',
    }),
  },
};
