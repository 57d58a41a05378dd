import { parseExpression, parseHcl, parseTemplate } from '../../../src/syntax/hcl/parse.js';
import type { Block, Body, Expression, Item, Template, TemplatePart } from '../../../src/syntax/hcl/tree.js';
import type { Diagnostic } from '../../../src/text/diagnostic.js';
import { Mapped } from '../../../src/text/mapped.js';
import { Source } from '../../../src/text/source.js';

export const mapped = (text: string) => Mapped.of(new Source('main.tf', text));
export const hcl = (text: string) => parseHcl(mapped(text));
export const bare = (text: string) => parseTemplate(mapped(text));

/** The expression of a text that has no problem. */
export function parsed(text: string): Expression {
  const { expression, problems } = parseExpression(mapped(text));
  if (!expression || problems.length > 0) throw new Error(problems.map(said).join('\n'));
  return expression;
}

export function shown(text: string): string {
  return show(parsed(text));
}

/** A problem as `line:column message | help`. */
export function said({ message, help, place }: Diagnostic): string {
  const { line, column } = place.source.position(place.start);
  return `${line}:${column} ${message} | ${help}`;
}

/** The structure of an expression, in parentheses where there is more than a word. */
export function show(own: Expression): string {
  switch (own.kind) {
    case 'number':
      return own.lexeme;
    case 'word':
      return own.word;
    case 'reference':
      return own.name;
    case 'access':
      return `(${show(own.of)} .${own.name})`;
    case 'index':
      return `(${show(own.of)} [${show(own.key)}])`;
    case 'splat':
      return `(${show(own.of)} ${own.full ? 'each' : 'each-attribute'} ${show(own.each)})`;
    case 'call':
      return `(call ${[own.name, ...own.args.map(show)].join(' ')}${own.expand ? '...' : ''})`;
    case 'unary':
      return `(${own.operator} ${show(own.operand)})`;
    case 'binary':
      return `(${show(own.left)} ${own.operator} ${show(own.right)})`;
    case 'conditional':
      return `(${show(own.condition)} ? ${show(own.then)} : ${show(own.otherwise)})`;
    case 'tuple':
      return `[${own.items.map(show).join(' ')}]`;
    case 'object':
      return `{${own.entries.map((entry) => `${entry.literalKey === undefined ? show(entry.key) : `'${entry.literalKey}'`}${entry.separator}${show(entry.value)}`).join(' ')}}`;
    case 'for-tuple':
      return `[for ${loop(own)}: ${show(own.value)}${filter(own.condition)}]`;
    case 'for-object':
      return `{for ${loop(own)}: ${show(own.key)} => ${show(own.value)}${own.grouped ? '...' : ''}${filter(own.condition)}}`;
    case 'parentheses':
      return `(${show(own.inner)})`;
    case 'template':
      return showTemplate(own);
    case 'data':
      return 'data';
  }
}

function loop(own: { readonly keyName: { text: string } | undefined; readonly valueName: { text: string }; readonly collection: Expression }): string {
  return `${own.keyName ? `${own.keyName.text} ` : ''}${own.valueName.text} in ${show(own.collection)}`;
}

function filter(condition: Expression | undefined): string {
  return condition ? ` if ${show(condition)}` : '';
}

export function showTemplate({ parts }: Template): string {
  return `<${showParts(parts)}>`;
}

export function showParts(parts: readonly TemplatePart[]): string {
  return parts.map(showPart).join(' ');
}

function showPart(part: TemplatePart): string {
  switch (part.kind) {
    case 'text':
      return JSON.stringify(part.text.text);
    case 'interpolation':
      return `$${show(part.expression)}`;
    case 'if':
      return `(if ${show(part.condition)} <${showParts(part.then)}> <${showParts(part.otherwise)}>)`;
    case 'for':
      return `(for ${loop(part)} <${showParts(part.parts)}>)`;
  }
}

export function showItem(item: Item): string {
  if (item.kind === 'attribute') return `${item.name.text} = ${show(item.value)}`;
  return `${[item.type, ...item.labels].map((name) => name.text).join(' ')} {${showBody(item.body)}}`;
}

export function showBody(body: Body): string {
  return body.items.map(showItem).join('; ');
}

/** All expressions of a body, outermost first; of a splat the source alone, because what is taken of its items stands for itself nowhere. */
export function* expressionsOf(items: readonly Item[]): Generator<Expression> {
  for (const item of items) {
    if (item.kind === 'attribute') yield* within(item.value);
    else yield* expressionsOf(item.body.items);
  }
}

export function* blocksOf(items: readonly Item[]): Generator<Block> {
  for (const item of items) {
    if (item.kind !== 'block') continue;
    yield item;
    yield* blocksOf(item.body.items);
  }
}

export function* within(own: Expression): Generator<Expression> {
  yield own;
  for (const child of children(own)) yield* within(child);
}

function children(own: Expression): readonly Expression[] {
  switch (own.kind) {
    case 'access':
    case 'splat':
      return [own.of];
    case 'index':
      return [own.of, own.key];
    case 'call':
      return own.args;
    case 'unary':
      return [own.operand];
    case 'binary':
      return [own.left, own.right];
    case 'conditional':
      return [own.condition, own.then, own.otherwise];
    case 'tuple':
      return own.items;
    case 'object':
      return own.entries.flatMap((entry) => [entry.key, entry.value]);
    case 'for-tuple':
      return [own.collection, own.value, ...(own.condition ? [own.condition] : [])];
    case 'for-object':
      return [own.collection, own.key, own.value, ...(own.condition ? [own.condition] : [])];
    case 'parentheses':
      return [own.inner];
    case 'template':
      return partsOf(own.parts).flatMap((part) => (part.kind === 'interpolation' ? [part.expression] : []));
    default:
      return [];
  }
}

/** All parts of a template, those inside of directives too. */
export function partsOf(parts: readonly TemplatePart[]): readonly TemplatePart[] {
  return parts.flatMap((part) => {
    if (part.kind === 'if') return [part, ...partsOf(part.then), ...partsOf(part.otherwise)];
    return part.kind === 'for' ? [part, ...partsOf(part.parts)] : [part];
  });
}
