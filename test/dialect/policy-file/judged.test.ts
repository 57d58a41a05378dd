import { describe, expect, it } from 'vitest';
import { run } from '../../../src/lint.js';
import { repair } from '../../../src/repair.js';
import { bucketPolicy } from '../../../src/rule/example.js';
import type { SlotEdit } from '../../../src/rule/fix.js';
import { addIn, remove, setIn, spelled, unsafe } from '../../../src/rule/fix.js';
import { defineRule } from '../../../src/rule/rule.js';
import type { Rule } from '../../../src/rule/rule.js';
import { requestFor } from '../../../src/testing/judge-text.js';
import { no } from '../../../src/truth/answer.js';
import type { StatementSubject } from '../../../src/model/policies.js';
import { term } from '../../../src/policy/term.js';
import { fixture } from './reading.js';

const examples = { fail: [bucketPolicy([])], pass: [bucketPolicy([])] };

/** Reports the statement that is called so, once: what is mended has another action. */
function about(sid: string, ...edits: readonly ((statement: StatementSubject) => SlotEdit)[]): Rule {
  return defineRule({
    meta: {
      id: 'odd-statement',
      group: 'policy',
      severity: 'warn',
      preset: 'all',
      docs: { summary: 's', why: 'w', links: [] },
      messages: { odd: '{{statement}} of {{holder}} is odd' },
    },
    on: 'statement',
    reads: [],
    create:
      ({ require }) =>
      (subject) => {
        const { statement } = subject as StatementSubject;
        const [action] = statement.action?.items.items ?? [];
        if (statement.sid.kind !== 'known' || statement.sid.value !== sid || action?.value.is('s3:List*').truth === 'yes') return;
        require(no({ says: 'it is', origin: statement.origin }), {
          messageId: 'odd',
          fix: () =>
            unsafe('Mend it', setIn((subject as StatementSubject).at('Action'), 's3:List*'), ...edits.map((edit) => edit(subject as StatementSubject))),
        });
      },
    examples,
  });
}

function findings(text: string, rule: Rule, path: string): readonly string[] {
  const { result } = run(requestFor([rule], { [path]: text }));
  return result.findings.map(
    ({ message, resource, resourceType, place }) => `${place.source.path}:${place.source.position(place.start).line} ${message} [${resource}, ${resourceType}]`,
  );
}

function mended(text: string, path: string, ...edits: readonly ((statement: StatementSubject) => SlotEdit)[]): string {
  const [changed] = repair(requestFor([about('TlsOnly', ...edits)], { [path]: text }), 'unsafe').changed;
  return changed?.after ?? '';
}

/** The lines that a change takes and gives. */
function difference(before: string, after: string): { readonly less: readonly string[]; readonly more: readonly string[] } {
  const [old, fresh] = [before.split('\n'), after.split('\n')];
  return { less: old.filter((line) => !fresh.includes(line)), more: fresh.filter((line) => !old.includes(line)) };
}

const resource = (suffix: string) => (subject: StatementSubject) => addIn(subject.at('Resource'), `arn:aws:s3:::harbour-site${suffix}`);

describe('rules about statements hold for policy files', () => {
  it('a finding stands at the statement, and names the file', () => {
    expect(findings(fixture('bucket-public-site.json'), about('TlsOnly'), 'infra/site.json')).toEqual([
      'infra/site.json:13 statement "TlsOnly" of site.json is odd [site.json, bucket policy]',
    ]);
  });

  it('inside a text, at the place in the file', () => {
    const [found] = findings(fixture('get-bucket-policy.json'), about('OriginAccess'), 'out.json');
    expect(found).toBe('out.json:2 statement "OriginAccess" of out.json is odd [out.json, bucket policy]');
  });

  it('in YAML', () => {
    expect(findings(fixture('bucket-log-delivery.yaml'), about('TlsOnly'), 'p.yaml')).toEqual([
      'p.yaml:13 statement "TlsOnly" of p.yaml is odd [p.yaml, bucket policy]',
    ]);
  });
});

describe('fixes are written into policy files', () => {
  it('a single resource becomes a list, and the rest stays as it is', () => {
    const text = fixture('bucket-public-site.json');
    expect(difference(text, mended(text, 'p.json', resource('/*')))).toEqual({
      less: ['      "Action": "s3:*",', '      "Resource": "arn:aws:s3:::harbour-site",'],
      more: ['      "Action": "s3:List*",', '      "Resource": [', '        "arn:aws:s3:::harbour-site",', '        "arn:aws:s3:::harbour-site/*"', '      ],'],
    });
  });

  it('an element goes, and its comma with it', () => {
    const text = fixture('bucket-public-site.json');
    const after = mended(text, 'p.json', (subject) => remove(subject.at('Condition')));
    expect(JSON.parse(after)).toMatchObject({ Statement: [{}, { Sid: 'TlsOnly', Action: 's3:List*', Resource: 'arn:aws:s3:::harbour-site' }] });
    expect(after).not.toContain('Condition');
  });

  it('in YAML the comment above stays', () => {
    const text = fixture('bucket-log-delivery.yaml');
    expect(difference(text, mended(text, 'p.yaml'))).toEqual({ less: ['    Action: s3:*'], more: ['    Action: s3:List*'] });
  });

  it('inside a text they are escaped as that text is', () => {
    const inner = JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Sid: 'TlsOnly', Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: 'arn:aws:s3:::b' }],
    });
    const text = `{\n  "Policy": ${JSON.stringify(inner)}\n}\n`;
    const after = mended(text, 'out.json', (subject) => addIn(subject.at('Resource'), 'arn:aws:s3:::b/*'));
    const policy = JSON.parse((JSON.parse(after) as { Policy: string }).Policy) as object;
    expect(policy).toMatchObject({ Statement: [{ Action: 's3:List*', Resource: ['arn:aws:s3:::b', 'arn:aws:s3:::b/*'] }] });
  });

  it('a gap is written as it was: `${bucket}`, and the ARN of `${bucket_arn}`', () => {
    const statement = (Resource: string) =>
      JSON.stringify({ Version: '2012-10-17', Statement: [{ Sid: 'TlsOnly', Effect: 'Deny', Principal: '*', Action: 's3:*', Resource }] });
    const whole = (subject: StatementSubject): SlotEdit => {
      const [name] = subject.of.buckets.items;
      return addIn(subject.at('Resource'), spelled(term('arn:aws:s3:::', name?.name ?? [], '/*')));
    };
    expect(mended(statement('arn:aws:s3:::${bucket}'), 'p.json', whole)).toContain('["arn:aws:s3:::${bucket}","arn:aws:s3:::${bucket}/*"]');
    expect(mended(statement('${bucket_arn}'), 'p.json', whole)).toContain('["${bucket_arn}","${bucket_arn}/*"]');
    expect(mended(statement('arn:${part}:s3:::${bucket}'), 'p.json', whole)).toContain('["arn:${part}:s3:::${bucket}","arn:${part}:s3:::${bucket}/*"]');
  });
});

describe('suppressions in policy files', () => {
  const yaml = fixture('bucket-log-delivery.yaml');
  const told = (text: string): { readonly findings: number; readonly suppressed: number } => {
    const { result } = run(requestFor([about('TlsOnly')], { 'p.yaml': text }));
    return { findings: result.findings.length, suppressed: result.suppressed.length };
  };

  it.each([
    ['above everything', `# s3lint-disable odd-statement -- it is meant to be\n${yaml}`],
    ['for the file', `# s3lint-disable-file odd-statement -- it is meant to be\n${yaml}`],
    ['below everything', `${yaml}# s3lint-disable odd-statement -- it is meant to be\n`],
    ['above the statement', yaml.replace('  - Sid: TlsOnly', '  # s3lint-disable-next odd-statement -- it is meant to be\n  - Sid: TlsOnly')],
    ['inside the statement', yaml.replace('    Action: s3:*', '    Action: s3:* # s3lint-disable odd-statement -- it is meant to be')],
  ])('a comment %s silences it', (_, text) => {
    expect(told(text)).toEqual({ findings: 0, suppressed: 1 });
  });

  it('a comment above another statement does not', () => {
    const text = yaml.replace('  - Sid: LogDelivery', '  # s3lint-disable-next odd-statement -- it is meant to be\n  - Sid: LogDelivery');
    expect(told(text).suppressed).toBe(0);
  });
});
