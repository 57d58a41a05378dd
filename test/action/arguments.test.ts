import { describe, expect, it } from 'vitest';
import { argumentsFor } from '../../src/action/arguments.js';
import { inputsFrom } from '../../src/action/inputs.js';
import { occasionOf } from '../../src/action/occasion.js';
import { planFor } from '../../src/action/plan.js';
import type { Git } from '../../src/cli/git/git.js';
import { WrongCall } from '../../src/cli/wrong-call.js';

const [BASE, HEAD, TARGET] = ['b', 'c', 'd'].map((digit) => digit.repeat(40)) as [string, string, string];

/** A clone that answers what stands here, and nothing else. */
function cloneWith(answers: Readonly<Record<string, string>>): Git {
  const ask: Git['ask'] = (words) => {
    const answer = answers[words.filter((word) => !word.startsWith('--')).join(' ')];
    return answer === undefined ? undefined : Buffer.from(`${answer}\n`);
  };
  return { ask, tell: (words) => ask(words) ?? Buffer.from('') };
}

/** As actions/checkout leaves it for a pull request with `fetch-depth: 2`: HEAD is a merge of the target and the proposal. */
const merge = cloneWith({ 'rev-parse HEAD^2': HEAD, 'rev-parse HEAD^1': TARGET });
const shallow = cloneWith({});
const noRepository: Git = {
  ask: () => undefined,
  tell: () => {
    throw new WrongCall('This is not in a git repository.', 'Use a baseline.');
  },
};

function proposal(from: string | null, to = 'acme/infra'): object {
  return { pull_request: { head: { sha: HEAD, repo: from === null ? null : { full_name: from } }, base: { sha: BASE, repo: { full_name: to } } } };
}

interface Called {
  readonly argv: readonly string[];
  readonly warning: string;
  readonly says: string;
}

/** The call that an event and some inputs lead to, without the reports that are always made. */
function called(event: string, payload: unknown, git: Git, inputs: Readonly<Record<string, string>> = {}): Called {
  const read = inputsFrom(Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])));
  const plan = planFor(read, occasionOf(event, payload), () => git);
  const argv = argumentsFor(read, { ...plan, reports: { json: 'J' }, debug: false });
  expect(argv.slice(0, 2)).toEqual(['--format=pretty', '--format=json=J']);
  return { argv: argv.slice(2), warning: plan.warning, says: plan.says.join(' ') };
}

describe('what is compared', () => {
  it('is a pull request with the target it is merged into, which may be newer than the event', () => {
    expect(called('pull_request', proposal('acme/infra'), merge).argv).toEqual([`--new-since=${TARGET}`]);
  });

  it('is a proposal that is checked out by itself with where it began', () => {
    expect(called('pull_request', proposal('acme/infra'), cloneWith({ [`merge-base HEAD ${BASE}`]: TARGET })).argv).toEqual([`--new-since=${TARGET}`]);
  });

  it('is nothing in a clone that is too shallow, and that is said', () => {
    const { argv, warning } = called('pull_request', proposal('acme/infra'), shallow);
    expect(argv).toEqual([]);
    expect(warning).toMatch(
      /^::warning title=s3lint::All findings are reported, old ones too:%0Athis clone does not lead from HEAD to b{40}\. .*`fetch-depth: 2`/,
    );
  });

  it('is nothing where git does not answer, and its reason is said', () => {
    expect(called('pull_request', proposal('acme/infra'), noRepository)).toMatchObject({
      argv: [],
      warning: expect.stringContaining('not in a git repository'),
    });
  });

  it('is a merge queue with what comes before it', () => {
    const payload = { merge_group: { base_sha: BASE } };
    expect(called('merge_group', payload, cloneWith({ [`merge-base HEAD ${BASE}`]: BASE })).argv).toEqual([`--new-since=${BASE}`]);
  });

  it.each([
    ['push', { before: BASE }],
    ['schedule', {}],
    ['workflow_dispatch', {}],
  ] as const)('is nothing on %s, without a word', (event, payload) => {
    expect(called(event, payload, merge)).toEqual({ argv: [], warning: '', says: '' });
  });

  it('is a push with what was there before it, when asked for', () => {
    const git = cloneWith({ [`merge-base HEAD ${BASE}`]: BASE });
    expect(called('push', { before: BASE }, git, { 'new-only': 'true' }).argv).toEqual([`--new-since=${BASE}`]);
    const { argv, warning } = called('push', { before: '0'.repeat(40) }, git, { 'new-only': 'true' });
    expect({ argv, warning }).toEqual({ argv: [], warning: expect.stringContaining('the event names no commit') });
  });

  it('is what the workflow says', () => {
    expect(called('schedule', {}, shallow, { 'base-ref': 'origin/main' }).argv).toEqual(['--new-since=origin/main']);
    expect(called('pull_request', proposal('acme/infra'), merge, { 'new-only': 'false' }).argv).toEqual([]);
  });

  it('is no text that only looks like a commit', () => {
    const payload = { pull_request: { base: { sha: '--upload-pack=x' }, head: { sha: `${HEAD}\n` } } };
    expect(occasionOf('pull_request', payload)).not.toHaveProperty('before');
    expect(occasionOf('pull_request', payload)).not.toHaveProperty('after');
  });
});

describe('configuration that is code', () => {
  const refused = (event: string, payload: unknown, inputs = {}): boolean => called(event, payload, merge, inputs).argv.includes('--no-executable-config');

  it('is refused where strangers may have written it', () => {
    expect(refused('pull_request', proposal('stranger/infra'))).toBe(true);
    // The fork is deleted.
    expect(refused('pull_request', proposal(null))).toBe(true);
    expect(refused('pull_request_target', proposal('acme/infra'))).toBe(true);
    expect(refused('pull_request', undefined)).toBe(true);
    for (const event of ['workflow_run', 'issue_comment', '']) expect([event, refused(event, {})]).toEqual([event, true]);
  });

  it('is taken where only those who may write could have written it', () => {
    expect(refused('pull_request', proposal('acme/infra'))).toBe(false);
    for (const event of ['push', 'schedule', 'workflow_dispatch', 'merge_group']) expect([event, refused(event, {})]).toEqual([event, false]);
  });

  it('says why it is refused', () => {
    expect(called('pull_request', proposal('stranger/infra'), merge).says).toContain('the pull request comes from a fork');
  });

  it('is as the workflow says', () => {
    expect(refused('push', {}, { 'executable-config': 'false' })).toBe(true);
    expect(refused('pull_request', proposal('acme-robot/infra'), { 'executable-config': 'true' })).toBe(false);
  });
});

describe('a baseline', () => {
  const argv = (event: string, from: string, inputs = {}): readonly string[] => called(event, proposal(from), merge, inputs).argv;

  it('that a stranger may have brought along is not read: it would know his own mistakes', () => {
    expect(argv('pull_request', 'stranger/infra')).toContain('--no-baseline');
    expect(argv('pull_request', 'stranger/infra', { 'executable-config': 'true' })).toContain('--no-baseline');
    expect(argv('pull_request', 'acme/infra')).not.toContain('--no-baseline');
    expect(called('push', {}, merge, { 'executable-config': 'false' }).argv).not.toContain('--no-baseline');
  });

  it('that the workflow names is read', () => {
    expect(argv('pull_request', 'stranger/infra', { baseline: 'known.json' })).toEqual(expect.arrayContaining(['--baseline=known.json']));
    expect(argv('pull_request', 'stranger/infra', { baseline: 'known.json' })).not.toContain('--no-baseline');
  });
});

describe('inputs', () => {
  const argv = (inputs: Readonly<Record<string, string>>): readonly string[] => called('push', {}, merge, inputs).argv;

  it('become flags of the same name', () => {
    const inputs = {
      config: 'ci.yaml',
      preset: 'strict\ncis-aws',
      'fail-on': 'warn',
      'max-warnings': '3',
      'require-complete': 'true',
      baseline: 'known.json',
      parameters: 'dev.json\n\n  prod.json  \n',
      'var-files': 'prod.tfvars',
      snapshots: 'account.json',
      format: 'html=out/s3lint.html\njunit=s3lint.xml',
      'sarif-file': 's3lint.sarif',
      'sarif-category': 's3lint/web',
      'max-annotations': '5',
    };
    expect(argv(inputs)).toEqual([
      '--format=sarif=s3lint.sarif',
      '--format=html=out/s3lint.html',
      '--format=junit=s3lint.xml',
      '--config=ci.yaml',
      '--preset=strict',
      '--preset=cis-aws',
      '--fail-on=warn',
      '--max-warnings=3',
      '--require-complete',
      '--baseline=known.json',
      '--parameters=dev.json',
      '--parameters=prod.json',
      '--var-file=prod.tfvars',
      '--with=account.json',
      '--sarif-category=s3lint/web',
      '--max-annotations=5',
    ]);
  });

  it('name paths that are neither options nor commands nor standard input', () => {
    expect(argv({ paths: 'infra\n--fix\naws\n-\n../up\n./here\n/there\n**/*.tf' })).toEqual([
      './infra',
      './--fix',
      './aws',
      './-',
      '../up',
      './here',
      '/there',
      './**/*.tf',
    ]);
  });

  it('are refused with a reason where they cannot be meant', () => {
    expect(() => argv({ 'new-only': 'yes' })).toThrow('The input `new-only` is "yes".');
    expect(() => argv({ annotations: 'off' })).toThrow('The input `annotations` is "off".');
    expect(() => argv({ format: 'html' })).toThrow('The input `format` has the line "html".');
  });
});
