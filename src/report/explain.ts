import { wrap } from './cells.js';
import type { ReportContext } from './context.js';
import { visibleText } from './escape.js';
import { paintFor } from './paint.js';

/** A rule page for the screen: the Markdown of `rulePage`, wrapped, with headings and code set apart. */
export function pageOnScreen(markdown: string, context: ReportContext): string {
  const paint = paintFor(context);
  const width = Math.max(40, Math.min(context.width, 100));
  const signs = (text: string): string => (context.unicode ? text : text.replaceAll(' · ', ', ').replaceAll('–', '-').replaceAll('…', '...'));
  let fence = '';
  const lines = markdown.split('\n').flatMap((line) => {
    const [, ticks] = /^(`{3,})/.exec(line) ?? [];
    if (ticks !== undefined && (fence === '' || ticks === fence)) {
      fence = fence === '' ? ticks : '';
      return [];
    }
    const text = signs(line.split('\t').map(visibleText).join('    '));
    if (fence !== '') return [`    ${paint.quiet(paint.rail)} ${text}`];
    const [, title] = /^#{1,6} (.*)$/.exec(text) ?? [];
    if (title !== undefined) return [paint.strong(title)];
    const item = text.startsWith('- ');
    return wrap(spoken(item ? text.slice(2) : text), width - 4).map((part, index) =>
      part === '' ? '' : `  ${item ? (index === 0 ? '- ' : '  ') : ''}${part}`,
    );
  });
  return lines.map((line) => line.trimEnd()).join('\n');
}

/** Without the marks that only a Markdown viewer needs. */
function spoken(text: string): string {
  return text
    .replace(/`([^`]+)`/g, '$1')
    .replace(/<(https:[^>]+)>/g, '$1')
    .replaceAll('&lt;', '<');
}
