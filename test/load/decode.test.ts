import { describe, expect, it } from 'vitest';
import { decode, encode } from '../../src/load/decode.js';

const text = 'Resources:\n  Müll: 🪣\n';

function utf16(content: string, big = false): Uint8Array {
  const bytes = Buffer.from(`\uFEFF${content}`, 'utf16le');
  return big ? bytes.swap16() : bytes;
}

describe('bytes become text, or a reason why not', () => {
  it('reads UTF-8', () => {
    expect(decode(Buffer.from(text))).toEqual({ kind: 'text', text, encoding: 'utf-8' });
  });

  it('keeps a byte order mark, because offsets count from it', () => {
    expect(decode(Buffer.from(`\uFEFF${text}`))).toEqual({ kind: 'text', text: `\uFEFF${text}`, encoding: 'utf-8' });
  });

  it('reads UTF-16 in both byte orders', () => {
    expect(decode(utf16(text))).toEqual({ kind: 'text', text: `\uFEFF${text}`, encoding: 'utf-16le' });
    expect(decode(utf16(text, true))).toEqual({ kind: 'text', text: `\uFEFF${text}`, encoding: 'utf-16be' });
  });

  it('writes every encoding back as it was', () => {
    for (const bytes of [Buffer.from(text), Buffer.from(`\uFEFF${text}`), utf16(text), utf16(text, true)]) {
      const decoded = decode(bytes);
      expect(decoded.kind === 'text' && Buffer.from(encode(decoded.text, decoded.encoding))).toEqual(Buffer.from(bytes));
    }
  });

  it('reads an empty file as an empty text', () => {
    expect(decode(new Uint8Array())).toEqual({ kind: 'text', text: '', encoding: 'utf-8' });
  });

  it.each([
    ['binary, with its line', Buffer.from([0x41, 0x0a, 0x42, 0x00, 0x43, 0x44, 0x45]), 'it is binary (it holds a zero byte)', 2],
    ['UTF-16 without a byte order mark', utf16(text.replace(/[^\n -~]/g, '')).subarray(2), 'it looks like UTF-16, but has no byte order mark', 1],
    ['UTF-16 cut inside a character', utf16(text).subarray(0, 9), 'it is UTF-16, but ends in half a character', 1],
    ['UTF-16 with half a surrogate pair', Buffer.from([0xff, 0xfe, 0x00, 0xd8, 0x41, 0x00]), 'it is UTF-16 with half of a surrogate pair', 1],
    ['UTF-32', Buffer.from([0xff, 0xfe, 0, 0, 0x41, 0, 0, 0]), 'it is UTF-32', 1],
    ['Latin-1, with the byte and its line', Buffer.from('a: 1\nb: M\xfcll\n', 'latin1'), 'it is not UTF-8 (byte 0xfc in line 2 belongs to no character)', 2],
    ['UTF-8 cut inside a character', Buffer.from('a: 🪣').subarray(0, 5), 'it is not UTF-8 (byte 0x9f in line 1 belongs to no character)', 1],
  ])('refuses %s', (_, bytes, reason, line) => {
    expect(decode(bytes)).toMatchObject({ kind: 'refused', reason, line, help: expect.stringMatching(/\.$/) });
  });
});
