import type { BucketLink, Inventory, ReachEdge } from '../../rule/inventory.js';
import type { MapKind } from './map-data.js';
import { mapDataOf } from './map-made.js';
import { type Markup, jsonMarkup, markup } from './markup.js';

const KINDS: Readonly<Record<MapKind, string>> = {
  internet: 'internet',
  account: 'other accounts',
  condition: 'whoever meets conditions',
  cdn: 'CDN',
  service: 'AWS services',
  identity: 'roles and users',
};

const LINKS = { replication: 'replication', logging: 'logging', inventory: 'inventory' } as const;

/** So many roles make a drawing that says nothing: they are left out until somebody wants them. */
const MANY = 60;

/** Who gets at which bucket from where. The drawing is the script's; the list says the same without it. */
export function mapSection(inventory: Inventory): Markup {
  const names = new Map(inventory.buckets.map(({ id, name }) => [id, name]));
  const nameOf = (id: string): string => names.get(id) ?? id;
  const count = (kind: string): number => inventory.reach.filter(({ from }) => from.kind === kind).length;
  const tick = (name: string, value: string, says: string, number: number, on: boolean): Markup =>
    markup`<label class="tick"><input type="checkbox" name="${name}" value="${value}"${on ? markup` checked` : ''}> ${says} <span class="count">${number}</span></label>`;
  return markup`<section id="map" data-view aria-labelledby="map-title">
<h2 id="map-title">Map</h2>
<p class="intro">Who can reach which bucket from where, by policies, ACLs, access points and Block Public Access together; and what buckets send to each other.</p>
<form id="map-wishes" class="js-only" role="search" aria-label="Map">
<fieldset><legend>Who</legend>${Object.entries(KINDS).map(([kind, says]) => tick('map-kind', kind, says, count(kind), kind !== 'identity' || count(kind) <= MANY))}</fieldset>
<fieldset><legend>Between buckets</legend>${Object.entries(LINKS).map(([kind, says]) => tick('map-link', kind, says, inventory.links.filter((link) => link.kind === kind).length, true))}</fieldset>
<fieldset><legend>Buckets</legend>${tick('map-all', 'all', 'also those without lines', inventory.buckets.length, false)}</fieldset>
<label class="field wide">Search <input type="search" autocomplete="off" spellcheck="false" placeholder="caller, bucket, right"></label>
<div class="acts"><span id="map-shown" role="status"></span><button type="button" class="plain" id="map-close">Close groups</button></div>
<p class="keys">Keys: arrows walk the map, <kbd>Enter</kbd> opens a group or keeps what is shown, <kbd>Esc</kbd> lets go</p>
</form>
<ul class="legend js-only" aria-label="Lines"><li><i class="sample admin"></i> change settings</li><li><i class="sample write"></i> write</li><li><i class="sample read"></i> read</li><li><i class="sample list"></i> list</li><li><i class="sample undecided"></i> undecided</li><li><i class="sample replication"></i> replication</li><li><i class="sample logging"></i> logging, inventory</li></ul>
<div class="map js-only"><div id="map-place"></div><aside id="map-told" aria-live="polite" aria-label="What is pointed at" data-empty="Point at something, or walk there with the keyboard, to see what lets it through."></aside></div>
<script type="application/json" id="map-data">${jsonMarkup(mapDataOf(inventory))}</script>
<details class="same"><summary>The same as a list</summary>
<table><thead><tr><th scope="col">who</th><th scope="col">bucket</th><th scope="col">can</th><th scope="col">because</th></tr></thead>
<tbody>${inventory.reach.map((edge) => reachRow(edge, nameOf))}${inventory.links.map((link) => linkRow(link, nameOf))}</tbody></table>
</details>
</section>`;
}

type NameOf = (id: string) => string;

function reachRow({ from, to, rights, because, witness, via, when }: ReachEdge, nameOf: NameOf): Markup {
  const can = rights.map(({ right, certain }) => (certain ? right : `${right} (undecided)`)).join(', ') || 'pointed at';
  const how = [...because, ...(witness ? [`for example ${witness.says}`] : []), ...(when === undefined ? [] : [`when ${when}`])].join('; ');
  return markup`<tr><td>${from.name}${via === undefined ? '' : ` through ${via}`}</td><td>${nameOf(to)}</td><td>${can}</td><td>${how}</td></tr>\n`;
}

function linkRow({ kind, from, to, name, says, certain }: BucketLink, nameOf: NameOf): Markup {
  return markup`<tr><td>${nameOf(from)}</td><td>${to === undefined ? name : nameOf(to)}</td><td>${kind}</td><td>${says} it${certain ? '' : ' (undecided)'}</td></tr>\n`;
}
