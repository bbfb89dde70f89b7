import type { Refusal } from '#contract/refusal.ts';
import { instant } from '#contract/schemas/post.ts';
import { ok, type Result } from '#domain/result.ts';
import { z } from 'zod';
import type { Clock, DocumentStore } from '../../services/ports.ts';

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
  now(): Promise<string>;
  /** Takes in an instant that the desk signed. */
  signed(at: string): Promise<Result<void, Refusal>>;
  /**
   * Forgets what the clock showed, for what it shows now: a clock that once stood years ahead would let everything run
   * out at once. Only a person decides this, by accepting a release that ran out.
   */
  believeClock(): Promise<Result<void, Refusal>>;
}

export function trustedTime(documents: DocumentStore, clock: Clock): TrustedTime {
  const read = () => documents.get(DOCUMENT, kept);
  return {
    async now() {
      const before = await read();
      const now = clock.now();
      const fresh = before === null || Date.parse(now) - Date.parse(before.seen) >= STEP;
      // A full disk must not stop what only reads: where the time can't be kept it is told all the same.
      if (fresh) await documents.put(DOCUMENT, kept, { signed: before?.signed ?? NEVER, seen: now });
      return before === null ? now : later(later(now, before.seen), before.signed);
    },
    async signed(at) {
      const before = (await read()) ?? { signed: NEVER, seen: clock.now() };
      if (later(before.signed, at) === before.signed) return ok(undefined);
      return documents.put(DOCUMENT, kept, { ...before, signed: at });
    },
    async believeClock() {
      const before = await read();
      return documents.put(DOCUMENT, kept, { signed: before?.signed ?? NEVER, seen: clock.now() });
    },
  };
}

const NEVER = new Date(0).toISOString();
const later = (a: string, b: string): string => (Date.parse(a) >= Date.parse(b) ? a : b);
