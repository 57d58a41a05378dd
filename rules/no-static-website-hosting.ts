import { computed } from '../src/model/shape.js';
import { inText } from '../src/rule/example.js';
import { defineRule } from '../src/rule/rule.js';
import { any, not } from '../src/truth/answer.js';

export default defineRule({
  meta: {
    id: 'no-static-website-hosting',
    group: 'website',
    severity: 'warn',
    securitySeverity: 5.0,
    preset: 'strict',
    docs: {
      summary: 'Serve pages through CloudFront from a closed bucket, because the website endpoint of S3 knows neither HTTPS nor private content.',
      why: 'The website endpoint is the quick way to put pages on the web, and two things cannot be added to it later. It speaks plain HTTP, so whoever sits between it and the reader can change every page. And it serves only what everybody may read, so the bucket has to stay open, with whatever else comes to lie in it.',
      fix: 'Put a distribution of CloudFront in front of the bucket with origin access control, and take the website configuration and the public grant out. Index documents below the root and redirects then become a CloudFront function. There is no automatic fix: the address of the pages changes with the move.',
      limits:
        'A configuration that sends every request to another host is left alone: it serves nothing. A website configuration by itself opens nothing; that the bucket can be read is reported by no-public-read.',
      links: [
        'https://docs.aws.amazon.com/AmazonS3/latest/userguide/WebsiteEndpoints.html (read April 2026)',
        'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html (read October 2026)',
      ],
    },
    messages: { website: 'Bucket "{{bucket}}" serves pages by its website endpoint: over plain HTTP, and to everybody or nobody.' },
    peers: { kics: ['s3_static_website_host_enabled', 'Static Websites Found'] },
  },
  on: 'bucket',
  reads: ['website'],
  require: ({ website }) => any(not(website.isWritten()), website.redirectAll.isWritten()),
  examples: {
    fail: [{ website: { indexDocument: 'index.html', errorDocument: 'error.html' } }],
    pass: [{ website: { redirectAll: { host: 'www.example.com', protocol: 'https' } } }, {}],
    undecided: [inText({ website: computed })],
  },
});
