/** Texts with interpolations and directives. Every piece keeps its place and its way back into the file. */

import { PlainString } from '../../syntax/hcl/literal-text.js';
import type { Expression, Template, TemplateFor, TemplateIf, TemplatePart } from '../../syntax/hcl/tree.js';
import { HOLE, Mapped } from '../../text/mapped.js';
import type { Origin } from '../../text/origin.js';
import type { Seen, SeenScalar, SeenUnknown } from '../../truth/seen.js';
import { assumedOf, scalarOf, unknownText } from '../seen.js';
import { truthOfExpression } from './condition.js';
import { MAX_HOLES, MAX_TEXT, TOO_LONG } from './functions/result.js';
import { namesOf, turnsOf } from './loop.js';
import { originOf, originOfExpression, shortly } from './origin.js';
import { isArgument } from './place.js';
import type { Site } from './site.js';
import { mistake, open, truthOf } from './value.js';

/** A template that is nothing but a text; undefined for others. */
export function plainTemplate(template: Template): Seen | undefined {
  if (template instanceof PlainString) return scalarOf(template.text, originOf(template));
  const { parts } = template;
  const first = parts[0];
  if (!first) return scalarOf(emptyText(template), originOf(template));
  if (first.kind !== 'text' || parts.length > 1) return undefined;
  // A text in quotes stands on one line.
  return template.style === 'quoted' ? scalarOf(first.text, originOf(template)) : headed(scalarOf(first.text, originOfExpression(template)), template);
}

export function seeTemplate(template: Template, site: Site): Seen {
  const plain = plainTemplate(template);
  if (plain) return plain;
  const first = template.parts[0];
  // Nothing but one interpolation has the value of that, whatever its type.
  if (first?.kind === 'interpolation' && template.parts.length === 1 && template.style !== 'heredoc' && template.style !== 'indented-heredoc')
    return site.see(first.expression);
  const made = new Text();
  const wrong = write(template.parts, site, made);
  if (wrong) return wrong;
  const origin = originOfExpression(template);
  if (made.tooLong) return open(TOO_LONG, origin);
  return headed(scalarOf(Mapped.join(made.parts), origin, assumedOf(...made.used)), template);
}

/** A document in a heredoc stands as a whole where that begins: `<<POLICY`. */
function headed(seen: SeenScalar, { style }: Template): SeenScalar {
  return style === 'heredoc' || style === 'indented-heredoc' ? { ...seen, head: seen.origin } : seen;
}

/** What stands between the quotes can be replaced by what needs no escape. */
function emptyText({ in: mapped, start, style }: Template): Mapped {
  if (style !== 'quoted') return mapped.slice(start, start);
  return mapped
    .decode((text) => (/["\\\n\r%$]/.test(text) ? undefined : text))
    .copy(start + 1, start + 1)
    .done();
}

/** A text while it is put together. */
class Text {
  readonly parts: Mapped[] = [];
  readonly used: Seen[] = [];
  length = 0;
  holes = 0;

  get tooLong(): boolean {
    return this.length > MAX_TEXT || this.holes > MAX_HOLES;
  }

  add(part: Mapped): void {
    this.parts.push(part);
    this.length += part.text.length;
    for (let at = part.text.indexOf(HOLE); at !== -1; at = part.text.indexOf(HOLE, at + 1)) this.holes++;
  }
}

function write(parts: readonly TemplatePart[], site: Site, made: Text): SeenUnknown | undefined {
  for (const part of parts) {
    if (made.tooLong) return undefined;
    const wrong = writePart(part, site, made);
    if (wrong) return wrong;
  }
  return undefined;
}

function writePart(part: TemplatePart, site: Site, made: Text): SeenUnknown | undefined {
  switch (part.kind) {
    case 'text':
      made.add(part.text);
      return undefined;
    case 'interpolation': {
      const seen = site.see(part.expression);
      const text = textFor(seen, part.expression);
      if (text.kind === 'unknown') return text;
      made.used.push(seen);
      made.add(interpolated(text, part, viaOf(seen)));
      return undefined;
    }
    case 'if':
      return writeIf(part, site, made);
    case 'for':
      return writeFor(part, site, made);
  }
}

/** What is seen as a part of a text; the mistake that it is one. */
function textFor(seen: Seen, written: Expression): Mapped | SeenUnknown {
  switch (seen.kind) {
    case 'scalar':
      return seen.text;
    case 'absent':
      return mistake('a text with null in it', originOf(written));
    case 'mapping':
    case 'sequence':
      return mistake(`a text with a ${seen.kind === 'mapping' ? 'map' : 'list'} in it`, originOf(written));
    case 'unknown':
      return seen.broken ? seen : (seen.text ?? unknownText(`\${${shortly(written)}}`, seen.reason));
  }
}

/** A text stands where its interpolation is written; a longer one with places of its own keeps them. */
function interpolated(text: Mapped, part: TemplatePart, via: readonly Origin[] | undefined): Mapped {
  const { in: mapped, start, end } = part;
  if (text.literal !== undefined) return Mapped.instead(text.literal, mapped, start, end, via);
  const only = text.sole;
  return only ? Mapped.instead(HOLE, mapped, start, end, via, only) : text;
}

/** The way that a value came which is only used in a text. */
function viaOf({ origin }: Seen): readonly Origin[] | undefined {
  // Most stand where they are used.
  if (!origin.via && !isArgument(origin)) return undefined;
  const { via = [] } = origin;
  const way = via.some(({ use }) => use) ? via.filter(({ use }) => use !== true) : via;
  if (isArgument(origin)) return [{ locus: origin.locus }, ...way];
  return way.length > 0 ? way : undefined;
}

function writeIf(part: TemplateIf, site: Site, made: Text): SeenUnknown | undefined {
  const truth = truthOfExpression(part.condition, site);
  if (truth.kind === 'unknown') {
    if (truth.broken) return truth;
    made.add(unknownText(`%{ if ${shortly(part.condition)} }`, truth.reason));
    return undefined;
  }
  made.used.push(truth);
  return write(truthOf(truth) === true ? part.then : part.otherwise, site, made);
}

function writeFor(part: TemplateFor, site: Site, made: Text): SeenUnknown | undefined {
  const collection = site.see(part.collection);
  const turns = turnsOf(collection, originOf(part.collection));
  if (turns.kind === 'unknown') {
    if (turns.broken) return turns;
    made.add(unknownText(`%{ for ${part.valueName.text} in ${shortly(part.collection)} }`, turns.reason));
    return undefined;
  }
  made.used.push(collection);
  for (const turn of turns.all) {
    const wrong = write(part.parts, site.binding(namesOf(part, turn)), made);
    if (wrong) return wrong;
    if (made.tooLong) return undefined;
  }
  if (turns.open !== undefined) made.add(unknownText('…', turns.open));
  return undefined;
}
