import { describe, expect, it } from 'vitest';
import { type Control, cisAws, fsbp, securityHub } from './controls.js';
import { metas } from './rules.js';
import { page, table } from './table.js';

const frameworks: Readonly<Record<string, readonly Control[]>> = { 'cis-aws': cisAws, fsbp, 'security-hub': securityHub };

const claimed = (framework: string): readonly string[] => metas.flatMap((meta) => meta.controls?.[framework] ?? []);

function rulesOf(framework: string, { ids }: Control): readonly string[] {
  return metas.filter((meta) => meta.controls?.[framework]?.some((id) => ids.includes(id))).map((meta) => meta.id);
}

function rows(framework: string, name: (control: Control) => string): string {
  const links = (control: Control): string =>
    rulesOf(framework, control)
      .map((id) => `[${id}](rules/${id}.md)`)
      .join(', ');
  return table(
    ['control', 'asks', 'rules', 'agreement'],
    (frameworks[framework] ?? []).map((control) => [name(control), control.asks, links(control), control.agrees]),
  );
}

/** `v3 2.1.1, v4 2.1.1, v6 3.1.1` as `2.1.1 (v3, v4), 3.1.1 (v6)`. */
function byNumber({ ids }: Control): string {
  const pairs = ids.map((id) => id.split(' ') as [version: string, number: string]);
  const numbers = [...new Set(pairs.map(([, number]) => number))];
  return numbers.map((number) => `${number} (${pairs.flatMap(([version, own]) => (own === number ? [version] : [])).join(', ')})`).join(', ');
}

const count = (preset: string): number => metas.filter((meta) => meta.preset === preset).length;

describe('the presets', () => {
  it.each(Object.keys(frameworks))('%s: every control that a rule names is told of, once', (framework) => {
    const told = (frameworks[framework] ?? []).flatMap(({ ids }) => ids);
    expect(new Set(told).size).toBe(told.length);
    expect(claimed(framework).filter((id) => !told.includes(id))).toEqual([]);
  });

  it.each(Object.keys(frameworks))('%s: a rule answers for a control in every version it is in', (framework) => {
    for (const control of frameworks[framework] ?? [])
      for (const id of rulesOf(framework, control)) {
        const own = metas.find((meta) => meta.id === id)?.controls?.[framework] ?? [];
        expect([id, control.ids.filter((each) => own.includes(each))]).toEqual([id, control.ids]);
      }
  });

  it.each(Object.entries(frameworks))('%s: where there is no rule, that is said, and nowhere else', (framework, controls) => {
    const without = controls.filter((control) => rulesOf(framework, control).length === 0);
    expect(controls.filter(({ agrees }) => agrees.startsWith('No rule'))).toEqual(without);
  });

  it('have a page', async () => {
    await expect(
      page(
        '# Presets',
        'A preset says which rules are on. Name one or several with `--preset`, or under `extends` in the configuration; several unite. Without any it is `recommended`. Each rule keeps its own level, and single rules are turned on, off or up as always.',
        table(
          ['preset', 'for'],
          [
            ['recommended', `${count('recommended')} rules that stay quiet on a well-kept repository`],
            ['strict', `those, and ${count('strict')} that an organization may demand`],
            ['all', 'all there are'],
            ['cis-aws', 'the rules that answer for a control of the CIS AWS Foundations Benchmark, versions 3 to 7'],
            ['fsbp', 'the rules that answer for a control of AWS Foundational Security Best Practices'],
          ],
        ),
        '`unreadable-input` and what concerns suppressions is on in each.',
        '```sh\ns3lint --preset fsbp\ns3lint --preset recommended,cis-aws\n```',
        'A rule is in the preset of a framework if it answers for one of its controls, in part or in whole: the tables say how far. One mistake is one finding, so what breaks several controls is told once, by the rule for the gravest. That a run finds nothing is not a certificate. A control that no rule answers for stands here too, and controls on other services are left out unless a rule answers for them. What AWS and CIS ask was read in November 2026.',
        '## CIS AWS Foundations Benchmark',
        rows('cis-aws', byNumber),
        '## AWS Foundational Security Best Practices',
        rows('fsbp', ({ ids }) => ids.join(', ')),
        '## Other controls of AWS Security Hub on S3',
        'Security Hub has them in other standards (NIST SP 800-53, PCI DSS, CIS) and not in the one above, so `fsbp` leaves them out. Those of CIS stand in the first table too.',
        rows('security-hub', ({ ids }) => ids.join(', ')),
        '## Sources',
        [
          '- <https://docs.aws.amazon.com/securityhub/latest/userguide/fsbp-standard.html>',
          '- <https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html>',
          '- <https://docs.aws.amazon.com/securityhub/latest/userguide/cis-aws-foundations-benchmark.html>',
          '- <https://github.com/prowler-cloud/prowler/tree/master/prowler/compliance/aws>, for the numbers in versions 4, 6 and 7 of the CIS benchmark (August 2026)',
        ].join('\n'),
      ),
    ).toMatchFileSnapshot('../../docs/presets.md');
  });
});
