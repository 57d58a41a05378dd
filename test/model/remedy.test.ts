import { expect, it } from 'vitest';
import { advice, freeSid, refusal, statementName, statementOf } from '../../src/model/remedy.js';
import { says } from '../../src/policy/term.js';
import { accessOf, deny } from './access-of.js';

const remedy = refusal({ sid: 'New', action: 's3:*', resources: [['a'], ['b']], conditions: { Bool: { k: ['false'] }, StringEquals: { l: [['x'], ['y']] } } });

it('a statement has single values by themselves and several as a list', () => {
  expect(statementOf(remedy, says)).toEqual({
    Sid: 'New',
    Effect: 'Deny',
    Principal: '*',
    Action: 's3:*',
    Resource: ['a', 'b'],
    Condition: { Bool: { k: 'false' }, StringEquals: { l: ['x', 'y'] } },
  });
});

it('a person reads it on lines that can be broken', () => {
  expect(advice(remedy)).toContain('{ "Sid": "New", "Effect": "Deny", "Principal": "*"');
});

it('a Sid is none that another statement has', () => {
  const { situation } = accessOf([deny({ Sid: 'New' }), deny({ Sid: 'New2' })]);
  expect([freeSid(situation, 'New'), freeSid(situation, 'Other')]).toEqual(['New3', 'Other']);
});

it('a statement is called by its Sid, else by its place', () => {
  const { situation } = accessOf([deny({ Sid: 'Tls' }), deny({ Sid: undefined })]);
  expect(situation.policy?.statements.items.map(statementName)).toEqual(['statement "Tls"', 'statement #2']);
});
