import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type FormatName, formatNames } from '../../src/report/format-names.js';
import { formats } from '../../src/report/formats.js';
import { html } from '../../src/report/html.js';
import type { Inventory } from '../../src/rule/inventory.js';
import type { Result } from '../../src/rule/finding.js';
import { HOSTILE } from './many-buckets.js';
import { advice, context, everything, placeOf, publicRead, resultOf, terraform, versioning } from './sample.js';

const inventory: Inventory = {
  buckets: [
    {
      id: 'a',
      address: 'aws_s3_bucket.a',
      name: 'assets',
      type: 'aws_s3_bucket',
      place: placeOf(terraform, 'for_each'),
      roles: [{ name: 'website', certain: false }],
      facets: [
        { name: 'versioning', state: 'set', text: 'Enabled' },
        { name: 'policy', state: 'unknown', text: 's3:GetBucketPolicy was denied' },
        { name: 'tags', state: 'absent', text: 'not set' },
      ],
    },
  ],
  reach: [{ from: { kind: 'internet', name: 'Internet' }, to: 'a', rights: [{ right: 'read', certain: false }], because: ['a statement allows it'] }],
  links: [{ kind: 'logging', from: 'a', name: 'far-logs', certain: true, says: 'writes its access logs to' }],
};

const whole: Result = { ...everything, inventory: () => inventory };

/** Every tag of a page, and what is between tags. */
function elementsOf(page: string): readonly string[] {
  const outside = page.replace(/<(script|style)\b[^>]*>[^]*?<\/\1>/g, '<$1>');
  return [...outside.matchAll(/<\/?([a-z][a-z0-9]*)/gi)].map(([, name]) => (name ?? '').toLowerCase());
}

describe('The page', () => {
  const page = html(whole, context);

  it('runs its own script and shows its own styles, and nothing else', () => {
    const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
    const [, script = ''] = /<script>([^]*?)<\/script>/.exec(page) ?? [];
    const [, style = ''] = /<style>([^]*?)<\/style>/.exec(page) ?? [];
    expect(script.length).toBeGreaterThan(1000);
    expect(page).toContain(
      `content="default-src 'none'; script-src ${hash(script)}; style-src ${hash(style)}; img-src data:; base-uri 'none'; form-action 'none'"`,
    );
    expect(page.match(/<script\b(?! type="application\/json")/g)).toHaveLength(1);
    expect(page).not.toMatch(/\son\w+=|\sstyle=|javascript:/i);
    expect([...page.matchAll(/\ssrc=/g)]).toEqual([]);
  });

  it('says how the run ended, what was found, what is open, what was read', () => {
    expect(page).toContain('✖</span> Failed');
    expect(page).toContain('3 findings (1 error, 1 warning, 1 info)');
    expect(page).toContain('<b>4</b> <span>undecided');
    expect(page).toContain('12 files, 47 resources, 31 buckets');
    for (const id of ['publicRead', 'versioning', 'advice'] as const) expect(page).toContain({ publicRead, versioning, advice }[id].ruleId);
  });

  it('tells of a finding its code, reasons, proof, fix, controls and page', () => {
    expect(page).toMatch(/<span class="m"> +\^+ statement &quot;PublicGet&quot; allows/);
    expect(page).toContain('an anonymous s3:GetObject of arn:aws:s3:::assets-de/x');
    expect(page).toContain('curl https://assets-de.s3.amazonaws.com/x');
    expect(page).toContain('S3.2');
    expect(page).toContain('s3lint explain no-public-read');
    expect(page).toContain('id="rule-no-public-read"');
    expect(page).toContain('scratch space, SEC-42');
  });

  it('tells of a bucket what is set, not set, or unknown and why, and who reaches it', () => {
    expect(page).toContain('>Enabled</div>');
    expect(page).toMatch(/unknown<\/span> s3:GetBucketPolicy was denied/);
    expect(page).toContain('read (undecided)');
    expect(page).toContain('far-logs');
  });

  it('is the same for the same run', () => {
    expect(html(whole, context)).toBe(page);
  });

  it('stays a page where there is nothing to say', () => {
    const empty = html(resultOf([]), context);
    expect(empty).toContain('Nothing to report.');
    expect(empty).toContain('✔</span> Passed');
  });
});

describe('How it ended is told as the exit code tells it', () => {
  const titled = (result: Result, more: Partial<typeof context>): string =>
    /<\/span> ([\w ]+)<span class="says">/.exec(html(result, { ...context, ...more }))?.[1] ?? '';

  it.each([
    ['an error', [publicRead], {}, 'Failed'],
    ['a warning where errors count', [versioning], {}, 'Passed with findings'],
    ['a warning where warnings count', [versioning], { failOn: 'warn' }, 'Failed'],
    ['an error where nothing counts', [publicRead], { failOn: 'never' }, 'Passed with findings'],
    ['one warning too many', [versioning], { gates: { maxWarnings: 0 } }, 'Failed'],
    ['what is known where only the new counts', [publicRead], { newSince: { ref: 'main', isNew: () => false } }, 'Passed'],
  ] as const)('%s', (_, findings, more, verdict) => {
    expect(titled(resultOf(findings), more)).toBe(verdict);
  });

  it('something undecided where all was to be decided', () => {
    const open = { ...resultOf([]), undecided: everything.undecided };
    expect([titled(open, {}), titled(open, { gates: { requireComplete: true } })]).toEqual(['Passed', 'Failed']);
  });
});

describe('What others wrote', () => {
  const finding = {
    ...publicRead,
    message: HOSTILE,
    resource: HOSTILE,
    account: HOSTILE,
    when: HOSTILE,
    instances: [HOSTILE],
    because: [{ message: HOSTILE }],
    fingerprint: HOSTILE,
  };
  const bad: Inventory = {
    buckets: inventory.buckets.map((bucket) => ({
      ...bucket,
      id: HOSTILE,
      name: HOSTILE,
      address: HOSTILE,
      facets: [{ name: 'tags', state: 'set', text: HOSTILE }],
      roles: [{ name: HOSTILE, certain: true }],
    })),
    reach: [
      { from: { kind: 'account', name: HOSTILE }, to: HOSTILE, rights: [{ right: 'read', certain: true }], because: [HOSTILE], via: HOSTILE, when: HOSTILE },
    ],
    links: [{ kind: 'logging', from: HOSTILE, name: HOSTILE, certain: true, says: 'writes to' }],
  };
  const page = html({ ...whole, findings: [finding], inventory: () => bad }, { ...context, call: [HOSTILE], linkBase: 'https://example.com/blob/' });

  it('is text and never markup', () => {
    expect(elementsOf(page)).not.toContain('img');
    expect(page.match(/<script\b/g)).toHaveLength(2);
    expect(page.match(/<\/script>/g)).toHaveLength(2);
    expect(page).not.toContain('<!--');
    expect(page).toContain('&lt;img src=x onerror=alert(1)&gt;');
  });

  it('acts on no screen', () => {
    expect(page).not.toMatch(/[\u2028\u202e]/);
    expect(page).toContain('\\u{202e}');
  });

  it('does not end the data of the map', () => {
    const [, data = ''] = /<script type="application\/json" id="map-data">([^]*?)<\/script>/.exec(page) ?? [];
    expect(JSON.parse(data)).toMatchObject({ buckets: [{ name: expect.stringContaining('<img src=x') }, {}] });
  });
});

describe('The inventory', () => {
  it.each(formatNames.filter((name) => name !== 'html'))('costs %s nothing', async (name: FormatName) => {
    const asked = (): never => {
      throw new Error('asked');
    };
    const text = (await formats[name]())({ ...everything, inventory: asked }, { ...context, verbose: true });
    expect(text).not.toBe('');
  });

  it('shows no secret, wherever it was put', async () => {
    const secret = 'AKIAIOSFODNN7EXAMPLX';
    const text = `the key ${secret}`;
    const told: Inventory = {
      buckets: inventory.buckets.map((bucket) => ({ ...bucket, name: text, address: text, facets: [{ name: 'tags', state: 'set', text }] })),
      reach: inventory.reach.map((edge) => ({ ...edge, from: { kind: 'account', name: text }, because: [text], via: text, when: text })),
      links: inventory.links.map((link) => ({ ...link, name: text })),
    };
    const page = (await formats.html())({ ...everything, inventory: () => told }, context);
    expect(page).not.toContain(secret);
    expect(page).toContain('the key ****');
  });
});

it('What runs in the page holds as strictly as the rest, with the types of a browser', () => {
  const { status, stdout } = spawnSync(process.execPath, [resolve('node_modules/typescript/bin/tsc'), '-p', 'src/report/html/client'], { encoding: 'utf8' });
  expect([status, stdout]).toEqual([0, '']);
});
