import type { Root, Snapshot, Targets, Timestamp, Metadata } from '@tufjs/models';
import { decodeMetadata } from '../tuf.ts';

/** The documents of a release, as they were signed. */
export interface SignedRelease {
  /** Every root from the card's on, the newest last: whoever began earlier follows them one by one. */
  readonly roots: readonly Buffer[];
  readonly timestamp: Buffer;
  readonly snapshot: Buffer;
  readonly targets: Buffer;
  /** By role, `region-<id>`. */
  readonly regions: ReadonlyMap<string, Buffer>;
}

/** The same, decoded. */
export interface ReadRelease {
  readonly root: Metadata<Root>;
  readonly timestamp: Metadata<Timestamp>;
  readonly snapshot: Metadata<Snapshot>;
  readonly targets: Metadata<Targets>;
  readonly regions: ReadonlyMap<string, Metadata<Targets>>;
}

/** Decodes documents that were verified before. Throws when they are none: then they were not. */
export function readRelease(signed: SignedRelease): ReadRelease {
  return {
    root: certain(decodeMetadata('root', newestRoot(signed))),
    timestamp: certain(decodeMetadata('timestamp', signed.timestamp)),
    snapshot: certain(decodeMetadata('snapshot', signed.snapshot)),
    targets: readTargets(signed.targets),
    regions: new Map(Array.from(signed.regions, ([role, bytes]) => [role, readTargets(bytes)] as const)),
  };
}

/** A list of files that was verified before. */
export const readTargets = (list: Uint8Array): Metadata<Targets> => certain(decodeMetadata('targets', list));

export const newestRoot = ({ roots }: SignedRelease): Buffer => roots.at(-1) ?? Buffer.alloc(0);

function certain<T>(document: T | null): T {
  if (document === null) throw new TypeError('A verified document can’t be read');
  return document;
}

/** The instant at which a release was published, by its timestamp; null where a foreign tool wrote it without. */
export function publishedAt(timestamp: Metadata<Timestamp>): string | null {
  const { at } = timestamp.signed.unrecognizedFields;
  return typeof at === 'string' && !Number.isNaN(Date.parse(at)) ? at : null;
}
