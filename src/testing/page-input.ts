import type { PageExample, PageInput } from '../report/page.js';
import { asEstate } from '../rule/example.js';
import { subjectsOf } from '../rule/rule.js';
import type { Rule } from '../rule/rule.js';
import { formats } from './format.js';

/** What the page of a rule shows besides its metadata: its examples, written in the first format that can say them. */
export function pageInputOf(rule: Rule): PageInput {
  return {
    examples: (['fail', 'pass', 'undecided'] as const).flatMap((verdict) =>
      (rule.examples[verdict] ?? []).flatMap((example) => pageExample(rule, example, verdict)),
    ),
    reads: rule.reads.flatMap((facet) => subjectsOf(rule).map((on) => `${on}.${facet}`)),
    sources: [...new Set(formats.map((format) => format.name.replace(/ \(.*/, '')))],
  };
}

function pageExample(rule: Rule, example: object, verdict: PageExample['verdict']): readonly PageExample[] {
  for (const { name, language, write } of formats) {
    const written = write(asEstate(example, rule.on));
    if ('text' in written) return [{ title: name, language, text: written.text, verdict }];
  }
  return [];
}
