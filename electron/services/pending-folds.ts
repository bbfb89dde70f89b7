import type { Refusal } from '#contract/refusal.ts';
import type { Draft } from '#domain/draft.ts';
import type { Result } from '#domain/result.ts';
import type { Workplace } from './workplace.ts';

/** Pause after the last edit from which the journal is folded and the state kept as a revision. */
const PAUSE = 2_000;
/** Pause before a failed fold is tried again: what was typed is safe in the journal meanwhile. */
const RETRY = 30_000;

interface Pending {
  readonly by: string;
  readonly callOff: () => void;
}

/** Drafts with edits that no revision holds yet: whose they are, and when `settle` folds them unasked. */
export class PendingFolds {
  readonly #place: Workplace;
  readonly #settle: (id: string) => Promise<Result<Draft, Refusal>>;
  readonly #pending = new Map<string, Pending>();

  constructor(place: Workplace, settle: (id: string) => Promise<Result<Draft, Refusal>>) {
    this.#place = place;
    this.#settle = settle;
  }

  /** The member who typed what is not folded; undefined when nothing waits. */
  byWhom(id: string): string | undefined {
    return this.#pending.get(id)?.by;
  }

  ids(): readonly string[] {
    return Array.from(this.#pending.keys());
  }

  /** Once nobody typed for a while. */
  afterPause(id: string, by: string): void {
    this.#postpone(id, by, PAUSE);
  }

  /** Another try, should this one fail. */
  again(id: string, by: string): void {
    this.#postpone(id, by, RETRY);
  }

  done(id: string): void {
    this.#pending.get(id)?.callOff();
    this.#pending.delete(id);
  }

  clear(): void {
    for (const id of this.ids()) this.done(id);
  }

  #postpone(id: string, by: string, milliseconds: number): void {
    this.#pending.get(id)?.callOff();
    const callOff = this.#place.tools.timers.after(milliseconds, () => void this.#fold(id));
    this.#pending.set(id, { by, callOff });
  }

  /** Nobody waits for this one: a refusal goes to the log, and another try is arranged. */
  async #fold(id: string): Promise<void> {
    const { log, events } = this.#place.tools;
    try {
      const settled = await this.#settle(id);
      if (settled.ok) events.send({ type: 'draft', id, edition: settled.value.edition });
      else if (settled.error.code !== 'no-such-draft') log.error('draft not folded', { id, ...settled.error });
    } catch (error) {
      log.error('draft not folded', { id, error: String(error) });
    }
  }
}
