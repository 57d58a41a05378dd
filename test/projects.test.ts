import { cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { call } from './cli/call.js';
import { folderWith, put } from './cli/folder.js';

interface Project {
  /** What is run in it, and how it ends. The first is run as JSON as well. */
  readonly calls: readonly (readonly [argv: string, code: number])[];
  /** What lies there on somebody's disk and is not kept by git. */
  readonly unkept?: Readonly<Record<string, string>>;
  /** Folders that a build copies, and where to. */
  readonly built?: Readonly<Record<string, string>>;
}

/** Whole small repositories in `fixtures/projects`; what is said of them stands in `fixtures/expected`, to be read by people. */
const projects: Readonly<Record<string, Project>> = {
  shop: {
    calls: [
      ['', 1],
      ['--fix-dry-run=unsafe', 1],
      ['--parameter Stage=prod --parameter InvoiceVersioning=Enabled -f compact', 1],
    ],
  },
  'half-broken': {
    calls: [
      ['-v', 3],
      ['good.yaml values.yaml -f compact', 0],
    ],
  },
  sam: {
    calls: [
      ['', 1],
      ['--parameter Stage=prod -f compact', 1],
      ['--fix-dry-run=unsafe', 1],
    ],
  },
  cdk: {
    calls: [
      ['cdk.out', 1],
      ['', 5],
    ],
    unkept: { '.gitignore': 'node_modules\ncdk.out\n' },
  },
  monorepo: {
    calls: [
      ['', 1],
      ['-f compact --no-suppressions', 1],
      ['-f compact --require-complete --skip require-versioning,replication-needs-versioning-both,lifecycle-transition-order', 4],
      ['--print-config examples/how-not-to.yaml', 0],
    ],
    unkept: { '.gitignore': '/.build/\n' },
    built: { stacks: '.build/stacks' },
  },
  policies: {
    calls: [
      ['', 1],
      ['-f compact -v policies', 1],
      ['policy check policies/site.json', 0],
      ['policy check policies/site.next.json --question anonymous,other-accounts,http --fail-on yes', 0],
      ['policy diff policies/site.json policies/site.next.json', 0],
      ['policy diff policies/site.next.json policies/site.json', 1],
    ],
  },
  reference: {
    calls: [
      ['', 0],
      ['--preset strict --require-complete', 0],
    ],
  },
};

/** A copy of a project as it lies on somebody's disk. */
function checkedOut(name: string): string {
  const { unkept = {}, built = {} } = projects[name] as Project;
  const folder = folderWith({ '.git/HEAD': 'ref: refs/heads/main\n', ...unkept });
  cpSync(join('fixtures/projects', name), folder, { recursive: true });
  for (const [from, to] of Object.entries(built)) cpSync(join(folder, from), join(folder, to), { recursive: true });
  return folder;
}

const words = (argv: string): readonly string[] => argv.split(' ').filter(Boolean);
const expected = (name: string): string => join('../fixtures/expected', name);

it('every project has its expectations', () => {
  expect(readdirSync('fixtures/projects').sort()).toEqual(Object.keys(projects).sort());
});

describe.each(Object.keys(projects))('the project %s', (name) => {
  const { calls } = projects[name] as Project;
  const folder = checkedOut(name);

  it('is told as expected, and ends as it should', async () => {
    const said: string[] = [];
    for (const [argv, code] of calls) {
      const ended = await call(folder, words(argv));
      expect([argv, ended.code]).toEqual([argv, code]);
      said.push(`$ s3lint${argv === '' ? '' : ` ${argv}`}\n${ended.out}${ended.err}exit ${code}\n`);
    }
    await expect(said.join('\n')).toMatchFileSnapshot(expected(`${name}.txt`));
  });

  it('is told as expected in JSON', async () => {
    const argv = words(calls[0]?.[0] ?? '').filter((word) => word !== '-v');
    await expect((await call(folder, [...argv, '-f', 'json'])).out).toMatchFileSnapshot(expected(`${name}.json`));
  });

  it('can be fixed: then nothing more would change, nothing is new and nothing was lost', async () => {
    const fixed = checkedOut(name);
    const argv = words(calls[0]?.[0] ?? '');
    const before = JSON.parse((await call(fixed, [...argv, '-f', 'json'])).out) as Report;
    await call(fixed, [...argv, '--fix=unsafe', '--quiet']);
    const after = JSON.parse((await call(fixed, [...argv, '-f', 'json'])).out) as Report;
    expect((await call(fixed, [...argv, '--fix-dry-run=unsafe'])).out).toBe('');
    expect(after.coverage).toEqual(before.coverage);
    const known = new Set(before.findings.map(({ fingerprint }) => fingerprint));
    expect(after.findings.filter(({ fingerprint }) => !known.has(fingerprint))).toEqual([]);
  });
});

interface Report {
  readonly findings: readonly { readonly fingerprint: string }[];
  readonly coverage: object;
}

it('what git ignores is a copy that nobody edits: it adds nothing to a monorepo', async () => {
  const folder = checkedOut('monorepo');
  const before = await call(folder, []);
  put(folder, { '.gitignore': '' });
  const copied = await call(folder, []);
  expect(before.out).not.toContain('.build/');
  expect(copied.out).toContain('.build/stacks/web/template.yaml');
});
