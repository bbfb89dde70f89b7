import type { z } from 'zod';
import type { DocumentStore } from './ports/store.ts';

/** The documents of a collection by their names in it, without those that are null or could not be read back. */
export async function allIn<T>(
  documents: DocumentStore,
  collection: string,
  schema: z.ZodType<T>,
): Promise<ReadonlyMap<string, NonNullable<T>>> {
  const names = await documents.names(collection);
  const all = await Promise.all(names.map((name) => documents.get(`${collection}/${name}`, schema)));
  return new Map(
    names.flatMap((name, at): readonly [string, NonNullable<T>][] => {
      const one = all[at];
      return one === null || one === undefined ? [] : [[name, one]];
    }),
  );
}
