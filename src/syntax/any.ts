/** A text of any syntax. */

import type { HclDocument } from './hcl/tree.js';
import type { Document } from './tree.js';

export type AnyDocument = Document | HclDocument;

/** JSON and YAML: a text that is one tree. */
export function isTree(document: AnyDocument): document is Document {
  return document.syntax !== 'hcl';
}
