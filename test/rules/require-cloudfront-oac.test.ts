import { describe, it } from 'vitest';
import rule from '../../rules/require-cloudfront-oac.js';
import { RuleTester } from '../../src/testing/rule-tester.js';
import { hcl } from './hcl.js';

const site = (origin: string, beside = ''): string =>
  `${beside}Resources:\n  Data: { Type: AWS::S3::Bucket }\n  Site:\n    Type: AWS::CloudFront::Distribution\n    Properties:\n      DistributionConfig:\n        Origins:\n          - Id: pages\n${origin}`;
const distribution = (origin: string): string => hcl`
  resource "aws_s3_bucket" "data" {}

  resource "aws_cloudfront_origin_access_control" "pages" {
    name                              = "pages"
    origin_access_control_origin_type = "s3"
    signing_behavior                  = "always"
    signing_protocol                  = "sigv4"
  }

  resource "aws_cloudfront_distribution" "site" {
    origin {
      origin_id = "pages"
      ${origin}
    }
  }
`;

new RuleTester({ describe, it }).run(rule, {
  valid: [
    {
      name: 'the host is cut out of the URL of an API',
      code: site(
        '            DomainName: !Select [2, !Split ["/", !Sub "https://${Api}.execute-api.${AWS::Region}.${AWS::URLSuffix}/live"]]\n            CustomOriginConfig: { OriginProtocolPolicy: https-only }\n  Api: { Type: AWS::ApiGateway::RestApi }\n',
      ),
    },
    {
      name: 'the host is cut out of the URL of a website',
      code: site(
        '            DomainName: !Select [2, !Split ["/", !GetAtt Data.WebsiteURL]]\n            CustomOriginConfig: { OriginProtocolPolicy: http-only }\n',
      ),
    },
    {
      name: 'what another resource gives as its id is no empty text',
      code: site(
        "            DomainName: !GetAtt Data.RegionalDomainName\n            OriginAccessControlId: !GetAtt Control.Id\n            S3OriginConfig: { OriginAccessIdentity: '' }\n  Control:\n    Type: AWS::CloudFront::OriginAccessControl\n    Properties: { OriginAccessControlConfig: { Name: pages, OriginAccessControlOriginType: s3, SigningBehavior: always, SigningProtocol: sigv4 } }\n",
      ),
    },
    {
      name: 'an origin access identity is told by its id within a text',
      code: site(
        '            DomainName: !Sub ${Data}.s3.amazonaws.com\n            S3OriginConfig: { OriginAccessIdentity: !Sub "origin-access-identity/cloudfront/${Identity}" }\n  Identity: { Type: AWS::CloudFront::CloudFrontOriginAccessIdentity, Properties: { CloudFrontOriginAccessIdentityConfig: { Comment: pages } } }\n',
      ),
    },
    {
      name: 'a load balancer is no bucket, whatever its name will be',
      code: site(
        '            DomainName: !GetAtt Balancer.DNSName\n            CustomOriginConfig: { OriginProtocolPolicy: https-only }\n  Balancer: { Type: AWS::ElasticLoadBalancingV2::LoadBalancer }\n',
      ),
    },
    {
      name: 'the domain of an API is no bucket, although its attribute is called alike',
      code: site(
        '            DomainName: !GetAtt Api.RegionalDomainName\n            CustomOriginConfig: { OriginProtocolPolicy: https-only }\n  Api: { Type: AWS::ApiGateway::DomainName }\n',
      ),
    },
    {
      name: 'a control by reference',
      file: 'main.tf',
      code: distribution(
        'domain_name = aws_s3_bucket.data.bucket_regional_domain_name\n    origin_access_control_id = aws_cloudfront_origin_access_control.pages.id',
      ),
    },
    {
      name: 'a website endpoint knows no access control',
      file: 'main.tf',
      code: distribution('domain_name = aws_s3_bucket.data.website_endpoint\n    custom_origin_config { origin_protocol_policy = "http-only" }'),
    },
  ],
  invalid: [
    {
      name: 'at the host of the origin',
      code: site("            DomainName: !GetAtt Data.RegionalDomainName\n            S3OriginConfig: { OriginAccessIdentity: '' }\n"),
      findings: [
        {
          message:
            'Origin "pages" of distribution "Site" is a bucket that CloudFront asks without showing who it is: the bucket is open to everybody, or the answer is 403.',
          at: 'Data.RegionalDomainName',
          line: 9,
          confidence: 'high',
        },
      ],
      output: null,
    },
    {
      name: 'a host that is put together from the Region is that of a bucket',
      code: site(
        '            DomainName: !Sub "pages.s3.${AWS::Region}.${AWS::URLSuffix}"\n            CustomOriginConfig: { OriginProtocolPolicy: https-only }\n',
      ),
      findings: [{ at: '"pages.s3.${AWS::Region}.${AWS::URLSuffix}"' }],
    },
    {
      name: 'an origin that is said to be a bucket is one, although its host is not known',
      code: site('            DomainName: !Ref Host\n            S3OriginConfig: {}\n', 'Parameters: { Host: { Type: String } }\n'),
      findings: [{ at: 'Host' }],
    },
    {
      name: 'each origin by itself, where the control is chosen only for those worlds without it',
      code: site(
        "            DomainName: !GetAtt Data.DomainName\n            OriginAccessControlId: !If [Signed, E1A2B3C4D5E6F7, '']\n            S3OriginConfig: {}\n          - { Id: api, DomainName: api.example.com, CustomOriginConfig: { OriginProtocolPolicy: https-only } }\n",
        'Parameters: { Mode: { Type: String } }\nConditions: { Signed: !Equals [!Ref Mode, signed] }\n',
      ),
      findings: [{ at: 'Data.DomainName', when: 'Mode is not "signed"' }],
    },
    {
      name: 'at the host of the origin in Terraform',
      file: 'main.tf',
      code: distribution('domain_name = aws_s3_bucket.data.bucket_regional_domain_name'),
      findings: [{ resource: 'aws_cloudfront_distribution.site', at: 'aws_s3_bucket.data.bucket_regional_domain_name', line: 13 }],
      output: null,
    },
    {
      name: 'a bucket that somebody else declared',
      file: 'main.tf',
      code: distribution('domain_name = data.aws_s3_bucket.theirs.bucket_regional_domain_name').replace(
        /^/,
        'data "aws_s3_bucket" "theirs" {\n  bucket = "theirs"\n}\n\n',
      ),
      findings: [{ at: 'data.aws_s3_bucket.theirs.bucket_regional_domain_name' }],
    },
  ],
  undecided: [
    {
      name: 'a host from outside may be that of a bucket',
      code: site(
        '            DomainName: !Ref Host\n            CustomOriginConfig: { OriginProtocolPolicy: https-only }\n',
        'Parameters: { Host: { Type: String } }\n',
      ),
      reason: 'Host',
    },
  ],
});
