import type { RuleMeta } from '../rule/meta.js';
import { markdownBlock, markdownCode } from './escape.js';
import { compare } from './region.js';
import { band, prose, peersOf, presetsText, controlsOf } from './rule-words.js';

/** A snippet of a rule page, in one of the forms s3lint reads. */
export interface PageExample {
  readonly title: string;
  /** For the code block: `hcl`, `yaml`, `json`. */
  readonly language: string;
  readonly text: string;
  readonly verdict: 'fail' | 'pass' | 'undecided';
}

/** What the metadata of a rule does not hold. */
export interface PageInput {
  readonly examples: readonly PageExample[];
  /** Facts that the rule reads, such as `bucket.versioning`. */
  readonly reads: readonly string[];
  /** Where such facts are found: `CloudFormation`, `Terraform`, `policy file`. */
  readonly sources?: readonly string[];
}

/** The page of a rule in Markdown: `docs/rules/<id>.md` and `s3lint explain`. */
export function rulePage(meta: RuleMeta, input: PageInput): string {
  const sections = [
    `# ${meta.id}`,
    prose(meta.docs.summary),
    badges(meta, input),
    section('What it reports', messages(meta)),
    section('Why', prose(meta.docs.why)),
    section('What it does not report', meta.docs.limits === undefined ? '' : prose(meta.docs.limits)),
    section('Incorrect', examples(input, 'fail')),
    section('Correct', examples(input, 'pass')),
    section('Undecided', withIntro('Here the text does not tell. It is counted, and fails only with `--require-complete`.', examples(input, 'undecided'))),
    section('Options', options(meta)),
    section('How to fix', meta.docs.fix === undefined ? '' : prose(meta.docs.fix)),
    section('How to suppress', suppression(meta)),
    section('Facts it reads', input.reads.map((fact) => `- ${markdownCode(fact)}`).join('\n')),
    section('Elsewhere', elsewhere(meta)),
    section('Links', meta.docs.links.map(link).join('\n')),
  ];
  return `${sections.filter((text) => text !== '').join('\n\n')}\n`;
}

function section(title: string, body: string): string {
  return body === '' ? '' : `## ${title}\n\n${body}`;
}

function withIntro(intro: string, body: string): string {
  return body === '' ? '' : `${intro}\n\n${body}`;
}

function badges(meta: RuleMeta, input: PageInput): string {
  const fix = meta.fixable ? 'fixable' : 'no automatic fix';
  const security =
    meta.securitySeverity === undefined ? 'no security finding' : `security ${meta.securitySeverity.toFixed(1)} (${band(meta.securitySeverity)})`;
  return [meta.severity, security, presetsText(meta), fix, ...(input.sources && input.sources.length > 0 ? [input.sources.join(', ')] : [])].join(' · ');
}

function messages(meta: RuleMeta): string {
  return Object.values(meta.messages)
    .map((message) => `- ${prose(message.replace(/\{\{\s*(\w+)\s*\}\}/g, '`<$1>`'))}`)
    .join('\n');
}

/** Under the name of each form the same examples: a reader needs one of them. */
function examples(input: PageInput, verdict: PageExample['verdict']): string {
  const wanted = input.examples.filter((example) => example.verdict === verdict);
  return [...new Set(wanted.map(({ title }) => title))]
    .map((title) => {
      const blocks = wanted.filter((example) => example.title === title).map(({ text, language }) => markdownBlock(text, language));
      return [`### ${prose(title)}`, ...blocks].join('\n\n');
    })
    .join('\n\n');
}

function options(meta: RuleMeta): string {
  if (!meta.schema) return '';
  const known = propertiesOf(meta.schema);
  const defaults = meta.defaultOptions ?? {};
  const list = Object.entries(known).map(([name, schema]) => {
    const type = typeOf(schema);
    const standard = name in defaults ? `, default ${markdownCode(JSON.stringify(defaults[name]))}` : '';
    const says = 'description' in schema && typeof schema.description === 'string' ? `: ${prose(schema.description)}` : '';
    return `- ${markdownCode(name)} (${type}${standard})${says}`;
  });
  const setting = JSON.stringify({ rules: { [meta.id]: [meta.severity, defaults] } }, undefined, 2);
  const shape = list.length > 0 ? list.join('\n') : markdownBlock(JSON.stringify(meta.schema, undefined, 2), 'json');
  return `${shape}\n\n${markdownBlock(setting, 'json')}`;
}

function propertiesOf(schema: object): Readonly<Record<string, object>> {
  if (!('properties' in schema) || typeof schema.properties !== 'object' || schema.properties === null) return {};
  return Object.fromEntries(
    Object.entries(schema.properties).flatMap(([name, own]) => (typeof own === 'object' && own !== null ? [[name, own as object]] : [])),
  );
}

function typeOf(schema: object): string {
  if ('enum' in schema && Array.isArray(schema.enum)) return schema.enum.map((value) => markdownCode(JSON.stringify(value))).join(' or ');
  if (!('type' in schema) || typeof schema.type !== 'string') return 'value';
  if (schema.type !== 'array' || !('items' in schema) || typeof schema.items !== 'object' || schema.items === null) return schema.type;
  return `list of ${typeOf(schema.items)}`;
}

function suppression(meta: RuleMeta): string {
  return [
    'In YAML and HCL, above the declaration, with a reason and, if you like, a last day:',
    markdownBlock(`# s3lint-disable-next ${meta.id} until=2027-06-30 -- why it is right here`, 'yaml'),
    'JSON has no comments: there it stands in the metadata of the resource, in Terraform under `"//"`:',
    markdownBlock(`"Metadata": { "s3lint": { "disable": [{ "rule": "${meta.id}", "reason": "why it is right here", "until": "2027-06-30" }] } }`, 'json'),
    `To turn the rule off everywhere, set \`${meta.id}: off\` under \`rules\` in the configuration.`,
  ].join('\n\n');
}

function elsewhere(meta: RuleMeta): string {
  const former = (meta.formerIds ?? []).map((id) => `- Formerly ${markdownCode(id)}`);
  const yields = [...(meta.yieldsTo ?? [])].sort(compare).map((id) => `- Silent where ${markdownCode(id)} reports the same subject`);
  return [...former, ...yields, ...peersOf(meta), ...controlsOf(meta)].join('\n');
}

/** `https://… (read 2026-11-20)`: the address as a link, the rest as it stands. */
function link(text: string): string {
  const [, address, rest] = /^(https:\/\/[^\s<>]+)(.*)$/.exec(text) ?? [];
  return address === undefined ? `- ${prose(text)}` : `- <${address}>${rest?.trim() ? ` ${prose(rest)}` : ''}`;
}
