import { describe, expect, it } from 'vitest';
import requireVersioning from '../../../rules/require-versioning.js';
import { findingsOf, undecidedOf } from '../../../src/judge/findings.js';
import { judge } from '../../../src/judge/judge.js';
import type { Bucket } from '../../../src/model/subjects.js';
import { declared, estateOf, fixture, loadFixtures, told, unitOf, where } from './reading.js';

const unit = unitOf(fixture('shapes/odd.yaml'), {}, 'odd.yaml');

describe('parts of wrong shape', () => {
  it('are told with their place, and hide nothing else', () => {
    expect(unit.notSeen.map(({ message, origin }) => `${origin ? where(origin) : ''}: ${message}`)).toEqual([
      'odd.yaml:3 [a, b]: Parameters is written as a list where a mapping belongs: nothing of it is seen',
      'odd.yaml:4 plain: Conditions is written as a single value where a mapping belongs: nothing of it is seen',
      'odd.yaml:26 Fn::Transform: Resources are partly included or made by a macro at deployment: what it adds is not seen',
      'odd.yaml:6 Text: Text is written as a single value where a resource belongs: it is not seen',
      'odd.yaml:7 Empty: Empty is written as a single value where a resource belongs: it is not seen',
      'odd.yaml:8 NoType: NoType has no Type: it is not seen',
      'odd.yaml:11 BucketName=x: The Properties of Stringy are written as a single value where a mapping belongs: they are not seen',
      'odd.yaml:14 [{ BucketName: x }]: The Properties of Listed are written as a list where a mapping belongs: they are not seen',
      'odd.yaml:18 Module: Module is a module (My::S3::Bucket::MODULE) from the registry: what it holds is not seen',
      'odd.yaml:19 TypeList: TypeList has no Type: it is not seen',
      'odd.yaml:2 MyMacro: The macro MyMacro may change this template at deployment: it is judged as written',
    ]);
    expect(unit.declarations.map(({ address }) => address)).toEqual(['Stringy', 'Listed', 'Blank', 'Module', 'Inner']);
  });

  it('leave their settings unknown, never absent', () => {
    const estate = estateOf(unit);
    const bucket = (address: string): Bucket => estate.view(declared(unit, address), estate.plain) as Bucket;
    expect(bucket('Stringy').versioning.status).toMatchObject({
      kind: 'unknown',
      reason: 'part of something that is written as a single value where a mapping belongs',
    });
    expect(bucket('Listed').versioning.status).toMatchObject({
      kind: 'unknown',
      reason: 'part of something that is written as a list where a mapping belongs',
    });
    expect(bucket('Inner').versioning.status).toMatchObject({ kind: 'unknown' });
    expect(bucket('Blank').versioning.status).toMatchObject({ kind: 'absent' });
    expect(bucket('Inner').lifecycle.rules.items).toHaveLength(1);
  });

  it('are neither passed nor failed', () => {
    const verdicts = judge(estateOf(unit), [{ rule: requireVersioning, level: 'warn', options: {} }], {});
    expect(findingsOf(verdicts).map(({ finding }) => finding.resource)).toEqual(['Blank']);
    expect(undecidedOf(verdicts).flatMap(({ resources }) => resources)).toEqual(['Stringy', 'Listed', 'Inner']);
  });

  it('a template whose Resources are a list, or included, is still read', () => {
    const { units } = loadFixtures('shapes/resources-list.yaml', 'shapes/resources-include.yaml');
    expect(units.map(({ notSeen }) => notSeen.map(({ message }) => message))).toEqual([
      ['Resources is written as a list where a mapping belongs: nothing of it is seen'],
      ['Resources is made by !Include of cfn-include: compile the template first, and lint what comes out: nothing of it is seen'],
    ]);
    expect(units.map(({ declarations }) => declarations)).toEqual([[], []]);
  });

  it('a document without anything known to be wrong says nothing', () => {
    expect(unitOf('Resources: { B: { Type: AWS::S3::Bucket } }').notSeen).toEqual([]);
    expect(told(declared(unit, 'Blank').body(estateOf().plain))).toBeUndefined();
  });
});
