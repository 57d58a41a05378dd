import type { Comment } from '../tree.js';
import { lex } from './lex.js';

/** All comments of a text, in source order. */
export function commentsOf(text: string): readonly Comment[] {
  const spans: number[] = [];
  lex(text, 'code', spans).release();
  const comments: Comment[] = [];
  for (let index = 0; index < spans.length; index += 2) {
    const start = spans[index] as number;
    const end = spans[index + 1] as number;
    const sign = text[start] === '#' ? 1 : 2;
    const closing = text[start + 1] === '*' && sign === 2 ? 2 : 0;
    comments.push({ text: text.slice(start + sign, end - closing).trim(), start, end });
  }
  return comments;
}
