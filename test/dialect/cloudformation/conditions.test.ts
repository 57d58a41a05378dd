import { describe, expect, it } from 'vitest';
import { declared, existsWhen, fixture, seen, told, unitOf, worlds } from './reading.js';

const text = fixture('conditions.yaml');
const unit = unitOf(text);

function when(address: string, of = unit): readonly string[] {
  return existsWhen(declared(of, address));
}

describe('conditions', () => {
  it('a resource exists in the worlds in which its condition holds', () => {
    expect(when('Production')).toEqual(['Env is "prod"']);
    expect(when('Replica')).toEqual(['Region2 is not ""']);
    expect(when('Always')).toEqual(['']);
  });

  it('a default decides nothing: the parameter may be given another value', () => {
    expect(when('Flagged')).toEqual(['Flag is "true"']);
  });

  it('what is made of a default is an open question too', () => {
    expect(when('Named')).toEqual([`not !Join ['', !Ref Names] equals ""`]);
  });

  it('a parameter with a least length is never empty, without a choice', () => {
    expect(when('Keyed')).toEqual(['']);
  });

  it('combinations that the Rules section refuses are never tried', () => {
    expect(worlds((world) => told(seen(unit, 'Always', ['VersioningConfiguration', 'Status'], world)))).toEqual([
      ['Env is "prod"', 'Enabled'],
      ['Env is not "prod"', 'Suspended'],
    ]);
  });

  it('a value decided by a condition is known to what refers to the parameter', () => {
    expect(worlds((world) => told(seen(unit, 'Always', ['BucketName'], world)))).toEqual([
      ['Env is "prod"', 'shop'],
      ['Env is not "prod", Env is "dev"', 'shop-dev'],
      ['Env is not "prod", Env is not "dev"', 'shop-test'],
    ]);
    expect(worlds((world) => told(seen(unit, 'Irish', ['BucketName'], world)))).toEqual([
      ['AWS::Region is "eu-west-1"', 'irish-eu-west-1'],
      ['AWS::Region is not "eu-west-1"', 'other'],
    ]);
  });

  it('a condition that hangs on itself, or that nobody declares, is open', () => {
    expect(when('Lost')).toHaveLength(1);
    expect(when('Undeclared')).toEqual(['condition Nowhere']);
  });

  it('two names for one value are decided once', () => {
    const both = worlds((world) => [declared(unit, 'Production').exists(world), told(seen(unit, 'Always', ['BucketName'], world))]);
    expect(both).toContainEqual(['Env is "prod"', [true, 'shop']]);
    expect(both.filter(([, [production, name]]) => production && name !== 'shop')).toEqual([]);
  });

  it('a given value settles a condition, a boolean in any spelling', () => {
    const given = unitOf(text, { Env: 'test', Flag: 'true', 'AWS::Region': 'us-east-1' });
    expect(when('Production', given)).toEqual([]);
    expect(when('Flagged', given)).toEqual(['']);
    expect(told(seen(given, 'Always', ['BucketName']))).toBe('shop-test');
    expect(told(seen(given, 'Irish', ['BucketName']))).toBe('other');
  });
});
