/** What the page's script gets to draw the map: plain data, every text made visible before. */

export interface MapData {
  readonly buckets: readonly MapBucket[];
  readonly edges: readonly MapEdge[];
  readonly links: readonly MapLink[];
}

export interface MapBucket {
  readonly name: string;
  readonly address: string;
  /** It is only named, by a policy or by another bucket. */
  readonly away?: true;
}

export type MapKind = 'internet' | 'account' | 'condition' | 'cdn' | 'service' | 'identity';

export interface MapEdge {
  readonly kind: MapKind;
  readonly name: string;
  /** The place of a bucket in the list. */
  readonly to: number;
  /** `read`, or `read?` where it is undecided; the worst first. */
  readonly rights: readonly string[];
  readonly because: readonly string[];
  readonly witness?: string;
  readonly command?: string;
  readonly via?: string;
  readonly when?: string;
}

export interface MapLink {
  readonly kind: 'replication' | 'logging' | 'inventory';
  readonly from: number;
  readonly to: number;
  readonly certain: boolean;
  readonly says: string;
}
