import { hash } from 'node:crypto';
import { mailHead } from '#contract/schemas/head.ts';
import type { Refusal } from '#contract/refusal.ts';
import { deviceIn, type Directory } from '#domain/directory.ts';
import { ok, type Result } from '#domain/result.ts';
import type { Remote } from '../../services/ports.ts';
import { fetchWhole } from '../fetching.ts';

/** Larger than any head, and than any enrolment, in bytes. */
const LARGEST = 256 * 1024;

type Mail = Pick<Remote, 'get' | 'list'>;

/**
 * Sealed parcels of devices that no directory names yet, in offices with an open card: enrolments are among them. Nothing
 * here is verified: a parcel proves itself when it is opened. The first refusal of the remote ends it.
 */
export async function* pendingParcels(
  directory: Directory,
  remote: Mail,
  signal?: AbortSignal,
): AsyncGenerator<Result<Uint8Array, Refusal>> {
  const open = directory.cards.filter(({ usedBy, revoked }) => usedBy === null && revoked === null);
  for (const office of new Set(open.map((card) => card.office))) {
    for await (const entry of remote.list(`mail/${office}`, signal)) {
      if (!entry.ok) return yield entry;
      const device = /^mail\/[^/]+\/([^/]+)\/(?:desk\/)?head\.json$/.exec(entry.value.key)?.[1];
      if (device === undefined || deviceIn(directory, device) !== null) continue;
      yield* sentBy(remote, entry.value.key, signal);
    }
  }
}

async function* sentBy(
  remote: Mail,
  key: string,
  signal: AbortSignal | undefined,
): AsyncGenerator<Result<Uint8Array, Refusal>> {
  const bytes = await fetchWhole(remote, key, LARGEST, signal);
  if (!bytes.ok) return yield bytes;
  const head = mailHead.safeParse(parsed(bytes.value ?? Buffer.alloc(0)));
  for (const { sha256, size } of head.success ? head.data.recent : []) {
    if (size > LARGEST) continue;
    const object = await fetchWhole(remote, `objects/${sha256.slice(0, 2)}/${sha256}`, size, signal);
    if (!object.ok) return yield object;
    if (object.value !== null && hash('sha256', object.value) === sha256) yield ok(object.value);
  }
}

function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
