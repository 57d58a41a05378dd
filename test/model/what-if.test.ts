import { expect, it } from 'vitest';
import { engine } from '../../src/model/access.js';
import { allowing, elements, under, withStatements } from '../../src/model/what-if.js';
import { Unknown } from '../../src/truth/value.js';
import { accessOf, deny } from './access-of.js';

const { situation } = accessOf([deny({})], { acl: 'public-read', ownership: 'ObjectWriter', accountBlock: true });
const { origin } = situation.acl;

it('a policy that is only thought of is asked for itself: no ACL, no block, no other statement counts', () => {
  const anonymous = { who: { kind: 'anonymous' }, actions: 'read' } as const;
  const reading = allowing(elements(origin, ['s3:GetObject']), origin);
  expect(engine.ask(situation, anonymous).verdict).toBe('no');
  expect(engine.ask(under(situation, [reading]), anonymous).verdict).toBe('yes');
  expect(engine.ask(under(situation, []), anonymous).verdict).toBe('no');
});

it('statements that cannot be seen stay so when the others are replaced', () => {
  const open = new Unknown<never>('set by parameter Rules', origin);
  const access = accessOf([deny({})]);
  const policy = access.situation.policy && { ...access.situation.policy, statements: { ...access.situation.policy.statements, open } };
  const replaced = withStatements({ ...access.situation, policy }, []);
  expect(engine.ask(replaced, { who: { kind: 'caller' }, counting: 'identities' }).verdict).toBe('unknown');
});
