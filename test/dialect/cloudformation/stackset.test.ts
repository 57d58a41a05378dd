import { describe, expect, it } from 'vitest';
import { loadFixtures, declared, existsWhen, seen, told, where } from './reading.js';

const { units } = loadFixtures('stack-set/set.yaml', 'stack-set/member.yaml');

function unit(id: string) {
  const found = units.find((one) => one.id === id);
  if (!found) throw new Error(`no ${id} among ${units.map((one) => one.id).join(', ')}`);
  return found;
}

describe('a stack set', () => {
  it('is a unit for every account and region in which it has an instance', () => {
    expect(units.map(({ id }) => id)).toEqual([
      'stack-set/set.yaml',
      'stack-set/set.yaml#Inline@111122223333/eu-west-1',
      'stack-set/set.yaml#Inline@444455556666/eu-west-1',
      'stack-set/set.yaml#Inline@111122223333/us-east-1',
      'stack-set/set.yaml#Inline@444455556666/us-east-1',
      'stack-set/set.yaml#ByUnit@*/eu-central-1',
      'stack-set/set.yaml#Anywhere@*/*',
    ]);
  });

  it('knows region and account of an instance', () => {
    const instance = unit('stack-set/set.yaml#Inline@444455556666/us-east-1');
    expect(instance.region).toMatchObject({ kind: 'known', value: 'us-east-1' });
    expect(instance.account).toMatchObject({ kind: 'known', value: '444455556666' });
    expect(told(seen(instance, 'Inline/Trail', ['BucketName']))).toBe('trail-444455556666-us-east-1');
    expect(unit('stack-set/set.yaml#ByUnit@*/eu-central-1').account.kind).toBe('unknown');
  });

  it('is read inside the text of its body, with places in the outer file', () => {
    const trail = declared(unit('stack-set/set.yaml#Inline@111122223333/eu-west-1'), 'Inline/Trail');
    expect(where(trail.header)).toBe('stack-set/set.yaml:19 Trail');
    expect(existsWhen(trail)).toEqual(['']);
  });

  it('is given its parameters by the template around it', () => {
    const status = seen(unit('stack-set/set.yaml#Inline@111122223333/eu-west-1'), 'Inline/Trail', ['VersioningConfiguration', 'Status']);
    expect(told(status)).toBe('Enabled');
    expect(status).toMatchObject({ assumed: 'default of parameter Status' });
  });

  it('may stand in a file of its own, which is then no root', () => {
    expect(where(declared(unit('stack-set/set.yaml#ByUnit@*/eu-central-1'), 'ByUnit/Member').header)).toBe('stack-set/member.yaml:2 Member');
    expect(units.some(({ path }) => path === 'stack-set/member.yaml')).toBe(false);
  });

  it('may be JSON with references in its texts', () => {
    const copy = unit('stack-set/set.yaml#Anywhere@*/*');
    expect(told(seen(copy, 'Anywhere/Copy', ['BucketName']))).toBe('${Inline}-copy');
    expect(where(declared(copy, 'Anywhere/Copy').header)).toBe('stack-set/set.yaml:38 "Copy"');
  });
});
