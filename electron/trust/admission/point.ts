import { hash } from 'node:crypto';
import { id } from '#contract/schemas/post.ts';
import { z } from 'zod';
import type { Pointer } from './pointer.ts';
import { publishedAt, readRelease, type SignedRelease } from './trusted.ts';

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
