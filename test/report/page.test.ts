import { describe, expect, it } from 'vitest';
import { pageOnScreen } from '../../src/report/explain.js';
import { helpMarkdown, helpText } from '../../src/report/help.js';
import { type PageInput, rulePage } from '../../src/report/page.js';
import { context, metaOf } from './sample.js';

const meta = metaOf('require-versioning', {
  group: 'data-protection',
  severity: 'warn',
  securitySeverity: 5,
  fixable: true,
  formerIds: ['versioning'],
  docs: {
    summary: 'Keep old versions, so that an overwrite can be undone.',
    why: 'Without versions a wrong upload is final.\n\nSo is a deletion of `<key>` by <somebody>.',
    fix: 'Set `Status` to `Enabled`. Old versions cost storage.',
    limits: 'Buckets that only receive logs.',
    links: ['https://docs.aws.amazon.com/AmazonS3/latest/userguide/Versioning.html (read 2026-11-20)'],
  },
  messages: { off: 'Bucket {{bucket}} keeps no old versions.' },
  schema: {
    type: 'object',
    properties: { except: { type: 'array', items: { type: 'string' }, description: 'Names of buckets to leave alone.' }, mode: { enum: ['all', 'tagged'] } },
  },
  defaultOptions: { except: [] },
  peers: { checkov: ['CKV_AWS_21'], trivy: [] },
  controls: { fsbp: ['S3.14'] },
  yieldsTo: ['replication-needs-versioning'],
});

const input: PageInput = {
  examples: [
    { title: 'Terraform', language: 'hcl', text: 'resource "aws_s3_bucket_versioning" "b" {\n\tstatus = "Suspended"\n}\n', verdict: 'fail' },
    { title: 'CloudFormation', language: 'yaml', text: 'VersioningConfiguration:\n  Status: Enabled\n', verdict: 'pass' },
    { title: 'CloudFormation', language: 'yaml', text: 'Status: !Ref Mode\n', verdict: 'undecided' },
  ],
  reads: ['bucket.versioning'],
  sources: ['CloudFormation', 'Terraform'],
};

describe('a rule page', () => {
  it('looks like this', () => {
    expect(rulePage(meta, input)).toMatchSnapshot();
  });

  it('leaves out what there is nothing to say about', () => {
    const page = rulePage(metaOf('no-public-read'), { examples: [], reads: [] });
    expect([...page.matchAll(/^## (.*)$/gm)].map((match) => match[1])).toEqual(['What it reports', 'Why', 'How to suppress', 'Links']);
    expect(page).toContain('error · no security finding · preset recommended · no automatic fix');
  });

  it('has no HTML in it', () => {
    expect(rulePage(meta, input)).toContain('a deletion of `<key>` by &lt;somebody>.');
  });

  it('prints for the screen without the marks of Markdown', () => {
    const text = pageOnScreen(rulePage(meta, input), { ...context, width: 72 });
    expect(text).toMatchSnapshot();
    expect(text.replace('# s3lint-disable', '')).not.toMatch(/[`#]|&lt;/);
    expect(text).toContain('Bucket <bucket> keeps no old versions.');
  });

  it('prints with ASCII alone when the screen knows no more', () => {
    expect(pageOnScreen(rulePage(meta, input), { ...context, unicode: false })).toMatch(/^[\n -~]*$/);
  });
});

describe('the help beside an alert', () => {
  it('is the short page', () => {
    const help = helpMarkdown(meta);
    expect(help).toContain('**Keep old versions, so that an overwrite can be undone.**');
    expect(help).toContain('### How to fix\n\nSet `Status` to `Enabled`.');
    expect(help).toContain('- AWS Foundational Security Best Practices: `S3.14`');
    expect(help).not.toContain('{{');
  });

  it('has a plain twin', () => {
    expect(helpText(meta)).toMatch(/^Keep old versions.*\n\nWithout versions/);
  });
});
