/**
 * What S3 says of how a bucket is billed, sped up and reported on. Shapes from the Amazon S3 API Reference (API_<Operation>, "Response
 * Syntax"), read 2026-11-21; names and values are our own.
 */

import { S3_DOCUMENTS } from '../namespaces.js';
import type { Recordings } from '../reply.js';
import { SECOND_PAGE, xml } from '../reply.js';

const inventory = (id: string, more: string): string => `<ListInventoryConfigurationsResult xmlns="${S3_DOCUMENTS}">
  <InventoryConfiguration>
    <Id>${id}</Id>
    <IsEnabled>true</IsEnabled>
    <Destination>
      <S3BucketDestination>
        <AccountId>{{account}}</AccountId>
        <Bucket>arn:aws:s3:::{{bucket}}-inventory</Bucket>
        <Format>Parquet</Format>
        <Prefix>lists</Prefix>
        <Encryption><SSE-S3/></Encryption>
      </S3BucketDestination>
    </Destination>
    <Schedule><Frequency>Weekly</Frequency></Schedule>
    <IncludedObjectVersions>All</IncludedObjectVersions>
    <OptionalFields><Field>EncryptionStatus</Field><Field>ObjectLockMode</Field></OptionalFields>
  </InventoryConfiguration>
  ${more}
</ListInventoryConfigurationsResult>`;

const END = '<IsTruncated>false</IsTruncated>';

export const storage: Recordings = {
  's3:GetBucketRequestPayment': {
    page: 'API_GetBucketRequestPayment',
    configured: xml(`<RequestPaymentConfiguration xmlns="${S3_DOCUMENTS}"><Payer>Requester</Payer></RequestPaymentConfiguration>`),
    absent: xml(`<RequestPaymentConfiguration xmlns="${S3_DOCUMENTS}"><Payer>BucketOwner</Payer></RequestPaymentConfiguration>`),
  },
  's3:GetBucketAccelerateConfiguration': {
    page: 'API_GetBucketAccelerateConfiguration',
    configured: xml(`<AccelerateConfiguration xmlns="${S3_DOCUMENTS}"><Status>Enabled</Status></AccelerateConfiguration>`),
    absent: xml(`<AccelerateConfiguration xmlns="${S3_DOCUMENTS}"/>`),
  },
  's3:ListBucketInventoryConfigurations': {
    page: 'API_ListBucketInventoryConfigurations',
    configured: xml(inventory('weekly', `<IsTruncated>true</IsTruncated><NextContinuationToken>${SECOND_PAGE}</NextContinuationToken>`)),
    next: xml(inventory('weekly-too', `<ContinuationToken>${SECOND_PAGE}</ContinuationToken>${END}`)),
    absent: xml(`<ListInventoryConfigurationsResult xmlns="${S3_DOCUMENTS}">${END}</ListInventoryConfigurationsResult>`),
  },
  's3:ListBucketIntelligentTieringConfigurations': {
    page: 'API_ListBucketIntelligentTieringConfigurations',
    configured: xml(`<ListBucketIntelligentTieringConfigurationsOutput xmlns="${S3_DOCUMENTS}">
  ${END}
  <IntelligentTieringConfiguration>
    <Id>cool-down</Id>
    <Filter><Prefix>media/</Prefix></Filter>
    <Status>Enabled</Status>
    <Tiering><AccessTier>ARCHIVE_ACCESS</AccessTier><Days>125</Days></Tiering>
    <Tiering><AccessTier>DEEP_ARCHIVE_ACCESS</AccessTier><Days>240</Days></Tiering>
  </IntelligentTieringConfiguration>
</ListBucketIntelligentTieringConfigurationsOutput>`),
    absent: xml(`<ListBucketIntelligentTieringConfigurationsOutput xmlns="${S3_DOCUMENTS}">${END}</ListBucketIntelligentTieringConfigurationsOutput>`),
  },
  's3:ListBucketMetricsConfigurations': {
    page: 'API_ListBucketMetricsConfigurations',
    configured: xml(`<ListMetricsConfigurationsResult xmlns="${S3_DOCUMENTS}">
  ${END}
  <MetricsConfiguration><Id>whole-bucket</Id></MetricsConfiguration>
  <MetricsConfiguration><Id>some-of-it</Id><Filter><Tag><Key>watch</Key><Value>yes</Value></Tag></Filter></MetricsConfiguration>
</ListMetricsConfigurationsResult>`),
    absent: xml(`<ListMetricsConfigurationsResult xmlns="${S3_DOCUMENTS}">${END}</ListMetricsConfigurationsResult>`),
  },
  's3:ListBucketAnalyticsConfigurations': {
    page: 'API_ListBucketAnalyticsConfigurations',
    configured: xml(`<ListBucketAnalyticsConfigurationResult xmlns="${S3_DOCUMENTS}">
  ${END}
  <AnalyticsConfiguration>
    <Id>who-reads-what</Id>
    <StorageClassAnalysis>
      <DataExport>
        <OutputSchemaVersion>V_1</OutputSchemaVersion>
        <Destination>
          <S3BucketDestination>
            <Format>CSV</Format>
            <BucketAccountId>{{account}}</BucketAccountId>
            <Bucket>arn:aws:s3:::{{bucket}}-analysis</Bucket>
            <Prefix>by-day</Prefix>
          </S3BucketDestination>
        </Destination>
      </DataExport>
    </StorageClassAnalysis>
  </AnalyticsConfiguration>
</ListBucketAnalyticsConfigurationResult>`),
    absent: xml(`<ListBucketAnalyticsConfigurationResult xmlns="${S3_DOCUMENTS}">${END}</ListBucketAnalyticsConfigurationResult>`),
  },
  's3:GetBucketLocation': {
    page: 'API_GetBucketLocation',
    configured: xml(`<LocationConstraint xmlns="${S3_DOCUMENTS}">{{region}}</LocationConstraint>`),
    absent: xml(`<LocationConstraint xmlns="${S3_DOCUMENTS}"/>`),
  },
  's3:ListBuckets': {
    page: 'API_ListBuckets',
    configured: xml(`<ListAllMyBucketsResult xmlns="${S3_DOCUMENTS}">
  <Owner><ID>canonical-of-{{account}}</ID></Owner>
  <Buckets>{{buckets}}</Buckets>
  {{continuation}}
</ListAllMyBucketsResult>`),
    absent: xml(`<ListAllMyBucketsResult xmlns="${S3_DOCUMENTS}"><Owner><ID>canonical-of-{{account}}</ID></Owner><Buckets/></ListAllMyBucketsResult>`),
  },
};
