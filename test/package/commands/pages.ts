/** What of a page is code: blocks between fences, and spans in its sentences. */

import { readFileSync, readdirSync } from 'node:fs';

export interface Code {
  readonly page: string;
  /** Where the text begins. */
  readonly line: number;
  readonly text: string;
}

export interface Block extends Code {
  /** What stands behind the fence; `indented` where four spaces make the block. */
  readonly language: string;
  /** Nothing but empty lines stands between this block and the one before. */
  readonly follows: boolean;
}

export interface Page {
  readonly blocks: readonly Block[];
  readonly spans: readonly Code[];
}

/** All that tells people what to type. */
export const pagePaths: readonly string[] = [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  ...readdirSync('docs', { recursive: true, encoding: 'utf8' })
    .map((path) => `docs/${path.replaceAll('\\', '/')}`)
    .filter((path) => path.endsWith('.md'))
    .sort(),
];

export function readPage(page: string, text = readFileSync(page, 'utf8')): Page {
  const lines = text.split(/\r?\n/);
  const blocks: Block[] = [];
  /** The sentences, with an empty line for every line of code. */
  const prose: string[] = [];
  let follows = false;
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    const [, indent = '', fence, language = ''] = /^(\s*)(`{3,}|~{3,})\s*(\S*)/.exec(line) ?? [];
    const isIndented = fence === undefined && /^ {4}\S/.test(line) && lines[at - 1] === '' && !inList(lines, at);
    if (fence === undefined && !isIndented) {
      prose.push(line);
      if (line.trim() !== '') follows = false;
      continue;
    }
    const first = isIndented ? at : at + 1;
    const ends = (text: string): boolean => (isIndented ? !/^ {4}/.test(text) : text.trim().startsWith(fence ?? '') && /^[`~]+$/.test(text.trim()));
    let end = first;
    while (end < lines.length && !ends(lines[end] ?? '')) end++;
    const inside = lines.slice(first, end).map((one) => one.slice(isIndented ? 4 : Math.min(indent.length, one.length)));
    blocks.push({ page, line: first + 1, language: isIndented ? 'indented' : language, text: inside.join('\n'), follows });
    follows = true;
    const last = isIndented ? end - 1 : end;
    for (; at <= last; at++) prose.push('');
    at = last;
  }
  return { blocks, spans: spansIn(page, prose.join('\n')) };
}

/** What is indented there belongs to an entry. */
function inList(lines: readonly string[], at: number): boolean {
  const above = lines.slice(0, at).findLast((line) => /^\S/.test(line));
  return above !== undefined && /^(?:[-*+]|\d+[.)]) /.test(above);
}

/** A span may go on in the next line, not in the next paragraph. */
function spansIn(page: string, prose: string): readonly Code[] {
  return [...prose.matchAll(/(?<!`)(`+)(?!`)((?:[^\n]|\n(?!\s*\n))+?)(?<!`)\1(?!`)/g)].map(({ index, 2: text = '' }) => ({
    page,
    line: prose.slice(0, index).split('\n').length,
    text: text.replace(/\s*\n\s*/g, ' ').trim(),
  }));
}
