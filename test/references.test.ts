import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { call } from './cli/call.js';

interface Report {
  readonly findings: readonly { readonly ruleId: string; readonly resource: string }[];
  readonly undecided: readonly unknown[];
}

/** A well-kept project for each source, and what its README's commands take. */
const references = [
  { name: 'reference', strict: ['--parameter', 'RecordsName=acme-records'], path: [] },
  { name: 'terraform-reference', strict: [], path: [] },
  { name: 'live-reference', strict: [], path: ['account.json'] },
];

async function report(name: string, ...argv: readonly string[]): Promise<Report> {
  return JSON.parse((await call(resolve('fixtures/projects', name), ['-f', 'json', ...argv])).out) as Report;
}

/** Of an ARN the name at its end. */
const told = ({ ruleId, resource }: Report['findings'][number]): string => `${ruleId} ${resource.split(/[:/]/).at(-1)}`;

function documented(name: string): readonly string[] {
  const rows = readFileSync(`fixtures/projects/${name}/README.md`, 'utf8').matchAll(/^\| `([\w-]+)` \| (.+?) \| (.+) \|$/gm);
  return [...rows].flatMap(([, rule, where]) => [...(where ?? '').matchAll(/`([^`]+)`/g)].map(([, resource]) => `${rule} ${resource}`));
}

describe.each(references)('the well-kept project $name', ({ name, strict, path }) => {
  it('gives the recommended rules nothing to say', async () => {
    expect((await report(name, ...path)).findings).toEqual([]);
  });

  it('gives strict rules what its README says, and nothing else', async () => {
    const { findings, undecided } = await report(name, '--preset', 'strict', ...strict, ...path);
    expect(findings.map(told).sort()).toEqual([...documented(name)].sort());
    expect(undecided).toEqual([]);
  });
});
