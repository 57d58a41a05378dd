/**
 * What CloudFront says. Shapes from the CloudFront API Reference (API_<Operation>, "Response Syntax"), version 2020-05-31, read
 * 2026-11-21; names and values are our own.
 */

import type { Recordings } from '../reply.js';
import { SECOND_PAGE, xml } from '../reply.js';

const CLOUDFRONT = 'http://cloudfront.amazonaws.com/doc/2020-05-31/';

/** Of each list one page: `more` says whether another follows. */
function page(root: string, items: string, quantity: number, more: string): string {
  return `<${root} xmlns="${CLOUDFRONT}">
  <Marker/>
  ${more}
  <MaxItems>100</MaxItems>
  <Quantity>${quantity}</Quantity>
  ${items === '' ? '' : `<Items>${items}</Items>`}
</${root}>`;
}

const MORE = `<NextMarker>${SECOND_PAGE}</NextMarker><IsTruncated>true</IsTruncated>`;
const END = '<IsTruncated>false</IsTruncated>';

const distribution = (id: string, control: string): string => `
    <DistributionSummary>
      <Id>${id}</Id>
      <ARN>arn:aws:cloudfront::{{account}}:distribution/${id}</ARN>
      <Status>Deployed</Status>
      <LastModifiedTime>2026-02-03T04:05:06.789Z</LastModifiedTime>
      <DomainName>${id.toLowerCase()}.cloudfront.net</DomainName>
      <Aliases><Quantity>1</Quantity><Items><CNAME>shop.example.com</CNAME></Items></Aliases>
      <Origins>
        <Quantity>1</Quantity>
        <Items>
          <Origin>
            <Id>the-harbour</Id>
            <DomainName>harbour.s3.us-east-1.amazonaws.com</DomainName>
            <OriginPath>/site</OriginPath>
            <CustomHeaders><Quantity>0</Quantity></CustomHeaders>
            <S3OriginConfig><OriginAccessIdentity/></S3OriginConfig>
            <ConnectionAttempts>2</ConnectionAttempts>
            <ConnectionTimeout>7</ConnectionTimeout>
            <OriginAccessControlId>${control}</OriginAccessControlId>
          </Origin>
        </Items>
      </Origins>
      <DefaultCacheBehavior>
        <TargetOriginId>the-harbour</TargetOriginId>
        <TrustedSigners><Enabled>false</Enabled><Quantity>0</Quantity></TrustedSigners>
        <ViewerProtocolPolicy>redirect-to-https</ViewerProtocolPolicy>
        <Compress>true</Compress>
      </DefaultCacheBehavior>
      <CacheBehaviors><Quantity>0</Quantity></CacheBehaviors>
      <Comment>The shop's window</Comment>
      <PriceClass>PriceClass_100</PriceClass>
      <Enabled>true</Enabled>
      <HttpVersion>http2and3</HttpVersion>
      <IsIPV6Enabled>true</IsIPV6Enabled>
      <Staging>false</Staging>
    </DistributionSummary>`;

const control = (id: string): string => `
    <OriginAccessControlSummary>
      <Id>${id}</Id>
      <Description>Signed for the harbour</Description>
      <Name>to-the-harbour-${id}</Name>
      <SigningProtocol>sigv4</SigningProtocol>
      <SigningBehavior>always</SigningBehavior>
      <OriginAccessControlOriginType>s3</OriginAccessControlOriginType>
    </OriginAccessControlSummary>`;

const configOf = (logging: string, root: string): string => `
<DistributionConfig xmlns="${CLOUDFRONT}">
  <CallerReference>made-in-2026</CallerReference>
  <Aliases><Quantity>1</Quantity><Items><CNAME>shop.example.com</CNAME></Items></Aliases>
  <DefaultRootObject>${root}</DefaultRootObject>
  <Origins>
    <Quantity>1</Quantity>
    <Items><Origin><Id>the-harbour</Id><DomainName>harbour.s3.us-east-1.amazonaws.com</DomainName><OriginPath/><CustomHeaders><Quantity>0</Quantity></CustomHeaders></Origin></Items>
  </Origins>
  <Comment>The shop's window</Comment>
  <Logging>${logging}</Logging>
  <Enabled>true</Enabled>
</DistributionConfig>`;

export const edge: Recordings = {
  'cloudfront:ListDistributions': {
    page: 'CloudFront API_ListDistributions',
    configured: xml(page('DistributionList', distribution('EFAKEONE', 'EFAKEOAC1'), 1, MORE)),
    next: xml(page('DistributionList', distribution('EFAKETWO', 'EFAKEOAC2'), 1, END)),
    absent: xml(page('DistributionList', '', 0, END)),
  },
  'cloudfront:GetDistributionConfig': {
    page: 'CloudFront API_GetDistributionConfig',
    configured: xml(
      configOf('<Enabled>true</Enabled><IncludeCookies>false</IncludeCookies><Bucket>logs.s3.amazonaws.com</Bucket><Prefix>shop/</Prefix>', 'index.html'),
    ),
    absent: xml(configOf('<Enabled>false</Enabled><IncludeCookies>false</IncludeCookies><Bucket></Bucket><Prefix></Prefix>', '')),
  },
  'cloudfront:ListOriginAccessControls': {
    page: 'CloudFront API_ListOriginAccessControls',
    configured: xml(page('OriginAccessControlList', control('EFAKEOAC1'), 1, MORE)),
    next: xml(page('OriginAccessControlList', control('EFAKEOAC2'), 1, END)),
    absent: xml(page('OriginAccessControlList', '', 0, END)),
  },
};
