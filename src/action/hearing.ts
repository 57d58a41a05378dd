import type { Screen } from '../cli/world.js';

/** A screen that keeps what is written to it. */
export function hearing(): { readonly screen: Screen; readonly text: () => string } {
  const heard: string[] = [];
  return { screen: { write: (text) => void heard.push(text), isTTY: false, columns: undefined }, text: () => heard.join('') };
}
