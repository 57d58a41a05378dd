import { describe, expect, it } from 'vitest';
import { subjectKinds } from '../../src/model/kinds.js';
import { mayHold } from '../../src/model/policies.js';
import { holdersOf } from '../../src/model/reads.js';
import type { PolicyUse } from '../../src/policy/policy.js';

const uses: Readonly<Record<PolicyUse, true>> = {
  bucket: true,
  accessPoint: true,
  multiRegionAccessPoint: true,
  identity: true,
  trust: true,
  endpoint: true,
  key: true,
  topic: true,
  queue: true,
  vault: true,
  serviceControl: true,
  resourceControl: true,
  other: true,
};

describe('Who holds policies', () => {
  it.each(Object.keys(uses) as PolicyUse[])('of the use "%s" is the same for whoever fetches them and for whoever reads them', (use) => {
    expect([...holdersOf('policy', [use])].sort()).toEqual(subjectKinds.filter((kind) => mayHold(kind, [use])).sort());
  });
});
