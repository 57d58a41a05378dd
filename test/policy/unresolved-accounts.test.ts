import { describe, expect, it } from 'vitest';
import { createEngine } from '../../src/policy/engine.js';
import type { Reach, Verdict } from '../../src/policy/question.js';
import { term } from '../../src/policy/term.js';
import type { Looks } from '../../src/truth/symbol.js';
import { OWNER, PARTNER, sign, symbolic } from './situations.js';

const both = ['arn:aws:s3:::b', 'arn:aws:s3:::b/*'];
const X = '<X:anything>';
const everybody = { Effect: 'Allow', Principal: '*', Action: 's3:*', Resource: both };

function granting(principal: string, condition?: object): object {
  return { ...everybody, Principal: { AWS: principal }, ...(condition ? { Condition: condition } : {}) };
}

function service(name: string): object {
  return { ...everybody, Principal: { Service: name } };
}

function where(condition: object): object {
  return { ...everybody, Condition: condition };
}

function asked(statement: object, question: Reach, account = term(OWNER)): Verdict {
  return createEngine().ask(symbolic(statement, { bucket: ['b'], account }), question);
}

/** What an unknown verdict wants to know, in sentences. */
function wanting(verdict: Verdict): readonly string[] {
  return verdict.verdict === 'unknown' ? verdict.why.map(({ says }) => says) : [];
}

describe('an unresolved account in the ARN of a principal', () => {
  it.each([
    [`arn:aws:iam::${X}:root`, 's3:GetObject of arn:aws:s3:::b/x by arn:aws:iam::${X}:role/x'],
    [`arn:aws:iam::${X}:role/x`, 's3:GetObject of arn:aws:s3:::b/x by arn:aws:iam::${X}:role/x'],
    [`arn:aws:iam::${X}:user/team/x`, 's3:GetObject of arn:aws:s3:::b/x by arn:aws:iam::${X}:user/team/x'],
    [`arn:aws:sts::${X}:federated-user/x`, 's3:GetObject of arn:aws:s3:::b/x by arn:aws:sts::${X}:federated-user/x'],
    [`arn:aws:sts::${X}:assumed-role/x/session`, 's3:GetObject of arn:aws:s3:::b/x by arn:aws:iam::${X}:role/x'],
    [`arn:<P:partition>:iam::${X}:root`, 's3:GetObject of arn:aws:s3:::b/x by arn:aws:iam::${X}:role/x'],
  ])('is an account, whichever it is: %s', (principal, request) => {
    const verdict = asked(granting(principal), { who: { kind: 'caller' }, actions: ['s3:GetObject'] });
    expect(verdict.verdict === 'yes' ? verdict.witness.says : verdict).toBe(request);
  });

  it('is the same one in the conditions beside it', () => {
    const principal = `arn:aws:iam::${X}:root`;
    for (const condition of [{ StringEquals: { 'aws:PrincipalAccount': X } }, { ArnLike: { 'aws:PrincipalArn': `arn:aws:iam::${X}:role/*` } }])
      expect(asked(granting(principal, condition), { who: { kind: 'caller' } }).verdict).toBe('yes');
    expect(asked(granting(principal, { StringNotEquals: { 'aws:PrincipalAccount': X } }), { who: { kind: 'caller' } }).verdict).toBe('no');
  });

  it('is the same one in the name of the bucket', () => {
    const here = symbolic(granting(`arn:aws:iam::${X}:role/x`), { bucket: term('logs-', sign('X', 'anything')), account: term(OWNER) });
    const elsewhere = { ...everybody, Principal: { AWS: `arn:aws:iam::${X}:role/x` }, Resource: 'arn:aws:s3:::logs-<X:anything>/*' };
    expect(createEngine().ask(here, { who: { kind: 'caller' } }).verdict).toBe('no');
    const named = symbolic(elsewhere, { bucket: term('logs-', sign('X', 'anything')), account: term(OWNER) });
    expect(createEngine().ask(named, { who: { kind: 'caller' } }).verdict).toBe('yes');
  });

  it('may be that of the owner, unless that is the same symbol', () => {
    expect(asked(granting(`arn:aws:iam::${X}:root`), { who: { kind: 'external' } }).verdict).toBe('unknown');
    expect(asked(granting('arn:aws:iam::<Own:account>:root'), { who: { kind: 'external' } }, [sign('Own', 'account')]).verdict).toBe('no');
  });
});

describe('what is not surely an account', () => {
  it.each([
    [granting(`arn:aws:iam::1111${X}:root`), 'arn:aws:iam::1111${X}:root depends on ${X}, which is known only after deployment'],
    [granting(`arn:aws:iam::${X}<Y:anything>:role/x`), 'arn:aws:iam::${X}${Y}:role/x depends on ${X}, which is known only after deployment'],
    [where({ StringEquals: { 'aws:PrincipalAccount': X } }), '${X} is known only after deployment'],
    [where({ ArnLike: { 'aws:PrincipalArn': `arn:aws:iam::${X}:role/x` } }), 'arn:aws:iam::${X}:role/x depends on ${X}, which is known only after deployment'],
    [
      where({ ArnLike: { 'aws:PrincipalArn': `arn:<P:partition>:iam::${PARTNER}:role/x` } }),
      `arn:\${P}:iam::${PARTNER}:role/x depends on \${P}, which is known only after deployment`,
    ],
    [{ ...everybody, Principal: { CanonicalUser: X } }, '${X} is known only after deployment'],
  ])('is asked for, and shown in no request: %#', (statement, reason) => {
    expect(wanting(asked(statement, { who: { kind: 'caller' } }))).toEqual([reason]);
  });
});

describe('an unresolved part of a request that is shown', () => {
  it('can be the Region of a service', () => {
    const regional = symbolic(service('logs.<R:region>.amazonaws.com'), { bucket: ['b'], account: term(OWNER) });
    const liveness = createEngine().live(regional, 0);
    expect(liveness.kind === 'live' ? liveness.witness.principal : liveness).toEqual({ kind: 'service', name: 'logs.${R}.amazonaws.com' });
  });

  it.each<readonly [string, Looks]>([
    ['aws:SourceAccount', 'account'],
    ['aws:SourceAccount', 'anything'],
  ])('can be %s that looks like %s', (key, looks) => {
    const statement = { ...service('cloudtrail.amazonaws.com'), Condition: { StringEquals: { [key]: `<X:${looks}>` } } };
    const verdict = asked(statement, { who: { kind: 'service', name: 'cloudtrail.amazonaws.com' } });
    expect(verdict.verdict === 'yes' ? verdict.witness.context : verdict).toMatchObject({ [key]: '${X}' });
  });

  it('can be the Region and the account of an access point that nobody declared', () => {
    const through = where({ ArnEquals: { 's3:DataAccessPointArn': 'arn:aws:s3:<R:region>:<X:account>:accesspoint/reports' } });
    const liveness = createEngine().live(symbolic(through, { bucket: ['b'], account: term(OWNER) }), 0);
    expect(liveness.kind === 'live' ? liveness.witness.via : liveness).toBe('arn:aws:s3:${R}:${X}:accesspoint/reports');
  });

  it('can be the name of a user', () => {
    const named = where({ StringEquals: { 'aws:username': '<X:account>' } });
    const verdict = asked(named, { who: { kind: 'caller' } });
    expect(verdict.verdict === 'yes' ? verdict.witness.context : verdict).toMatchObject({ 'aws:username': '${X}' });
  });
});
