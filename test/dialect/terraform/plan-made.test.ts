import { describe, expect, it } from 'vitest';
import { shapeOf } from '../../../src/model/subjects.js';
import type { Link, List, Value } from '../../../src/truth/value.js';
import type { Result } from '../../../src/rule/finding.js';
import { spelled, told } from './reading.js';
import { filesOf, judged, made, Planned } from './planning.js';
import type { Asked } from './planning.js';

/** `rule address` of everything that is found. */
function found({ findings }: Result): readonly string[] {
  return findings.flatMap(({ ruleId, resource, instances = [] }) => [resource, ...instances].map((address) => `${ruleId} ${address}`)).sort();
}

function undecided({ undecided: open }: Result): readonly string[] {
  return open.flatMap(({ ruleId, resources }) => resources.map((address) => `${ruleId} ${address}`));
}

/** In these the plan knows less than the text: expressions with a part that is not known yet, secrets, locals. */
const TELL_LESS: Readonly<Record<string, readonly string[]>> = { 'plan.json': ['policies', 'dynamic', 'providers'], 'state.json': ['providers'] };

/** All that is known of every bucket, by the way to it; of links where they lead. */
function facets(read: Planned): ReadonlyMap<string, string> {
  const out = new Map<string, string>();
  const visit = (value: unknown, path: string, deep: number): void => {
    if (typeof value !== 'object' || value === null || deep > 8) return;
    if ('ask' in value && 'name' in value) {
      const { to } = value as Link<{ readonly naming?: { readonly name: Value<string> } }>;
      out.set(path, to ? `leads to ${to.naming ? spelled(to.naming.name) : 'something'}` : told((value as Link<object>).name));
    } else if ('isWritten' in value && 'is' in value) out.set(path, told(value as unknown as Value<unknown>));
    else if ('items' in value && Array.isArray(value.items)) {
      const { items, open } = value as List<unknown>;
      out.set(`${path}.length`, open ? '? more' : String(items.length));
      for (const [index, item] of items.entries()) visit(item, `${path}[${index}]`, deep + 1);
    } else for (const name in value) if (name !== 'origin') visit((value as Record<string, unknown>)[name], `${path}.${name}`, deep + 1);
  };
  for (const declaration of read.estate.subjects('bucket')) {
    const view = read.estate.view(declaration, read.estate.plain) as Readonly<Record<string, unknown>>;
    for (const facet of Object.keys(shapeOf('bucket'))) visit(view[facet], `${declaration.address}.${facet}`, 0);
  }
  return out;
}

describe.each(made)('of the configuration "%s"', (name) => {
  const files = filesOf(name);
  const text = judged(files, ['main.tf']);

  it('a plan and a state have the resources of the text', () => {
    const written = new Planned(files, {}, 'main.tf').addresses.filter((address) => /\baws_/.test(address));
    expect([...new Planned(files).addresses].sort()).toEqual([...written].sort());
    expect([...new Planned(files, {}, 'state.json').addresses].sort()).toEqual([...written].sort());
  });

  it.each<Asked>([{}, { textIn: '.' }])('every bucket of the plan is that of the text, as far as both can tell (%o)', (asked) => {
    const written = facets(new Planned(files, {}, 'main.tf'));
    const planned = facets(new Planned(files, asked));
    const known = [...planned].filter(([path, says]) => !says.startsWith('?') && written.get(path)?.startsWith('?') !== true);
    expect(known.map(([path, says]) => `${path} ${says}`)).toEqual(known.map(([path]) => `${path} ${written.get(path)}`));
    const silent = [...written].filter(([path, says]) => says.startsWith('leads to') && !planned.get(path)?.startsWith('leads to'));
    // Of what stands in a dynamic block a plan has no references; it says so.
    expect(silent.filter(([path]) => asked.textIn !== undefined || !planned.get(path)?.includes('dynamic block'))).toEqual([]);
  });

  it.each(['plan.json', 'state.json'])('what is wrong in %s is what is wrong in the text, as far as it is told', (path) => {
    const told = judged(files, [path]);
    const less = TELL_LESS[path]?.includes(name) === true;
    // Nothing is passed over: what is not found again is said to be open.
    const open = less ? undecided(told) : [];
    // Nor is anything found that the text knows better, but for what says that it hangs on a role.
    const unsure = less ? found({ ...told, findings: told.findings.filter(({ confidence }) => confidence === 'low') }) : [];
    const again = found(told).filter((one) => !unsure.includes(one) || found(text).includes(one));
    expect(found(text).filter((one) => !open.includes(one))).toEqual(again.filter((one) => !open.includes(one)));
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
