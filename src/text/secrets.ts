import type { Span } from './source.js';

/** Spans of a text that look like credentials, sorted, not overlapping. */
export function secretSpans(text: string): readonly Span[] {
  const spans: Span[] = [];
  for (const match of text.matchAll(/\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g)) spans.push({ start: match.index, end: match.index + match[0].length });
  return spans;
}
