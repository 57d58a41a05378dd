import { describe, it } from 'vitest';
import rule from '../../rules/no-wildcard-cors-origin.js';
import { RuleTester } from '../../src/testing/rule-tester.js';

const bucket = (rules: string): string =>
  `Resources:\n  Data:\n    Type: AWS::S3::Bucket\n    Properties:\n      CorsConfiguration:\n        CorsRules:\n${rules}`;

new RuleTester({ describe, it }).run(rule, {
  valid: [{ name: 'a pattern with a host in it is meant', code: bucket("          - { AllowedMethods: [PUT], AllowedOrigins: ['https://*.example.com'] }\n") }],
  invalid: [
    {
      name: 'one finding a rule, at the origin that is too wide, naming methods and headers',
      code: bucket(
        "          - { Id: read, AllowedMethods: [GET], AllowedOrigins: ['*'] }\n          - Id: upload\n            AllowedMethods: [GET, PUT]\n            AllowedOrigins: ['https://app.example.com', 'http://*']\n            AllowedHeaders: ['*']\n",
      ),
      findings: [
        { message: 'CORS rule "upload" of bucket "Data" lets pages of any origin ("http://*") send GET, PUT with any header.', line: 10, at: "'http://*'" },
      ],
      output: null,
    },
    {
      name: 'any page can have the origin null',
      code: bucket("          - { AllowedMethods: [PUT], AllowedOrigins: ['null'] }\n"),
      findings: [{ at: "'null'" }],
    },
  ],
});
