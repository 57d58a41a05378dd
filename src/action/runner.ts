import { appendFileSync } from 'node:fs';

/** What a step says to the runner that started it. */

/** Text in which the runner obeys nothing, whatever stands in it. */
export function unobeyed(text: string, token: string): string {
  return text === '' ? '' : `::stop-commands::${token}\n${text}${text.endsWith('\n') ? '' : '\n'}::${token}::\n`;
}

/** Outputs in the form that GITHUB_OUTPUT takes: between delimiters that no value can know. */
export function outputsText(outputs: Readonly<Record<string, string>>, delimiter: string): string {
  return Object.entries(outputs)
    .map(([name, value]) => `${name}<<${delimiter}\n${value}\n${delimiter}\n`)
    .join('');
}

/** Appends to a file that the runner named; without one nobody listens. */
export function tellRunner(file: string | undefined, text: string): void {
  if (file !== undefined && file !== '') appendFileSync(file, text);
}
