/**
 * What S3 says of where a bucket's objects and news go. Shapes from the Amazon S3 API Reference (API_<Operation>, "Response Syntax"),
 * read 2026-11-21; names and values are our own.
 */

import { S3_DOCUMENTS, s3Refusal } from '../namespaces.js';
import type { Recordings } from '../reply.js';
import { xml } from '../reply.js';

export const delivery: Recordings = {
  's3:GetBucketLogging': {
    page: 'API_GetBucketLogging',
    configured: xml(`<BucketLoggingStatus xmlns="${S3_DOCUMENTS}">
  <LoggingEnabled>
    <TargetBucket>{{bucket}}-logs</TargetBucket>
    <TargetPrefix>of/{{bucket}}/</TargetPrefix>
    <TargetObjectKeyFormat><PartitionedPrefix><PartitionDateSource>EventTime</PartitionDateSource></PartitionedPrefix></TargetObjectKeyFormat>
  </LoggingEnabled>
</BucketLoggingStatus>`),
    absent: xml(`<BucketLoggingStatus xmlns="${S3_DOCUMENTS}"/>`),
  },
  's3:GetBucketLifecycleConfiguration': {
    page: 'API_GetBucketLifecycleConfiguration',
    configured: {
      ...xml(`<LifecycleConfiguration xmlns="${S3_DOCUMENTS}">
  <Rule>
    <ID>old-versions</ID>
    <Filter><And><Prefix>reports/</Prefix><Tag><Key>keep</Key><Value>no</Value></Tag></And></Filter>
    <Status>Enabled</Status>
    <Transition><Days>33</Days><StorageClass>GLACIER_IR</StorageClass></Transition>
    <NoncurrentVersionExpiration><NoncurrentDays>77</NoncurrentDays><NewerNoncurrentVersions>3</NewerNoncurrentVersions></NoncurrentVersionExpiration>
    <AbortIncompleteMultipartUpload><DaysAfterInitiation>8</DaysAfterInitiation></AbortIncompleteMultipartUpload>
  </Rule>
  <Rule>
    <ID>end-of-it</ID>
    <Filter><Prefix/></Filter>
    <Status>Disabled</Status>
    <Expiration><Date>2031-02-03T00:00:00.000Z</Date></Expiration>
  </Rule>
</LifecycleConfiguration>`),
      headers: { 'x-amz-transition-default-minimum-object-size': 'all_storage_classes_128K' },
    },
    absent: s3Refusal('NoSuchLifecycleConfiguration', 'No lifecycle is kept for this bucket'),
  },
  's3:GetBucketReplication': {
    page: 'API_GetBucketReplication',
    configured: xml(`<ReplicationConfiguration xmlns="${S3_DOCUMENTS}">
  <Role>arn:aws:iam::{{account}}:role/replicator</Role>
  <Rule>
    <ID>all-of-it</ID>
    <Priority>4</Priority>
    <Filter><Prefix/></Filter>
    <Status>Enabled</Status>
    <SourceSelectionCriteria><SseKmsEncryptedObjects><Status>Enabled</Status></SseKmsEncryptedObjects></SourceSelectionCriteria>
    <Destination>
      <Bucket>arn:aws:s3:::{{bucket}}-replica</Bucket>
      <Account>{{account}}</Account>
      <StorageClass>STANDARD_IA</StorageClass>
      <AccessControlTranslation><Owner>Destination</Owner></AccessControlTranslation>
      <EncryptionConfiguration><ReplicaKmsKeyID>arn:aws:kms:eu-central-1:{{account}}:key/replica</ReplicaKmsKeyID></EncryptionConfiguration>
    </Destination>
    <DeleteMarkerReplication><Status>Disabled</Status></DeleteMarkerReplication>
  </Rule>
</ReplicationConfiguration>`),
    absent: s3Refusal('ReplicationConfigurationNotFoundError', 'No replication is kept for this bucket'),
  },
  's3:GetBucketCors': {
    page: 'API_GetBucketCors',
    configured: xml(`<CORSConfiguration xmlns="${S3_DOCUMENTS}">
  <CORSRule>
    <ID>from-the-shop</ID>
    <AllowedOrigin>https://shop.example.com</AllowedOrigin>
    <AllowedOrigin>https://*.example.org</AllowedOrigin>
    <AllowedMethod>GET</AllowedMethod>
    <AllowedMethod>PUT</AllowedMethod>
    <AllowedHeader>x-shop-*</AllowedHeader>
    <ExposeHeader>etag</ExposeHeader>
    <MaxAgeSeconds>2700</MaxAgeSeconds>
  </CORSRule>
</CORSConfiguration>`),
    absent: s3Refusal('NoSuchCORSConfiguration', 'No CORS rules are kept for this bucket'),
  },
  's3:GetBucketWebsite': {
    page: 'API_GetBucketWebsite',
    configured: xml(`<WebsiteConfiguration xmlns="${S3_DOCUMENTS}">
  <IndexDocument><Suffix>start.html</Suffix></IndexDocument>
  <ErrorDocument><Key>sorry.html</Key></ErrorDocument>
  <RoutingRules>
    <RoutingRule>
      <Condition><KeyPrefixEquals>old/</KeyPrefixEquals></Condition>
      <Redirect><Protocol>http</Protocol><HostName>www.example.net</HostName><ReplaceKeyPrefixWith>new/</ReplaceKeyPrefixWith></Redirect>
    </RoutingRule>
  </RoutingRules>
</WebsiteConfiguration>`),
    absent: s3Refusal('NoSuchWebsiteConfiguration', 'No website is kept for this bucket'),
  },
  's3:GetBucketNotificationConfiguration': {
    page: 'API_GetBucketNotificationConfiguration',
    configured: xml(`<NotificationConfiguration xmlns="${S3_DOCUMENTS}">
  <TopicConfiguration>
    <Id>tell-the-desk</Id>
    <Topic>arn:aws:sns:{{region}}:{{account}}:desk</Topic>
    <Event>s3:ObjectRemoved:*</Event>
  </TopicConfiguration>
  <QueueConfiguration>
    <Id>to-the-mill</Id>
    <Queue>arn:aws:sqs:{{region}}:{{account}}:mill</Queue>
    <Event>s3:ObjectCreated:Put</Event>
    <Event>s3:ObjectCreated:Post</Event>
    <Filter><S3Key><FilterRule><Name>prefix</Name><Value>in/</Value></FilterRule></S3Key></Filter>
  </QueueConfiguration>
  <CloudFunctionConfiguration>
    <Id>make-small</Id>
    <CloudFunction>arn:aws:lambda:{{region}}:{{account}}:function:shrink</CloudFunction>
    <Event>s3:ObjectCreated:*</Event>
  </CloudFunctionConfiguration>
  <EventBridgeConfiguration/>
</NotificationConfiguration>`),
    absent: xml(`<NotificationConfiguration xmlns="${S3_DOCUMENTS}"/>`),
  },
  's3:GetBucketTagging': {
    page: 'API_GetBucketTagging',
    configured: xml(`<Tagging xmlns="${S3_DOCUMENTS}">
  <TagSet>
    <Tag><Key>team</Key><Value>harbour</Value></Tag>
    <Tag><Key>cost centre</Key><Value>7 &amp; 8</Value></Tag>
  </TagSet>
</Tagging>`),
    absent: s3Refusal('NoSuchTagSet', 'This bucket bears no tags'),
  },
};
