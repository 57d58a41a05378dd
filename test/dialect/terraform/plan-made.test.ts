import { describe, expect, it } from 'vitest';
import type { Result } from '../../../src/rule/finding.js';
import { filesOf, judged, made, Planned } from './planning.js';

/** `rule address` of everything that is found. */
function found({ findings }: Result): readonly string[] {
  return findings.flatMap(({ ruleId, resource, instances = [] }) => [resource, ...instances].map((address) => `${ruleId} ${address}`)).sort();
}

function undecided({ undecided: open }: Result): readonly string[] {
  return open.flatMap(({ ruleId, resources }) => resources.map((address) => `${ruleId} ${address}`));
}

/** In these the plan knows less than the text: expressions with a part that is not known yet, secrets, locals. */
const TELL_LESS: Readonly<Record<string, readonly string[]>> = { 'plan.json': ['policies', 'dynamic', 'providers'], 'state.json': ['providers'] };

describe.each(made)('of the configuration "%s"', (name) => {
  const files = filesOf(name);
  const text = judged(files, ['main.tf']);

  it('a plan and a state have the resources of the text', () => {
    const written = new Planned(files, {}, 'main.tf').addresses;
    expect([...new Planned(files).addresses].sort()).toEqual([...written].sort());
    expect([...new Planned(files, {}, 'state.json').addresses].sort()).toEqual([...written].sort());
  });

  it.each(['plan.json', 'state.json'])('what is wrong in %s is what is wrong in the text, as far as it is told', (path) => {
    const told = judged(files, [path]);
    if (!TELL_LESS[path]?.includes(name)) return expect(found(told)).toEqual(found(text));
    expect(found(text)).toEqual(expect.arrayContaining([...found(told)]));
    // Nothing is passed over: what is not found again is said to be open.
    const open = [...found(told), ...undecided(told)];
    expect(found(text).filter((one) => !open.includes(one))).toEqual([]);
  });

  it('a plan that is laid over the text finds all of it, and in the text', () => {
    const told = judged(files, ['plan.json'], { textIn: '.' });
    expect(found(told)).toEqual(found(text));
    expect(told.findings.filter(({ place }) => !place.source.path.endsWith('.tf'))).toEqual([]);
    expect(told.findings.map(({ ruleId, place }) => `${ruleId} ${place.source.path}:${place.start}`).sort()).toEqual(
      text.findings.map(({ ruleId, place }) => `${ruleId} ${place.source.path}:${place.start}`).sort(),
    );
  });
});
