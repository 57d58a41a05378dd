/**
 * Holds s3lint against published samples of its peers: `npm run conformance -- FOLDER [PAGE]`, where FOLDER/cases.json tells what a peer expects
 * of which sample. A peer's check is mapped to rules by the rules' own metadata. Every disagreement is printed; those which PAGE explains
 * (docs/conformance.md) are marked. Any other makes the run fail, and so does a row of the page that explains nothing.
 */

import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const cli = fileURLToPath(new URL('../../dist/cli.cjs', import.meta.url));
const [folder, page = fileURLToPath(new URL('../../docs/conformance.md', import.meta.url))] = process.argv.slice(2);
if (folder === undefined) {
  process.stderr.write('Say which samples: npm run conformance -- FOLDER [PAGE]\n');
  process.exit(2);
}

const cases = JSON.parse(readFileSync(join(folder, 'cases.json'), 'utf8'));
const rules = JSON.parse(run(['rules', '--format', 'json'])).rules;
const explained = explanations(readFileSync(page, 'utf8'));
const reports = new Map();

/** What became of a case: our answer beside the peer's. */
function judged(one) {
  const ids = rulesFor(one);
  if (ids.length === 0) return { ...one, outcome: 'no rule' };
  const report = reportOf(one.path);
  const mine = ({ ruleId, resource, file, startLine }) => ids.includes(ruleId) && concerns(one, resource, file, startLine);
  const findings = report.findings.filter(mine);
  const open = report.undecided.filter(({ ruleId, resources }) => ids.includes(ruleId) && resources.some((resource) => concerns(one, resource)));
  const answer = findings.length > 0 ? 'fail' : open.length > 0 ? 'undecided' : 'pass';
  return { ...one, ids, answer, outcome: answer === one.expect ? 'agrees' : 'differs', why: open[0]?.reason };
}

/** The rules that name a peer's check as their equivalent. */
function rulesFor({ peer, check }) {
  const name = peer === 'trivy' ? `AVD-${check.split(' ')[0]}` : check.split(': ')[1];
  return rules.filter(({ peers = {} }) => (peers[peer] ?? []).includes(name)).map(({ id }) => id);
}

/** A sample may hold several resources; where the peer names one, only what is about it counts: it, what it is attached to, its lines. */
function concerns({ resource, file, line, end_line: end }, about, where, at) {
  if (resource === null) return true;
  const name = (text) => text.split('.').at(-1)?.replace(/\[.*/, '');
  if (about === resource || about.startsWith(`${resource}[`) || about.startsWith(`${resource}.`) || name(about) === name(resource)) return true;
  return at !== undefined && line !== undefined && (file === undefined || where.endsWith(file)) && at >= line && at <= (end ?? line);
}

function reportOf(path) {
  const known = reports.get(path);
  if (known) return known;
  const report = JSON.parse(run([join(folder, path), '--preset', 'all', '--no-config', '--fail-on', 'never', '--format', 'json']));
  reports.set(path, report);
  return report;
}

function run(args) {
  const { stdout, stderr } = spawnSync(process.execPath, [cli, ...args], { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (!stdout) throw new Error(`${args.join(' ')}: ${stderr}`);
  return stdout;
}

/** The rows of the page: check, sample, why. */
function explanations(text) {
  return new Set(
    text
      .split('\n')
      .map((line) => line.split('|').map((cell) => cell.trim()))
      .filter((cells) => cells.length >= 6 && cells[1] !== 'check' && !cells[1].startsWith('-'))
      .map(([, check, sample]) => `${check.replaceAll('`', '')} ${sample.replaceAll('`', '')}`),
  );
}

const keyOf = ({ check, path, resource }) => `${check} ${path}${resource === null ? '' : ` ${resource}`}`;

const byCheck = grouped(cases.map(judged));
function groupName({ peer, check }) {
  return `${peer} ${check}`;
}
function grouped(all) {
  const groups = new Map();
  for (const one of all) groups.set(groupName(one), [...(groups.get(groupName(one)) ?? []), one]);
  return groups;
}

let unexplained = 0;
const unused = new Set(explained);
const total = { agrees: 0, differs: 0, doubtful: 0, later: 0 };
for (const [name, all] of byCheck) {
  if (all.every(({ outcome }) => outcome === 'no rule')) {
    total.later += all.length;
    process.stdout.write(`${name}: no rule names it yet (${all.length} samples)\n`);
    continue;
  }
  const agrees = all.filter(({ outcome }) => outcome === 'agrees').length;
  total.agrees += agrees;
  process.stdout.write(`${name}: ${agrees} of ${all.length} agree (${all[0].ids.join(', ')})\n`);
  for (const one of all.filter(({ outcome }) => outcome === 'differs')) {
    const known = explained.has(keyOf(one));
    unused.delete(keyOf(one));
    if (one.doubtful) total.doubtful++;
    else total.differs++;
    if (!known && !one.doubtful) unexplained++;
    const mark = one.doubtful ? 'doubtful' : known ? 'explained' : 'NOT EXPLAINED';
    process.stdout.write(
      `  ${mark}: ${one.path}${one.resource === null ? '' : ` ${one.resource}`}: expects ${one.expect}, we say ${one.answer}${one.why ? ` (${one.why})` : ''}\n`,
    );
  }
}
for (const row of unused) process.stdout.write(`EXPLAINS NOTHING: ${row}\n`);
process.stdout.write(
  `\n${cases.length} samples: ${total.agrees} agree, ${total.differs} differ (${unexplained} not explained), ${total.doubtful} differ where the expectation is doubtful, ${total.later} have no rule yet\n`,
);
process.exitCode = unexplained > 0 || unused.size > 0 ? 1 : 0;
