/** A real browser, where there is one: it reads the HTML report as a person would. */

import { existsSync } from 'node:fs';
import { type Browser, type BrowserContextOptions, type Page, chromium } from 'playwright-core';

const USUAL = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The browser that is named, or one where they usually are. */
export function pathOfChromium(): string | undefined {
  return [process.env['S3LINT_CHROMIUM'] ?? '', ...USUAL].find((path) => path !== '' && existsSync(path));
}

export async function startChromium(executablePath: string): Promise<Browser> {
  const quiet = ['--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
  return await chromium.launch({ executablePath, args: ['--headless', '--no-sandbox', '--disable-gpu', ...quiet] });
}

export interface Opened {
  readonly page: Page;
  /** What a page that only shows itself never does: messages, errors, dialogs, requests. */
  readonly odd: readonly string[];
  close(): Promise<void>;
}

/** Opens a file, and listens. */
export async function open(browser: Browser, file: string, options: BrowserContextOptions = {}): Promise<Opened> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const odd: string[] = [];
  page.on('console', (message) => odd.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => odd.push(`error: ${error.message}`));
  page.on('dialog', (dialog) => {
    odd.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    if (!/^(?:file|data):/.test(request.url())) odd.push(`request: ${request.url()}`);
  });
  await page.goto(`file://${file}`);
  return { page, odd, close: () => context.close() };
}
