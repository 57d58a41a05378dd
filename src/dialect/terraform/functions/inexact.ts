/** Functions that are not computed, and why. What they are given is still looked at: a mistake in it stays one. */

import type { TerraformFunction } from './function.js';
import type { Parameter } from './given.js';
import { define, nameOf, number, text } from './given.js';
import { open } from '../value.js';
import { inexact } from './result.js';

/** Another value each time that Terraform runs: two such calls are never known to be equal. */
function fickle(parameters: readonly Parameter[], more?: Parameter): TerraformFunction {
  return define(parameters, (given) => open(`made by ${nameOf(given.call)}(), which is known only when Terraform runs`, given.call.origin), more);
}

/** The same for the same arguments, but not worth the code that it takes. */
function notHere(parameters: readonly Parameter[], why: string): TerraformFunction {
  return define(parameters, (given) => inexact(`made by ${nameOf(given.call)}(), ${why}`, given));
}

export const INEXACT: Readonly<Record<string, TerraformFunction>> = {
  // Bytes of a compressor differ from one version of Go to the next.
  base64gzip: notHere([text('str')], 'which is compressed only when Terraform runs'),
  // Salted with chance.
  bcrypt: fickle([text('str')], number('cost')),
  // The time of the plan: known as soon as there is one.
  plantimestamp: notHere([], 'which is known only when Terraform runs'),
  // A secret, which has no place in a linter.
  rsadecrypt: notHere([text('ciphertext'), text('privatekey')], 'which is decrypted only when Terraform runs'),
  timestamp: fickle([]),
  uuid: fickle([]),
};
