/** The table of buckets: sorted by any column, searched, rows opened one by one. */

import { every, one } from './dom.js';
import { choose, readState } from './state.js';

export function startTable(): void {
  const body = one<HTMLTableSectionElement>('#bucket-table tbody');
  if (!body) return;
  const rows = every<HTMLTableRowElement>('tr', body);
  const heads = every<HTMLTableCellElement>('#bucket-table thead th');
  const search = one<HTMLInputElement>('#bucket-search');
  const texts = new Map(rows.map((row) => [row, (row.textContent ?? '').toLowerCase()]));

  const sort = (column: number, way: 'ascending' | 'descending'): void => {
    const keyOf = (row: HTMLTableRowElement): string => row.cells[column]?.dataset['key'] ?? '';
    const sign = way === 'ascending' ? 1 : -1;
    const order = new Intl.Collator(undefined, { numeric: true });
    body.append(...[...rows].sort((a, b) => sign * order.compare(keyOf(a), keyOf(b))));
    for (const [index, head] of heads.entries()) {
      if (index === column) head.setAttribute('aria-sort', way);
      else head.removeAttribute('aria-sort');
    }
  };
  for (const [column, head] of heads.entries()) {
    one('button', head)?.addEventListener('click', () => {
      const way = head.getAttribute('aria-sort') === 'ascending' ? 'descending' : 'ascending';
      sort(column, way);
      choose('sort', `${way === 'descending' ? '-' : ''}${column}`);
    });
  }

  const find = (): void => {
    const words = (search?.value ?? '').toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const row of rows) {
      row.hidden = !words.every((word) => texts.get(row)?.includes(word));
      if (!row.hidden) count++;
    }
    const says = one('#buckets-shown');
    if (says) says.textContent = `${count} of ${rows.length} shown`;
  };
  search?.addEventListener('input', () => {
    choose('bucket', search.value);
    find();
  });

  body.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest('button') : null;
    const row = button?.closest('tr');
    if (!button || !row) return;
    const open = row.classList.toggle('open');
    button.setAttribute('aria-expanded', String(open));
  });

  const { chosen } = readState();
  if (search) search.value = chosen.get('bucket') ?? '';
  const wanted = /^(-?)(\d+)$/.exec(chosen.get('sort') ?? '');
  if (wanted) sort(Number(wanted[2]), wanted[1] === '-' ? 'descending' : 'ascending');
  find();
}
