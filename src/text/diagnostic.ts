import type { Place } from './source.js';

/** Something about the user's input that a person must know: what was seen, and what would help. */
export interface Diagnostic {
  /** A built-in rule id, so that it can be explained, suppressed and shown like any finding. */
  readonly id: 'unreadable-input' | 'duplicate-key' | 'unquoted-account-id' | 'invalid-suppression' | 'expired-suppression' | 'unused-suppression';
  readonly message: string;
  readonly help?: string;
  readonly place: Place;
  /** Places that explain, such as the first of two equal keys. */
  readonly related?: readonly { readonly message: string; readonly place: Place }[];
}
