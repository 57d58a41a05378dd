/** Hashes of texts and of files. */

import { md5, sha1 } from '@noble/hashes/legacy.js';
import { sha256, sha512 } from '@noble/hashes/sha2.js';
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { ofTexts } from './encoding.js';
import type { TerraformFunction } from './function.js';
import { computed, refused } from './result.js';

type Hash = (bytes: Uint8Array) => Uint8Array;

export const hex =
  (hash: Hash) =>
  (letters: string): string =>
    bytesToHex(hash(utf8ToBytes(letters)));

export const base64 =
  (hash: Hash) =>
  (letters: string): string =>
    Buffer.from(hash(utf8ToBytes(letters))).toString('base64');

export const HASHES = { md5, sha1, sha256, sha512 } as const;

/** RFC 4122, appendix C. */
const NAMESPACES: ReadonlyMap<string, string> = new Map([
  ['dns', '6ba7b8109dad11d180b400c04fd430c8'],
  ['url', '6ba7b8119dad11d180b400c04fd430c8'],
  ['oid', '6ba7b8129dad11d180b400c04fd430c8'],
  ['x500', '6ba7b8149dad11d180b400c04fd430c8'],
]);

const UUID = /^(?:urn:uuid:|\{)?([\da-f]{8})-?([\da-f]{4})-?([\da-f]{4})-?([\da-f]{4})-?([\da-f]{12})\}?$/i;

/** RFC 4122, 4.3: the hash of the namespace and the name, with the version and the variant written over it. */
const uuidv5 = ofTexts(['namespace', 'name'], ([namespace = '', name = ''], given) => {
  const id = NAMESPACES.get(namespace) ?? UUID.exec(namespace)?.slice(1).join('');
  if (id === undefined) return refused('in a namespace that is none', given);
  const bytes = sha1(Buffer.concat([hexToBytes(id.toLowerCase()), utf8ToBytes(name)])).slice(0, 16);
  bytes[6] = ((bytes[6] as number) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80;
  return computed(bytesToHex(bytes).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'), given);
});

const ofText = (hash: (letters: string) => string): TerraformFunction => ofTexts(['str'], ([letters = ''], given) => computed(hash(letters), given));

export const HASHING: Readonly<Record<string, TerraformFunction>> = {
  base64sha256: ofText(base64(sha256)),
  base64sha512: ofText(base64(sha512)),
  md5: ofText(hex(md5)),
  sha1: ofText(hex(sha1)),
  sha256: ofText(hex(sha256)),
  sha512: ofText(hex(sha512)),
  uuidv5,
};
