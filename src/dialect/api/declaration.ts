/** One resource of an account as a declaration: it is there, and says of itself what its replies say. */

import type { Change, Declaration, Scene, Unit } from '../../model/declaration.js';
import type { SubjectKind } from '../../model/kinds.js';
import type { Origin } from '../../text/origin.js';
import type { Place } from '../../text/source.js';
import { Absent, Known } from '../../truth/value.js';
import type { Value } from '../../truth/value.js';
import { facetsOf } from '../facets.js';
import { commandFor } from './repair.js';
import { SeenReplies } from './see.js';
import type { Json, ResourceSnapshot } from './snapshot.js';
import { VirtualFile } from './virtual-file.js';
import type { LiveType } from './words/types.js';

export class LiveResource implements Declaration {
  readonly kind = 'declaration';
  readonly says: string;
  readonly type: string;
  readonly arn?: string;
  readonly #file: VirtualFile;

  /** @param address its ARN; of an account its id */
  constructor(
    readonly unit: Unit,
    readonly subject: SubjectKind,
    readonly address: string,
    readonly resource: ResourceSnapshot,
    private readonly live: LiveType,
    account: string,
  ) {
    this.says = resource.name;
    this.type = live.type;
    if (address.startsWith('arn:')) this.arn = address;
    this.#file = new VirtualFile(pathOf(account, live.service, resource), resource.replies as unknown as Json);
  }

  get header(): Origin {
    return this.#file.origin('');
  }

  get extent(): Place {
    return this.#file.extent;
  }

  get region(): Value<string> {
    const { region } = this.resource;
    const origin = { ...this.header, label: 'the Region' };
    return region === undefined ? new Absent<string>(undefined, origin) : new Known(region, origin);
  }

  exists(): boolean {
    return true;
  }

  read(scene: Scene): object {
    return facetsOf(this, this.subject, this.live.words, scene, () => new SeenReplies(this.subject, this.resource, this.#file));
  }

  command(changes: readonly Change[]): string | undefined {
    return commandFor(this, changes);
  }
}

/** `aws/111122223333/eu-west-1/s3/data.json` */
function pathOf(account: string, service: string, { name, region }: ResourceSnapshot): string {
  return `aws/${account}/${region ?? 'global'}/${service}/${name.replace(/[^\w.+=,@-]/g, '_')}.json`;
}
