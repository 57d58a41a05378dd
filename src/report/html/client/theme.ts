/** Light or dark, as the system has it or as the reader wants it. */

import { one } from './dom.js';

const NEXT: Readonly<Record<string, string>> = { auto: 'light', light: 'dark', dark: 'auto' };
const SAYS: Readonly<Record<string, string>> = { auto: 'Theme: as the system', light: 'Theme: light', dark: 'Theme: dark' };
const KEY = 's3lint-theme';

export function startTheme(): void {
  const button = one<HTMLButtonElement>('#theme');
  if (!button) return;
  const show = (theme: string): void => {
    if (theme === 'auto') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = theme;
    button.textContent = SAYS[theme] ?? '';
    button.dataset['now'] = theme;
  };
  show(remembered());
  button.addEventListener('click', () => {
    const next = NEXT[button.dataset['now'] ?? 'auto'] ?? 'auto';
    show(next);
    try {
      localStorage.setItem(KEY, next);
    } catch {
      // Where nothing may be kept, it holds as long as the page.
    }
  });
}

function remembered(): string {
  try {
    const kept = localStorage.getItem(KEY) ?? '';
    return kept in NEXT ? kept : 'auto';
  } catch {
    return 'auto';
  }
}
