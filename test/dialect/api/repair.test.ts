import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { repliesAfter } from '../../../src/dialect/api/edit.js';
import type { ResourceSnapshot, Snapshot } from '../../../src/dialect/api/snapshot.js';
import { liveTypes } from '../../../src/dialect/api/words/types.js';
import { run } from '../../../src/lint.js';
import type { Change, Declaration } from '../../../src/model/declaration.js';
import { asEstate } from '../../../src/rule/example.js';
import type { Rule } from '../../../src/rule/rule.js';
import { formats, unsaidIn } from '../../../src/testing/format.js';
import type { Format } from '../../../src/testing/format.js';
import { requestFor } from '../../../src/testing/judge-text.js';
import requirePublicAccessBlock from '../../../rules/require-public-access-block.js';
import requireSecureTransport from '../../../rules/require-secure-transport.js';
import requireVersioning from '../../../rules/require-versioning.js';
import { absent, buckets, denied, judged, ok, openAccount, snapshot } from './live.js';

const ids = readdirSync('rules').map((file) => file.replace(/\.ts$/, ''));
const rules = await Promise.all(ids.map(async (id) => ((await import(`../../../rules/${id}.ts`)) as { default: Rule }).default));
const live = formats.find(({ name }) => name === 'Live (snapshot)') as Format;

const block = (on: boolean): Record<string, boolean> => ({ BlockPublicAcls: on, BlockPublicPolicy: on, IgnorePublicAcls: on, RestrictPublicBuckets: on });

describe('what is read live is repaired by a line of the AWS CLI', () => {
  const commandOf = (rule: Rule, replies: ResourceSnapshot['replies']): string | undefined =>
    judged(rule, snapshot({ resources: { account: openAccount, bucket: buckets({ data: replies }) } })).result.findings[0]?.fix?.command;

  it('with the short form where the document is flat', () => {
    const replies = { GetBucketVersioning: ok({ Status: 'Suspended' }), GetObjectLockConfiguration: absent, GetBucketLogging: ok({}), GetBucketPolicy: absent };
    expect(commandOf(requireVersioning, { ...replies, GetBucketAcl: ok({ Grants: [] }) })).toBe(
      'aws s3api put-bucket-versioning --bucket data --versioning-configuration Status=Enabled',
    );
  });

  it('with all of the document, as a Put replaces what was there', () => {
    const replies = {
      GetPublicAccessBlock: ok({ PublicAccessBlockConfiguration: { ...block(true), BlockPublicPolicy: false } }),
      GetBucketPolicy: absent,
      GetBucketAcl: ok({ Grants: [] }),
      GetBucketOwnershipControls: absent,
      GetBucketEncryption: absent,
    };
    expect(commandOf(requirePublicAccessBlock, replies)).toBe(
      'aws s3api put-public-access-block --bucket data --public-access-block-configuration BlockPublicAcls=true,BlockPublicPolicy=true,IgnorePublicAcls=true,RestrictPublicBuckets=true',
    );
  });

  it('with the whole policy, quoted for a shell', () => {
    const Policy = JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        { Sid: "Kate's", Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::111122223333:root' }, Action: 's3:GetObject', Resource: 'arn:aws:s3:::data/*' },
      ],
    });
    const replies = {
      GetBucketPolicy: ok({ Policy }),
      GetPublicAccessBlock: ok({ PublicAccessBlockConfiguration: block(true) }),
      GetBucketAcl: ok({ Grants: [] }),
      GetBucketOwnershipControls: absent,
      GetBucketEncryption: absent,
      GetBucketWebsite: absent,
    };
    const command = commandOf(requireSecureTransport, replies) ?? '';
    expect(command).toMatch(/^aws s3api put-bucket-policy --bucket data --policy '\{"Version":"2012-10-17",.*\}'$/);
    expect(command).toContain(`"Sid":"Kate'\\''s"`);
    const written = JSON.parse(
      command
        .replace(/^.*--policy '/, '')
        .replace(/'$/, '')
        .replaceAll(`'\\''`, "'"),
    ) as { readonly Statement: readonly object[] };
    expect(written.Statement).toHaveLength(2);
  });

  it('with none where nobody knows what is there now', () => {
    const text = snapshot({ resources: { bucket: buckets({ data: { GetBucketPolicy: denied('s3:GetBucketPolicy') } }) } });
    expect(judged(requireSecureTransport, text).result.findings).toEqual([]);
  });
});

describe('once the command was run the finding is gone', () => {
  for (const rule of rules.filter(({ meta }) => meta.fixable)) {
    for (const [index, example] of rule.examples.fail.entries()) {
      const estate = asEstate(example, rule.on);
      if (unsaidIn(live, estate, 'fail').length > 0) continue;
      const written = live.write(estate);
      const request = requestFor([rule], { 'snapshot.json': 'text' in written ? written.text : '' }, estate.options ? { options: estate.options } : {});
      const { found, result } = run(request);
      if (!result.findings.some(({ fix }) => fix)) continue;
      it(`${rule.meta.id}: fail ${index + 1}`, () => {
        const after = JSON.parse('text' in written ? written.text : '') as Mutable;
        for (const { finding, verdict } of found) {
          if (finding.fix?.command === undefined || !verdict) continue;
          expect(finding.fix.command).toMatch(/^aws [a-z0-9]+ [a-z-]+ --/);
          const changes = new Map<Declaration, Change[]>();
          for (const { slot, edit } of verdict.fix?.()?.edits ?? []) {
            const owner = slot?.owner as Declaration;
            changes.set(owner, [...(changes.get(owner) ?? []), { slot: slot as Change['slot'], edit }]);
          }
          for (const [owner, all] of changes) answer(after, owner, all);
        }
        expect(
          run({
            ...request,
            ...requestFor([rule], { 'snapshot.json': JSON.stringify(after) }, estate.options ? { options: estate.options } : {}),
          }).result.findings.map(({ message }) => message),
        ).toEqual([]);
      });
    }
  }
});

type Mutable = { accounts: Record<string, { resources: Record<string, Record<string, { replies: Record<string, unknown> }>> }> };

/** AWS, after the commands: it answers what was put. */
function answer(snapshot: Mutable, owner: Declaration, changes: readonly Change[]): void {
  const kind = owner.subject as keyof typeof liveTypes;
  const before = snapshot.accounts['111122223333']?.resources[kind]?.[owner.address];
  const words = liveTypes[kind]?.words;
  expect(before && words).toBeDefined();
  if (!before || !words) return;
  const after = repliesAfter(kind, words, before as Snapshot['accounts'][string]['resources']['bucket'] & ResourceSnapshot, changes);
  for (const [operation, value] of after ?? []) before.replies[operation] = { state: 'ok', value };
}
