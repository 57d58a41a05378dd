import { visibleText, workflowData, workflowProperty } from './escape.js';
import type { Level } from '../rule/meta.js';

export const annotationWord = { error: 'error', warn: 'warning', info: 'notice' } as const satisfies Record<Level, string>;

/** A line that GitHub shows as an annotation. The message is as many lines as it has; everything in it is data. */
export function annotationLine(level: Level, properties: Readonly<Record<string, string>>, message: readonly string[]): string {
  const named = Object.entries(properties).map(([name, value]) => `${name}=${workflowProperty(visibleText(value))}`);
  return `::${annotationWord[level]} ${named.join(',')}::${workflowData(message.map(visibleText).join('\n'))}\n`;
}
