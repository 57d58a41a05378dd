/**
 * HCL as a tree: bodies of attributes and blocks, and expressions. Every node knows its text and its place in it; some find both in their
 * parts, so that no node is to be copied by `...`.
 */

import type { Diagnostic } from '../../text/diagnostic.js';
import type { Mapped } from '../../text/mapped.js';
import type { Comment, Node as DataNode } from '../tree.js';

/** One parsed text in HCL's own syntax. */
export interface HclDocument {
  readonly syntax: 'hcl';
  readonly mapped: Mapped;
  /** What could be read; after an error reading goes on at the next line. */
  readonly body: Body;
  /** Syntax errors (`unreadable-input`), in source order. */
  readonly problems: readonly Diagnostic[];
  /** All comments in source order; found on demand. */
  comments(): readonly Comment[];
}

interface Part {
  /** The text in which it stands: a file, or a text inside of one (a string of `.tf.json`, a template file). */
  readonly in: Mapped;
  /** Offsets into `in.text`. */
  readonly start: number;
  readonly end: number;
  /** In JSON syntax what it is read of: of the body of a file all of it, of a block and its body the object. */
  readonly data?: DataNode;
}

/** A name as it is written. */
export interface Name extends Part {
  readonly text: string;
}

export interface Body extends Part {
  readonly kind: 'body';
  /** In source order. */
  readonly items: readonly Item[];
  /** Something in it could not be read, so that what is missing here may yet be written. */
  readonly broken?: boolean;
}

export type Item = Attribute | Block;

export interface Attribute extends Part {
  readonly kind: 'attribute';
  readonly name: Name;
  readonly value: Expression;
}

/** `resource "aws_s3_bucket" "logs" { … }`. Its span ends behind the closing brace; `body` is what stands between the braces. */
export interface Block extends Part {
  readonly kind: 'block';
  readonly type: Name;
  readonly labels: readonly Name[];
  readonly body: Body;
  /** Type and labels, without the brace. */
  readonly header: { readonly start: number; readonly end: number };
}

export type Expression =
  | NumberLiteral
  | WordLiteral
  | Template
  | Reference
  | AttributeAccess
  | IndexAccess
  | Splat
  | Call
  | Unary
  | Binary
  | Conditional
  | Tuple
  | ObjectExpression
  | ForTuple
  | ForObject
  | Parentheses
  | DataExpression;

export interface NumberLiteral extends Part {
  readonly kind: 'number';
  /** As it is written: HCL's numbers are of any size and precision. */
  readonly lexeme: string;
}

/** `true`, `false`, `null`. */
export interface WordLiteral extends Part {
  readonly kind: 'word';
  readonly word: 'true' | 'false' | 'null';
}

/**
 * A text with interpolations and directives. A quoted string without any is a template of one literal, and an empty one has no parts.
 * A template that is nothing but one interpolation has the value of that, whatever its type.
 */
export interface Template extends Part {
  readonly kind: 'template';
  readonly style: 'quoted' | 'heredoc' | 'indented-heredoc' | 'bare';
  readonly parts: readonly TemplatePart[];
}

export type TemplatePart = TemplateText | Interpolation | TemplateIf | TemplateFor;

export interface TemplateText extends Part {
  readonly kind: 'text';
  /** Escapes undone, heredoc lines dedented, `~` trimming applied, with the way back to the file. */
  readonly text: Mapped;
}

/** `${…}`; the marks `~` trim what stands beside and are already applied to it. */
export interface Interpolation extends Part {
  readonly kind: 'interpolation';
  readonly expression: Expression;
}

export interface TemplateIf extends Part {
  readonly kind: 'if';
  readonly condition: Expression;
  readonly then: readonly TemplatePart[];
  readonly otherwise: readonly TemplatePart[];
}

export interface TemplateFor extends Part {
  readonly kind: 'for';
  readonly keyName: Name | undefined;
  readonly valueName: Name;
  readonly collection: Expression;
  readonly parts: readonly TemplatePart[];
}

/** The beginning of a traversal: `var`, `aws_s3_bucket`, a loop's variable. */
export interface Reference extends Part {
  readonly kind: 'reference';
  readonly name: string;
}

/** `of.name`; the name stands at its end. */
export interface AttributeAccess extends Part {
  readonly kind: 'access';
  readonly of: Expression;
  readonly name: string;
}

/** `of[key]`, and the old `of.0`. */
export interface IndexAccess extends Part {
  readonly kind: 'index';
  readonly of: Expression;
  readonly key: Expression;
}

/** `of.*.each` (attribute-only) and `of[*].each` (full). In `each` the item stands as a reference named `SPLAT_ITEM`. */
export interface Splat extends Part {
  readonly kind: 'splat';
  readonly full: boolean;
  readonly of: Expression;
  /** What is taken of every item; the bare item reference where nothing follows. */
  readonly each: Expression;
}
export const SPLAT_ITEM = '*';

export interface Call extends Part {
  readonly kind: 'call';
  /** With its namespace: `provider::aws::arn_parse`. */
  readonly name: string;
  readonly nameSpan: { readonly start: number; readonly end: number };
  readonly args: readonly Expression[];
  /** The last argument is followed by `...`. */
  readonly expand: boolean;
}

export interface Unary extends Part {
  readonly kind: 'unary';
  readonly operator: '!' | '-';
  readonly operand: Expression;
}

export type BinaryOperator = '||' | '&&' | '==' | '!=' | '<' | '<=' | '>' | '>=' | '+' | '-' | '*' | '/' | '%';

export interface Binary extends Part {
  readonly kind: 'binary';
  readonly operator: BinaryOperator;
  readonly left: Expression;
  readonly right: Expression;
}

export interface Conditional extends Part {
  readonly kind: 'conditional';
  readonly condition: Expression;
  readonly then: Expression;
  readonly otherwise: Expression;
}

export interface Tuple extends Part {
  readonly kind: 'tuple';
  readonly items: readonly Expression[];
}

export interface ObjectExpression extends Part {
  readonly kind: 'object';
  readonly entries: readonly ObjectEntry[];
}

export interface ObjectEntry extends Part {
  /** A bare name is a key of that text (a `reference` that is not looked up: `literalKey` holds it). */
  readonly key: Expression;
  readonly literalKey: string | undefined;
  readonly separator: '=' | ':';
  readonly value: Expression;
}

export interface ForTuple extends Part {
  readonly kind: 'for-tuple';
  readonly keyName: Name | undefined;
  readonly valueName: Name;
  readonly collection: Expression;
  readonly value: Expression;
  readonly condition: Expression | undefined;
}

export interface ForObject extends Part {
  readonly kind: 'for-object';
  readonly keyName: Name | undefined;
  readonly valueName: Name;
  readonly collection: Expression;
  readonly key: Expression;
  readonly value: Expression;
  /** `…` after the value: values of equal keys are collected in lists. */
  readonly grouped: boolean;
  readonly condition: Expression | undefined;
}

export interface Parentheses extends Part {
  readonly kind: 'parentheses';
  readonly inner: Expression;
}

/** In `.tf.json`: a JSON value that stands where HCL has an expression and holds no template; the reader turns objects and lists into their HCL forms. */
export interface DataExpression extends Part {
  readonly kind: 'data';
  readonly node: DataNode;
}
