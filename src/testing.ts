/** For the tests of rules: `s3lint/testing`. */
export * from './testing/rule-tester.js';
