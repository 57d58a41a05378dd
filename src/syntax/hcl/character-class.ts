/** Classes of characters, above the kinds of the tokens that some are by themselves. Plain numbers, because a text has many of them. */

export const OTHER: number = 0;
export const SPACE: number = 64;
export const LETTER: number = 65;
export const DIGIT: number = 66;
/** Nearly always tokens by themselves. */
export const DOT: number = 67;
export const EQUAL: number = 68;
export const OPEN_BRACE: number = 69;
export const CLOSE_BRACE: number = 70;
export const QUOTE: number = 71;
