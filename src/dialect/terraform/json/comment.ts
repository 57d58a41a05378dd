/** `"//"` in Terraform's JSON syntax: where people write comments, and CDKTF where a resource comes from. */

import type { Node } from '../../../syntax/tree.js';
import { valueOf } from '../../../syntax/tree.js';

/** What it says to s3lint. */
export function saidToLinter(object: Node | undefined): Node | undefined {
  return object && valueOf(valueOf(object, '//'), 's3lint');
}

/** The path of the construct that wrote it. */
export function writtenBy(object: Node | undefined): string | undefined {
  const path = object && valueOf(valueOf(valueOf(object, '//'), 'metadata'), 'path');
  return path?.kind === 'scalar' ? path.value : undefined;
}
