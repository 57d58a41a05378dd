/** Provider configurations: in which region and account resources are deployed, and the tags that all of them get. */

import { Mapped } from '../../text/mapped.js';
import type { Origin } from '../../text/origin.js';
import type { Seen, SeenMapping, SeenScalar } from '../../truth/seen.js';
import { holeLooking, partsOf, whyOpen } from '../../truth/symbol.js';
import type { Looks, Part, Symbol as Sign } from '../../truth/symbol.js';
import { unlessOpen } from '../../truth/explore.js';
import { Once } from '../../truth/once.js';
import { Unknown } from '../../truth/value.js';
import type { Value } from '../../truth/value.js';
import type { World } from '../../truth/world.js';
import { leafAt } from '../leaf.js';
import { fetched, literalSeen, moved, scalarOf } from '../seen.js';
import type { Deployed } from './instance.js';
import type { ModuleNames } from './scope.js';
import { saysNothing } from './value.js';

/** Arguments that choose other credentials than those of the environment, so that the account may be another one. */
const CREDENTIALS = ['profile', 'access_key', 'shared_credentials_files', 'shared_credentials_file', 'assume_role', 'assume_role_with_web_identity'];

/** A configuration that somebody wrote. */
export interface Configuration {
  readonly header: Origin;
  see(world: World): SeenMapping;
}

export interface ProviderSurroundings {
  /** Where it is configured. */
  readonly module: Pick<ModuleNames, 'id' | 'unitId'>;
  readonly plain: World;
  /** The account that the user says all of this is deployed to. */
  readonly account: string | undefined;
  /** Where something stands that is not written. */
  readonly origin: Origin;
}

/** In which account something is deployed. */
interface Account {
  readonly seen: SeenScalar;
  /** Where it is written, if somebody wrote it. */
  readonly written?: Origin;
}

/** One configuration of a provider; without a block, what the environment gives. */
export class Provider implements Deployed {
  /** @param name `aws`, `aws.west` */
  constructor(
    private readonly name: string,
    private readonly written: Configuration | undefined,
    private readonly around: ProviderSurroundings,
  ) {
    this.#accounts = new Once(around.plain);
  }

  #region: Value<string> | undefined;
  #account: Value<string> | undefined;
  /** Every ARN has one in it. */
  readonly #accounts: Once<Account>;

  get region(): Value<string> {
    this.#region ??= this.#settled((world) => this.seeRegion(this.#origin, world), 'region', 'region');
    return this.#region;
  }

  get account(): Value<string> {
    this.#account ??= this.#settled((world) => this.seeAccount(this.#origin, world), 'account_id', 'account');
    return this.#account;
  }

  get #origin(): Origin {
    return this.written?.header ?? this.around.origin;
  }

  seeRegion(at: Origin, world: World): Seen {
    const written = this.#writtenRegion(world);
    if (written) return fetched(written, at, written.origin);
    return this.#symbol('region', this.written && this.name.includes('.') ? this.#id : this.around.module.unitId, 'region', at);
  }

  #writtenRegion(world: World): Seen | undefined {
    const written = this.#body(world)?.get('region');
    return written && !saysNothing(written) ? written : undefined;
  }

  seeAccount(at: Origin, world: World): Seen {
    const { seen, written } = this.#accounts.read(world, () => this.#accountIn(world));
    return written ? fetched(seen, at, written) : moved(seen, at);
  }

  #accountIn(world: World): Account {
    const body = this.#body(world);
    const role = body && blockIn(body, 'assume_role')?.get('role_arn');
    const owner = role?.kind === 'scalar' ? /^arn:[^:]*:iam::([^:]*):/.exec(role.text.text) : null;
    if (owner?.[1] && role?.kind === 'scalar') {
      const start = owner[0].length - 1 - owner[1].length;
      return { seen: scalarOf(this.#accountOf(role.text.slice(start, start + owner[1].length)), role.origin, role.assumed), written: role.origin };
    }
    const allowed = body?.get('allowed_account_ids');
    const [only, another] = allowed?.kind === 'sequence' && allowed.open === undefined ? allowed.items() : [];
    if (only?.kind === 'scalar' && !another) return { seen: only, written: only.origin };
    if (only?.kind === 'unknown' && only.text && !another) return { seen: scalarOf(this.#accountOf(only.text), only.origin), written: only.origin };
    const own = body !== undefined && CREDENTIALS.some((name) => !saysNothing(body.get(name)));
    if (!own && this.around.account !== undefined) return { seen: scalarOf(Mapped.literal(this.around.account), this.#origin) };
    return { seen: this.#symbol('account_id', own ? this.#id : this.around.module.unitId, 'account', this.#origin) };
  }

  /** Where an account stands, nothing but an account stands: it is never empty, and the same for all that is deployed with it. */
  #accountOf(text: Mapped): Mapped {
    const parts = partsOf(text);
    if (parts.some((part) => typeof part === 'string' || part.looks !== undefined)) return text;
    const [only, ...more] = parts as readonly Exclude<Part, string>[];
    const place = text.place(0, text.text.length);
    if (only?.key !== undefined && more.length === 0) return Mapped.hole(holeLooking(only, 'account'), place);
    const says = parts.map((part) => (part as Exclude<Part, string>).says).join('');
    const sign: Sign = { kind: 'symbol', key: `${this.#id}#account_id`, attribute: 'account_id', says, looks: 'account', reason: whyOpen(text) };
    return Mapped.hole(sign, place);
  }

  /** The partition, as the region tells it; nearly everybody deploys to the one that is called aws. */
  partition(world: World): string {
    const written = this.#writtenRegion(world);
    const region = (written && literalSeen(written)) ?? '';
    return region.startsWith('cn-') ? 'aws-cn' : region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
  }

  /** A part of an ARN. */
  parts(which: 'region' | 'account', world: World): readonly Part[] {
    const key = this.#parts[which];
    let parts = world.memo.get(key) as readonly Part[] | undefined;
    if (!parts) world.memo.set(key, (parts = this.#partsOf(which, world)));
    return parts;
  }

  /** What tells them apart in the memory of a world: every ARN is made of both. */
  readonly #parts = { region: { of: 'region' }, account: { of: 'account' } };

  #partsOf(which: 'region' | 'account', world: World): readonly Part[] {
    const seen = which === 'region' ? (this.#writtenRegion(world) ?? this.seeRegion(this.#origin, world)) : this.seeAccount(this.#origin, world);
    if (seen.kind === 'scalar') return partsOf(seen.text);
    if (seen.kind === 'unknown' && seen.text) return partsOf(seen.text);
    return [{ kind: 'unknown', says: `\${${which} of ${this.name}}`, reason: seen.kind === 'unknown' ? seen.reason : 'not known', looks: which }];
  }

  /** `default_tags`: tags of every resource that does not say otherwise. */
  tags(world: World): Seen | undefined {
    const body = this.#body(world);
    return body && blockIn(body, 'default_tags')?.get('tags');
  }

  /** What no choice decides. What one decides has no text, but it is the same for all that is deployed with it. */
  #settled(see: (world: World) => Seen, attribute: string, looks: Looks): Value<string> {
    const seen = unlessOpen(() => see(this.around.plain));
    if (seen) return leafAt(seen);
    const sign = this.#symbol(attribute, this.#id, looks, this.#origin);
    return new Unknown('set by a choice', this.#origin, sign.text);
  }

  get #id(): string {
    return `${this.around.module.id}#provider.${this.name}`;
  }

  #body(world: World): SeenMapping | undefined {
    if (!this.written) return undefined;
    const kept = world.memo.get(this) as SeenMapping | undefined;
    if (kept) return kept;
    const body = this.written.see(world);
    world.memo.set(this, body);
    return body;
  }

  #symbol(attribute: string, id: string, looks: Looks, at: Origin): SeenScalar {
    const sign: Sign = {
      kind: 'symbol',
      key: `${id}#${attribute}`,
      attribute,
      says: `\${${this.name.includes('.') ? `${attribute} of ${this.name}` : attribute}}`,
      looks,
    };
    return scalarOf(Mapped.hole(sign), at);
  }
}

/** The first block of a type. */
function blockIn(body: SeenMapping, type: string): SeenMapping | undefined {
  const blocks = body.get(type);
  const first = blocks.kind === 'sequence' ? blocks.items()[0] : blocks;
  return first?.kind === 'mapping' ? first : undefined;
}
