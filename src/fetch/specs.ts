/** All questions that a scan knows to ask. What has no entry here, no scan asks. */

import { keyOf } from '../dialect/api/operations.js';
import type { Operation } from '../dialect/api/operations.js';
import { own } from '../text/own.js';
import { identity } from './ask-identity.js';
import { neighbours } from './ask-neighbours.js';
import { s3 } from './ask-s3.js';
import type { FacetSpec, ListSpec, Specs } from './spec.js';

export const specs: Specs = { ...s3, ...identity, ...neighbours };

export function listSpec(operation: Operation): ListSpec | undefined {
  const spec = own(specs, keyOf(operation));
  return spec?.kind === 'lists' ? spec : undefined;
}

export function facetSpec(operation: Operation): FacetSpec | undefined {
  const spec = own(specs, keyOf(operation));
  return spec?.kind === 'facet' ? spec : undefined;
}
