import type { PageExample, PageInput } from '../report/page.js';
import { asEstate } from '../rule/example.js';
import { subjectsOf } from '../rule/rule.js';
import type { Rule } from '../rule/rule.js';
import { formats } from './format.js';

/** What the page of a rule shows besides its metadata: its examples, in each dialect in the first format that can say them. */
export function pageInputOf(rule: Rule): PageInput {
  const examples = (['fail', 'pass', 'undecided'] as const).flatMap((verdict) =>
    dialects.flatMap((dialect) => (rule.examples[verdict] ?? []).flatMap((example) => pageExample(rule, example, verdict, dialect)).slice(0, MOST)),
  );
  return {
    examples,
    reads: rule.reads.flatMap((facet) => subjectsOf(rule).map((on) => `${on}.${facet}`)),
    sources: dialects.filter((dialect) => examples.some(({ title, verdict }) => title === dialect && verdict === 'fail')),
  };
}

const dialects = [...new Set(formats.flatMap(({ dialect, unseen }) => (unseen ? [] : [dialect])))];

/** So many of a sort tell what a rule means; the others are there for its tests. */
const MOST = 4;

function pageExample(rule: Rule, example: object, verdict: PageExample['verdict'], wanted: string): readonly PageExample[] {
  for (const { dialect, language, write } of formats) {
    if (dialect !== wanted) continue;
    const written = write(asEstate(example, rule.on));
    if ('text' in written) return [{ title: dialect, language, text: written.text, verdict }];
  }
  return [];
}
