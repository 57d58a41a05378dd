/** The functions of Terraform 1.11 by their names, but those which must not look at all of their arguments: try, can, templatefile, templatestring. */

import { ADDRESSES } from './cidr.js';
import { CASES } from './case.js';
import { CONVERSIONS } from './convert.js';
import { NUMBERS } from './count.js';
import { TABLES } from './csv.js';
import { DATES } from './date.js';
import { ENCODINGS_OF_TEXT } from './encoding.js';
import { FILES } from './file.js';
import { FORMATS } from './format.js';
import type { TerraformFunction } from './function.js';
import { HASHING } from './hash.js';
import { INEXACT } from './inexact.js';
import { JSONS } from './json.js';
import { LISTS } from './list.js';
import { MAPPINGS } from './mapping.js';
import { PICKS } from './pick.js';
import { PATTERNS } from './regex.js';
import { SETS } from './set.js';
import { SPLITS } from './split.js';
import { STRINGS } from './string.js';
import { TRIMS } from './trim.js';
import { YAMLS } from './yaml.js';

export const functions: Readonly<Record<string, TerraformFunction>> = {
  ...ADDRESSES,
  ...CASES,
  ...CONVERSIONS,
  ...DATES,
  ...ENCODINGS_OF_TEXT,
  ...FILES,
  ...FORMATS,
  ...HASHING,
  ...INEXACT,
  ...JSONS,
  ...LISTS,
  ...MAPPINGS,
  ...NUMBERS,
  ...PATTERNS,
  ...PICKS,
  ...SETS,
  ...SPLITS,
  ...STRINGS,
  ...TABLES,
  ...TRIMS,
  ...YAMLS,
};
