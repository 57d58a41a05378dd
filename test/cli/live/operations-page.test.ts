import { expect, it } from 'vitest';
import { operations } from '../../../src/dialect/api/operations.js';
import type { Operation } from '../../../src/dialect/api/operations.js';
import { tellers } from '../../../src/dialect/api/plan.js';
import { settled } from '../../../src/dialect/api/settled.js';
import { liveTypes } from '../../../src/dialect/api/words/types.js';
import type { SubjectKind } from '../../../src/model/kinds.js';
import { shapeOf } from '../../../src/model/subjects.js';

/** What helps a scan to know its way. */
const HELPS: Readonly<Record<string, string>> = {
  GetCallerIdentity: 'which account this is',
  AssumeRole: 'to take a role, in other accounts too',
  ListAccounts: 'the accounts of the organization',
  DescribeRegions: 'the Regions that are enabled',
  GetQueueUrl: 'the address of a queue that a bucket notifies',
  GetBucketLocation: 'the Region of a bucket, where the list does not tell it',
};

function tells(operation: Operation): string {
  const { name, of, role } = operation;
  if (role === 'helps') return HELPS[name] ?? '';
  const facets = of.flatMap((kind) => facetsOf(kind, operation).map((facet) => (of.length > 1 || role === 'lists' ? `${kind}.${facet}` : facet)));
  return [...(role === 'lists' ? [`which there are: ${of.join(', ')}`] : []), ...facets].join(', ');
}

function facetsOf(kind: SubjectKind, operation: Operation): readonly string[] {
  return Object.keys(liveTypes[kind] ? shapeOf(kind) : {}).filter((facet) => facet !== 'naming' && tellers(kind, facet).includes(operation));
}

function sent({ name, role, of, where, optIn }: Operation): string {
  if (role === 'helps') return 'when it is needed';
  const each =
    role === 'facet' ? (of[0] === 'account' ? 'once an account' : `once for each ${of[0]}`) : where === 'region' ? 'once a Region' : 'once an account';
  const later = of.includes('bucket') && settled[name] ? `, unless ${settled[name].by} settles it` : '';
  return `${each}${later}${optIn === undefined ? '' : `, with \`--include ${optIn}\``}`;
}

it('The page about operations names every call that a scan can send', async () => {
  const rows = operations.map((operation) => {
    const { service, name, actions } = operation;
    return `| ${service} ${name} | ${actions.map((action) => `\`${action}\``).join(', ') || 'none'} | ${tells(operation)} | ${sent(operation)} |`;
  });
  expect(operations.filter(({ role, name }) => role === 'helps' && HELPS[name] === undefined)).toEqual([]);
  const head = [
    '# What a scan asks AWS',
    '',
    'All that `s3lint aws` can send, and the permission that each takes. Of these only what the enabled rules need is sent: `s3lint permissions` prints that',
    'as a policy. This page is made of the table by which the calls are sent.',
    '',
    '| operation | permission | what it tells | sent |',
    '|---|---|---|---|',
  ];
  await expect([...head, ...rows, ''].join('\n')).toMatchFileSnapshot('../../../docs/operations.md');
});
