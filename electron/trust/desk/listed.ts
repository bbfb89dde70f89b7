import { decodeMetadata, type FileFacts, metadataKey } from '../tuf.ts';
import type { Mirror } from './mirror.ts';

/** A release of ours: its files by their path, and the keys of its lists, from the outside in. */
export interface Listed {
  readonly files: ReadonlyMap<string, FileFacts>;
  readonly documents: readonly string[];
}

const NOTHING: Listed = { files: new Map(), documents: [] };

/** What release `number` lists, by the mirror; nothing for a number that is not ours (0 is none). */
export async function listedIn(mirror: Mirror, number: number): Promise<Listed> {
  const read = async (key: string): Promise<Buffer> => (await mirror.read(key)) ?? Buffer.alloc(0);
  const stamp = decodeMetadata('timestamp', await read(metadataKey(number, 'timestamp')));
  if (stamp === null) return NOTHING;
  const { version } = stamp.signed.snapshotMeta;
  const snapshot = decodeMetadata('snapshot', await read(metadataKey(version, 'snapshot')));
  if (snapshot === null) return NOTHING;
  const files = new Map<string, FileFacts>();
  const lists = Object.entries(snapshot.signed.meta).map(([file, meta]) =>
    metadataKey(meta.version, file.replace(/\.json$/, '')),
  );
  for (const key of lists) {
    const list = decodeMetadata('targets', await read(key));
    for (const [path, { length, hashes }] of Object.entries(list?.signed.targets ?? {})) {
      files.set(path, { length, sha256: hashes['sha256'] ?? '' });
    }
  }
  return { files, documents: [...lists, metadataKey(version, 'snapshot')] };
}
