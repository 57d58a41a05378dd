/** Words that several kinds share, and what no operation of a scan tells. */

import { untold } from '../../words.js';

/** Of this a scan never asks. */
export const unasked = untold('not asked by this scan');

/** Where the name by which a resource is kept stands: of what no operation tells the name. */
export const NAME = 'name';

/** What the name tells by its form: the namespace of a bucket. */
export const NAMESPACE = 'namespace';

export const tag = { at: '', fields: { key: 'Key', value: 'Value' } } as const;

export function tagsAt(way: string): { readonly at: string; readonly of: typeof tag } {
  return { at: way, of: tag };
}

const settings = {
  blockPublicAcls: 'BlockPublicAcls',
  ignorePublicAcls: 'IgnorePublicAcls',
  blockPublicPolicy: 'BlockPublicPolicy',
  restrictPublicBuckets: 'RestrictPublicBuckets',
} as const;

export function blockAt(way: string): { readonly at: string; readonly fields: typeof settings } {
  return { at: way, fields: settings };
}

export function documentAt(way: string): { readonly at: ''; readonly fields: { readonly document: string } } {
  return { at: '', fields: { document: way } };
}
