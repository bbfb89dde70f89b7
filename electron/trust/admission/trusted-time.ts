import type { Refusal } from '#contract/refusal.ts';
import { instant } from '#contract/schemas/post.ts';
import { ok, type Result } from '#domain/result.ts';
import { z } from 'zod';
import type { DocumentStore } from '../../services/ports/store.ts';
import type { Clock } from '../../services/ports/system.ts';

const DOCUMENT = 'trusted-time';
/** How far the clock runs before its time is kept again, in milliseconds: a flush an hour costs nothing. */
const STEP = 3_600_000;

const kept = z.strictObject({
  /** The latest instant that the desk signed. */
  signed: instant,
  /** The latest that the clock showed. */
  seen: instant,
});

/**
 * The latest instant ever believed. A flat battery sets laptops years back: without this a release held back by somebody
 * would count for ever again, and a fresh one would not count yet.
 */
export interface TrustedTime {
  now(): string;
  /** Keeps what the clock shows, where it has run on by an hour. */
  keep(): Promise<Result<void, Refusal>>;
  /**
   * Takes in an instant that the desk signed. With `clock`, what the clock ever showed is forgotten for what it shows
   * now: one that once stood years ahead would let everything run out at once. Only a person decides this, by accepting a
   * release that ran out.
   */
  believe(told: { readonly signed: string | null; readonly clock: boolean }): Promise<Result<void, Refusal>>;
}

export async function trustedTime(documents: DocumentStore, clock: Clock): Promise<TrustedTime> {
  let known = (await documents.get(DOCUMENT, kept)) ?? { signed: NEVER, seen: NEVER };
  const put = async (next: z.infer<typeof kept>): Promise<Result<void, Refusal>> => {
    const written = await documents.put(DOCUMENT, kept, next);
    if (written.ok) known = next;
    return written;
  };
  return {
    now: () => later(later(clock.now(), known.seen), known.signed),
    async keep() {
      const now = clock.now();
      return Date.parse(now) - Date.parse(known.seen) >= STEP ? put({ ...known, seen: now }) : ok(undefined);
    },
    async believe(told) {
      const signed = later(known.signed, told.signed ?? NEVER);
      if (told.clock) return put({ signed, seen: clock.now() });
      return signed === known.signed ? ok(undefined) : put({ ...known, signed });
    },
  };
}

const NEVER = new Date(0).toISOString();
const later = (a: string, b: string): string => (Date.parse(a) >= Date.parse(b) ? a : b);
