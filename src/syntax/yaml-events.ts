import { type Event, YAMLException, parseEvents } from 'js-yaml';

/** Deeper nesting is refused; a template needs about twenty levels. */
const MAX_DEPTH = 200;
const MAX_RETRIES = 20;
/** Lines are only moved while the text stays of a size that can be read again. */
const MAX_PADDED = 64 * 1024 * 1024;

/** Where and why a text is no YAML. */
export interface YamlFault {
  readonly reason: string;
  readonly offset: number;
}

/**
 * The events of a text. YAML's grammar wants `}` and the lines of a quoted text deeper than their key; the readers that people deploy
 * with do not, and `Policy: {` closed at its own indentation is how pasted JSON looks. So such a line is read as if it were deeper.
 */
export function readEvents(text: string): readonly Event[] | YamlFault {
  let padded: readonly number[] = [];
  let by = 0;
  let suspect: YamlFault | undefined;
  for (let retry = 0; ; retry++) {
    try {
      const events = parseEvents(pad(text, padded, by), { maxDepth: MAX_DEPTH });
      return padded.length === 0 ? events : events.map((event) => moved(event, padded, by));
    } catch (error) {
      if (!(error instanceof YAMLException)) throw error;
      const offset = original(error.mark?.position ?? 0, padded, by);
      const fault = { reason: error.reason, offset };
      const line = lineStart(text, offset);
      if (error.reason !== 'deficient indentation' || retry === MAX_RETRIES || padded.includes(line)) return suspect ?? fault;
      // If the text does not end well, then this line was none that goes on: the quote or bracket before it is open.
      if (!/[}\]]/.test(text[offset] ?? '')) suspect ??= fault;
      // One such line is seldom alone: all lines that begin with a closing bracket are moved at once.
      const closing = retry === 0 ? closingLines(text) : [];
      by ||= deepest(text) + 2;
      padded = [...new Set([...padded, ...closing, line])].sort((a, b) => a - b);
      if (text.length + padded.length * by > MAX_PADDED) return suspect ?? fault;
    }
  }
}

/** Not the first line of a block text, which says how deep the block stands. */
function closingLines(text: string): readonly number[] {
  return [...text.matchAll(/(?<![|>][-+\d]*[ \t]*(?:#.*)?\r?\n)^[ \t]*[}\]]/gm)].map((match) => match.index);
}

/** The deepest indentation of the text: no value stands deeper. */
function deepest(text: string): number {
  let most = 0;
  for (const [spaces] of text.matchAll(/^ +/gm)) most = Math.max(most, spaces.length);
  return most;
}

function pad(text: string, lines: readonly number[], by: number): string {
  if (lines.length === 0) return text;
  let out = '';
  let at = 0;
  for (const line of lines) {
    out += text.slice(at, line) + ' '.repeat(by);
    at = line;
  }
  return out + text.slice(at);
}

/** The offset in the text as it is, for one in the text with deeper lines. */
function original(offset: number, lines: readonly number[], by: number): number {
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lines[middle] as number) + middle * by < offset) low = middle + 1;
    else high = middle;
  }
  const before = lines[low - 1];
  return before === undefined ? offset : Math.max(before, offset - low * by);
}

function moved(event: Event, lines: readonly number[], by: number): Event {
  const out: Record<string, unknown> = { ...event };
  for (const [name, value] of Object.entries(out)) {
    if (/(?:^start|Start|End)$/.test(name) && typeof value === 'number' && value >= 0) out[name] = original(value, lines, by);
  }
  return out as unknown as Event;
}

function lineStart(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && text[at - 1] !== '\n' && text[at - 1] !== '\r') at--;
  return at;
}
