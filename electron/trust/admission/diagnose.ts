import { refuse, type Refusal } from '#contract/refusal.ts';
import type { Metadata, Root, Snapshot, Targets } from '@tufjs/models';
import { decodeMetadata, metadataKey, TIMESTAMP_KEY, vouches } from '../tuf.ts';
import type { SignedRelease } from './trusted.ts';

/** What is known when the updater refused: what it began with, and what came. */
export interface Failure {
  /** The root it began with. */
  readonly root: Buffer;
  /** The release in use; null before the first. */
  readonly present: SignedRelease | null;
  readonly came: ReadonlyMap<string, Buffer>;
  readonly asked: readonly string[];
  /** The instant by which ends were judged. */
  readonly now: string;
}

const DAY = 86_400_000;
/** Days since an end, at least one: what ended this morning ended a day ago for a person. */
const daysSince = (expires: string, now: string): number =>
  Math.max(1, Math.floor((Date.parse(now) - Date.parse(expires)) / DAY));

/**
 * Why the updater refused, in our words. It decides nothing: what was refused stays refused, and where the cause can't be
 * told the file that came last is called tampered with.
 */
export function diagnose(failure: Failure): Refusal {
  const last = failure.asked.at(-1) ?? TIMESTAMP_KEY;
  const bytes = failure.came.get(last);
  const { roots, refused } = followRoots(failure);
  if (refused !== null) return refused;
  const root = roots.at(-1);
  if (root === undefined) return refuse('release-tampered', { file: last });
  return (
    inTimestamp(failure, root) ??
    (bytes === undefined ? missing(last) : null) ??
    inList(failure, root, last, bytes ?? Buffer.alloc(0)) ??
    refuse('release-tampered', { file: last })
  );
}

const missing = (key: string): Refusal =>
  key === TIMESTAMP_KEY ? refuse('release-missing') : refuse('release-incomplete', { file: key });

/** The roots that came, each judged by the one before it and by itself (specification 5.3). */
function followRoots({ root, came }: Failure): { roots: readonly Metadata<Root>[]; refused: Refusal | null } {
  const first = decodeMetadata('root', root);
  if (first === null) return { roots: [], refused: null };
  const roots = [first];
  for (let at = first; ;) {
    const key = metadataKey(at.signed.version + 1, 'root');
    const bytes = came.get(key);
    if (bytes === undefined) return { roots, refused: null };
    const next = decodeMetadata('root', bytes);
    if (next === null) return { roots, refused: refuse('release-tampered', { file: key }) };
    const [byOld, byNew] = [vouches(at, 'root', next), vouches(next, 'root', next)];
    if (!byOld && !byNew) return { roots, refused: refuse('release-wrong-key', { file: key }) };
    if (!byOld || !byNew) return { roots, refused: refuse('root-not-followed', { by: byOld ? 'old' : 'new' }) };
    if (next.signed.version !== at.signed.version + 1) {
      return { roots, refused: refuse('release-rolled-back', versions(at.signed.version, next.signed.version)) };
    }
    roots.push(next);
    at = next;
  }
}

const versions = (ours: number, theirs: number) => ({ ours, theirs });

/** Faults of the timestamp, which every later one would be a consequence of. */
function inTimestamp({ present, came, now }: Failure, root: Metadata<Root>): Refusal | null {
  const bytes = came.get(TIMESTAMP_KEY);
  if (bytes === undefined) return null;
  const stamp = decodeMetadata('timestamp', bytes);
  if (stamp === null) return refuse('release-tampered', { file: TIMESTAMP_KEY });
  if (!vouches(root, 'timestamp', stamp)) return refuse('release-wrong-key', { file: TIMESTAMP_KEY });
  const held = present === null ? null : decodeMetadata('timestamp', present.timestamp);
  const ours = held?.signed.version ?? 0;
  const { version, snapshotMeta, expires } = stamp.signed;
  if (version < ours || snapshotMeta.version < (held?.signed.snapshotMeta.version ?? 0)) {
    return refuse('release-rolled-back', versions(ours, version));
  }
  if (Date.parse(root.signed.expires) <= Date.parse(now)) {
    return refuse('release-expired', { count: daysSince(root.signed.expires, now) });
  }
  if (Date.parse(expires) > Date.parse(now)) return null;
  return refuse(version === ours ? 'release-frozen' : 'release-expired', { count: daysSince(expires, now) });
}

/** Whether the first root that stands at a remote (its bytes) is another campaign's. */
export function foreignCampaign(firstRoot: Buffer, campaign: string): Refusal | null {
  const named = decodeMetadata('root', firstRoot)?.signed.unrecognizedFields['campaign'];
  return typeof named === 'string' && named !== campaign ? refuse('release-foreign', { campaign: named }) : null;
}

/** Faults of a snapshot or of a list of files: other bytes than the document above it names, or another's signature. */
function inList(failure: Failure, root: Metadata<Root>, key: string, bytes: Buffer): Refusal | null {
  const name = /^metadata\/\d+\.([a-z0-9_-]+)\.json$/.exec(key)?.[1] ?? '';
  const document: Metadata<Snapshot> | Metadata<Targets> | null =
    name === 'snapshot' ? decodeMetadata('snapshot', bytes) : decodeMetadata('targets', bytes);
  if (document === null) return refuse('release-tampered', { file: key });
  if (!isVouchedFor(failure, root, name, document)) {
    // Signed by nobody we know: with the bytes that were announced the signer is wrong, with others it was changed.
    return refuse(isAnnounced(failure, name, bytes) ? 'release-wrong-key' : 'release-tampered', { file: key });
  }
  if (!isAnnounced(failure, name, bytes)) return refuse('release-mixed', { file: key });
  const older = name === 'snapshot' ? olderThanHeld(failure, document as Metadata<Snapshot>) : null;
  if (older !== null) return older;
  const { expires } = document.signed;
  if (Date.parse(expires) <= Date.parse(failure.now)) {
    return refuse('release-expired', { count: daysSince(expires, failure.now) });
  }
  return null;
}

function isVouchedFor(
  failure: Failure,
  root: Metadata<Root>,
  name: string,
  document: Metadata<Snapshot> | Metadata<Targets>,
): boolean {
  if (name === 'snapshot' || name === 'targets') return vouches(root, name, document);
  const targets = listIn(failure, 'targets');
  return targets !== null && vouches(targets, name, document);
}

/** The newest list of that name that came, or the one in use. */
function listIn({ came, present }: Failure, name: string): Metadata<Targets> | null {
  const key = Array.from(came.keys()).findLast((one) => one.endsWith(`.${name}.json`));
  const bytes = key === undefined ? present?.targets : came.get(key);
  return bytes === undefined ? null : decodeMetadata('targets', bytes);
}

function isAnnounced({ came, present }: Failure, name: string, bytes: Buffer): boolean {
  const stamp = decodeMetadata('timestamp', came.get(TIMESTAMP_KEY) ?? present?.timestamp ?? Buffer.alloc(0));
  if (stamp === null) return false;
  const snapshotKey = metadataKey(stamp.signed.snapshotMeta.version, 'snapshot');
  const snapshot = decodeMetadata('snapshot', came.get(snapshotKey) ?? present?.snapshot ?? Buffer.alloc(0));
  const meta = name === 'snapshot' ? stamp.signed.snapshotMeta : snapshot?.signed.meta[`${name}.json`];
  try {
    meta?.verify(bytes);
    return meta !== undefined;
  } catch (error) {
    if (error instanceof Error) return false;
    throw error;
  }
}

/** A snapshot that lists an older version of something than the one in use, or none of it any more. */
function olderThanHeld({ present }: Failure, snapshot: Metadata<Snapshot>): Refusal | null {
  const held = present === null ? null : decodeMetadata('snapshot', present.snapshot);
  for (const [file, { version }] of Object.entries(held?.signed.meta ?? {})) {
    const theirs = snapshot.signed.meta[file]?.version ?? 0;
    if (theirs < version) return refuse('release-rolled-back', versions(version, theirs));
  }
  return null;
}
