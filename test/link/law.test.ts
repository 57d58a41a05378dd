import { describe, expect, it } from 'vitest';
import oneAttachment from '../../rules/one-attachment-per-facet.js';
import requireVersioning from '../../rules/require-versioning.js';
import { lint } from '../../src/lint.js';
import type { Result } from '../../src/rule/finding.js';
import { defineRule } from '../../src/rule/rule.js';
import { requestFor } from '../../src/testing/judge-text.js';
import type { Answer } from '../../src/truth/answer.js';
import { no, unknown, yes } from '../../src/truth/answer.js';

/** Tells whether a bucket has a policy: a finding is a bucket without one, an undecided question one that may have one. */
const hasPolicy = defineRule({
  meta: { id: 'has-policy', group: 'policy', severity: 'info', preset: 'all', docs: { summary: '', why: '', links: [] }, messages: { m: 'none' } },
  on: 'bucket',
  reads: ['policy'],
  require: ({ policy: { document } }): Answer =>
    document.kind === 'absent' ? no({ says: 'none' }) : document.kind === 'unknown' ? unknown({ says: document.reason }) : yes(),
  examples: { fail: [], pass: [] },
});

const head = `Parameters:
  Open: { Type: String }
  Other: { Type: String }
Conditions:
  IsX: !Equals [!Ref Open, x]
Resources:
`;
const document = '{ Statement: [{ Effect: Allow, Principal: { Service: logging.s3.amazonaws.com }, Action: s3:PutObject, Resource: "*" }] }';
const empty = '{ Statement: [] }';
const bucket = (id: string, name?: string): string =>
  `  ${id}: { Type: AWS::S3::Bucket${name === undefined ? '' : `, Properties: { BucketName: ${name} }`} }\n`;
const policy = (id: string, target: string, body = document, condition = ''): string =>
  `  ${id}: { Type: AWS::S3::BucketPolicy, ${condition}Properties: { Bucket: ${target}, PolicyDocument: ${body} } }\n`;

function judged(files: Readonly<Record<string, string>>, rule = hasPolicy): Result {
  return lint(requestFor([rule], Object.fromEntries(Object.entries(files).map(([path, text]) => [path, head + text]))));
}

/** Of each bucket: with a policy, without, or open; and when. */
function told(result: Result, ...addresses: readonly string[]): readonly string[] {
  return addresses.map((address) => {
    const without = result.findings.filter(({ resource }) => resource === address).map(({ when }) => (when === undefined ? 'without' : `without when ${when}`));
    const open = result.undecided.some(({ resources }) => resources.includes(address)) ? ['open'] : [];
    return [...without, ...open].join(', ') || 'with';
  });
}

/** Who claims the same of a bucket, and when. */
const claims = (files: Readonly<Record<string, string>>): readonly string[] =>
  judged(files, oneAttachment).findings.map(
    ({ because, when }) => because.map(({ message }) => message).join(', ') + (when === undefined ? '' : ` when ${when}`),
  );

const notes = ({ coverage }: Result): readonly string[] => coverage.notSeen.map(({ message }) => message);

describe('a policy whose bucket is not known', () => {
  it('may be that of any bucket of its unit, and of none of another', () => {
    const result = judged({ 'a.yaml': bucket('A') + bucket('B', 'b-name') + policy('P', '!Ref Open'), 'b.yaml': bucket('C') });
    expect(told(result, 'A', 'B', 'C')).toEqual(['open', 'open', 'without']);
  });

  it('is none of a bucket that has one, or whose name cannot be that', () => {
    const result = judged({ 'a.yaml': bucket('A') + bucket('B', 'data') + policy('P', "!Sub 'logs-${Open}'") + policy('Q', '!Ref A') });
    expect(told(result, 'A', 'B')).toEqual(['with', 'without']);
  });

  it('is that of a bucket whose name is the same, whatever it is', () => {
    const result = judged({ 'a.yaml': bucket('A', "!Sub '${Open}-data'") + bucket('B', "!Sub '${Open}-logs'") + policy('P', "!Sub '${Open}-data'") });
    expect(told(result, 'A', 'B')).toEqual(['with', 'without']);
  });

  it('by a written name may be that of a bucket whose own name is not known, but of no other', () => {
    const result = judged({ 'a.yaml': bucket('A', "!Sub '${Open}-data'") + bucket('B', '!Ref Open') + bucket('C') + policy('P', 'acme-data') });
    expect(told(result, 'A', 'B', 'C')).toEqual(['open', 'open', 'without']);
  });
});

describe('a module, of which nothing is seen', () => {
  it.each([
    ['of the pre-processor Rain', '!Rain::Module bucket-policy.yaml'],
    ['of Rain in JSON', '{ "Rain::Module": bucket-policy.yaml }'],
    ['from the registry', 'Acme::S3::BucketPolicy::MODULE'],
  ])('%s may hold the policy of any bucket of its unit that has none', (_, type) => {
    const module = `  Access: { Type: ${type}, Properties: { Name: !Ref A, PolicyDocument: ${empty} } }\n`;
    const result = judged({ 'a.yaml': bucket('A') + bucket('B') + policy('P', '!Ref B') + module, 'b.yaml': bucket('C') });
    expect(told(result, 'A', 'B', 'C')).toEqual(['open', 'with', 'without']);
    const name = /\S*(?:yaml|MODULE)/.exec(type)?.[0];
    expect(result.undecided.map(({ reason }) => reason)).toEqual([
      `not known: Access may be meant for it, and names it by something that is hidden in the module ${name}`,
    ]);
    expect(notes(result)).toEqual([expect.stringContaining(`Access is a module (${name})`)]);
  });

  it('claims nothing for certain', () => {
    const module = (id: string): string => `  ${id}: { Type: Acme::S3::BucketPolicy::MODULE }\n`;
    expect(claims({ 'a.yaml': bucket('A') + policy('P', '!Ref A') + module('M') + module('N') })).toEqual([]);
  });
});

describe('a policy by a name that depends on a choice', () => {
  it('is that of the bucket where the name is so', () => {
    const result = judged({ 'a.yaml': bucket('A', '!If [IsX, acme-x, acme]') + policy('P', 'acme-x') });
    expect(told(result, 'A')).toEqual(['without when Open is not "x"']);
  });
});

describe('two policies of one bucket', () => {
  it('count with the last, in source order, and are told of', () => {
    const files = { 'a.yaml': bucket('A') + policy('P', '!Ref A') + policy('Q', '!Ref A', empty) };
    expect(judged(files, requireVersioning).findings.length).toBe(1);
    expect(claims(files)).toEqual(['P sets the bucket policy, Q sets the bucket policy']);
  });

  it('count with the last also where the target of the first is a choice', () => {
    const files = { 'a.yaml': bucket('A') + bucket('B') + policy('P', '!If [IsX, !Ref A, !Ref B]') + policy('Q', '!Ref A', empty) };
    // B receives logs where P means it, and so is meant for logs; what P says of A, Q takes back.
    expect(told(judged(files, requireVersioning), 'A', 'B')).toEqual(['without', 'with']);
    expect(claims(files)).toEqual(['P sets the bucket policy, Q sets the bucket policy when Open is "x"']);
  });

  it('are no two where only one of them is ever there', () => {
    const text = bucket('A') + policy('P', '!Ref A', document, 'Condition: IsX, ') + policy('Q', '!If [IsX, !Ref AWS::NoValue, !Ref A]');
    expect(claims({ 'a.yaml': text })).toEqual([]);
  });

  it('of two units are no two', () => {
    expect(claims({ 'a.yaml': bucket('A', 'data') + policy('P', '!Ref A'), 'b.yaml': bucket('A', 'data') + policy('P', '!Ref A') })).toEqual([]);
  });

  it('are told of once, however often their template is deployed', () => {
    const child = bucket('A') + policy('P', '!Ref A') + policy('Q', '!Ref A', empty);
    const stack = (id: string): string => `  ${id}: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: child.yaml } }\n`;
    expect(claims({ 'root.yaml': stack('S'), 'child.yaml': child }).length).toBe(1);
  });
});

describe('two policies of something else than a bucket', () => {
  const queue = '  A: { Type: AWS::SQS::Queue }\n';
  const attached = (id: string, more = ''): string =>
    `  ${id}: { Type: AWS::SQS::QueuePolicy, ${more}Properties: { Queues: [!Ref A], PolicyDocument: { Statement: [] } } }\n`;

  it('are noted, with the choice under which both are there', () => {
    expect(notes(judged({ 'a.yaml': queue + attached('P', 'Condition: IsX, ') + attached('Q') }))).toEqual([
      'P and Q each say the whole policy of A where Open is "x", and only one can hold: Q, which stands last, is judged',
    ]);
  });
});

describe('a written name', () => {
  it('attaches nothing across units, and the run says that it led nowhere', () => {
    const result = judged({ 'a.yaml': policy('P', 'data'), 'b.yaml': bucket('A', 'data') });
    expect(told(result, 'A')).toEqual(['without']);
    expect(notes(result)).toEqual(['P says the policy of a bucket that is not in sight: only the policy is judged, as if nothing else shielded the bucket']);
  });

  const source = '  S: { Type: AWS::S3::Bucket, Properties: { LoggingConfiguration: { DestinationBucketName: logs } } }\n';
  const confidences = (files: Readonly<Record<string, string>>): readonly string[] =>
    judged(files, requireVersioning).findings.map(({ resource, confidence }) => `${resource} ${confidence}`);

  it('leads across units to the one bucket that bears it', () => {
    expect(confidences({ 'a.yaml': source, 'b.yaml': bucket('L', 'logs') })).toEqual(['S high']);
  });

  it('leads nowhere for certain where two bear it, or one only by choice: each of them may be meant', () => {
    expect(confidences({ 'a.yaml': source, 'b.yaml': bucket('L', 'logs'), 'c.yaml': bucket('M', 'logs') })).toEqual(['S high', 'L low', 'M low']);
    expect(confidences({ 'a.yaml': source, 'b.yaml': bucket('L', '!If [IsX, logs, others]') })).toEqual(['S high', 'L low']);
    expect(confidences({ 'a.yaml': source, 'b.yaml': bucket('L', '!If [IsX, logs, others]'), 'c.yaml': bucket('M', 'logs') })).toEqual([
      'S high',
      'L low',
      'M low',
    ]);
  });

  it('leads to the bucket of its own unit, whoever else bears it', () => {
    expect(confidences({ 'a.yaml': source + bucket('L', 'logs'), 'b.yaml': bucket('M', 'logs') })).toEqual(['S high', 'M high']);
  });
});

describe('a neighbour that points somewhere unknown', () => {
  const source = (target: string, id = 'S'): string =>
    `  ${id}: { Type: AWS::S3::Bucket, Properties: { BucketName: its-own, LoggingConfiguration: ${target} } }\n`;
  const found = (text: string, ...more: readonly string[]): readonly string[] =>
    judged(Object.fromEntries([text, ...more].map((one, index) => [`${index}.yaml`, one])), requireVersioning).findings.map(
      ({ resource, confidence, when }) => `${resource} ${confidence}${when ? ` when ${when}` : ''}`,
    );

  it('may mean a bucket with a name of its own, which then may receive logs, and nobody else', () => {
    const text = source('{ DestinationBucketName: !Ref Open }') + bucket('A', 'logs') + bucket('B');
    expect(found(text, bucket('C', 'logs-c'))).toEqual(['S high', 'A low', 'B high', 'C high']);
  });

  it('means none whose name cannot be that', () => {
    expect(found(source("{ DestinationBucketName: !Sub 'logs-${Open}' }") + bucket('A', 'logs-eu') + bucket('B', 'data'))).toEqual([
      'S high',
      'A low',
      'B high',
    ]);
  });

  it('may mean it in every world as soon as it does in one, which makes no further worlds', () => {
    expect(found(source('!If [IsX, { DestinationBucketName: !Ref Other }, !Ref AWS::NoValue]') + bucket('A', 'logs'))).toEqual(['S high', 'A low']);
  });

  it('is outdone by one that is known to point there', () => {
    expect(
      found(
        source('{ DestinationBucketName: !Ref Open }') + source('{ DestinationBucketName: !Ref A }', 'T').replace('its-own', 'another') + bucket('A', 'logs'),
      ),
    ).toEqual(['S high', 'T low']);
  });
});
