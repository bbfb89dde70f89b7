import { refuse, type Refusal } from '#contract/refusal.ts';
import type { Result } from '#domain/result.ts';

/** The typed error every procedure may throw: oRPC carries its code and data to the other side. */
export interface Refuses {
  REFUSED(options: { readonly data: Refusal }): Error;
}

/** The value, or the refusal as the contract's error. */
export function answer<T>(errors: Refuses, result: Result<T, Refusal>): T {
  if (!result.ok) throw errors.REFUSED({ data: result.error });
  return result.value;
}

/** Passes progress on; a refused outcome, or a disk's error on the way, becomes the contract's error. */
export async function* progress<E>(
  errors: Refuses,
  steps: AsyncGenerator<E, Result<void, Refusal>>,
): AsyncGenerator<E, void> {
  let outcome: Result<void, Refusal>;
  try {
    outcome = yield* steps;
  } catch (error) {
    const refused = diskRefusal(error);
    if (refused === null) throw error;
    throw errors.REFUSED({ data: refused });
  }
  answer(errors, outcome);
}

/** What a disk says, as a refusal; null when the error is no word of a disk's but a fault of ours. */
export function diskRefusal(error: unknown): Refusal | null {
  if (!(error instanceof Error)) return null;
  const { code, path, syscall } = error as Partial<Record<'code' | 'path' | 'syscall', unknown>>;
  if (typeof code !== 'string' || typeof syscall !== 'string') return null;
  const params = typeof path === 'string' ? { path } : {};
  if (code === 'ENOSPC' || code === 'EDQUOT') return refuse('disk-full');
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return refuse('disk-refused', params);
  return refuse('disk-failed', params);
}
