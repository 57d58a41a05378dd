/** What a well-formed XML document holds. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
  readonly text: string;
}

const NAME = '[A-Za-z][\\w-]*';
const ENTITIES: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'" };

/** Reads the plain part of XML 1.0 that reports are written in, and refuses all else: what this takes, every reader takes. */
export function readXml(text: string): Element {
  const bad = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.exec(text);
  if (bad) throw new Error(`U+${bad[0].charCodeAt(0).toString(16)} is no character of XML 1.0`);
  const head = '<?xml version="1.0" encoding="UTF-8"?>\n';
  if (!text.startsWith(head)) throw new Error('no declaration');
  const [element, end] = readElement(text, head.length);
  if (text.slice(end).trim() !== '') throw new Error(`text after the end: ${text.slice(end, end + 40)}`);
  return element;
}

function readElement(text: string, start: number): readonly [Element, number] {
  const open = new RegExp(`<(${NAME})((?: ${NAME}="[^"<]*")*)>`, 'y');
  open.lastIndex = start;
  const found = open.exec(text);
  if (!found) throw new Error(`no element at ${text.slice(start, start + 80)}`);
  const [whole, name = '', written = ''] = found;
  const pairs = [...written.matchAll(new RegExp(`(${NAME})="([^"]*)"`, 'g'))].map(([, key = '', value = '']) => [key, plain(value)] as const);
  if (new Set(pairs.map(([key]) => key)).size < pairs.length) throw new Error(`an attribute twice in ${whole}`);
  const children: Element[] = [];
  let own = '';
  let at = start + whole.length;
  for (;;) {
    const next = text.indexOf('<', at);
    if (next === -1) throw new Error(`<${name}> has no end`);
    own += plain(text.slice(at, next));
    if (text.startsWith(`</${name}>`, next)) return [{ name, attributes: Object.fromEntries(pairs), children, text: own }, next + name.length + 3];
    const [child, end] = readElement(text, next);
    children.push(child);
    at = end;
  }
}

function plain(text: string): string {
  if (/[>]|&(?!(?:amp|lt|gt|quot|apos);)/.test(text)) throw new Error(`not escaped: ${text}`);
  return text.replace(/&\w+;/g, (entity) => ENTITIES[entity] ?? entity);
}
