import { type FacetState, type Inventory, type InventoryBucket, type InventoryFacet, facetNames } from '../../rule/inventory.js';
import type { ReportContext } from '../context.js';
import { whereabouts } from '../region.js';
import { placeLink } from './finding.js';
import { type Markup, markup } from './markup.js';

/** What stands where a bucket has no such setting. */
const NOTHING = '–';

/** What is not simply written has a word, so that no colour is needed to tell. */
const WORDS: Readonly<Record<FacetState, string>> = { set: '', absent: '', default: 'default', unknown: 'unknown', varies: 'varies' };

/** Every bucket with what it is set to. */
export function bucketsSection({ buckets }: Inventory, context: ReportContext): Markup {
  return markup`<section id="buckets" data-view aria-labelledby="buckets-title">
<h2 id="buckets-title">Buckets</h2>
<p class="intro">Each setting as it is written, as S3 has it where nothing is written (<span class="state">default</span>), or why it is not to be told (<span class="state unknown">unknown</span>).</p>
<form class="js-only bar" role="search" aria-label="Buckets"><label class="field wide">Search <input type="search" id="bucket-search" autocomplete="off" spellcheck="false" placeholder="name, setting, tag"></label><span id="buckets-shown" role="status"></span></form>
<div class="scroll" tabindex="0" role="region" aria-label="Table of buckets">
<table id="bucket-table">
<thead><tr><th scope="col"><button type="button">bucket</button></th>${facetNames.map((name) => markup`<th scope="col"><button type="button">${name}</button></th>`)}<th scope="col"><button type="button">used as</button></th></tr></thead>
<tbody>
${buckets.map((bucket) => rowOf(bucket, context))}</tbody>
</table>
</div>
${buckets.length === 0 ? markup`<p class="empty">There is no bucket in what was read.</p>` : ''}
</section>`;
}

function rowOf({ name, address, place, facets, roles, outOfSight }: InventoryBucket, context: ReportContext): Markup {
  const byName = new Map(facets.map((facet) => [facet.name, facet]));
  const where = place ? markup`<span class="at" title="${whereabouts(place)}">${placeLink(place, context)}</span>` : '';
  const own = address === name || address.endsWith(`:${name}`) ? '' : markup`<span class="address mono">${address}</span>`;
  const used = roles.map((role) => (role.certain ? role.name : `${role.name}?`)).join(', ');
  return markup`<tr><th scope="row" data-key="${name}"><button type="button" class="name" aria-expanded="false">${name}</button>${own}${outOfSight ? markup`<span class="state">not in this scan</span>` : ''}${where}</th>${facetNames.map((facet) => cellOf(byName.get(facet)))}<td data-key="${used}"><div>${used}</div></td></tr>\n`;
}

function cellOf(facet: InventoryFacet | undefined): Markup {
  if (!facet) return markup`<td class="absent" data-key=""><div>${NOTHING}</div></td>`;
  const { state, text } = facet;
  const word = WORDS[state];
  return markup`<td class="${state}" data-key="${state === 'absent' ? '' : text}" title="${text}"><div>${word === '' ? '' : markup`<span class="state ${state}">${word}</span> `}${text}</div></td>`;
}
