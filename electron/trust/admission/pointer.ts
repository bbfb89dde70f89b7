import { hash } from 'node:crypto';
import path from 'node:path';
import { id, instant } from '#contract/schemas/post.ts';
import { z } from 'zod';
import type { Release } from '../../services/ports.ts';
import { publishedAt, readRelease, type SignedRelease } from './trusted.ts';

/** The document that says which release is in use, with the signed lists by which the next one is judged. */
export const POINTER = 'release';

/** Where the pack stands in a release's folder; the directory stands beside it. */
export const PACK_FOLDER = 'pack';

export const pointer = z.strictObject({
  number: z.int().positive(),
  /** Name of its folder under `release/`. */
  folder: z.string().regex(/^\d+-[0-9a-f]{12}$/),
  /** The folder of the release before; null for the first. */
  before: z.string().nullable(),
  pack: z.strictObject({ id, version: z.string(), released: z.iso.date() }),
  at: instant.nullable(),
  expires: instant,
  admittedAt: instant,
  /** The newest last. */
  roots: z.array(z.string()).min(1),
  timestamp: z.string(),
  snapshot: z.string(),
  targets: z.string(),
  regions: z.record(z.string(), z.string()),
});
export type Pointer = z.infer<typeof pointer>;

/** Named by what its lists say: a release that only counts for longer needs no other folder. */
export function folderName({ targets, regions }: SignedRelease): string {
  const hashing = [
    targets,
    ...Array.from(regions, ([role, bytes]) => Buffer.concat([Buffer.from(`\n${role}\n`), bytes])),
  ];
  const { version } = JSON.parse(targets.toString('utf8')).signed as { readonly version: number };
  return `${version}-${hash('sha256', Buffer.concat(hashing)).slice(0, 12)}`;
}

/** `admittedAt` is an instant. */
export function pointerTo(signed: SignedRelease, held: Pointer | null, admittedAt: string): Pointer {
  const { timestamp, targets } = readRelease(signed);
  const folder = folderName(signed);
  return {
    number: timestamp.signed.version,
    folder,
    before: held === null || held.folder === folder ? (held?.before ?? null) : held.folder,
    pack: packIn(targets.signed.unrecognizedFields['release']),
    at: publishedAt(timestamp),
    expires: new Date(timestamp.signed.expires).toISOString(),
    admittedAt,
    roots: signed.roots.map((root) => root.toString('utf8')),
    timestamp: signed.timestamp.toString('utf8'),
    snapshot: signed.snapshot.toString('utf8'),
    targets: signed.targets.toString('utf8'),
    regions: Object.fromEntries(Array.from(signed.regions, ([role, bytes]) => [role, bytes.toString('utf8')])),
  };
}

const named = z.object({ pack: id, version: z.string(), released: z.iso.date() });

/** Which pack a release is of, as its list of files says. */
function packIn(release: unknown): Pointer['pack'] {
  const { pack, version, released } = named.parse(release);
  return { id: pack, version, released };
}

export const signedIn = ({ roots, timestamp, snapshot, targets, regions }: Pointer): SignedRelease => ({
  roots: roots.map((root) => Buffer.from(root)),
  timestamp: Buffer.from(timestamp),
  snapshot: Buffer.from(snapshot),
  targets: Buffer.from(targets),
  regions: new Map(Object.entries(regions).map(([role, text]) => [role, Buffer.from(text)])),
});

export const releaseOf = ({ number, folder, pack, at, expires, admittedAt }: Pointer, root: string): Release => ({
  number,
  folder: path.join(root, folder, PACK_FOLDER),
  pack,
  at,
  expires,
  admittedAt,
});
