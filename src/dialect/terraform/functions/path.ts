/** Paths of files. Where Terraform runs is not known, but what is found from there is, however long the path to it is written. */

import { Mapped } from '../../../text/mapped.js';
import type { Seen } from '../../../truth/seen.js';
import { literalOf, partsOf } from '../../../truth/symbol.js';
import type { NamedUnknown } from '../named.js';
import type { TerraformFunction } from './function.js';
import type { Given } from './given.js';
import { define, text } from './given.js';
import { computed, placeOf, textual, undecided } from './result.js';

/** The directory in which Terraform runs, or one above it, as the beginning of an absolute path. */
interface Beginning extends NamedUnknown {
  /** `.`, `..`, `../..` */
  readonly runsIn: string;
}

/** A function of a path that it follows from where Terraform runs. */
export function ofPath(body: (path: string, given: Given) => Seen): TerraformFunction {
  return define([text('path')], (given) => {
    const path = pathIn(given.text(0));
    return path === undefined ? undecided(given) : body(path, given);
  });
}

/** A path as it is found: absolute, or from the directory in which Terraform runs. Undefined for one that is not known. */
export function pathIn(path: Mapped): string | undefined {
  // Terraform keeps every text in the composed form of Unicode.
  const literal = literalOf(path)?.normalize('NFC');
  if (literal !== undefined) return literal;
  const found = begun(path);
  return found && cleaned(`${found.beginning.runsIn}${found.rest}`);
}

function begun(path: Mapped): { readonly beginning: Beginning; readonly rest: string } | undefined {
  const [first, rest = '', ...more] = partsOf(path);
  if (typeof first !== 'object' || !('runsIn' in first) || typeof rest !== 'string' || more.length > 0) return undefined;
  return rest === '' || rest.startsWith('/') ? { beginning: first as Beginning, rest: rest.normalize('NFC') } : undefined;
}

export const abspath = ofPath((path, given) => {
  if (path.startsWith('/')) return computed(cleaned(path), given);
  const [, up = '', rest = ''] = /^((?:\.\.(?:\/|$))*)(.*)$/s.exec(cleaned(path)) ?? [];
  const runsIn = cleaned(up);
  const { says, scope, origin } = given.call;
  const part: Beginning = {
    kind: 'unknown',
    says: `\${${rest === '' || rest === '.' ? says : `abspath("${runsIn}")`}}`,
    reason: `made of the absolute path of ${runsIn}, which hangs on where Terraform runs`,
    key: `${scope.module.unitId}#abspath(${runsIn})`,
    type: { kind: 'string' },
    runsIn,
  };
  const place = placeOf(origin);
  const beginning = Mapped.hole(part, place);
  return textual(rest === '' || rest === '.' ? beginning : Mapped.join([beginning, Mapped.literal(`/${rest}`, place)]), given);
});

/** The last part is known where all of it is written. */
export const basename = define([text('path')], (given) => {
  const path = given.text(0);
  const literal = literalOf(path);
  const last = literal ?? partsOf(path).at(-1);
  if (typeof last !== 'string' || (literal === undefined && !/\/[^/]/.test(last))) return undecided(given);
  return computed(nameIn(last.normalize('NFC')), given);
});

export const dirname = define([text('path')], (given) => {
  const path = given.text(0);
  const literal = literalOf(path)?.normalize('NFC');
  if (literal !== undefined) return computed(parentOf(literal), given);
  const found = begun(path);
  const parent = found && parentOf(cleaned(found.rest));
  if (!found || parent === undefined || found.rest === '' || parent === '.') return undecided(given);
  const beginning = path.slice(0, 1);
  return textual(parent === '/' ? beginning : Mapped.join([beginning, Mapped.literal(parent, placeOf(given.call.origin))]), given);
});

/** Without its last part; `.` where there is no other. */
export function parentOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '.' : cleaned(path.slice(0, slash + 1));
}

export function nameIn(path: string): string {
  if (path === '') return '.';
  const bare = path.replace(/\/+$/, '');
  return bare === '' ? '/' : bare.slice(bare.lastIndexOf('/') + 1);
}

/** The shortest path that says the same, as Go has it. */
function cleaned(path: string): string {
  const rooted = path.startsWith('/');
  const out: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') out.push(part);
    else if (out.length > 0 && out.at(-1) !== '..') out.pop();
    else if (!rooted) out.push('..');
  }
  const joined = out.join('/');
  return rooted ? `/${joined}` : joined || '.';
}
