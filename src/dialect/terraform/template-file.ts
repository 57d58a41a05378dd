/** `templatefile`, `templatestring` and the data source `template_file`: a text elsewhere that is a template, with names of its own. */

import { parseTemplate } from '../../syntax/hcl/parse.js';
import type { Call, Template } from '../../syntax/hcl/tree.js';
import type { Mapped } from '../../text/mapped.js';
import type { Origin } from '../../text/origin.js';
import type { Seen } from '../../truth/seen.js';
import { assumedOf } from '../seen.js';
import { carry, mappingOf, movedTo } from './collection.js';
import { pathIn } from './functions/path.js';
import { derived } from './named.js';
import { NOWHERE, noNames } from './no-names.js';
import { originOf, shortly } from './origin.js';
import type { ModuleNames, Scope } from './scope.js';
import type { Site } from './site.js';
import { ANY_NAME } from './traverse.js';
import { mistake, open } from './value.js';

export function seeTemplateFile(args: readonly Seen[], call: Call, site: Site): Seen {
  const [path, names] = args;
  const origin = originOf(call);
  if (!path || !names || args.length > 2) return mistake('a call of templatefile without a path and names', origin);
  if (path.kind === 'unknown' && path.broken) return path;
  const literal = path.kind === 'scalar' || path.kind === 'unknown' ? path.text && pathIn(path.text) : undefined;
  if (literal === undefined)
    return path.kind === 'scalar' || path.kind === 'unknown' ? derived('templatefile', args, shortly(call), origin) : mistake('a path that is no text', origin);
  const file = site.scope.module.files.read(literal);
  return file.kind === 'refused' ? open(file.reason, origin) : filled(file.text, names, origin, inside(site));
}

export function seeTemplateText(args: readonly Seen[], call: Call, site: Site): Seen {
  const [text, names] = args;
  const origin = originOf(call);
  if (!text || !names || args.length > 2) return mistake('a call of templatestring without a template and names', origin);
  if (text.kind === 'unknown') return text.broken ? text : derived('templatestring', args, shortly(call), origin);
  if (text.kind !== 'scalar') return mistake('a template that is no text', origin);
  return carry(filled(text.text, names, origin, inside(site)), assumedOf(text));
}

/** What `data.template_file` renders; undefined where its template is no text. */
export function seeRendered(
  text: Seen,
  names: Seen,
  origin: Origin,
  where: Pick<ModuleNames, 'id' | 'unitId'>,
  see: (template: Template, scope: Scope) => Seen,
): Seen | undefined {
  if (text.kind === 'unknown') return { ...text, origin };
  if (text.kind !== 'scalar') return undefined;
  const module = noNames({ ...NOWHERE, ...where }, 'which the template is not given');
  const bound = names.kind === 'absent' ? mappingOf([], origin) : names;
  return carry(
    filled(text.text, bound, origin, (template, all) => see(template, { module, names: all, instance: '' })),
    assumedOf(text),
  );
}

type See = (template: Template, names: ReadonlyMap<string, Seen>) => Seen;

/** As the module sees it that calls the function, but for the names. */
function inside(site: Site): See {
  const { module, instance } = site.scope;
  return (template, names) => site.within({ module: noNames(module, 'which the template is not given'), names, instance }).see(template);
}

function filled(text: Mapped, names: Seen, origin: Origin, see: See): Seen {
  const { template, problems } = parsed(text);
  const [problem] = problems;
  if (problem) return mistake(`a template that cannot be read (${problem.message.replace(/\.$/, '')})`, origin);
  const bound = namesIn(names, origin);
  if ('kind' in bound) return bound;
  const seen = see(template, bound);
  if (seen.kind === 'absent') return mistake('a template that comes to null', origin);
  return carry(movedTo(seen, origin), assumedOf(names));
}

const known = new WeakMap<Mapped, ReturnType<typeof parseTemplate>>();

function parsed(text: Mapped): { readonly template: Template; readonly problems: readonly { readonly message: string }[] } {
  let found = known.get(text);
  if (!found) {
    found = parseTemplate(text);
    known.set(text, found);
  }
  return found;
}

function namesIn(names: Seen, origin: Origin): ReadonlyMap<string, Seen> | (Seen & { readonly kind: 'unknown' }) {
  switch (names.kind) {
    case 'mapping': {
      const bound = new Map(names.entries().map((entry) => [entry.name, entry.value]));
      return names.open === undefined ? bound : bound.set(ANY_NAME, open(names.open, origin));
    }
    case 'unknown':
      return names.broken ? names : new Map([[ANY_NAME, open(names.reason, origin)]]);
    default:
      return mistake('names of a template that are no map', origin);
  }
}
