/** Files. Only what the scan may read is read, and what is not there may be made before Terraform runs. */

import type { Mapped } from '../../../text/mapped.js';
import type { Seen } from '../../../truth/seen.js';
import { open } from '../value.js';
import { ofTexts } from './encoding.js';
import type { TerraformFunction } from './function.js';
import { define, text } from './given.js';
import type { Given } from './given.js';
import { HASHES, base64, hex } from './hash.js';
import { abspath, basename, dirname, nameIn, ofPath, parentOf, pathIn } from './path.js';
import { parseRe2 } from './re2-parse.js';
import { compileRe2, matchesOf } from './re2-run.js';
import { boolean, computed, inexact, refused, supposedBy, textual, undecided } from './result.js';
import { setOf } from './set.js';

/** A byte order mark at the beginning may be of another encoding, whose bytes are not those of the text. */
function read(path: string, given: Given, body: (text: Mapped) => Seen, bytes = true): Seen {
  const file = given.call.scope.module.files.read(path);
  if (file.kind === 'refused') return inexact(file.reason, given);
  return bytes && file.text.text.startsWith('\ufeff') ? inexact(`made of the bytes of ${path}, which are not kept`, given) : body(file.text);
}

/** Terraform reads a text as it stands. */
const file = ofPath((path, given) => read(path, given, (text) => textual(text, given, supposedBy(given.args)), false));

const ofFile = (body: (content: string) => string): TerraformFunction => ofPath((path, given) => read(path, given, (text) => computed(body(text.text), given)));

const fileexists = ofPath((path, given) => {
  const { files } = given.call.scope.module;
  const found = files.read(path);
  if (found.kind === 'text') return boolean(true, given);
  const beside = files.list(parentOf(path));
  return beside ? boolean(beside.includes(nameIn(path)), given) : inexact(found.reason, given);
});

/** Files below a directory, whose paths match. */
const fileset = define([text('path'), text('pattern')], (given) => {
  const [path, pattern] = [pathIn(given.text(0)), given.literal(1)?.normalize('NFC')];
  if (path === undefined || pattern === undefined) return undecided(given);
  const source = expressionOf(pattern);
  if (source === undefined) return open(`found by the pattern ${pattern}, which is not followed here`, given.call.origin);
  const files = given.call.scope.module.files.list(path);
  if (!files) return open(`the files in ${path}, which cannot be listed`, given.call.origin);
  const parsed = parseRe2(`^(?:${source})$`);
  const program = 're' in parsed ? compileRe2(parsed.re, 0) : undefined;
  if (!program) return refused(`with "${pattern}", which is no pattern`, given);
  const found = files.filter((one) => (matchesOf(program, [...one], true)?.length ?? 0) > 0);
  return setOf(
    found.map((one) => computed(one, given)),
    given.call.origin,
    undefined,
    supposedBy(given.args),
  );
});

/** A pattern of files as a regular expression; undefined for classes and escapes, whose finer points nobody uses. */
function expressionOf(pattern: string): string | undefined {
  if (/[[\]\\]|\{[^{}]*\{/.test(pattern)) return undefined;
  let depth = 0;
  const source = pattern.replace(/(?<=^|\/)\*\*\/|(?<=^|\/)\*\*$|\*+|\?|[{},]|[^*?{},]/gs, (token) => {
    switch (token) {
      case '**/':
        return '(?:.*/)?';
      case '**':
        return '.*';
      case '?':
        return '[^/]';
      case '{':
        depth++;
        return '(?:';
      case '}':
        depth--;
        return ')';
      case ',':
        return depth > 0 ? '|' : ',';
      default:
        return token.startsWith('*') ? '[^/]*' : token.replace(/[.+^$()|]/, '\\$&');
    }
  });
  return depth === 0 ? `(?s:${source})` : undefined;
}

const pathexpand = ofTexts(['path'], ([path = ''], given) => {
  if (!path.startsWith('~')) return textual(given.text(0), given);
  return /^~(?:\/|$)/.test(path)
    ? inexact('in the home directory of whoever runs Terraform', given)
    : refused('with the home directory of somebody else, which Terraform does not know', given);
});

export const FILES: Readonly<Record<string, TerraformFunction>> = {
  abspath,
  basename,
  dirname,
  file,
  filebase64: ofFile((content) => Buffer.from(content, 'utf8').toString('base64')),
  filebase64sha256: ofFile(base64(HASHES.sha256)),
  filebase64sha512: ofFile(base64(HASHES.sha512)),
  fileexists,
  filemd5: ofFile(hex(HASHES.md5)),
  fileset,
  filesha1: ofFile(hex(HASHES.sha1)),
  filesha256: ofFile(hex(HASHES.sha256)),
  filesha512: ofFile(hex(HASHES.sha512)),
  pathexpand,
};
