import { expect, it } from 'vitest';
import { call } from '../cli/call.js';
import { baselinePage } from './baseline.js';
import { comparisonPage, reasons, sums } from './comparison.js';
import { decidesPage } from './decides.js';
import { undecidedPage } from './undecided.js';
import { ruleWritingPage } from './write-a-rule.js';

/** What these pages show was on a screen when they were written: `npm test -- -u` runs the commands and writes them anew. */

it('the page on how s3lint decides shows what it says', async () => {
  await expect(await decidesPage(call)).toMatchFileSnapshot('../../docs/how-s3lint-decides.md');
});

it('the page on what is undecided shows what it says', async () => {
  await expect(await undecidedPage(call)).toMatchFileSnapshot('../../docs/undecided.md');
});

it('the page on baselines shows what it says', async () => {
  await expect(await baselinePage(call)).toMatchFileSnapshot('../../docs/baseline.md');
});

it('the page on writing a rule shows a project that runs', async () => {
  // Types are taken out before Node sees them, also where Node could not do it.
  Object.defineProperty(process.features, 'typescript', { value: 'strip', configurable: true });
  await expect(await ruleWritingPage(call)).toMatchFileSnapshot('../../docs/write-a-rule.md');
});

it('the page that compares tells of as many differences as are explained', async () => {
  expect(sums.agree + sums.differ + sums.doubtful + sums.without).toBe(sums.samples);
  expect(reasons().reduce((all, [, , count]) => all + count, 0)).toBe(sums.differ);
  await expect(comparisonPage()).toMatchFileSnapshot('../../docs/comparison.md');
});
