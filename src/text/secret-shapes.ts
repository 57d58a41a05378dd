/** Credentials that show by their own form what they are, whatever they are called. */

import type { Span } from './source.js';

export interface SecretSpan extends Span {
  readonly detector: string;
}

interface Shape {
  readonly detector: string;
  /** Sticky; the whole form from the mark on. A named group `secret` narrows what is secret of it. */
  readonly form: RegExp;
  /** May stand in the middle of a word. */
  readonly inside?: boolean;
  /** What must follow somewhere; cheap to look for as well. */
  readonly needs?: string;
}

/** What every credential of a kind begins with; cheap to look for. */
const marks: Readonly<Record<string, string>> = {
  'AWS access key id': 'AKIA ASIA',
  'AWS session token': 'IQoJb3JpZ2lu FwoGZXIvYXdz FQoGZXIvYXdz FQoDYXdz AQoDYXdz',
  'GitHub token': 'ghp_ gho_ ghu_ ghs_ ghr_',
  'GitHub fine-grained token': 'github_pat_',
  'GitLab token': 'glpat- gldt- glrt- glptt-',
  'Slack token': 'xoxb- xoxp- xoxa- xoxe- xoxr- xoxs- xapp-',
  'Slack webhook': 'hooks.slack.com/',
  'Stripe key': 'sk_live_ sk_test_ rk_live_ rk_test_',
  'webhook signing secret': 'whsec_',
  'Google API key': 'AIza',
  'Google OAuth secret': 'GOCSPX-',
  'Google access token': 'ya29.',
  'SendGrid key': 'SG.',
  'Mailgun key': 'key-',
  'npm token': 'npm_',
  'PyPI token': 'pypi-AgE',
  'Anthropic key': 'sk-ant-',
  'OpenAI key': 'sk-proj- sk-svcacct- sk-admin-',
  'Hugging Face token': 'hf_',
  'DigitalOcean token': 'dop_v1_ doo_v1_ dor_v1_',
  'Shopify token': 'shpat_ shpss_ shpca_ shppa_',
  'Databricks token': 'dapi',
  'Vault token': 'hvs. hvb.',
  'HCP Terraform token': '.atlasv1.',
  'New Relic key': 'NRAK-',
  'Grafana token': 'glsa_ glc_',
  'Atlassian token': 'ATATT3 ATCTT3',
  'Postman key': 'PMAK-',
  'Azure storage key': 'AccountKey=',
  'JSON Web Token': 'eyJ',
  // One slash as well: that is what is left of a URL that was taken for a path.
  'password in a URL': ':/',
};

/** AWS: IAM User Guide, reference_identifiers (read October 2026). The others: the vendors' pages on token formats. */
function shapes(): readonly Shape[] {
  return [
    { detector: 'AWS access key id', form: /A[KS]IA[A-Z0-9]{16}(?![A-Za-z0-9])/y },
    { detector: 'AWS session token', form: /[A-Za-z0-9/+]{80,}={0,2}/y },
    { detector: 'GitHub token', form: /gh[pousr]_[A-Za-z0-9]{36,}/y },
    { detector: 'GitHub fine-grained token', form: /github_pat_[A-Za-z0-9_]{22,}/y },
    { detector: 'GitLab token', form: /gl[a-z]{2,3}-[A-Za-z0-9_-]{20,}/y },
    { detector: 'Slack token', form: /x(?:ox[a-z]|app)-[A-Za-z0-9-]{16,}/y },
    { detector: 'Slack webhook', form: /hooks\.slack\.com\/(?:services|workflows|triggers)\/(?<secret>[A-Za-z0-9/_-]{20,})/y },
    { detector: 'Stripe key', form: /[rs]k_(?:live|test)_[A-Za-z0-9]{16,}/y },
    { detector: 'webhook signing secret', form: /whsec_[A-Za-z0-9+/=]{24,}/y },
    { detector: 'Google API key', form: /AIza[A-Za-z0-9_-]{35}(?![A-Za-z0-9_-])/y },
    { detector: 'Google OAuth secret', form: /GOCSPX-[A-Za-z0-9_-]{28}/y },
    { detector: 'Google access token', form: /ya29\.[A-Za-z0-9_-]{20,}/y },
    { detector: 'SendGrid key', form: /SG\.[A-Za-z0-9_-]{16,}\.[A-Za-z0-9_-]{32,}/y },
    { detector: 'Mailgun key', form: /key-[0-9a-f]{32}(?![0-9a-z])/y },
    { detector: 'npm token', form: /npm_[A-Za-z0-9]{36}(?![A-Za-z0-9])/y },
    { detector: 'PyPI token', form: /pypi-AgE[A-Za-z0-9_-]{50,}/y },
    { detector: 'Anthropic key', form: /sk-ant-[A-Za-z0-9_-]{24,}/y },
    { detector: 'OpenAI key', form: /sk-[a-z]+-[A-Za-z0-9_-]{24,}/y },
    { detector: 'Hugging Face token', form: /hf_[A-Za-z0-9]{34}(?![A-Za-z0-9])/y },
    { detector: 'DigitalOcean token', form: /do[opr]_v1_[a-f0-9]{64}/y },
    { detector: 'Shopify token', form: /shp[a-z]{2}_[a-fA-F0-9]{32}/y },
    { detector: 'Databricks token', form: /dapi[a-f0-9]{32}(?:-\d)?(?![a-z0-9])/y },
    { detector: 'Vault token', form: /hv[bs]\.[A-Za-z0-9_-]{24,}/y },
    { detector: 'HCP Terraform token', form: /\.atlasv1\.[A-Za-z0-9_=-]{50,}/y, inside: true },
    { detector: 'New Relic key', form: /NRAK-[A-Z0-9]{27}/y },
    { detector: 'Grafana token', form: /gl(?:sa|c)_[A-Za-z0-9+/=_]{32,}/y },
    { detector: 'Atlassian token', form: /AT[AC]TT3[A-Za-z0-9_=-]{40,}/y },
    { detector: 'Postman key', form: /PMAK-[a-f0-9]{24}-[a-f0-9]{34}/y },
    { detector: 'Azure storage key', form: /AccountKey=(?<secret>[A-Za-z0-9+/]{40,}={0,2})/y },
    { detector: 'JSON Web Token', form: /eyJ[A-Za-z0-9_-]{12,}\.eyJ[A-Za-z0-9_-]{12,}\.[A-Za-z0-9_-]{16,}/y },
    // A digest behind the `@` makes it the name of an image.
    {
      detector: 'password in a URL',
      form: /:\/\/?[^\s/@:"'<>\\]{0,128}:(?<secret>[^\s/@"'<>\\]{3,128})@(?!localhost\b|127\.|sha256:)/y,
      inside: true,
      needs: '@',
    },
  ];
}

/** Made for the first text that holds a mark: few do. */
function markedShapes(): { readonly byMark: ReadonlyMap<string, Shape>; readonly anyMark: RegExp } {
  if (marked) return marked;
  const byMark = new Map(shapes().flatMap((shape) => marksOf(shape.detector).map((mark) => [mark, shape] as const)));
  marked = { byMark, anyMark: new RegExp([...byMark.keys()].map((mark) => mark.replaceAll('.', '\\.')).join('|'), 'g') };
  return marked;
}

let marked: ReturnType<typeof markedShapes> | undefined;

function marksOf(detector: string): readonly string[] {
  return marks[detector]?.split(' ') ?? [];
}

/** Signs that are looked for before the marks that have them. */
const SIGNS = ['_', '-', ''];

/** All marks but that of a URL, under the first of the signs that each has in it. */
let bySign: readonly (readonly [sign: string, marks: readonly string[]])[] | undefined;

/** Whether a text may hold a mark. */
export function mayHoldMark(text: string): boolean {
  bySign ??= grouped();
  return (text.includes('@') && text.includes(':/')) || bySign.some(([sign, own]) => text.includes(sign) && own.some((mark) => text.includes(mark)));
}

/** For a few short texts that is found out sooner than an expression for all marks is made. */
const SHORT = 1000;
const FEW = 200;
let looked = 0;

function holdsNone(text: string): boolean {
  return !marked && text.length <= SHORT && looked++ < FEW && !mayHoldMark(text);
}

function grouped(): readonly (readonly [sign: string, marks: readonly string[]])[] {
  let rest = Object.values(marks)
    .flatMap((some) => some.split(' '))
    .filter((mark) => mark !== ':/');
  return SIGNS.map((sign) => {
    const own = rest.filter((mark) => mark.includes(sign));
    rest = rest.filter((mark) => !mark.includes(sign));
    return [sign, own] as const;
  });
}

/** Credentials in a text, in order. Examples of the AWS documentation and placeholders are none. */
export function shapedSecrets(text: string): readonly SecretSpan[] {
  const found: SecretSpan[] = [...privateKeys(text)];
  if (holdsNone(text)) return found;
  const { byMark, anyMark } = markedShapes();
  for (const { 0: mark, index } of text.matchAll(anyMark)) {
    const shape = byMark.get(mark) as Shape;
    if (!shape.inside && !beginsWord(text, index)) continue;
    if (shape.needs !== undefined && !text.includes(shape.needs, index)) continue;
    shape.form.lastIndex = index;
    const match = shape.form.exec(text);
    if (!match) continue;
    const secret = match.groups?.['secret'] ?? match[0];
    const start = index + match[0].lastIndexOf(secret);
    if (!isSample(secret)) found.push({ detector: shape.detector, start, end: start + secret.length });
  }
  return found.sort((a, b) => a.start - b.start || b.end - a.end);
}

/** Letters behind a written escape (`\n`) begin a word too. */
function beginsWord(text: string, at: number): boolean {
  return !/[A-Za-z0-9_]/.test(text[at - 1] ?? ' ') || (text[at - 2] === '\\' && /[nrt]/.test(text[at - 1] as string));
}

/** What documentation and templates write where a credential would stand. */
export function isSample(text: string): boolean {
  return /EXAMPLE|^\$|^\{|\$\{|\{\{|^<|^\*+$|^[xX]+$|^(?:change|replace|your|dummy|placeholder|redacted|todo)/i.test(text);
}

/** Private keys with their frame; one whose end is missing goes on as long as its lines look like one. */
function privateKeys(text: string): readonly SecretSpan[] {
  const found: SecretSpan[] = [];
  if (!text.includes('-----BEGIN ')) return found;
  let open: RegExpExecArray | undefined;
  const close = (end: number): void => {
    if (open) found.push({ detector: 'private key', start: open.index, end });
    open = undefined;
  };
  for (const match of text.matchAll(/-----(BEGIN|END) (?:[A-Z0-9]+ ){0,3}PRIVATE KEY(?: BLOCK)?-----/g)) {
    if (match[1] === 'END') close(match.index + match[0].length);
    else {
      if (open) close(endOfBody(text, open));
      open = match;
    }
  }
  if (open) close(endOfBody(text, open));
  return found.filter(({ start, end }) => end - start > 80);
}

function endOfBody(text: string, { index, 0: head }: RegExpExecArray): number {
  // Between its lines: quotes of a text that is put together, marks of a comment or a list.
  const body = /(?:(?:\s|\\[nr]|["',+#-])*[A-Za-z0-9+/=]{16,})*/y;
  body.lastIndex = index + head.length;
  body.exec(text);
  return body.lastIndex;
}
