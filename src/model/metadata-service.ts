/** How a machine answers the question for its credentials. EC2 User Guide, "Use IMDS", read October 2026. */

import { any, no, yes } from '../truth/answer.js';
import type { Answer } from '../truth/answer.js';
import { partsOf } from '../truth/symbol.js';
import type { Link, Value } from '../truth/value.js';
import type { Instance, LaunchTemplate } from './subjects.js';

type Service = Instance['metadataService'];

/** A machine or what machines are made from. */
export interface Machine {
  readonly metadataService: Service;
  readonly launch: { readonly image: Value<string>; readonly template?: Link<LaunchTemplate> };
}

/** Whether every answer of the metadata service wants a token, or there is no such service. What a machine does not say itself its template says. */
export function demandsTokens({ metadataService, launch: { image, template } }: Machine): Answer {
  const own = any(metadataService.tokens.is('required'), metadataService.endpoint.is('disabled'));
  if (own.truth === 'yes' || metadataService.tokens.isWritten().truth === 'yes') return own;
  const byImage = any(own, () => isOfTokenImage(image));
  if (byImage.truth === 'yes' || !template || template.name.isWritten().truth === 'no') return byImage;
  return any(byImage, () => template.ask(demandsTokens));
}

/**
 * Images that are registered to demand tokens, as far as their name tells: all of Amazon Linux 2023 (AL2023 User Guide, "IMDSv2", read October
 * 2026). Of other images an id says nothing.
 */
const TOKEN_IMAGE = /al2023|amazon-linux-2023/i;

function isOfTokenImage(image: Value<string>): Answer {
  return namesOf(image).some((name) => TOKEN_IMAGE.test(name)) ? yes({ says: 'the image demands tokens by itself', origin: image.origin }) : no();
}

/** What an image is called: its own text, what it refers to, the public parameter that holds its id. */
function namesOf(image: Value<string>): readonly string[] {
  if (image.kind === 'known') return [String(image.value)];
  if (image.kind === 'absent' || !image.text) return [];
  return [image.text.says, ...partsOf(image.text).flatMap((part) => (typeof part !== 'string' && part.kind === 'unknown' && part.keptAs ? [part.keptAs] : []))];
}
