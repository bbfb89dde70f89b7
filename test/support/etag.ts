import { createHash } from 'node:crypto';

const known = new WeakMap<Buffer, string>();

/** The strong ETag of a file whose bytes are never changed, only put anew. */
export function etagOf(bytes: Buffer): string {
  const tag = known.get(bytes) ?? `"${createHash('md5').update(bytes).digest('hex')}"`;
  known.set(bytes, tag);
  return tag;
}
