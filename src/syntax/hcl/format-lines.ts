/** A text of HCL in lines as `terraform fmt` sees them: a heredoc belongs to the line on which it begins, and so does a comment over several lines. */

export interface Line {
  /** Offsets into the text; `end` is that of what is written, `next` behind the line break. */
  readonly start: number;
  readonly end: number;
  readonly next: number;
  /** Where its first sign stands; `end` for a blank line. */
  readonly first: number;
  /** The first `=`. */
  readonly equals: number | undefined;
  /** The same, where what stands behind it opens as many brackets as it closes: only then it has a column. */
  readonly assign: number | undefined;
  /** A comment of one line behind something else. */
  readonly comment: number | undefined;
  /** Brackets opened less brackets closed. */
  readonly net: number;
}

type Open = { readonly kind: 'quoted' } | { readonly kind: 'interpolation'; depth: number };

export function linesOf(text: string): readonly Line[] {
  const lines: Line[] = [];
  const open: Open[] = [];
  let at = 0;
  while (at < text.length) {
    const line = readLine(text, at, open);
    lines.push(line);
    at = line.next;
  }
  return lines;
}

function readLine(text: string, start: number, open: Open[]): Line {
  let at = start;
  let first: number | undefined;
  let equals: number | undefined;
  let comment: number | undefined;
  let net = 0;
  let netBefore = 0;
  while (at < text.length && text[at] !== '\n') {
    const sign = text[at] as string;
    const inside = open.at(-1);
    if (inside?.kind === 'quoted') {
      if (opensInterpolation(text, at)) {
        open.push({ kind: 'interpolation', depth: 0 });
        net++;
        at += 2;
      } else {
        if (sign === '"') open.pop();
        at += escapeAt(text, at);
      }
      continue;
    }
    if (sign === ' ' || sign === '\t' || sign === '\r') {
      at++;
      continue;
    }
    if (sign === '#' || text.startsWith('//', at)) {
      if (first !== undefined) comment = at;
      first ??= at;
      at = endOfLine(text, at);
      continue;
    }
    const isFirst = first === undefined;
    first ??= at;
    if (text.startsWith('/*', at)) {
      const end = text.indexOf('*/', at + 2);
      at = end < 0 ? text.length : end + 2;
    } else if (sign === '"') {
      open.push({ kind: 'quoted' });
      at++;
    } else if (sign === '<' && text[at + 1] === '<') {
      at = behindHeredoc(text, at);
    } else if (sign === '=' && !isFirst && equals === undefined && text[at + 1] !== '=' && text[at + 1] !== '>') {
      equals = at;
      netBefore = net;
      at++;
    } else if ('=!<>'.includes(sign) && (text[at + 1] === '=' || text[at + 1] === '>')) {
      at += 2;
    } else {
      net += bracket(sign);
      if (inside && sign === '{') inside.depth++;
      if (inside && sign === '}' && inside.depth-- === 0) open.pop();
      at++;
    }
  }
  const next = Math.min(text.length, at + 1);
  let end = at;
  while (end > start && /\s/.test(text[end - 1] as string)) end--;
  return { start, end, next, first: first ?? end, equals, assign: net === netBefore ? equals : undefined, comment, net };
}

function bracket(sign: string): number {
  if ('{[('.includes(sign)) return 1;
  return '}])'.includes(sign) ? -1 : 0;
}

function opensInterpolation(text: string, at: number): boolean {
  const sign = text[at];
  return (sign === '$' || sign === '%') && text[at + 1] === '{';
}

/** How many characters of a quoted text stand for one sign. */
function escapeAt(text: string, at: number): number {
  const sign = text[at];
  if (sign === '\\') return 2;
  return (sign === '$' || sign === '%') && text[at + 1] === sign && text[at + 2] === '{' ? 3 : 1;
}

function behindHeredoc(text: string, at: number): number {
  const start = /<<-?([\p{ID_Start}_][\p{ID_Continue}-]*)[ \t]*\r?\n/uy;
  start.lastIndex = at;
  const found = start.exec(text);
  if (!found) return at + 2;
  let line = start.lastIndex;
  while (line < text.length) {
    const end = endOfLine(text, line);
    if (text.slice(line, end).trim() === found[1]) return end - (text[end - 1] === '\r' ? 1 : 0);
    line = end + 1;
  }
  return text.length;
}

function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}
