// Holds our SARIF against Microsoft's validator with the rules of GitHub code scanning switched on.
//   node test/tools/check-sarif.mjs [file.sarif]
// Without a file it lints the fixtures with the built command line. Exits 1 on an error of the validator, 0 when it cannot be had.

import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const TOOL = '@microsoft/sarif-multitool@5.7.0';
const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** The rules about GitHub's own demands are off unless a policy file turns them on. */
const GITHUB_RULES = {
  'GH1001.ProvideRequiredLocationProperties': 'Error',
  'GH1002.InlineThreadFlowLocations': 'Error',
  'GH1003.ProvideRequiredRegionProperties': 'Error',
  // Its limits are older and lower than GitHub's; ours are held by src/report/sarif-gate.ts.
  'GH1004.ReviewArraysThatExceedConfigurableDefaults': 'Warning',
  'GH1005.LocationsMustBeRelativeUrisOrFilePaths': 'Error',
  'GH1006.ProvideCheckoutPath': 'Error',
  'GH1007.ProvideFullyFormattedMessageStrings': 'Error',
};

const work = mkdtempSync(join(tmpdir(), 's3lint-sarif-'));
try {
  process.exitCode = main(process.argv[2]);
} finally {
  rmSync(work, { recursive: true, force: true });
}

function main(given) {
  const report = given === undefined ? reportOfFixtures() : resolve(given);
  if (report === undefined) return 1;
  const tool = validator();
  if (tool === undefined) {
    console.log(`NOT CHECKED: ${TOOL} could not be installed here, so the SARIF report was held against nothing.`);
    return 0;
  }
  const problems = validate(tool, report);
  for (const problem of problems) console.log(`${problem.level}: ${problem.rule}: ${problem.text}`);
  const errors = problems.filter((problem) => problem.level === 'error').length;
  console.log(`${errors === 0 ? 'SARIF is accepted' : 'SARIF is refused'}: ${errors} errors, ${problems.length - errors} other remarks.`);
  return errors === 0 ? 0 : 1;
}

function reportOfFixtures() {
  const cli = join(root, 'dist/cli.cjs');
  if (!existsSync(cli)) {
    console.log('There is no dist/cli.cjs: run `npm run build` first.');
    return undefined;
  }
  const report = join(work, 'report.sarif');
  const run = spawnSync(process.execPath, [cli, 'fixtures', '--format', 'sarif', '--fail-on', 'never'], {
    cwd: root,
    stdio: ['ignore', openSync(report, 'w'), 'inherit'],
  });
  // 3: a fixture is unreadable on purpose, which is a result like any other.
  if (run.status === 0 || run.status === 3) return report;
  console.log(`The command line ended with ${run.status ?? run.signal}.`);
  return undefined;
}

/** The validator's program, installed once beside the other packages; undefined without a registry or for a platform it has no program for. */
function validator() {
  const home = join(root, 'node_modules/.cache/sarif-multitool');
  const find = () => {
    try {
      const main = createRequire(join(home, 'package.json'));
      const wrapper = createRequire(main.resolve('@microsoft/sarif-multitool'));
      const platform = { linux: 'linux', darwin: 'darwin', win32: 'win32' }[process.platform];
      const path = wrapper(`@microsoft/sarif-multitool-${platform}`);
      return typeof path === 'string' && existsSync(path) ? path : undefined;
    } catch {
      return undefined;
    }
  };
  let path = find();
  if (path === undefined) {
    mkdirSync(home, { recursive: true });
    writeFileSync(join(home, 'package.json'), '{"private":true}\n');
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
    spawnSync(npm, ['install', '--no-audit', '--no-fund', '--no-save', '--ignore-scripts', '--loglevel=error', TOOL], {
      cwd: home,
      stdio: 'inherit',
      shell: process.platform === 'win32',
    });
    path = find();
  }
  // Its own install script would do this; it may be switched off.
  if (path !== undefined && process.platform !== 'win32') chmodSync(path, 0o755);
  return path;
}

function validate(tool, report) {
  const policy = join(work, 'policy.xml');
  const log = join(work, 'log.sarif');
  const options = Object.entries(GITHUB_RULES).map(
    ([rule, level]) => `  <Properties Key="${rule}.Options"><Property Key="RuleEnabled" Value="${level}"/></Properties>`,
  );
  writeFileSync(policy, `<?xml version="1.0" encoding="utf-8"?>\n<Properties>\n${options.join('\n')}\n</Properties>\n`);
  // Its exit code is 0 whatever it finds, so the log has the say.
  const run = spawnSync(tool, ['validate', report, '--rule-kind', 'Sarif;Ghas', '-c', policy, '-o', log, '--quiet'], { encoding: 'utf8' });
  if (!existsSync(log)) return [{ level: 'error', rule: 'validator', text: `wrote no log (exit ${run.status}): ${run.stderr}${run.stdout}` }];
  const { runs } = JSON.parse(readFileSync(log, 'utf8').replace(/^\uFEFF/, ''));
  return runs.flatMap((own) => [
    ...(own.results ?? []).map((result) => ({ level: result.level ?? 'warning', rule: result.ruleId, text: textOf(result, own) })),
    ...(own.invocations ?? []).flatMap((invocation) =>
      (invocation.toolExecutionNotifications ?? []).map((note) => ({
        level: note.level ?? 'warning',
        rule: note.descriptor?.id ?? 'validator',
        text: note.message.text.split('\n')[0],
      })),
    ),
    ...(own.invocations ?? [])
      .filter((invocation) => !invocation.executionSuccessful)
      .map(() => ({ level: 'error', rule: 'validator', text: 'the validation itself did not end well' })),
  ]);
}

function textOf(result, run) {
  if (result.message.text !== undefined) return result.message.text;
  const rule = run.tool.driver.rules?.find((own) => own.id === result.ruleId);
  const text = rule?.messageStrings?.[result.message.id]?.text ?? JSON.stringify(result.message);
  return text.replace(/\{(\d+)\}/g, (_, index) => result.message.arguments?.[Number(index)] ?? '');
}
