import { describe, expect, it } from 'vitest';
import { createEngine } from '../../../src/policy/engine.js';
import { situationFrom } from '../../../src/policy/plain.js';
import type { Reach } from '../../../src/policy/question.js';

/** The command of the request that proves a grant to everybody. */
function command(action: string, condition: object, question: Reach = { who: { kind: 'anonymous' } }, name = 'data'): string | undefined {
  const resource = action.endsWith('Bucket') ? `arn:aws:s3:::${name}` : `arn:aws:s3:::${name}/*`;
  const policy = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: '*', Action: action, Resource: resource, Condition: condition }] };
  const verdict = createEngine().ask(situationFrom({ bucket: name, account: '111122223333', policy }), question);
  return verdict.verdict === 'yes' ? verdict.witness.command : verdict.verdict;
}

describe('the command of a request', () => {
  it('sends the headers on which the grant depends', () => {
    expect(command('s3:GetObject', { StringLike: { 'aws:Referer': "https://o'hara.example/*" } })).toBe(
      "curl -e 'https://o'\\''hara.example/' https://data.s3.amazonaws.com/x",
    );
  });

  it('asks for what the grant allows', () => {
    expect(command('s3:ListBucket', { StringEquals: { 's3:prefix': 'press/' } })).toBe("curl 'https://data.s3.amazonaws.com/?list-type=2&prefix=press%2F'");
    expect(command('s3:PutObject', { StringEquals: { 's3:x-amz-acl': 'public-read' } })).toBe(
      'aws s3api put-object --bucket data --key x --body FILE --acl public-read --no-sign-request',
    );
  });

  it('is not shown where a command line would send something else', () => {
    expect(command('s3:PutObject', { StringEquals: { 's3:x-amz-website-redirect-location': '/y' } })).toBeUndefined();
  });
});
