/** `s3lint policy check FILE`: who can do what with the buckets of a file. */

import type { JoinedEstate } from '../link/estate.js';
import { engine } from '../model/access.js';
import { obeyedByNobody } from '../report/escape.js';
import type { Note } from '../rule/finding.js';
import { explore, whenOf } from '../truth/explore.js';
import type { Choice } from '../truth/explore.js';
import { type ExitCode, exit } from './exit.js';
import { type BucketHolder, bucketHolders, nothingToAsk } from './policy-bucket.js';
import { type PolicyFlags, policyInput } from './policy-input.js';
import { type NamedQuestion, type PolicyQuestionName, policyQuestions } from './policy-names.js';
import { type Told, ask } from './policy-questions.js';
import { type Look, because, json, jsonNotes, lookFor, notesOf, requestLines, set } from './policy-say.js';
import type { World } from './world.js';

export interface CheckFlags extends PolicyFlags {
  readonly question: readonly PolicyQuestionName[];
  readonly failOn: 'yes' | 'never';
  readonly requireComplete?: true;
}

/** The answer to one question about one bucket; several where it depends on how a template's conditions fall out. */
export interface Answered {
  readonly question: (typeof policyQuestions)[number];
  readonly told: Told;
  readonly notes: readonly Note[];
  readonly when?: string;
}

export interface Section {
  readonly holder: BucketHolder;
  readonly bucket: string;
  readonly answers: readonly Answered[];
}

export async function policyCheckCommand(files: readonly string[], flags: CheckFlags, world: World): Promise<ExitCode> {
  const input = await policyInput(files, flags, world, true);
  const questions = policyQuestions.filter(({ name, usual }) => (flags.question.length > 0 ? flags.question.includes(name) : usual));
  const sections = bucketHolders(input.estate, flags.bucket).flatMap((holder) => sectionsOf(holder, questions, input.estate));
  if (sections.length === 0 && input.trouble === undefined) {
    const why = nothingToAsk(input.estate, flags.bucket);
    if (typeof why !== 'string') throw why;
    world.stderr.write(`error: ${why}\n`);
  }
  if (sections.length > 0)
    world.stdout.write(flags.format === 'json' ? asJson(sections, input.secrets) : asText(sections, lookFor(flags.color, input.secrets, world)));
  const answers = sections.flatMap((section) => section.answers);
  const held: readonly (ExitCode | false)[] = [
    input.trouble === exit.unreadable && exit.unreadable,
    flags.requireComplete === true && answers.some((one) => one.told.answer === 'undecided') && exit.incomplete,
    flags.failOn === 'yes' && answers.some((one) => one.told.answer === 'yes') && exit.findings,
    (input.trouble === exit.noInput || sections.length === 0) && exit.noInput,
  ];
  return held.find((code) => code !== false) ?? exit.clean;
}

/** The buckets of one declaration with all answers, each asked in every world that makes a difference to it. */
function sectionsOf(holder: BucketHolder, questions: readonly (typeof policyQuestions)[number][], estate: JoinedEstate): readonly Section[] {
  const sections = new Map<string, Answered[]>();
  for (const question of questions) {
    for (const { bucket, answered } of answersTo(question, holder, estate)) {
      const known = sections.get(bucket);
      if (known) known.push(...answered);
      else sections.set(bucket, [...answered]);
    }
  }
  return [...sections].map(([bucket, answers]) => ({ holder, bucket, answers }));
}

interface AboutBucket {
  readonly bucket: string;
  readonly answered: readonly Answered[];
}

function answersTo(question: (typeof policyQuestions)[number], holder: BucketHolder, estate: JoinedEstate): readonly AboutBucket[] {
  const { facts } = estate;
  const paths = explore(estate.plain, (choices) =>
    holder.buckets(choices).map(({ bucket, situation }) => ({ bucket, told: ask(question.name, { engine, situation, facts }) })),
  );
  if ('kind' in paths) {
    const says = 'it depends on more combinations of conditions than are tried: give values with --parameter, or --var for Terraform';
    const undecided: Told = { answer: 'undecided', because: [{ says, origin: holder.declaration.header }], assumes: [] };
    return [{ bucket: holder.declaration.says, answered: [{ question, told: undecided, notes: notesOf(undecided.because) }] }];
  }
  const names = [...new Set(paths.flatMap(({ outcome }) => outcome.map(({ bucket }) => bucket)))];
  return names.map((bucket) => {
    const groups = new Map<string, { readonly told: Told; readonly notes: readonly Note[]; readonly ways: (readonly Choice[])[] }>();
    for (const { outcome, choices } of paths) {
      const found = outcome.find((one) => one.bucket === bucket);
      if (!found) continue;
      const notes = notesOf(found.told.because);
      const key = JSON.stringify([found.told.answer, found.told.request?.says, jsonNotes(notes)]);
      const known = groups.get(key);
      if (known) known.ways.push(choices);
      else groups.set(key, { told: found.told, notes, ways: [choices] });
    }
    const answered = [...groups.values()].map(({ told: one, notes, ways }): Answered => {
      const others = paths.flatMap(({ choices }) => (ways.includes(choices) ? [] : [choices]));
      const when = whenOf(ways, others);
      return { question, told: one, notes, ...(when === undefined ? {} : { when }) };
    });
    return { bucket, answered };
  });
}

function asText(sections: readonly Section[], look: Look): string {
  const answers = sections.flatMap((section) => section.answers);
  const count = (answer: Told['answer']): number => answers.filter((one) => one.told.answer === answer).length;
  const sum = [`${count('yes')} yes`, `${count('no')} no`, ...(count('undecided') > 0 ? [`${count('undecided')} undecided`] : [])];
  return obeyedByNobody(`${[...sections.map((section) => sectionText(section, look)), sum.join(look.comma)].join('\n\n')}\n`);
}

function sectionText({ bucket, holder: { declaration }, answers }: Section, look: Look): string {
  const { address, type, unit } = declaration;
  const place = `${type} in ${unit.path}${unit.name === undefined ? '' : ` as ${unit.name}`}`;
  const where = declaration.documents ? place : `${address}, ${place}`;
  // Most answers rest on the same: it is told once.
  const assumes = [...new Set(answers.flatMap((one) => one.told.assumes))].map((text) => ({ word: 'assumes', text }));
  return [
    `${look.strong(look.told(bucket))} ${look.quiet(`(${look.told(where)})`)}`,
    ...answers.flatMap((one) => answerLines(one, unit.path, look)),
    ...set(assumes, 0, look),
  ].join('\n');
}

const SIGN = 10;

function answerLines({ question, told: { answer, request }, notes, when }: Answered, file: string, look: Look): readonly string[] {
  const colour = { yes: look.bad, no: look.good, undecided: look.open }[answer];
  const proof = request ? requestLines(answer === 'undecided' ? 'perhaps' : answer === 'yes' ? 'proof' : 'possible', request) : [];
  const lines = [...proof, ...because(answer === 'undecided' ? 'open' : 'because', notes, file), ...(when === undefined ? [] : [{ word: 'when', text: when }])];
  return [`${colour(answer.padEnd(SIGN))}${question.asks} ${look.quiet(`[${question.name}]`)}`, ...set(lines, SIGN, look)];
}

function asJson(sections: readonly Section[], secrets: readonly string[]): string {
  return json(
    {
      buckets: sections.map(({ bucket, holder: { declaration }, answers }) => ({
        bucket,
        resource: declaration.address,
        resourceType: declaration.type,
        file: declaration.unit.path,
        ...(declaration.unit.name === undefined ? {} : { deployment: declaration.unit.name }),
        answers: answers.map(answerJson),
      })),
    },
    secrets,
  );
}

function answerJson({ question, told: { answer, request, assumes }, notes, when }: Answered): object {
  const { name, asks }: NamedQuestion = question;
  return {
    question: name,
    asks,
    answer,
    ...(when === undefined ? {} : { when }),
    ...(request ? { [answer === 'undecided' ? 'example' : 'request']: request } : {}),
    because: jsonNotes(notes),
    ...(assumes.length > 0 ? { assumes } : {}),
  };
}
