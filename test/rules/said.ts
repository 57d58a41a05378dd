import { run } from '../../src/lint.js';
import { veiled } from '../../src/report/veil.js';
import type { Rule } from '../../src/rule/rule.js';
import { requestFor } from '../../src/testing/judge-text.js';

/** All that any report can print of these files: sentences, and the text of every file about which something is said. */
export function everythingSaid(rule: Rule, files: Readonly<Record<string, string>>): string {
  const { findings, undecided } = veiled(run(requestFor([rule], files)).result);
  const places = findings.flatMap(({ place, because, related = [] }) => [place, ...[...because, ...related].flatMap((note) => note.place ?? [])]);
  const sentences = [...findings, ...undecided].map(({ ...one }) => JSON.stringify(one, (name, value: unknown) => (name === 'source' ? undefined : value)));
  return [...sentences, ...places.map(({ source }) => source.visible())].join('\n');
}
