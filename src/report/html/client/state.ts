/** What the reader chose, kept in the address: a link to the page shows the same again. */

export interface State {
  readonly view: string;
  readonly chosen: URLSearchParams;
}

export function readState(): State {
  const hash = location.hash.slice(1);
  const [view = '', query = ''] = hash.split('?', 2);
  return { view: decodeURIComponent(view), chosen: new URLSearchParams(query) };
}

export function writeState({ view, chosen }: State): void {
  const query = chosen.toString();
  const hash = `#${encodeURIComponent(view)}${query === '' ? '' : `?${query}`}`;
  if (hash !== location.hash) history.replaceState(null, '', hash);
}

/** Changes one choice; an empty value takes it out. */
export function choose(name: string, value: string): void {
  const { view, chosen } = readState();
  if (value === '') chosen.delete(name);
  else chosen.set(name, value);
  writeState({ view, chosen });
}
