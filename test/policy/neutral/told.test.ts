import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../src/policy/evaluate/evaluate.js';
import type { Request } from '../../../src/policy/request.js';
import type { Situation } from '../../../src/policy/situation.js';
import { ask } from '../../../src/policy/solve/ask.js';
import type { Answered } from '../../../src/policy/solve/ask.js';
import { memory } from '../../../src/policy/solve/run.js';
import { told } from '../../../src/policy/told.js';
import { PARTNER, situation } from '../situations.js';
import { standing } from './standing.js';

const shared = situation({ Effect: 'Allow', Principal: { AWS: PARTNER }, Action: 's3:GetObject', Resource: 'arn:aws:s3:::b/*' });
const { neutral, own, ...names } = standing()(shared);
const of = memory(20_000, 50_000);
const asked = (about: Situation): Answered => ask(about, { who: { kind: 'outsider' } }, of, () => 'no');

describe('the request that people read', () => {
  it('is put to the evaluator under the names that they read', () => {
    const put: Request[] = [];
    const verdict = told(
      asked(neutral),
      names,
      shared,
      () => asked(shared),
      (request) => put.push(request) > 0,
    );
    const witness = verdict.verdict === 'yes' ? verdict.witness : undefined;
    expect(put.map((request) => [request.principal.kind === 'account' && request.principal.account, evaluate(own, request).decision])).toEqual([
      [[PARTNER], 'allowed'],
    ]);
    expect(witness?.principal).toMatchObject({ account: PARTNER });
  });

  it('is found afresh where the evaluator does not let it through', () => {
    let again = 0;
    const afresh = (): Answered => {
      again++;
      return asked(shared);
    };
    const verdict = told(asked(neutral), names, shared, afresh, () => false);
    const straight = asked(shared);
    expect(verdict.verdict === 'yes' && straight.verdict === 'yes' && verdict.witness.says === straight.witness.says).toBe(true);
    expect(again).toBe(1);
  });

  it('waits until somebody reads it', () => {
    let put = 0;
    told(
      asked(neutral),
      names,
      shared,
      () => asked(shared),
      () => ++put > 0,
    );
    expect(put).toBe(0);
  });
});
