import { createHash } from 'node:crypto';
import { id } from '#contract/schemas/post.ts';
import type { MetaFile } from '@tufjs/models';
import { z } from 'zod';
import { MEDIA_ROLE } from '../target-names.ts';
import type { Pointer } from './pointer.ts';
import { publishedAt, readRelease, readTargets, type SignedRelease } from './trusted.ts';

/** Named by what its lists say: a release that only counts for longer needs no other folder. */
function folderName({ targets, regions }: SignedRelease, media: string | null): string {
  const lists = [['targets', targets], ...regions, ['media', media ?? '']] as const;
  const hashing = createHash('sha256');
  for (const [role, list] of lists) hashing.update(`\n${role}\n`).update(list);
  const { version } = readTargets(targets).signed;
  return `${version}-${hashing.digest('hex').slice(0, 12)}`;
}

/** The pointer to a release; `media` as in `Pointer`, `admittedAt` an instant. */
export function pointerTo(
  signed: SignedRelease,
  media: string | null,
  held: Pointer | null,
  admittedAt: string,
): Pointer {
  const { timestamp, targets } = readRelease(signed);
  const folder = folderName(signed, media);
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
    media,
  };
}

/** The same release with its list of renditions. */
export const pointerWith = (held: Pointer, media: string): Pointer => ({
  ...held,
  folder: folderName(signedIn(held), media),
  media,
});

/** What the snapshot says of the list of renditions; null for a release that has none. */
export const mediaMeta = (signed: SignedRelease): MetaFile | null =>
  readRelease(signed).snapshot.signed.meta[`${MEDIA_ROLE}.json`] ?? null;

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
