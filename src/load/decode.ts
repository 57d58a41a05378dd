/** How a file's bytes hold its text. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

export type Decoded =
  | { readonly kind: 'text'; readonly text: string; readonly encoding: Encoding }
  /** These bytes are no text that we read. The reason is a clause, the help a sentence; `line` is the first bad one. */
  | { readonly kind: 'refused'; readonly reason: string; readonly help: string; readonly line: number };

/** The text of a file. A byte order mark stays in it as U+FEFF, so that the text can be written back byte for byte. */
export function decode(bytes: Uint8Array): Decoded {
  const marked = mayBeMarked(bytes[0]) ? decodeMarked(bytes) : undefined;
  if (marked) return marked;
  const zero = bytes.indexOf(0);
  if (zero !== -1)
    return looksLikeUtf16(bytes)
      ? refused('it looks like UTF-16, but has no byte order mark', SAVE_AS_UTF8)
      : refused('it is binary (it holds a zero byte)', NO_TEXT, lineAt(bytes, zero));
  const text = decodeUtf8(bytes);
  if (text !== undefined) return { kind: 'text', text, encoding: 'utf-8' };
  const bad = firstBadUtf8(bytes);
  const line = lineAt(bytes, bad);
  return refused(`it is not UTF-8 (byte 0x${(bytes[bad] ?? 0).toString(16).padStart(2, '0')} in line ${line} belongs to no character)`, SAVE_AS_UTF8, line);
}

/** Whether a byte order mark begins with it that is not UTF-8's. */
function mayBeMarked(first: number | undefined): boolean {
  return first === 0xff || first === 0xfe || first === 0;
}

function decodeMarked(bytes: Uint8Array): Decoded | undefined {
  if (startsWith(bytes, 0xff, 0xfe, 0, 0) || startsWith(bytes, 0, 0, 0xfe, 0xff)) return refused('it is UTF-32', SAVE_AS_UTF8);
  if (startsWith(bytes, 0xff, 0xfe)) return decodeUtf16(bytes, 'utf-16le');
  if (startsWith(bytes, 0xfe, 0xff)) return decodeUtf16(bytes, 'utf-16be');
  return undefined;
}

/** The bytes of a text in the encoding in which it was found. */
export function encode(text: string, encoding: Encoding): Uint8Array {
  if (encoding === 'utf-8') return Buffer.from(text, 'utf8');
  const bytes = Buffer.from(text, 'utf16le');
  return encoding === 'utf-16le' ? bytes : bytes.swap16();
}

const SAVE_AS_UTF8 = 'Save the file as UTF-8.';
const NO_TEXT = 'Leave the file out, or fetch it again if it should be text.';

function decodeUtf16(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): Decoded {
  if (bytes.length % 2 === 1) return refused('it is UTF-16, but ends in half a character', 'Fetch the file again; it was cut short.');
  const text = decodeAs('utf-16le', encoding === 'utf-16le' ? bytes : Buffer.from(bytes).swap16());
  return text === undefined ? refused('it is UTF-16 with half of a surrogate pair', SAVE_AS_UTF8) : { kind: 'text', text, encoding };
}

/** What cannot be read becomes U+FFFD; only where that comes up it has to be told whether it was there before. */
function decodeUtf8(bytes: Uint8Array): string | undefined {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString();
  return text.includes('\ufffd') ? decodeAs('utf-8', bytes) : text;
}

function decodeAs(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function refused(reason: string, help: string, line = 1): Decoded {
  return { kind: 'refused', reason, help, line };
}

function startsWith(bytes: Uint8Array, ...start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte);
}

/** Western text in UTF-16 has a zero in every second byte. */
function looksLikeUtf16(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, 512);
  const zeros = [0, 0];
  head.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  });
  const half = head.length / 2;
  return head.length >= 4 && zeros.some((count, side) => count > half * 0.8 && (zeros[1 - side] ?? 0) === 0);
}

/** Where bytes that are no UTF-8 stop being UTF-8: the longest prefix that decodes, found by halving. */
function firstBadUtf8(bytes: Uint8Array): number {
  let good = 0;
  let bad = bytes.length;
  while (good < bad) {
    const middle = (good + bad + 1) >> 1;
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, middle), { stream: true });
      good = middle;
    } catch {
      bad = middle - 1;
    }
  }
  return Math.min(good, bytes.length - 1);
}

function lineAt(bytes: Uint8Array, offset: number): number {
  let line = 1;
  for (let at = bytes.indexOf(10); at !== -1 && at < offset; at = bytes.indexOf(10, at + 1)) line++;
  return line;
}
