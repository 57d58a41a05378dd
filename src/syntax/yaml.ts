import type { Diagnostic } from '../text/diagnostic.js';
import type { Mapped } from '../text/mapped.js';
import type { Comment, Document, Node, ScalarNode } from './tree.js';
import { inSourceOrder } from './problem.js';
import { buildYaml } from './yaml-build.js';
import { yamlError } from './yaml-error.js';
import { readEvents } from './yaml-events.js';
import { yamlText } from './yaml-text.js';

/** Reads the first document of a YAML text. A text that breaks YAML's grammar has no root and one problem. */
export function parseYaml(text: Mapped): Document {
  return new YamlDocument(text);
}

class YamlDocument implements Document {
  readonly syntax = 'yaml';
  readonly root: Node | undefined;
  readonly problems: readonly Diagnostic[];
  readonly #comments: readonly number[];

  constructor(readonly mapped: Mapped) {
    const problems: Diagnostic[] = [];
    const events = readEvents(mapped.text);
    if ('reason' in events) {
      problems.push(yamlError(mapped, events.reason, events.offset));
      this.#comments = [];
    } else {
      const built = buildYaml(this, events, problems);
      this.root = built.root;
      this.#comments = built.comments;
    }
    this.problems = inSourceOrder(problems);
  }

  comments(): readonly Comment[] {
    const { text } = this.mapped;
    return this.#comments.map((start) => {
      const end = lineEnd(text, start);
      return { text: text.slice(start + 1, end).trim(), start, end };
    });
  }

  textOf(scalar: ScalarNode): Mapped {
    return yamlText(this.mapped, scalar);
  }
}

function lineEnd(text: string, start: number): number {
  let end = start;
  while (end < text.length && text[end] !== '\n' && text[end] !== '\r') end++;
  return end;
}
