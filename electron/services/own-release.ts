import { refuse, type Refusal } from '#contract/refusal.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import type { Remote } from './ports/remote.ts';
import type { Membership, Releases } from './ports/trust.ts';

interface OwnReleaseDeps {
  readonly self: () => Promise<Membership | null>;
  readonly releases: Pick<Releases, 'admit' | 'complete'>;
  /** The profile's remote; refused where there is none. */
  readonly remote: () => Promise<Result<Remote, Refusal>>;
}

/** Releases as the profile that makes them uses them: what they are made of, and what became of them. */
export function ownRelease({ self, releases, remote }: OwnReleaseDeps) {
  return {
    /**
     * Brings the renditions of the release in use where they were left for later: the next release would lose them for
     * everybody. Refused with `release-half-here` where they can't be had.
     */
    async complete(): Promise<Result<void, Refusal>> {
      if ((await self()) === null) return ok(undefined);
      const opened = await remote();
      try {
        const done = await releases.complete(opened.ok ? opened.value : { get: async () => opened }, {});
        return done.ok ? ok(undefined) : fail(refuse('release-half-here'));
      } finally {
        if (opened.ok) opened.value.close();
      }
    },

    /** Puts to use what was just published, renditions and all. A profile without a card, the demo's, publishes for others. */
    async admit(from: Remote): Promise<Result<void, Refusal>> {
      if ((await self()) === null) return ok(undefined);
      const admitted = await releases.admit(from, { acceptExpired: false });
      const whole = admitted.ok ? await releases.complete(from, {}) : admitted;
      return whole.ok ? ok(undefined) : whole;
    },
  };
}
