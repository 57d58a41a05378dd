/** Functions whose result is a text, a number or a boolean, whatever they are given. */

import type { Type } from '../type.js';

const NAMES = {
  string:
    'abspath base64decode base64encode base64gzip base64sha256 base64sha512 basename bcrypt chomp cidrhost cidrnetmask cidrsubnet dirname file filebase64 filebase64sha256 filebase64sha512 filemd5 filesha1 filesha256 filesha512 format formatdate indent join jsonencode lower md5 pathexpand plantimestamp replace rsadecrypt sha1 sha256 sha512 strrev substr textdecodebase64 textencodebase64 timeadd timestamp title trim trimprefix trimspace trimsuffix upper urlencode uuid uuidv5 yamlencode',
  number: 'abs ceil floor index length log max min parseint pow signum sum timecmp',
  bool: 'alltrue anytrue contains endswith fileexists issensitive startswith strcontains',
} as const;

let known: ReadonlyMap<string, Type> | undefined;

/** What a function of this name gives; undefined where that depends. */
export function returnedBy(name: string): Type | undefined {
  known ??= new Map((['string', 'number', 'bool'] as const).flatMap((kind) => NAMES[kind].split(' ').map((own) => [own, { kind }] as const)));
  return known.get(name);
}
