/** Drift as people and programs read it. */

import type { JoinedEstate } from '../../link/estate.js';
import { liveSays } from '../../link/live/drift.js';
import type { Drift, DriftGap } from '../../link/live/drift.js';
import type { Difference, Said } from '../../link/live/difference.js';
import type { Declaration } from '../../model/declaration.js';
import { accountOf, regionOf as placeOfRegion } from '../../model/declaration.js';
import { obeyedByNobody } from '../../report/escape.js';
import { regionOf, whereabouts } from '../../report/region.js';
import type { Origin } from '../../text/origin.js';
import { placeAll } from '../../text/origin.js';
import type { Place } from '../../text/source.js';
import type { Value } from '../../truth/value.js';
import { type Line, type Look, requestLines, set } from '../policy-say.js';

/** Where everything stands that is told, looked up at once. */
interface Places {
  readonly of: (at: Origin) => Place | undefined;
  readonly ofHeader: (declared: Declaration) => Place | undefined;
}

export function driftText(drift: Drift, estate: JoinedEstate, look: Look, verbose: boolean): string {
  const places = placesOf(drift);
  const blocks = [
    ...drift.differing.map(({ declared, live, when, differences }) =>
      [
        heading(declared, `live ${liveSays(live, estate)}`, places, look),
        ...(when === undefined ? [] : set([{ word: 'when', text: when }], 2, look)),
        ...differences.flatMap((one) => differenceLines(one, places, look)),
      ].join('\n'),
    ),
    ...drift.missing.map(({ declared, reason }) =>
      [heading(declared, look.bad('not live'), places, look), ...set([{ word: 'because', text: reason }], 2, look)].join('\n'),
    ),
    ...gapBlock(drift.gaps, look),
    ...(verbose && drift.undeclared.length > 0
      ? [[look.strong('live and not declared'), ...drift.undeclared.map((one) => `  ${look.told(liveSays(one, estate))}`)].join('\n')]
      : []),
  ];
  return obeyedByNobody(`${[...blocks, sumOf(drift, verbose)].join('\n\n')}\n`);
}

function heading(declared: Declaration, says: string, places: Places, look: Look): string {
  const place = places.ofHeader(declared);
  return `${look.strong(look.told(declared.address))}  ${says}${place ? `  ${look.quiet(look.told(whereabouts(place)))}` : ''}`;
}

function differenceLines(one: Difference, places: Places, look: Look): readonly string[] {
  const side = (word: string, said: Said | undefined, at: Origin): Line => {
    const place = places.of(at);
    return { word, text: `${said ?? 'not set'}${place ? ` (${whereabouts(place)})` : ''}` };
  };
  return [
    `  ${look.bad(look.told(one.path))}`,
    ...set(
      [
        side('text', one.declared, one.at),
        side('live', one.live, one.liveAt),
        ...(one.means === undefined ? [] : [{ word: 'means', text: one.means }]),
        ...(one.witness ? requestLines('such as', one.witness) : []),
      ],
      4,
      look,
    ),
  ];
}

/** One line a cause, with all buckets that it concerns. */
function gapBlock(gaps: readonly DriftGap[], look: Look): readonly string[] {
  if (gaps.length === 0) return [];
  const causes = new Map<string, { readonly gap: DriftGap; readonly addresses: Set<string> }>();
  for (const gap of gaps) {
    const key = JSON.stringify([gap.path, gap.side, gap.reason]);
    const cause = causes.get(key) ?? { gap, addresses: new Set<string>() };
    causes.set(key, cause);
    cause.addresses.add(gap.declared.address);
  }
  const lines = [...causes.values()].map(({ gap: { path, side, reason }, addresses }) => {
    const what = path === '' ? '' : `${path}: ${side === 'live' ? 'live, ' : 'in the text, '}`;
    return `  ${look.open(look.told([...addresses].join(', ')))}  ${look.told(`${what}${reason}`)}`;
  });
  return [[look.strong('not compared'), ...lines].join('\n')];
}

function sumOf({ compared, differing, missing, undeclared, gaps }: Drift, verbose: boolean): string {
  const parts = [
    `${compared} ${compared === 1 ? 'bucket' : 'buckets'} compared`,
    differing.length === 0 ? 'none differs' : `${differing.length} ${differing.length === 1 ? 'differs' : 'differ'}`,
    ...(missing.length > 0 ? [`${missing.length} not live`] : []),
    ...(gaps.length > 0 ? ['not all could be compared'] : []),
    ...(undeclared.length > 0 ? [`${undeclared.length} live and not declared${verbose ? '' : ' (list with -v)'}`] : []),
  ];
  return `${parts.join(', ')}.`;
}

export function driftJson(drift: Drift): object {
  const places = placesOf(drift);
  const { differing, missing, undeclared, gaps, compared } = drift;
  return {
    compared,
    differing: differing.map(({ declared, live, when, differences }) => ({
      ...declaredJson(declared, places),
      live: liveJson(live),
      ...(when === undefined ? {} : { when }),
      differences: differences.map(({ path, at, liveAt, declared: text, live: there, means, witness }) => ({
        path,
        ...(text === undefined ? {} : { declared: text }),
        ...(there === undefined ? {} : { live: there }),
        ...(means === undefined ? {} : { means }),
        ...(witness ? { witness } : {}),
        declaredAt: placeJson(places.of(at)),
        liveAt: placeJson(places.of(liveAt)),
      })),
    })),
    missing: missing.map(({ declared, reason }) => ({ ...declaredJson(declared, places), reason })),
    undeclared: undeclared.map(liveJson),
    notCompared: gaps.map(({ declared, path, side, reason }) => ({
      ...declaredJson(declared, places),
      ...(path === '' ? {} : { path }),
      ...(side === undefined ? {} : { side }),
      reason,
    })),
  };
}

function declaredJson(declared: Declaration, places: Places): object {
  return { resource: declared.address, resourceType: declared.type, ...placeJson(places.ofHeader(declared)) };
}

function liveJson(live: Declaration): object {
  const [account, region] = [known(accountOf(live)), known(placeOfRegion(live))];
  return { arn: live.arn ?? live.address, ...(account === undefined ? {} : { account }), ...(region === undefined ? {} : { region }) };
}

function placeJson(place: Place | undefined): object {
  if (!place) return {};
  const { startLine, startColumn, endLine, endColumn } = regionOf(place);
  return { file: place.source.path, startLine, startColumn, endLine, endColumn };
}

function known(value: Value<string>): string | undefined {
  return value.kind === 'known' ? value.value : undefined;
}

function placesOf({ differing, missing, gaps }: Drift): Places {
  const headers = new Map([...differing, ...missing, ...gaps].map(({ declared }) => [declared, declared.header]));
  const found = placeAll([...headers.values(), ...differing.flatMap(({ differences }) => differences.flatMap(({ at, liveAt }) => [at, liveAt]))]);
  return {
    of: (at) => found.get(at),
    ofHeader: (declared) => {
      const header = headers.get(declared);
      return header && found.get(header);
    },
  };
}
