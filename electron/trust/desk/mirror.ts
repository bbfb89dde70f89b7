import { hash } from 'node:crypto';
import path from 'node:path';
import { makeFolder, readIfThere, writeDurable } from '../../system/durable-file.ts';

/** Where a key folder keeps what it published, under the keys of the remote. */
const FOLDER = 'repository';

/** A release's own files (without media) by their key at a remote. */
export type Files = ReadonlyMap<string, Buffer>;

/** The desk's copy of everything it signed: a broken upload goes on from it, and nothing is signed twice. */
export interface Mirror {
  read(key: string): Promise<Buffer | null>;
  /** Writes files durably; one that is there with the same bytes is left alone. */
  write(files: Files): Promise<void>;
}

export function mirrorIn(folder: string): Mirror {
  const place = (key: string): string => path.join(folder, FOLDER, ...key.split('/'));
  const read = (key: string): Promise<Buffer | null> => readIfThere(place(key));
  return {
    read,
    async write(files) {
      const folders = Map.groupBy(files, ([key]) => path.dirname(place(key)));
      for (const [target, entries] of folders) {
        await makeFolder(target);
        const changed = [];
        for (const [key, bytes] of entries) {
          const present = await read(key);
          if (present === null || hash('sha256', present) !== hash('sha256', bytes)) {
            changed.push({ name: path.basename(key), text: bytes });
          }
        }
        await writeDurable(target, changed, folder);
      }
    },
  };
}
