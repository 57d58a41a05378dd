/** Which findings are shown: by kind, severity, rule, place and text. */

import { every, isWriting, one } from './dom.js';
import { choose, readState } from './state.js';

interface Card {
  readonly element: HTMLElement;
  readonly kind: string;
  readonly severity: string;
  readonly rules: readonly string[];
  readonly where: readonly string[];
  text?: string;
}

export function startFilters(): void {
  const form = one<HTMLFormElement>('#filters');
  if (!form) return;
  const cards = every('.card').map(cardOf);
  const boxes = every<HTMLInputElement>('input[type=checkbox]', form);
  const selects = every<HTMLSelectElement>('select', form);
  const search = one<HTMLInputElement>('input[type=search]', form);
  const ticked = (name: string): ReadonlySet<string> => new Set(boxes.filter((box) => box.name === name && box.checked).map(({ value }) => value));
  const selected = (name: string): string => selects.find((select) => select.name === name)?.value ?? '';

  const apply = (): void => {
    const kinds = ticked('kind');
    const severities = ticked('severity');
    const rule = selected('rule');
    const where = selected('where');
    const words = (search?.value ?? '').toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const card of cards) {
      const shown =
        kinds.has(card.kind) &&
        (card.severity === '' || severities.has(card.severity)) &&
        (rule === '' || card.rules.includes(rule)) &&
        (where === '' || card.where.includes(where)) &&
        words.every((word) => textOf(card).includes(word));
      card.element.hidden = !shown;
      if (shown) count++;
    }
    const says = one('#shown');
    if (says) says.textContent = `${count} of ${cards.length} shown`;
    const nothing = one('#nothing');
    if (nothing) nothing.hidden = count > 0;
  };

  /** What differs from the beginning stands in the address. */
  const keep = (): void => {
    for (const name of ['kind', 'severity']) {
      const own = boxes.filter((box) => box.name === name);
      const on = own.filter(({ checked }) => checked).map(({ value }) => value);
      choose(name, on.length === own.length ? '' : on.join(',') || 'none');
    }
    for (const select of selects) choose(select.name, select.value);
    choose('q', search?.value ?? '');
  };

  const restore = (): void => {
    const { chosen } = readState();
    for (const box of boxes) {
      const on = chosen.get(box.name);
      box.checked = on === null || on.split(',').includes(box.value);
    }
    for (const select of selects) {
      const wanted = chosen.get(select.name) ?? '';
      select.value = [...select.options].some(({ value }) => value === wanted) ? wanted : '';
    }
    if (search) search.value = chosen.get('q') ?? '';
    apply();
  };

  form.addEventListener('input', () => {
    keep();
    apply();
  });
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('reset', () => {
    // The fields are empty only after the event.
    setTimeout(() => {
      keep();
      apply();
    });
  });
  addEventListener('hashchange', restore);
  restore();
  startOpening(cards);
  startKeys(cards, search);
}

function cardOf(element: HTMLElement): Card {
  const { kind = '', severity = '', rules = '', where = '' } = element.dataset;
  return { element, kind, severity, rules: rules.split(' '), where: where.split('␟') };
}

function textOf(card: Card): string {
  return (card.text ??= (card.element.textContent ?? '').toLowerCase());
}

function startOpening(cards: readonly Card[]): void {
  const all = (open: boolean): void => {
    for (const { element } of cards) {
      const details = one<HTMLDetailsElement>('details', element);
      if (details && !element.hidden) details.open = open;
    }
  };
  one('#open-all')?.addEventListener('click', () => all(true));
  one('#close-all')?.addEventListener('click', () => all(false));
}

/** `/` goes to the search, `j` and `k` to the next and the one before. */
function startKeys(cards: readonly Card[], search: HTMLInputElement | undefined): void {
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return;
    if (one('#findings')?.hidden !== false) return;
    if (event.key === '/') {
      event.preventDefault();
      search?.focus();
    }
    if (event.key === 'j' || event.key === 'k') {
      const seen = cards.filter(({ element }) => !element.hidden);
      const now = seen.findIndex(({ element }) => element.contains(document.activeElement));
      const next = now < 0 ? seen[0] : seen[now + (event.key === 'j' ? 1 : -1)];
      const summary = next && one('summary', next.element);
      summary?.focus();
      summary?.scrollIntoView({ block: 'nearest' });
    }
  });
}
