/** One section at a time. Without a script they stand below each other. */

import { every, one } from './dom.js';
import { readState, writeState } from './state.js';

const FIRST = 'findings';

/** @param shown called when a section comes into view */
export function startViews(shown: (view: string) => void): void {
  const sections = every('section[data-view]');
  const names = new Set(sections.map(({ id }) => id));
  const show = (view: string): void => {
    for (const section of sections) section.hidden = section.id !== view;
    for (const link of every<HTMLAnchorElement>('nav a[data-to]')) {
      if (link.dataset['to'] === view) link.setAttribute('aria-current', 'page');
      else link.removeAttribute('aria-current');
    }
    shown(view);
  };
  const follow = (): void => {
    const { view } = readState();
    const target = view === '' ? undefined : document.getElementById(view);
    const section = target?.closest<HTMLElement>('section[data-view]');
    show(section?.id ?? (names.has(view) ? view : FIRST));
    if (!target || !section) return;
    if (target === section && section.id !== FIRST) section.scrollIntoView({ block: 'start' });
    if (target === section) return;
    // A link to one finding, or to the page of a rule.
    const details = one<HTMLDetailsElement>('details', target);
    if (details) details.open = true;
    target.scrollIntoView({ block: 'start' });
    one('summary', target)?.focus({ preventScroll: true });
  };
  for (const link of every<HTMLAnchorElement>('nav a[data-to]')) {
    link.addEventListener('click', (event) => {
      event.preventDefault();
      const view = link.dataset['to'] ?? FIRST;
      writeState({ view, chosen: readState().chosen });
      show(view);
      if (view === FIRST) scrollTo(0, 0);
      else document.getElementById(view)?.scrollIntoView({ block: 'start' });
    });
  }
  addEventListener('hashchange', follow);
  follow();
}
