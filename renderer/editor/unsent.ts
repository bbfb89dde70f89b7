import type { PostContent } from '#domain/post.ts';
import type { SaveCommand } from './save-queue.ts';

/** What a draft's editor had not seen acknowledged when the page went away. */
export interface Unsent {
  readonly saves: readonly SaveCommand[];
  /** The post as the writer had it: enough to merge when the saves no longer fit. */
  readonly content: PostContent;
  /** The post as the core had last acknowledged it: what both sides of a merge began with. */
  readonly base: PostContent;
}

const keyOf = (draft: string): string => `tansiq.unsent.${draft}`;

/** Keeps unacknowledged work over a reload. Answers false when the browser has no room for it. */
export function keepUnsent(storage: Storage, draft: string, unsent: Unsent | null): boolean {
  try {
    if (unsent === null || unsent.saves.length === 0) storage.removeItem(keyOf(draft));
    else storage.setItem(keyOf(draft), JSON.stringify(unsent));
    return true;
  } catch (error) {
    // Only a full storage is expected: the save itself is on its way to the disk all the same.
    if (error instanceof DOMException) return false;
    throw error;
  }
}

/** What was kept, or null. We wrote it ourselves in this origin; what does not read back as ours is left alone. */
export function unsentOf(storage: Storage, draft: string): Unsent | null {
  const kept = storage.getItem(keyOf(draft));
  if (kept === null) return null;
  try {
    const value: unknown = JSON.parse(kept);
    return isUnsent(value) ? value : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

const isUnsent = (value: unknown): value is Unsent =>
  typeof value === 'object' &&
  value !== null &&
  'saves' in value &&
  Array.isArray(value.saves) &&
  'content' in value &&
  typeof value.content === 'object' &&
  'base' in value &&
  typeof value.base === 'object';
