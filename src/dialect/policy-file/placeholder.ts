/** Gaps in the texts of a policy that a tool or a person fills in before AWS gets it: `${bucket}`, `{{ account }}`, `<bucket-name>`. */

import type { Term } from '../../policy/term.js';
import type { MappingNode, Node, ScalarNode } from '../../syntax/tree.js';
import type { Mapped } from '../../text/mapped.js';
import type { Looks, Symbol as Gap } from '../../truth/symbol.js';

/**
 * What is a gap: a policy variable has one colon (`${aws:username}`) or is a sign (`${*}`), and stays what it is. `${AWS::Partition}`
 * is CloudFormation's, and filled in by it.
 */
const GAP = /\$\{(?:[A-Za-z_][\w.[\]"-]*|AWS::\w+)\}|\{\{\s*[\w.$-]+\s*\}\}|<[A-Za-z][\w .-]*>/g;

/** An ARN has the partition in its second place, and an account in its fifth; behind the beginning of one of S3 there is a bucket. */
const PARTITION = /^arn:$/;
const BUCKET = /^arn:[^:]*:s3:::$/;
const ACCOUNT = /^arn:[^:]*:[^:]*:[^:]*:$/;

const BEGINNING = 'arn:aws:s3:::';

/** What is supposed of a partition that is filled in, as of CloudFormation's. */
const USUAL = 'aws';

export class Gaps {
  readonly #looks = new Map<string, Looks>();
  /** How each gap is written, by its key. */
  readonly #written = new Map<string, string>();
  /** Gaps that stand for the ARN of a bucket, by the key of that bucket's name. */
  readonly #arns = new Map<string, string>();

  /** Gaps that are written alike are filled in alike, in two versions of a policy as well: their keys know no file. */
  constructor(root: MappingNode) {
    for (const text of textsIn(root)) for (const match of text.matchAll(GAP)) this.#meet(match[0], looksOf(text, match));
  }

  /** Whether anything has to be filled in. */
  get some(): boolean {
    return this.#looks.size > 0;
  }

  /**
   * The text of a scalar with its gaps as holes.
   * @param resource a gap in which it begins is the ARN of a bucket
   */
  fill(node: ScalarNode, resource: boolean): Mapped {
    const text = node.doc.textOf(node);
    if (!this.some || !/[{<]/.test(text.text)) return text;
    const decoder = text.decode((part) => part);
    let at = 0;
    for (const match of text.text.matchAll(GAP)) {
      const end = match.index + match[0].length;
      if (match.index > at) decoder.copy(at, match.index);
      const arn = resource && match.index === 0 && /^(?:\/|\*|$)/.test(text.text.slice(end));
      decoder.hole(arn ? this.#arn(match[0]) : this.#gap(match[0]), match.index, end);
      at = end;
    }
    if (at < text.text.length || at === 0) decoder.copy(at, text.text.length);
    return decoder.done();
  }

  /** A text with gaps as the file would write it; undefined where it has something else that is not known. */
  spell(text: Term): string | undefined {
    let out = '';
    for (const piece of text) {
      if (typeof piece === 'string') out += piece;
      else if (this.#written.has(piece.key)) out += this.#written.get(piece.key) as string;
      else if (this.#arns.has(piece.key) && out === BEGINNING) out = this.#arns.get(piece.key) as string;
      else return undefined;
    }
    const partition = [...this.#looks].find(([, looks]) => looks === 'partition');
    return partition ? out.replace(/^arn:aws:/, () => `arn:${partition[0]}:`) : out;
  }

  #meet(says: string, looks: Looks): void {
    const before = this.#looks.get(says);
    this.#looks.set(says, before === undefined || before === looks ? looks : 'anything');
  }

  #gap(says: string): Gap {
    const key = `gap ${says}`;
    this.#written.set(key, says);
    const looks = this.#looks.get(says) ?? 'anything';
    return { kind: 'symbol', key, says, attribute: 'gap', looks, ...(looks === 'partition' ? { known: USUAL } : {}) };
  }

  /** The ARN of a bucket: its beginning is known, and the bucket has a name. */
  #arn(says: string): Gap {
    const name: Gap = { kind: 'symbol', key: `gap ${says} bucket`, says: `<name in ${says}>`, attribute: 'name', looks: 'bucketName' };
    this.#arns.set(name.key, says);
    return { kind: 'symbol', key: `gap ${says} arn`, says, attribute: 'arn', looks: 'arn', parts: [BEGINNING, name] };
  }
}

function looksOf(text: string, match: RegExpExecArray): Looks {
  // Gaps before it have no colons of their own to count.
  const before = text.slice(0, match.index).replace(GAP, '_');
  const after = text.slice(match.index + match[0].length);
  if (BUCKET.test(before) && /^(?:[/*]|$)/.test(after)) return 'bucketName';
  if (!after.startsWith(':')) return 'anything';
  return PARTITION.test(before) ? 'partition' : ACCOUNT.test(before) ? 'account' : 'anything';
}

/** Aliases let one node stand in many places: it is read once. */
function textsIn(root: Node): readonly string[] {
  const texts: string[] = [];
  const met = new Set<Node>();
  const pending: Node[] = [root];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (met.has(node)) continue;
    met.add(node);
    if (node.kind === 'scalar') texts.push(node.value);
    if (node.kind === 'sequence') pending.push(...node.items);
    if (node.kind === 'mapping') pending.push(...node.entries.map(({ value }) => value));
  }
  return texts;
}
