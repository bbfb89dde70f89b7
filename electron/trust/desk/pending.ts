import type { Refusal } from '#contract/refusal.ts';
import { deviceIn, type Directory } from '#domain/directory.ts';
import { ok, type Result } from '#domain/result.ts';
import type { Remote } from '../../services/ports/remote.ts';
import { fetchWhole } from '../fetching.ts';

/** Larger than any sealed enrolment, in bytes. */
const LARGEST = 64 * 1024;

/**
 * Sealed enrolments that wait at a remote, by the open cards: one folder for each. Nothing here is verified: a parcel
 * proves itself when it is opened. The first refusal of the remote ends it.
 */
export async function* pendingParcels(
  directory: Directory,
  remote: Pick<Remote, 'get' | 'list'>,
  signal?: AbortSignal,
): AsyncGenerator<Result<Uint8Array, Refusal>> {
  const open = directory.cards.filter(({ usedBy, revoked }) => usedBy === null && revoked === null);
  for (const { id } of open) {
    for await (const entry of remote.list(`enrolments/${id}`, signal)) {
      if (!entry.ok) return yield entry;
      const { key, bytes } = entry.value;
      const device = key.split('/').at(-1) ?? '';
      if (bytes > LARGEST || deviceIn(directory, device) !== null) continue;
      const parcel = await fetchWhole(remote, key, LARGEST, signal);
      if (!parcel.ok) return yield parcel;
      if (parcel.value !== null) yield ok(parcel.value);
    }
  }
}
