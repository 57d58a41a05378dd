import type { Result } from '../../rule/finding.js';
import type { RuleMeta } from '../../rule/meta.js';
import { visibleText } from '../escape.js';
import { compare } from '../region.js';
import { band, frameworks } from '../rule-words.js';
import { badge } from './finding.js';
import { type Markup, markup, proseMarkup, spans } from './markup.js';

/** What the rules mean that something is said of: enough to defend a finding without the tool at hand. */
export function rulesSection({ findings, suppressed, undecided, rules }: Result): Markup {
  const counts = new Map<string, number>();
  for (const { ruleId } of [...findings, ...suppressed.map(({ finding }) => finding)]) counts.set(ruleId, (counts.get(ruleId) ?? 0) + 1);
  for (const { ruleId } of undecided) counts.set(ruleId, counts.get(ruleId) ?? 0);
  const named = [...counts].sort(([a], [b]) => compare(a, b));
  return markup`<section id="rules" data-view aria-labelledby="rules-title">
<h2 id="rules-title">Rules</h2>
<p class="intro">The rules that this report speaks of. With examples: <code>s3lint explain ID</code>.</p>
${named.map(([id, count]) => article(id, count, rules.get(id)))}
${named.length === 0 ? markup`<p class="empty">No rule had anything to say.</p>` : ''}
</section>`;
}

function article(id: string, count: number, meta: RuleMeta | undefined): Markup {
  if (!meta) return markup`<article class="rule-page" id="rule-${id}"><h3>${id}</h3><p>A rule of a plugin that describes it no further.</p></article>\n`;
  const { docs, severity, securitySeverity, group, controls = {} } = meta;
  const facts = [
    ...(securitySeverity === undefined ? [] : [`security ${securitySeverity.toFixed(1)} (${band(securitySeverity)})`]),
    group,
    `${count} ${count === 1 ? 'finding' : 'findings'}`,
    ...Object.entries(controls).flatMap(([name, ids]) => (ids.length > 0 ? [`${frameworks[name] ?? name}: ${ids.join(', ')}`] : [])),
  ];
  return markup`<article class="rule-page" id="rule-${id}"><details><summary>${badge(severity)}<h3><code>${id}</code></h3><span class="facts"><span>${spans(docs.summary)}</span></span></summary><div class="body"><p class="facts">${facts.map((fact) => markup`<span>${fact}</span>`)}</p>${proseMarkup(docs.why)}${docs.fix === undefined ? '' : markup`<h4>How to fix</h4>${proseMarkup(docs.fix)}`}${docs.limits === undefined ? '' : markup`<h4>What it does not report</h4>${proseMarkup(docs.limits)}`}${docs.links.length === 0 ? '' : markup`<ul>${docs.links.map(linkItem)}</ul>`}<p class="links"><a href="#findings?rule=${encodeURIComponent(visibleText(id))}">Findings of this rule</a><code>s3lint explain ${id}</code></p></div></details></article>\n`;
}

/** `https://… (read 2026-11-20)`: the address as a link, the rest as it stands. */
function linkItem(text: string): Markup {
  const [, address, rest] = /^(https:\/\/[^\s<>]+)(.*)$/.exec(text) ?? [];
  return address === undefined ? markup`<li>${text}</li>` : markup`<li><a rel="noreferrer" href="${address}">${address}</a>${rest}</li>`;
}
