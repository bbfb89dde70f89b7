import path from 'node:path';
import { id, instant } from '#contract/schemas/post.ts';
import { z } from 'zod';
import type { Release } from '../../services/ports/trust.ts';

/** The document that says which release is in use, with the signed lists by which the next one is judged. */
export const POINTER = 'release';

/** Where the pack and the directory stand in a release's folder. */
export const PACK_FOLDER = 'pack';
export const DIRECTORY_FILE = 'directory.json';

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
  /** The list of renditions that is in the pack; null where they were left for later. */
  media: z.string().nullable(),
});
export type Pointer = z.infer<typeof pointer>;

export const releaseOf = ({ number, folder, pack, at, expires, admittedAt }: Pointer, root: string): Release => ({
  number,
  folder: path.join(root, folder, PACK_FOLDER),
  pack,
  at,
  expires,
  admittedAt,
});
