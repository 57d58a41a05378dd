import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { compact } from '../../src/report/compact.js';
import { open, stateOf } from '../cli/live/accounts.js';
import { callAws, withFake } from '../cli/live/fake-call.js';
import { call } from '../cli/call.js';
import { folderWith, template } from '../cli/folder.js';
import { advice, context, publicRead, resultOf, versioning } from '../report/sample.js';
import { actionFile } from './runner.js';

const project = resolve(import.meta.dirname, '../..');
const page = readFileSync(join(project, 'docs/github-action.md'), 'utf8');

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly id?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Workflow {
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, { readonly permissions?: Readonly<Record<string, string>>; readonly steps: readonly Step[] }>>;
}

const workflows = [
  ...[...page.matchAll(/^```yaml\n(name: [^]*?)^```$/gm)].map(([, text = '']) => text),
  readFileSync(join(project, '.github/workflows/ci.yml'), 'utf8'),
].map((text) => ({ text, workflow: parse(text) as Workflow }));

const jobsOf = ({ jobs }: Workflow): readonly (readonly [string, Workflow['jobs'][string]])[] => Object.entries(jobs);
const isOurs = ({ uses = '' }: Step): boolean => uses === './' || uses === 'OWNER/s3lint@COMMIT';

/** What a job must be let do, by what its steps are for. */
function needed(steps: readonly Step[]): Readonly<Record<string, string>> {
  const takes = (action: string): boolean => steps.some(({ uses }) => uses?.startsWith(`${action}@`));
  return {
    contents: 'read',
    ...(takes('aws-actions/configure-aws-credentials') && { 'id-token': 'write' }),
    ...(takes('github/codeql-action/upload-sarif') && { 'security-events': 'write' }),
  };
}

describe('the workflows', () => {
  it('are on the page: pull request, several folders, an account', () => {
    expect(workflows.map(({ text }) => /^name: (.*)/.exec(text)?.[1])).toEqual(['s3lint', 's3lint', 's3lint account', 'ci']);
  });

  it('use inputs and outputs that there are', () => {
    const steps = workflows.flatMap(({ workflow }) => jobsOf(workflow).flatMap(([, job]) => job.steps));
    const inputs = steps.filter(isOurs).flatMap((step) => Object.keys(step.with ?? {}));
    expect(inputs.length).toBeGreaterThan(6);
    expect(inputs.filter((name) => !(name in actionFile.inputs))).toEqual([]);
    const outputs = workflows.flatMap(({ text }) => [...text.matchAll(/steps\.s3lint\.outputs\.([\w-]+)/g)].map(([, name = '']) => name));
    expect(outputs.length).toBeGreaterThan(3);
    expect(outputs.filter((name) => !(name in actionFile.outputs))).toEqual([]);
  });

  it('ask for what their steps need, and for nothing else', () => {
    for (const { workflow } of workflows) {
      expect(workflow.permissions).toEqual({ contents: 'read' });
      for (const [name, { permissions = workflow.permissions, steps }] of jobsOf(workflow)) expect([name, permissions]).toEqual([name, needed(steps)]);
    }
  });

  it('name the actions of others by their commits, with the version beside it', () => {
    for (const { text } of workflows) {
      for (const [line] of text.matchAll(/uses: .*/g))
        expect(line).toMatch(/^uses: (?:\.\/|OWNER\/s3lint@COMMIT # v\d.*|[\w-]+(?:\/[\w-]+)+@[0-9a-f]{40} # v\d+\.\d+\.\d+)$/);
    }
  });

  it('leave no token behind for what runs later', () => {
    const checkouts = workflows.flatMap(({ workflow }) =>
      jobsOf(workflow).flatMap(([, job]) => job.steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'))),
    );
    expect(checkouts.map((step) => step.with?.['persist-credentials'])).toEqual(checkouts.map(() => false));
  });
});

it.each(['inputs', 'outputs'] as const)('the page lists all %s as action.yml has them', (kind) => {
  const cell = (text = ''): string => text.replace(/\s+/g, ' ').trim();
  const code = (text: string): string => (text === '' ? '' : `\`${text}\``);
  const rows = Object.entries(actionFile[kind]).map(([name, entry]) =>
    kind === 'inputs'
      ? `| \`${name}\` | ${code(cell((entry as { readonly default?: string }).default))} | ${cell(entry.description)} |`
      : `| \`${name}\` | ${cell(entry.description)} |`,
  );
  expect(page).toContain(`\n${rows.join('\n')}\n\n`);
});

it('the problem matcher reads what the compact report writes of warnings and errors', () => {
  const { problemMatcher } = JSON.parse(readFileSync(join(project, 's3lint-matcher.json'), 'utf8')) as {
    readonly problemMatcher: readonly { readonly pattern: readonly { readonly regexp: string }[] }[];
  };
  const form = new RegExp(problemMatcher[0]?.pattern[0]?.regexp ?? '');
  const lines = compact(resultOf([publicRead, versioning, advice]), context)
    .trimEnd()
    .split('\n');
  expect(lines.map((line) => form.exec(line)?.slice(1, 5))).toEqual([undefined, ['infra/s3.tf', '9', '14', 'warning'], ['infra/s3.tf', '15', '12', 'error']]);
});

describe('the commands on the page', () => {
  /** What stands behind `s3lint` where a step runs it. */
  const commands = [...page.matchAll(/npx --no-install s3lint (.*)/g)].map(([, words = '']) => words.split(' '));

  it('scan an account and leave what is uploaded', () =>
    withFake({ state: stateOf({ harbour: open('harbour') }) }, async (fake) => {
      const folder = folderWith({});
      const { code, out } = await callAws(fake, folder, commands.find(([name]) => name === 'aws') ?? []);
      expect(code).toBe(0);
      expect(out).toContain('no-public-read');
      expect(readFileSync(join(folder, 'account.sarif'), 'utf8')).toContain('harbour');
    }));

  it('write lines that the matcher reads', async () => {
    const words = commands.find(([name]) => name !== 'aws') ?? [];
    expect((await call(folderWith({ 'a.yaml': template }), words)).out).toMatch(/^a\.yaml:3:3: warning: /);
  });
});
