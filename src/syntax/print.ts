import { JSON_STYLE, renderJson } from './json-render.js';
import { type Plain, isFilled, isList } from './plain.js';
import type { SyntaxName } from './tree.js';
import { YAML_STYLE, renderEntries, renderFlow, renderItems } from './yaml-render.js';

/** A whole text that says `value`, laid out as people write it: two spaces a level, quotes only where YAML needs them. */
export function print(value: Plain, syntax: SyntaxName): string {
  if (syntax === 'json') return `${renderJson(value, JSON_STYLE)}\n`;
  if (!isFilled(value)) return `${renderFlow(value, YAML_STYLE)}\n`;
  return `${isList(value) ? renderItems(value, 0, YAML_STYLE) : renderEntries(value, 0, YAML_STYLE)}\n`;
}
