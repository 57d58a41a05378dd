import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { call } from '../cli/call.js';
import { template } from '../cli/folder.js';
import { actionFile, downloadedAction, nodes, plainWorkspace, runStep } from './runner.js';

const action = downloadedAction();
const step = (given: Omit<Parameters<typeof runStep>[0], 'action'>): ReturnType<typeof runStep> => runStep({ action, ...given });

const open = `${template}      PublicAccessBlockConfiguration: { BlockPublicAcls: false, BlockPublicPolicy: false, IgnorePublicAcls: false, RestrictPublicBuckets: false }\n`;

describe.each(nodes)('a step under $says', ({ path: node }) => {
  it.skipIf(node === undefined)('annotates, sums up, writes SARIF, counts and fails', () => {
    const workspace = plainWorkspace({ 'infra/a.yaml': open });
    const { code, commands, outputs, summary, log } = step({ workspace, inputs: { 'fail-on': 'warn' }, ...(node !== undefined && { node }) });
    expect(log).toContain('infra/a.yaml:');
    expect(code).toBe(1);
    const shown = commands.map(({ name, properties }) => `${name} ${properties['file']}:${properties['line']} ${properties['title']}`);
    expect(shown).toContain('warning infra/a.yaml:3 s3lint: require-versioning');
    expect(Object.keys(outputs).sort()).toEqual(Object.keys(actionFile.outputs).sort());
    expect(outputs).toMatchObject({ 'exit-code': '1', findings: String(shown.length), 'new-findings': '', suppressed: '0', 'sarif-file': 's3lint.sarif' });
    expect(Number(outputs['errors']) + Number(outputs['warnings'])).toBeLessThanOrEqual(shown.length);
    expect(summary).toContain('<code>require-versioning</code>');
    const sarif = JSON.parse(readFileSync(join(workspace, 's3lint.sarif'), 'utf8')) as { readonly runs: readonly { readonly results: readonly unknown[] }[] };
    expect(sarif.runs[0]?.results).toHaveLength(shown.length);
    expect(JSON.parse(readFileSync(outputs['json-file'] ?? '', 'utf8'))).toHaveProperty('findings.length', shown.length);
  });
});

it('what the baseline knows is neither new nor a failure', async () => {
  const workspace = plainWorkspace({ 'a.yaml': template });
  expect((await call(workspace, ['baseline', 'write'])).code).toBe(0);
  const { code, commands, outputs } = step({ workspace, inputs: { 'fail-on': 'info' } });
  expect({ code, commands }).toEqual({ code: 0, commands: [] });
  expect(outputs['new-findings']).toBe('0');
  expect(Number(outputs['findings'])).toBeGreaterThan(0);
});

it('configuration that is code runs where strangers did not write it', () => {
  const workspace = plainWorkspace({ 'a.yaml': template, 's3lint.config.mjs': "export default { rules: { 'require-versioning': 'error' } };\n" });
  expect(step({ workspace }).commands.filter(({ name }) => name === 'error')).toMatchObject([{ properties: { title: 's3lint: require-versioning' } }]);
});

describe('a step that cannot do what it is asked for', () => {
  const files = { 'a.yaml': template };
  const said = (inputs: Readonly<Record<string, string>>, more = {}): readonly [number | null, string | undefined] => {
    const { code, commands, outputs } = step({ workspace: plainWorkspace({ ...files, ...more }), inputs });
    expect(outputs['exit-code']).toBe(String(code));
    return [code, commands.find(({ properties }) => properties['title'] === 's3lint')?.data];
  };

  it('says which input is wrong', () => {
    expect(said({ 'fail-on': 'high' })).toEqual([
      2,
      expect.stringMatching(/^Nothing was linted:\nerror: option '--fail-on <level>' argument 'high' is invalid/),
    ]);
    expect(said({ summary: 'no' })).toEqual([2, 'Nothing was linted:\nerror: The input `summary` is "no".\nIt is true or false.']);
    expect(said({ 'working-directory': 'infra' })[1]).toContain('There is no folder "infra".');
    expect(said({ paths: 'b.yaml' })[1]).toContain('There is no file or folder "./b.yaml".');
  });

  it('says that there was nothing to lint', () => {
    expect(said({ paths: 'docs' }, { 'docs/README.md': '' })).toEqual([5, expect.stringMatching(/^There was nothing to lint:\nwarning: /)]);
  });

  it('says that the fault is not with who asked', () => {
    const { code, commands, outputs } = step({ workspace: plainWorkspace(files), env: { RUNNER_TEMP: '/nowhere/at/all' } });
    expect({ code, 'exit-code': outputs['exit-code'], findings: outputs['findings'] }).toEqual({ code: 70, 'exit-code': '70', findings: '' });
    expect(commands.map(({ data }) => data).join()).toMatch(/^The run broke off:\ns3lint \S+ failed, and that is not your fault: ENOENT/);
  });

  it('says what was not decided, when all must be', () => {
    const unknown = `Parameters: { Status: { Type: String } }\n${template}      VersioningConfiguration: { Status: !Ref Status }\n`;
    expect(said({ 'require-complete': 'true', 'fail-on': 'never' }, { 'a.yaml': unknown })[0]).toBe(4);
  });
});
