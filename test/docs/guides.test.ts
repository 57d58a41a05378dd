import { expect, it } from 'vitest';
import { comparisonPage, reasons, sums } from './comparison.js';
import { decidesPage } from './decides.js';
import { undecidedPage } from './undecided.js';

/** What these pages show was on a screen when they were written: `npm test -- -u` runs the commands and writes them anew. */

it('the page on how s3lint decides shows what it says', async () => {
  await expect(await decidesPage()).toMatchFileSnapshot('../../docs/how-s3lint-decides.md');
});

it('the page on what is undecided shows what it says', async () => {
  await expect(await undecidedPage()).toMatchFileSnapshot('../../docs/undecided.md');
});

it('the page that compares tells of as many differences as are explained', async () => {
  expect(sums.agree + sums.differ + sums.doubtful + sums.without).toBe(sums.samples);
  expect(reasons().reduce((all, [, , count]) => all + count, 0)).toBe(sums.differ);
  await expect(comparisonPage()).toMatchFileSnapshot('../../docs/comparison.md');
});
