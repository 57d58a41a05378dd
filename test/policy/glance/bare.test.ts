import { describe, expect, it } from 'vitest';
import { disagreement } from '../../../src/policy/allowed.js';
import { createEngine } from '../../../src/policy/engine.js';
import type { Reach } from '../../../src/policy/question.js';
import type { Request } from '../../../src/policy/request.js';
import type { Situation } from '../../../src/policy/situation.js';
import { ask } from '../../../src/policy/solve/ask.js';
import { ofBare } from '../../../src/policy/glance/bare.js';
import { memory } from '../../../src/policy/solve/run.js';
import { madeUp, sign, situation } from '../situations.js';

const plainHttp: Reach = { who: { kind: 'caller' }, context: [{ key: 'aws:SecureTransport', is: { oneOf: ['false'] } }], counting: 'identities' };
const deny = { Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: '*' };

function searched(of: Situation, question: Reach) {
  return ask(of, question, memory(20_000, 50_000), () => 'no');
}

function unsearched(of: Situation, question: Reach = plainHttp) {
  return ofBare(
    of,
    question,
    () => true,
    () => {
      throw new Error('nothing has to be searched for');
    },
  );
}

const bare: readonly (readonly [string, Situation])[] = [
  ['as it is made', situation(undefined)],
  ['of which neither name nor account is known', { ...situation(undefined), bucket: [madeUp('Bucket')], account: [sign('AWS::AccountId', 'account')] }],
  ['whose name is made of parts', { ...situation(undefined), bucket: [sign('Stack', 'bucketName'), '-data'] }],
  ['in China', { ...situation(undefined), partition: 'aws-cn' }],
  ['whose objects are owned by who wrote them', situation(undefined, { ownership: 'ObjectWriter' })],
];

describe('a bucket about which nothing is written answers plain HTTP', () => {
  it.each(bare)('%s: with the request that a search finds, and for its reasons', (_name, of) => {
    const [quick, slow, whole] = [unsearched(of), searched(of, plainHttp), createEngine().ask(of, plainHttp)];
    expect(slow.verdict).toBe('yes');
    for (const verdict of [quick, whole]) {
      expect(verdict).toMatchObject({ verdict: 'yes' });
      if (verdict?.verdict !== 'yes' || slow.verdict !== 'yes') return;
      expect(verdict.witness).toEqual(slow.witness);
      expect(verdict.causes).toEqual(slow.causes);
      expect(verdict.assumes).toEqual(slow.assumes);
    }
  });

  it('at the bucket itself, whatever ACL is written for it', () => {
    const of = situation(undefined);
    const origin = { ...of.acl.origin };
    for (const verdict of [unsearched, (one: Situation) => searched(one, plainHttp)].map((asked) => asked({ ...of, points: { items: [], origin } })))
      expect(verdict?.verdict === 'yes' && verdict.causes[0]?.origin).toBe(origin);
  });

  it.each(bare)('%s: with a request that somebody can send and that the second reading lets through', (_name, of) => {
    const sent: Request[] = [];
    const holds = (read: Situation, request: Request): boolean => {
      sent.push(request);
      expect(disagreement(read, plainHttp, request)).toBeUndefined();
      return true;
    };
    const verdict = ofBare(of, plainHttp, holds, () => searched(of, plainHttp));
    expect(verdict?.verdict === 'yes' && verdict.witness.action).toBe('s3:GetObject');
    expect(sent).toHaveLength(1);
  });

  it('and shows what a search finds where the second reading does not agree', () => {
    const of = situation(undefined);
    const verdict = ofBare(
      of,
      plainHttp,
      () => false,
      () => searched(of, plainHttp),
    );
    expect(verdict?.verdict === 'yes' && verdict.witness.action).toBe('s3:GetObject');
  });
});

describe('is searched for', () => {
  it.each([
    ['a policy', situation(deny)],
    ['a grant of its ACL', situation(undefined, { acl: 'public-read' })],
    ['a policy around it', { ...situation(undefined), guardrails: { resourceControl: [situation(deny).policy as never] } }],
  ])('wherever there is %s', (_name, of) => {
    expect(unsearched(of as Situation)).toBeUndefined();
  });

  it.each<readonly [string, Reach]>([
    ['of somebody else', { ...plainHttp, who: { kind: 'anonymous' } }],
    ['by what the bucket itself grants', { ...plainHttp, counting: 'own' }],
    ['for some actions', { ...plainHttp, actions: ['s3:PutObject'] }],
    ['of something else', { ...plainHttp, context: [{ key: 's3:TlsVersion', is: { below: 1.2 } }] }],
    ['over HTTPS', { ...plainHttp, context: [{ key: 'aws:SecureTransport', is: { oneOf: ['true'] } }] }],
  ])('whenever it is asked %s', (_name, question) => {
    expect(unsearched(situation(undefined), question)).toBeUndefined();
  });
});
