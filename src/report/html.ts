import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { script, style } from 's3lint:page';
import type { Inventory } from '../rule/inventory.js';
import { type Format, shownFindings } from './context.js';
import { bucketsSection } from './html/buckets.js';
import { findingsSection } from './html/findings.js';
import { mapSection } from './html/map.js';
import { type Markup, markup, trusted } from './html/markup.js';
import { rulesSection } from './html/rules.js';
import { summary } from './html/summary.js';

const NOTHING: Inventory = { buckets: [], reach: [], links: [] };

/** One file that needs nothing else: for a browser, a ticket, an archive. It asks no network, and runs nothing but its own script. */
export const html: Format = (result, context) => {
  const shown = shownFindings(result, context);
  const inventory = result.inventory?.() ?? NOTHING;
  const to = (view: string, says: string, number: number): Markup =>
    markup`<a href="#${view}" data-to="${view}">${says} <span class="count">${number}</span></a>`;
  const rules = new Set([...result.findings, ...result.undecided, ...result.suppressed.map(({ finding }) => finding)].map(({ ruleId }) => ruleId)).size;
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src '${hashOf(script)}'; style-src '${hashOf(style)}'; img-src data:; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>s3lint report</title>
<link rel="icon" href="data:,">
<style>${trusted(style)}</style>
</head>
<body>
<a class="skip" href="#findings">Skip to the findings</a>
<header><span class="brand">s3lint</span><nav aria-label="Parts of the report">${to('findings', 'Findings', shown.length)}${to('buckets', 'Buckets', inventory.buckets.length)}${to('map', 'Map', inventory.reach.length + inventory.links.length)}${to('rules', 'Rules', rules)}</nav><button type="button" id="theme" class="plain js-only">Theme</button></header>
<main>
${summary(result, shown, context)}
${findingsSection(result, shown, context)}
${bucketsSection(inventory, context)}
${mapSection(inventory)}
${rulesSection(result)}
</main>
<footer>s3lint ${context.tool.version}. This file is complete: it loads nothing and sends nothing.</footer>
<script>${trusted(script)}</script>
</body>
</html>
`.text;
};

/** What a policy for content names an inline script or style by. */
function hashOf(text: string): Markup {
  return trusted(`sha256-${btoa(String.fromCharCode(...sha256(utf8ToBytes(text))))}`);
}
