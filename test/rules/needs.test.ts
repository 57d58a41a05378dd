import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { callsPerBucket, operationsFor } from '../../src/dialect/api/plan.js';
import { judge } from '../../src/judge/judge.js';
import { JoinedEstate } from '../../src/link/estate.js';
import { load } from '../../src/load/load.js';
import type { Declaration } from '../../src/model/declaration.js';
import type { Need } from '../../src/model/needs.js';
import { ALL, spareReads } from '../../src/model/reads.js';
import { asEstate } from '../../src/rule/example.js';
import { needsOf, scanNeedsOf } from '../../src/rule/needs.js';
import type { Rule } from '../../src/rule/rule.js';
import { formats } from '../../src/testing/format.js';
import { requestFor } from '../../src/testing/judge-text.js';

const ids = readdirSync(new URL('../../rules', import.meta.url)).map((file) => file.replace(/\.ts$/, ''));
const rules = await Promise.all(ids.map(async (id) => ((await import(`../../rules/${id}.ts`)) as { default: Rule }).default));

/** What is read of declarations while a rule judges a text: kinds and facets. */
function readsOf(rule: Rule, file: string, text: string, options: Readonly<Record<string, unknown>> | undefined): ReadonlySet<string> {
  const request = requestFor([rule], { [file]: text }, options ? { options } : {});
  const { units } = load({ ...request, parameters: request.parameters });
  const read = new Set<string>();
  for (const declaration of units.flatMap((unit) => unit.declarations)) watch(declaration, (name) => read.add(name));
  const estate = new JoinedEstate(units, {});
  for (const { because, fix } of judge(estate, request.settings, {})) {
    expect(because).toBeDefined();
    fix?.();
  }
  return read;
}

function watch(declaration: Declaration, note: (name: string) => void): void {
  const { subject } = declaration;
  const own = declaration.read.bind(declaration);
  Object.defineProperty(declaration, 'read', {
    value: (scene: Parameters<Declaration['read']>[0]) =>
      new Proxy(own(scene), {
        get(facets, name, receiver) {
          if (subject !== undefined && typeof name === 'string') note(`${subject}.${name}`);
          return Reflect.get(facets, name, receiver) as unknown;
        },
      }),
  });
  for (const attachment of declaration.attaches ?? []) {
    const said = attachment.read.bind(attachment);
    Object.defineProperty(attachment, 'read', {
      value: (scene: Parameters<typeof said>[0]) => {
        note(`${attachment.to}.${attachment.facet}`);
        return said(scene);
      },
    });
  }
}

/** Whether something is among what a rule says that it reads. To link is to read names: that is part of knowing a kind at all. */
function isSaid(name: string, needs: readonly Need[]): boolean {
  const [of = '', facet = ''] = name.split('.');
  return (
    needs.some((need) => need.of === of && (need.facet === facet || facet === 'naming')) || spareReads().some((need) => need.of === of && need.facet === facet)
  );
}

describe('what a rule says that it reads is all that it reads', () => {
  for (const rule of rules) {
    // It asks who says a setting, of every setting there is; of what is live nobody says it twice.
    if (rule.meta.id === 'one-attachment-per-facet') continue;
    it(rule.meta.id, () => {
      const needs = needsOf(rule);
      const unsaid = new Set<string>();
      for (const format of formats.filter(({ name }) => name === 'Live (snapshot)' || name === 'CloudFormation (YAML)' || name === 'Terraform')) {
        for (const example of [...rule.examples.fail, ...rule.examples.pass, ...(rule.examples.undecided ?? [])]) {
          const estate = asEstate(example, rule.on);
          const written = format.write(estate);
          if (!('text' in written)) continue;
          for (const name of readsOf(rule, format.file, written.text, estate.options)) if (!isSaid(name, needs)) unsaid.add(name);
        }
      }
      expect([...unsaid].sort()).toEqual([]);
    });
  }
});

describe('the recommended rules', () => {
  const recommended = operationsFor(rules.filter(({ meta }) => meta.preset === 'recommended').flatMap(scanNeedsOf));

  it('take fewer than 13 calls a bucket, with or without versions; Object Lock is asked for where objects are replicated', () => {
    const disabled = { OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] } };
    const today = (more: Parameters<typeof callsPerBucket>[1]) => callsPerBucket(recommended, { GetBucketOwnershipControls: disabled, ...more });
    const [none, versions] = [{ GetBucketVersioning: {} }, { GetBucketVersioning: { Status: 'Enabled' } }];
    expect(today(none).length).toBe(11);
    expect(today({ ...versions, GetBucketReplication: null }).length).toBe(12);
    expect(today(versions).length).toBe(13);
    // An old one, whose ACLs are in force and which never had versions.
    const calls = callsPerBucket(recommended, { GetBucketVersioning: {} }).map(({ name }) => name);
    expect(calls.length).toBeLessThan(13);
    expect(calls).toMatchInlineSnapshot(`
      [
        "GetBucketVersioning",
        "GetPublicAccessBlock",
        "GetBucketPolicy",
        "GetBucketAcl",
        "GetBucketOwnershipControls",
        "GetBucketEncryption",
        "GetBucketLogging",
        "GetBucketCors",
        "GetBucketWebsite",
        "GetBucketNotificationConfiguration",
        "ListBucketInventoryConfigurations",
        "ListBucketAnalyticsConfigurations",
      ]
    `);
  });
});

it('every need is of a kind that can be known at all', () => {
  const needs = rules.flatMap(needsOf);
  expect(needs.filter(({ of }) => !needs.some((one) => one.of === of && one.facet === ALL))).toEqual([]);
});
