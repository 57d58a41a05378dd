import { describe, expect, it } from 'vitest';
import { createEngine } from '../../src/policy/engine.js';
import { evaluate } from '../../src/policy/evaluate/evaluate.js';
import { term } from '../../src/policy/term.js';
import { OWNER, PARTNER, request, sign, situation, symbolic } from './situations.js';

const both = ['arn:aws:s3:::b', 'arn:aws:s3:::b/*'];
const root = `arn:aws:iam::${OWNER}:root`;
const admin = `arn:aws:iam::${OWNER}:role/admin`;
const deny = (...spared: readonly string[]): object => ({ Effect: 'Deny', NotPrincipal: { AWS: spared }, Action: 's3:*', Resource: both });
const can = (arn: string, ...spared: readonly string[]): string =>
  createEngine().ask(situation([deny(...spared)]), { who: { kind: 'identity', arn: term(arn) }, counting: 'identities' }).verdict;

/** IAM User Guide, NotPrincipal, October 2026: the account of whom a Deny does not mean is named beside him, and its other identities are denied. */
describe('a Deny that does not mean', () => {
  it.each([
    ['the root of an account', root],
    ['an account by its number', OWNER],
  ])('%s spares the root, and none of its users and roles', (_name, spared) => {
    expect([can(root, spared), can(admin, spared)]).toEqual(['yes', 'no']);
    expect(createEngine().canRepair(situation([deny(spared)])).verdict).toBe('no');
  });

  it('a role and its account spares the two, and no other role', () => {
    expect([can(admin, admin, root), can(root, admin, root), can(`${admin}s`, admin, root)]).toEqual(['yes', 'yes', 'no']);
    expect(createEngine().canRepair(situation([deny(admin, root)])).verdict).toBe('yes');
  });

  it('a role alone spares it, as it is written', () => {
    expect(can(admin, admin)).toBe('yes');
  });

  it('an account is judged so request by request', () => {
    const open = { Effect: 'Allow', Principal: '*', Action: 's3:*', Resource: both };
    const decided = (by: string): string => evaluate(situation([open, deny(root)]), request({ by, key: 'x' })).decision;
    expect([decided(root), decided(admin), decided(`arn:aws:iam::${PARTNER}:root`)]).toEqual(['allowed', 'denied', 'denied']);
  });

  it('the root of an account that is not resolved spares no role of it', () => {
    const here = symbolic({ ...deny('arn:aws:iam::<A:account>:root'), Resource: '*' }, { account: [sign('A', 'account')] });
    expect(createEngine().canRepair(here).verdict).toBe('no');
  });
});

describe('an Allow that does not mean an account', () => {
  it('means none of its identities', () => {
    const open = { Effect: 'Allow', NotPrincipal: { AWS: PARTNER }, Action: 's3:GetObject', Resource: both };
    const decided = (by: string): string => evaluate(situation([open]), request({ by, key: 'x' })).decision;
    expect([decided(`arn:aws:iam::${PARTNER}:role/r`), decided(admin)]).toEqual(['denied', 'allowed']);
    expect(createEngine().ask(situation([open]), { who: { kind: 'identity', arn: term(`arn:aws:iam::${PARTNER}:role/r`) } }).verdict).toBe('no');
  });
});
