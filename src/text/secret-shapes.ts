/** Credentials that show by their own form what they are, whatever they are called. */

import type { Span } from './source.js';

export interface SecretSpan extends Span {
  readonly detector: string;
}

interface Shape {
  readonly detector: string;
  /** What every such credential begins with; cheap to look for. */
  readonly marks: readonly string[];
  /** Sticky; the whole form from the mark on. A named group `secret` narrows what is secret of it. */
  readonly form: RegExp;
  /** May stand in the middle of a word. */
  readonly inside?: boolean;
  /** What must follow somewhere; cheap to look for as well. */
  readonly needs?: string;
}

/** AWS: IAM User Guide, reference_identifiers (read October 2026). The others: the vendors' pages on token formats. */
const shapes: readonly Shape[] = [
  { detector: 'AWS access key id', marks: ['AKIA', 'ASIA'], form: /A[KS]IA[A-Z0-9]{16}(?![A-Za-z0-9])/y },
  { detector: 'AWS session token', marks: ['IQoJb3JpZ2lu', 'FwoGZXIvYXdz', 'FQoGZXIvYXdz', 'FQoDYXdz', 'AQoDYXdz'], form: /[A-Za-z0-9/+]{80,}={0,2}/y },
  { detector: 'GitHub token', marks: ['ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_'], form: /gh[pousr]_[A-Za-z0-9]{36,}/y },
  { detector: 'GitHub fine-grained token', marks: ['github_pat_'], form: /github_pat_[A-Za-z0-9_]{22,}/y },
  { detector: 'GitLab token', marks: ['glpat-', 'gldt-', 'glrt-', 'glptt-'], form: /gl[a-z]{2,3}-[A-Za-z0-9_-]{20,}/y },
  { detector: 'Slack token', marks: ['xoxb-', 'xoxp-', 'xoxa-', 'xoxe-', 'xoxr-', 'xoxs-', 'xapp-'], form: /x(?:ox[a-z]|app)-[A-Za-z0-9-]{16,}/y },
  { detector: 'Slack webhook', marks: ['hooks.slack.com/'], form: /hooks\.slack\.com\/(?:services|workflows|triggers)\/(?<secret>[A-Za-z0-9/_-]{20,})/y },
  { detector: 'Stripe key', marks: ['sk_live_', 'sk_test_', 'rk_live_', 'rk_test_'], form: /[rs]k_(?:live|test)_[A-Za-z0-9]{16,}/y },
  { detector: 'webhook signing secret', marks: ['whsec_'], form: /whsec_[A-Za-z0-9+/=]{24,}/y },
  { detector: 'Google API key', marks: ['AIza'], form: /AIza[A-Za-z0-9_-]{35}(?![A-Za-z0-9_-])/y },
  { detector: 'Google OAuth secret', marks: ['GOCSPX-'], form: /GOCSPX-[A-Za-z0-9_-]{28}/y },
  { detector: 'Google access token', marks: ['ya29.'], form: /ya29\.[A-Za-z0-9_-]{20,}/y },
  { detector: 'SendGrid key', marks: ['SG.'], form: /SG\.[A-Za-z0-9_-]{16,}\.[A-Za-z0-9_-]{32,}/y },
  { detector: 'Mailgun key', marks: ['key-'], form: /key-[0-9a-f]{32}(?![0-9a-z])/y },
  { detector: 'npm token', marks: ['npm_'], form: /npm_[A-Za-z0-9]{36}(?![A-Za-z0-9])/y },
  { detector: 'PyPI token', marks: ['pypi-AgE'], form: /pypi-AgE[A-Za-z0-9_-]{50,}/y },
  { detector: 'Anthropic key', marks: ['sk-ant-'], form: /sk-ant-[A-Za-z0-9_-]{24,}/y },
  { detector: 'OpenAI key', marks: ['sk-proj-', 'sk-svcacct-', 'sk-admin-'], form: /sk-[a-z]+-[A-Za-z0-9_-]{24,}/y },
  { detector: 'Hugging Face token', marks: ['hf_'], form: /hf_[A-Za-z0-9]{34}(?![A-Za-z0-9])/y },
  { detector: 'DigitalOcean token', marks: ['dop_v1_', 'doo_v1_', 'dor_v1_'], form: /do[opr]_v1_[a-f0-9]{64}/y },
  { detector: 'Shopify token', marks: ['shpat_', 'shpss_', 'shpca_', 'shppa_'], form: /shp[a-z]{2}_[a-fA-F0-9]{32}/y },
  { detector: 'Databricks token', marks: ['dapi'], form: /dapi[a-f0-9]{32}(?:-\d)?(?![a-z0-9])/y },
  { detector: 'Vault token', marks: ['hvs.', 'hvb.'], form: /hv[bs]\.[A-Za-z0-9_-]{24,}/y },
  { detector: 'HCP Terraform token', marks: ['.atlasv1.'], form: /\.atlasv1\.[A-Za-z0-9_=-]{50,}/y, inside: true },
  { detector: 'New Relic key', marks: ['NRAK-'], form: /NRAK-[A-Z0-9]{27}/y },
  { detector: 'Grafana token', marks: ['glsa_', 'glc_'], form: /gl(?:sa|c)_[A-Za-z0-9+/=_]{32,}/y },
  { detector: 'Atlassian token', marks: ['ATATT3', 'ATCTT3'], form: /AT[AC]TT3[A-Za-z0-9_=-]{40,}/y },
  { detector: 'Postman key', marks: ['PMAK-'], form: /PMAK-[a-f0-9]{24}-[a-f0-9]{34}/y },
  { detector: 'Azure storage key', marks: ['AccountKey='], form: /AccountKey=(?<secret>[A-Za-z0-9+/]{40,}={0,2})/y },
  { detector: 'JSON Web Token', marks: ['eyJ'], form: /eyJ[A-Za-z0-9_-]{12,}\.eyJ[A-Za-z0-9_-]{12,}\.[A-Za-z0-9_-]{16,}/y },
  // One slash as well: that is what is left of a URL that was taken for a path. A digest behind the `@` makes it the name of an image.
  {
    detector: 'password in a URL',
    marks: [':/'],
    form: /:\/\/?[^\s/@:"'<>\\]{0,128}:(?<secret>[^\s/@"'<>\\]{3,128})@(?!localhost\b|127\.|sha256:)/y,
    inside: true,
    needs: '@',
  },
];

const byMark = new Map(shapes.flatMap((shape) => shape.marks.map((mark) => [mark, shape] as const)));
const anyMark = new RegExp([...byMark.keys()].map((mark) => mark.replaceAll('.', '\\.')).join('|'), 'g');

/** Credentials in a text, in order. Examples of the AWS documentation and placeholders are none. */
export function shapedSecrets(text: string): readonly SecretSpan[] {
  const found: SecretSpan[] = [...privateKeys(text)];
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
