import { readFileSync } from 'node:fs';
import { JoinedEstate } from '../../../src/link/estate.js';
import { load } from '../../../src/load/load.js';
import type { Loaded } from '../../../src/load/load.js';
import type { BucketAccess } from '../../../src/model/access.js';
import type { Declaration } from '../../../src/model/declaration.js';
import type { DerivedKind, DerivedSubjects } from '../../../src/model/derived.js';
import type { PolicySubject } from '../../../src/model/policies.js';
import { says } from '../../../src/policy/term.js';
import { memoryFiles } from '../../../src/testing/memory.js';

export function fixture(name: string): string {
  return readFileSync(`fixtures/policies/${name}`, 'utf8');
}

/** Files as a walk finds them. */
export function loaded(files: Readonly<Record<string, string>>, parameters: Readonly<Record<string, string>> = {}): Loaded {
  const paths = Object.keys(files).map((path) => ({ path, named: false }));
  return load({ files: memoryFiles(files), paths, parameters: new Map(Object.entries(parameters)) });
}

export function joined(files: Readonly<Record<string, string>>): JoinedEstate {
  return new JoinedEstate(loaded(files).units);
}

/** The one declaration of a policy file. */
export function declaredIn(text: string, path = 'policy.json'): Declaration {
  const [unit] = loaded({ [path]: text }).units;
  const [declaration] = unit?.declarations ?? [];
  if (!declaration) throw new Error(`${path} is not read as a policy`);
  return declaration;
}

/** What the estate holds of a kind in one file. */
export function within<K extends DerivedKind>(estate: JoinedEstate, kind: K, path: string): readonly DerivedSubjects[K][] {
  const holders = estate.holders(kind).filter(({ unit }) => unit.path === path);
  return holders.flatMap((one) => estate.within(kind, one, estate.plain).items) as unknown as readonly DerivedSubjects[K][];
}

export function policyOf(text: string, path = 'policy.json'): PolicySubject {
  const [policy] = within(joined({ [path]: text }), 'policy', path);
  if (!policy) throw new Error(`${path} holds no policy`);
  return policy;
}

export function accessesOf(text: string, path = 'policy.json'): readonly BucketAccess[] {
  return within(joined({ [path]: text }), 'bucketAccess', path);
}

/** The names of the buckets to which a policy is taken to be attached. */
export function namesOf({ buckets }: PolicySubject): readonly string[] {
  return buckets.items.map(({ name }) => says(name));
}

/** A document of these statements. */
export function policy(...statements: readonly object[]): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: statements }, undefined, 2);
}
