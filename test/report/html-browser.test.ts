import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call } from '../cli/call.js';
import { folderWith } from '../cli/folder.js';
import { type Opened, open, pathOfChromium, startChromium } from './chromium.js';
import { HOSTILE, manyBuckets } from './many-buckets.js';

const chromium = pathOfChromium();

/** A page made by the command line, as its users make it. */
async function pageOf(folder: string, ...argv: readonly string[]): Promise<string> {
  const { code, err } = await call(folder, ['-f', 'html=report.html', ...argv]);
  expect([code, err]).toEqual([expect.any(Number), expect.not.stringContaining('error:')]);
  return join(folder, 'report.html');
}

const shop = resolve('fixtures/projects/shop');
const account = resolve('fixtures/projects/live-account/account.json');

/** Runs in the page. */
const faintTexts = readFileSync(resolve('test/report/faint-texts.js'), 'utf8');

describe.skipIf(chromium === undefined)('The HTML report in a browser (skipped where there is no Chromium)', () => {
  let browser: Browser;
  let shopPage: string;
  let livePage: string;
  let manyPage: string;
  let opened: Opened;

  beforeAll(async () => {
    browser = await startChromium(chromium ?? '');
    const read = (path: string): string => readFileSync(path, 'utf8');
    shopPage = await pageOf(
      folderWith({ 'storage.yaml': read(join(shop, 'storage.yaml')), 'resize.json': read(join(shop, 'resize.json')) }),
      '--preset',
      'strict',
    );
    livePage = await pageOf(folderWith({ 'account.json': read(account) }), 'account.json');
    const rules = ['declare-public-access-block', 'require-kms-encryption', 'require-object-lock', 'require-secure-transport', 'require-versioning'];
    manyPage = await pageOf(folderWith({ 'many.json': manyBuckets(500) }), ...rules.flatMap((id) => ['--only', id]));
  }, 300_000);
  afterAll(async () => {
    await browser?.close();
  });

  const shown = async (page: Page): Promise<number> => await page.locator('.card:not([hidden])').count();
  const into = async (file: string, hash = '', options: Parameters<typeof open>[2] = {}): Promise<Page> => {
    opened = await open(browser, `${file}${hash}`, options);
    return opened.page;
  };
  /** It showed itself, and did nothing else. */
  const leave = async (): Promise<void> => {
    expect(opened.odd).toEqual([]);
    await opened.close();
  };

  it('opens without a request, a message or an error', async () => {
    const page = await into(shopPage);
    expect(await page.locator('html').getAttribute('data-ready')).toBe('yes');
    expect(await page.locator('h1').textContent()).toContain('Failed');
    expect(await page.locator('section[data-view]:visible').count()).toBe(1);
    await leave();
  });

  it('is filtered with the keyboard alone, and the address keeps it', async () => {
    const page = await into(shopPage);
    const all = await shown(page);
    await page.locator('input[value=info]').focus();
    await page.keyboard.press('Space');
    const fewer = await shown(page);
    expect(fewer).toBeLessThan(all);
    await page.keyboard.press('/');
    await page.keyboard.type('AccessLogs');
    const found = await shown(page);
    expect(found).toBeGreaterThan(0);
    expect(found).toBeLessThan(fewer);
    expect(await page.locator('#shown').textContent()).toBe(`${found} of ${all} shown`);
    expect(page.url()).toContain('severity=error%2Cwarn&q=AccessLogs');
    await page.reload();
    expect(await shown(page)).toBe(found);
    expect(await page.locator('input[value=info]').isChecked()).toBe(false);
    await page.getByRole('button', { name: 'Reset' }).press('Enter');
    await expect.poll(() => shown(page)).toBe(all);
    expect(page.url()).not.toContain('severity');
    await leave();
  });

  it('is filtered by kind, rule, file and account', async () => {
    const page = await into(livePage);
    const all = await shown(page);
    await page.locator('#filters input[value=finding]').uncheck();
    expect(await shown(page)).toBe(await page.locator('.card[data-kind=undecided]').count());
    await page.locator('#filters input[value=finding]').check();
    await page.locator('select[name=rule]').selectOption('no-public-write');
    expect(await shown(page)).toBe(await page.locator('.card[data-rules~=no-public-write]').count());
    await page.locator('select[name=rule]').selectOption('');
    await page.locator('select[name=where]').selectOption('account 111122223333');
    expect(await shown(page)).toBeGreaterThan(1);
    expect(await shown(page)).toBeLessThan(all);
    await leave();
  });

  it('walks findings with j and k, and opens one with Enter', async () => {
    const page = await into(shopPage);
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    await page.keyboard.press('Enter');
    const first = page.locator('.card').first();
    expect(await first.locator('details').getAttribute('open')).toBe('');
    expect(await first.locator('.frame').isVisible()).toBe(true);
    await leave();
  });

  it('leads from a finding to its rule and back, and to a finding by its address', async () => {
    const page = await into(shopPage);
    const id = await page.locator('.card').nth(4).getAttribute('id');
    await page.goto(`file://${shopPage}#${id}`);
    await page.reload();
    const card = page.locator(`#${id}`);
    expect(await card.locator('.body').isVisible()).toBe(true);
    await card.getByText('About this rule').click();
    expect(await page.locator('#rules').isVisible()).toBe(true);
    expect(await page.locator('#findings').isVisible()).toBe(false);
    const rule = await card.getAttribute('data-rules');
    await page.locator(`#rule-${rule}`).getByText('Findings of this rule').click();
    await expect.poll(() => shown(page)).toBe(await page.locator(`.card[data-rules~=${rule}]`).count());
    await leave();
  });

  it('has landmarks, names, a way to skip, and a focus that is seen', async () => {
    const page = await into(shopPage);
    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').textContent()).toBe('Skip to the findings');
    for (const role of ['banner', 'main', 'navigation', 'contentinfo'] as const) expect(await page.getByRole(role).count()).toBe(1);
    const nameless = await page.evaluate(
      `[...document.querySelectorAll('button, input, select')].filter((field) => (field.textContent || field.labels?.[0]?.textContent || field.ariaLabel || '').trim() === '').map((field) => field.outerHTML)`,
    );
    expect(nameless).toEqual([]);
    await page.keyboard.press('Tab');
    expect(await page.evaluate('getComputedStyle(document.activeElement).outlineStyle')).toBe('solid');
    await leave();
  });

  it.each(['light', 'dark'] as const)('can be read in %s colours', async (colorScheme) => {
    const page = await into(livePage, '', { colorScheme });
    await page.locator('#open-all').click();
    await page.locator('.ground > summary').click();
    expect(await page.evaluate(faintTexts)).toEqual([]);
    for (const view of ['Buckets', 'Rules', 'Map']) {
      await page.getByRole('navigation').getByText(view).click();
      if (view === 'Map') await page.locator('#map-place [data-id]').first().focus();
      expect(await page.evaluate(faintTexts)).toEqual([]);
    }
    await leave();
  });

  it('is dark where the system is, and as the reader wants', async () => {
    const paper = (page: Page): Promise<string> => page.evaluate('getComputedStyle(document.body).backgroundColor');
    const page = await into(shopPage, '', { colorScheme: 'dark' });
    const dark = await paper(page);
    await page.locator('#theme').press('Enter');
    expect(await page.locator('#theme').textContent()).toBe('Theme: light');
    const light = await paper(page);
    expect(light).not.toBe(dark);
    await page.reload();
    expect(await paper(page)).toBe(light);
    await page.locator('#theme').press('Enter');
    expect(await paper(page)).toBe(dark);
    await leave();
  });

  it('sorts and searches buckets, and opens a row', async () => {
    const page = await into(livePage, '#buckets');
    const names = (): Promise<readonly string[]> => page.locator('#bucket-table tbody tr:visible .name').allTextContents();
    const before = await names();
    await page.locator('#bucket-table thead button').first().press('Enter');
    await page.locator('#bucket-table thead button').first().press('Enter');
    expect(await names()).toEqual([...before].sort().reverse());
    expect(await page.locator('#bucket-table thead th').first().getAttribute('aria-sort')).toBe('descending');
    await page.locator('#bucket-search').fill('denied');
    expect(await names()).toEqual(['shop-payroll']);
    await page.locator('#bucket-table tbody tr:visible .name').press('Enter');
    expect(await page.locator('#bucket-table tbody tr:visible .name').getAttribute('aria-expanded')).toBe('true');
    await page.reload();
    expect(await names()).toEqual(['shop-payroll']);
    await leave();
  });

  it('draws who reaches what, doubt dashed, and tells what proves it', async () => {
    const page = await into(livePage, '#map');
    const way = (bucket: string) => page.locator(`#map-place .way[aria-label^="Internet"][aria-label$="${bucket}"]`);
    const dashes = (bucket: string): Promise<string> =>
      way(bucket)
        .locator('.line')
        .evaluate((line) => String(line.computedStyleMap().get('stroke-dasharray')));
    expect(await dashes('shop-site')).toBe('none');
    expect(await dashes('shop-payroll')).not.toBe('none');
    await page.locator('#map-place [data-id="internet Internet"]').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    expect(await page.locator('#map-told').textContent()).toContain('an anonymous s3:PutObject of arn:aws:s3:::shop-site/x');
    await page.keyboard.press('Enter');
    await page.keyboard.press('End');
    expect(await page.locator('#map-told').textContent()).toMatch(/shop-data (?:writes its access logs|copies its objects) to shop-/);
    await page.getByRole('checkbox', { name: 'internet' }).uncheck();
    expect(await way('shop-site').count()).toBe(0);
    expect(page.url()).toContain('map-kind=internet');
    await leave();
  });

  it('answers to the mouse as well, and leads from a bucket to its findings', async () => {
    const page = await into(livePage, '#map');
    await page.locator('#map-place .bucket[aria-label="bucket shop-site"]').click();
    expect(await page.locator('#map-told h3').textContent()).toBe('shop-site');
    expect(await page.locator('#map-place .off').count()).toBeGreaterThan(0);
    await page.locator('#map-told').getByRole('button', { name: 'Findings about it' }).click();
    await expect.poll(() => page.locator('#findings').isVisible()).toBe(true);
    expect(await page.locator('.card:visible').first().textContent()).toContain('shop-site');
    await leave();
  });

  it('stays a page that can be read with 500 buckets', async () => {
    const page = await into(manyPage, '#map');
    expect(await page.locator('#bucket-table tbody tr').count()).toBe(500);
    expect(await page.locator('.card').count()).toBeGreaterThan(2000);
    const nodes = await page.locator('#map-place .node').count();
    expect(nodes).toBeGreaterThan(5);
    expect(nodes).toBeLessThan(80);
    expect(await page.locator('#map-place .way.undecided').count()).toBeGreaterThan(0);
    const group = page.locator('#map-place .bucket.collapsed').first();
    await group.press('Enter');
    expect(await page.locator('#map-place .node').count()).toBeGreaterThan(nodes);
    expect(await page.locator(':focus').getAttribute('aria-label')).toMatch(/^bucket acme-data-\d+$/);
    await page.locator('#map-wishes input[type=search]').fill('acme-data-004');
    expect(await page.locator('#map-place .bucket:not(.away)').first().getAttribute('aria-label')).toMatch(/acme-data-004|acme-logs/);
    expect(await page.locator('#map-place .caller.internet').count()).toBe(1);
    await page.getByRole('navigation').getByText('Findings').click();
    await page.locator('#filters input[type=search]').fill('acme-data-004');
    await expect.poll(() => shown(page)).toBeLessThan(40);
    await leave();
  });

  it('shows a hostile name as text, and nothing happens', async () => {
    const page = await into(manyPage, '#buckets');
    await page.locator('#bucket-search').fill('onerror');
    const row = page.locator('#bucket-table tbody tr:visible');
    expect(await row.count()).toBe(1);
    expect(await row.textContent()).toContain(HOSTILE.slice(0, 60));
    expect(await row.textContent()).toContain('\\u{202e}');
    expect(await page.locator('img, iframe, object').count()).toBe(0);
    await leave();
  });

  it('would run nothing that somebody got into it', async () => {
    const page = await into(shopPage);
    await page.evaluate(`
      document.body.insertAdjacentHTML('beforeend', '<img src="x" onerror="document.title = 1"><a id="bad" href="javascript:document.title=2">x</a>');
      document.body.append(Object.assign(document.createElement('script'), { textContent: 'document.title = 3' }));
    `);
    await page.locator('#bad').click();
    expect(await page.title()).toBe('s3lint report');
    expect(opened.odd.filter((one) => !/Content Security Policy|ERR_FILE_NOT_FOUND/.test(one))).toEqual([]);
    await opened.close();
  });

  it('can be read without a script', async () => {
    const page = await into(shopPage, '', { javaScriptEnabled: false });
    for (const id of ['findings', 'buckets', 'map', 'rules']) expect(await page.locator(`#${id}`).isVisible()).toBe(true);
    expect(await page.locator('#filters').isVisible()).toBe(false);
    await page.locator('.card summary').first().click();
    expect(await page.locator('.card .frame').first().isVisible()).toBe(true);
    await page.locator('.same > summary').click();
    expect(await page.locator('.same table').textContent()).toContain('writes its access logs to');
    await leave();
  });

  it('prints with everything open', async () => {
    const page = await into(shopPage);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('#filters').isVisible()).toBe(false);
    expect(await page.locator('#rules').isVisible()).toBe(true);
    const heights = await page.locator('.card[data-kind=finding] .body').evaluateAll((bodies) => bodies.map((body) => body.getBoundingClientRect().height));
    expect(heights.every((height) => height > 20)).toBe(true);
    await leave();
  });

  it.each(['', '#buckets', '#map', '#rules'])('fits a narrow screen, at %s', async (hash) => {
    const page = await into(livePage, hash, { viewport: { width: 400, height: 800 } });
    await page.locator('#open-all').dispatchEvent('click');
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(400);
    await leave();
  });
});
