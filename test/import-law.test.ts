import { readFileSync, readdirSync } from 'node:fs';
import { join, relative, resolve, dirname, sep } from 'node:path';
import { describe, expect, it } from 'vitest';

/** The floors of the house. A file imports from lower floors or its own room. */
const FLOORS: Readonly<Record<string, number>> = {
  text: 1,
  truth: 2,
  syntax: 2,
  policy: 3,
  model: 4,
  dialect: 5,
  rule: 5,
  load: 6,
  link: 6,
  judge: 6,
  config: 6,
  report: 6,
  fetch: 6,
  rules: 6,
  'lint.ts': 7,
  'repair.ts': 7.1,
  testing: 7.2,
  cli: 8,
  'index.ts': 8,
  'policy.ts': 8,
  'testing.ts': 8,
  action: 9,
};

/** Rooms that see less than their floor allows. */
const ONLY: Readonly<Record<string, readonly string[]>> = {
  rules: ['rule', 'truth', 'policy', 'model'],
  report: ['rule', 'text', 'truth'],
};
const NEVER: Readonly<Record<string, readonly string[]>> = {
  judge: ['dialect'],
};

/** What touches the world outside: disk, network, clock, environment, screen. */
const OUTSIDE = /^node:(?:fs|net|http|https|child_process|os|process|tty|readline|worker_threads)\b|^@aws-sdk\//;
const OUTSIDE_ROOMS = new Set(['cli', 'action', 'fetch']);

const root = resolve(import.meta.dirname, '..');
const files = [...walk(join(root, 'src')), ...walk(join(root, 'rules'))];

function walk(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? walk(join(folder, entry.name)) : entry.name.endsWith('.ts') ? [join(folder, entry.name)] : [],
  );
}

function roomOf(file: string): string {
  const [first = '', second = ''] = relative(root, file).split(sep);
  return first === 'rules' ? 'rules' : second;
}

function importsOf(file: string): readonly string[] {
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(/(?:^|\n)\s*(?:import|export)\s[^;'"]*?from\s+['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/g)].map(
    (match) => match[1] ?? match[2] ?? '',
  );
}

describe('the import law', () => {
  it('knows every room', () => {
    expect([...new Set(files.map(roomOf))].filter((room) => FLOORS[room] === undefined)).toEqual([]);
  });

  it('lets a file import from lower floors or its own room only', () => {
    const broken: string[] = [];
    for (const file of files) {
      const room = roomOf(file);
      for (const name of importsOf(file)) {
        if (!name.startsWith('.')) continue;
        const other = roomOf(resolve(dirname(file), name.replace(/\.js$/, '.ts')));
        if (other === room) continue;
        const allowed = (FLOORS[other] ?? 99) < (FLOORS[room] ?? 0) && (ONLY[room]?.includes(other) ?? true) && !NEVER[room]?.includes(other);
        if (!allowed) broken.push(`${relative(root, file)} imports ${name}`);
      }
    }
    expect(broken).toEqual([]);
  });

  it('lets only the command line reach outside', () => {
    const broken = files.flatMap((file) =>
      OUTSIDE_ROOMS.has(roomOf(file))
        ? []
        : importsOf(file)
            .filter((name) => OUTSIDE.test(name))
            .map((name) => `${relative(root, file)} imports ${name}`),
    );
    expect(broken).toEqual([]);
  });

  it('names the SDK of AWS in one file alone, and asks for it only when it is needed', () => {
    const naming = files.filter((file) => importsOf(file).some((name) => /^@(?:aws-sdk|smithy)\//.test(name)));
    expect(naming.map((file) => relative(root, file).replaceAll(sep, '/'))).toEqual(['src/fetch/sdk/packages.ts']);
    expect(readFileSync(naming[0] ?? '', 'utf8')).not.toMatch(/from '@/);
  });

  it('loads what talks to AWS at its first use', () => {
    const eager = files
      .filter((file) => roomOf(file) !== 'fetch')
      .filter((file) => /\n(?:import|export) (?!type\b)[^;]*from '[^']*\/fetch\/[^']*'/.test(readFileSync(file, 'utf8')));
    expect(eager.map((file) => relative(root, file))).toEqual([]);
  });

  it('keeps clock and chance out of everything below the command line', () => {
    const broken = files.filter(
      (file) => !OUTSIDE_ROOMS.has(roomOf(file)) && /\bDate\.now\(|new Date\(\)|Math\.random\(|process\.(?:env|argv|cwd|std)/.test(readFileSync(file, 'utf8')),
    );
    expect(broken.map((file) => relative(root, file))).toEqual([]);
  });

  it('reads every import there is', () => {
    expect(importsOf(join(root, 'src/lint.ts')).length).toBeGreaterThan(8);
  });
});
