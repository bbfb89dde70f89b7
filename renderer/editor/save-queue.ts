import type { Saved } from '#contract/drafts.ts';
import type { Refusal } from '#contract/refusal.ts';
import type { Edit } from '#domain/edit.ts';
import type { Result } from '#domain/result.ts';
import { joinTyping } from './splices.ts';

/** One save, named by the caller: sending it twice does it once. */
export interface SaveCommand {
  readonly command: string;
  readonly edition: number;
  readonly edits: readonly Edit[];
}

/** What became of a save: kept, refused by the core, or no answer came (asked again with the same command). */
export type SaveAnswer = Result<Saved, Refusal | 'no-answer'>;

export type SaveState =
  | { readonly kind: 'saved'; readonly at: string }
  | { readonly kind: 'saving' }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

export interface SaveQueuePorts {
  send(save: SaveCommand): Promise<SaveAnswer>;
  newId(): string;
  /** Runs `work` after `ms`; answers how to call it off. */
  later(work: () => void, ms: number): () => void;
  /** Keeps what is not acknowledged yet, for a reload; called with an empty list when all is. */
  keep(unsent: readonly SaveCommand[]): void;
  onState(state: SaveState): void;
  /** The draft has moved on elsewhere: the owner reloads, merges and calls `restart`. */
  onMoved(): void;
}

/** Longest that a keystroke waits for company before it is sent. */
const BATCH_MS = 120;
/** A save carries at most this many edits (drafts.edit in the contract). */
const EDITS_A_SAVE = 500;
const FIRST_RETRY_MS = 300;
const LAST_RETRY_MS = 4_000;
/** After these the same save may succeed later: a disk can be emptied, a profile freed. */
const PASSING = new Set(['disk-full', 'disk-refused', 'disk-failed']);
const MOVED = new Set(['edition-moved', 'edit-does-not-fit']);

/**
 * Sends a draft's edits in order, one save at a time. What has no answer is sent again under the same command, so
 * that a lost connection neither loses nor doubles a word.
 */
export class SaveQueue {
  readonly #ports: SaveQueuePorts;
  #edition: number;
  #savedAt: string;
  #pending: Edit[] = [];
  #unsent: SaveCommand[] = [];
  #busy = false;
  #stopped = false;
  #tries = 0;
  #cancel: (() => void) | null = null;

  constructor(ports: SaveQueuePorts, start: Saved) {
    this.#ports = ports;
    this.#edition = start.edition;
    this.#savedAt = start.savedAt;
  }

  /** Edition of the last acknowledged save. */
  get edition(): number {
    return this.#edition;
  }

  /** Whether everything written is acknowledged. */
  get idle(): boolean {
    return this.#pending.length === 0 && this.#unsent.length === 0;
  }

  get busy(): boolean {
    return this.#busy;
  }

  add(edits: readonly Edit[]): void {
    if (edits.length === 0) return;
    this.#pending.push(...edits);
    if (this.#stopped) return;
    this.#ports.onState({ kind: 'saving' });
    this.#cancel ??= this.#ports.later(() => this.flush(), BATCH_MS);
  }

  /** Sends now what waits: before leaving, before submitting, when the connection is back. */
  flush(): void {
    this.#cancel?.();
    this.#cancel = null;
    this.#wrap();
    void this.#send();
  }

  /** Goes on from what the core has now, with `edits` still to make on it. */
  restart(start: Saved, edits: readonly Edit[]): void {
    this.#cancel?.();
    this.#cancel = null;
    this.#edition = start.edition;
    this.#savedAt = start.savedAt;
    this.#pending = [...edits];
    this.#unsent = [];
    this.#busy = false;
    this.#stopped = false;
    this.#tries = 0;
    this.#wrap();
    if (this.idle) {
      this.#ports.keep([]);
      this.#ports.onState({ kind: 'saved', at: this.#savedAt });
    } else void this.#send();
  }

  /** Makes commands of what is pending, so that they can be kept and sent. */
  #wrap(): void {
    if (this.#pending.length === 0) return;
    const edits = joinTyping(this.#pending);
    this.#pending = [];
    const last = this.#unsent.at(-1);
    let edition = last === undefined ? this.#edition : last.edition + last.edits.length;
    for (let at = 0; at < edits.length; at += EDITS_A_SAVE) {
      const some = edits.slice(at, at + EDITS_A_SAVE);
      this.#unsent.push({ command: this.#ports.newId(), edition, edits: some });
      edition += some.length;
    }
    this.#ports.keep(this.#unsent);
  }

  async #send(): Promise<void> {
    const next = this.#unsent[0];
    if (next === undefined || this.#busy || this.#stopped) return;
    this.#busy = true;
    this.#ports.onState({ kind: 'saving' });
    const answer = await this.#ports.send(next);
    if (this.#unsent[0] !== next) return; // restarted meanwhile
    this.#busy = false;
    if (answer.ok) this.#acknowledge(answer.value);
    else this.#refuse(answer.error);
  }

  #acknowledge(saved: Saved): void {
    this.#tries = 0;
    this.#edition = saved.edition;
    this.#savedAt = saved.savedAt;
    this.#unsent.shift();
    this.#ports.keep(this.#unsent);
    if (this.#cancel === null) this.#wrap();
    if (this.#unsent.length > 0) void this.#send();
    else this.#ports.onState(this.idle ? { kind: 'saved', at: saved.savedAt } : { kind: 'saving' });
  }

  #refuse(error: Refusal | 'no-answer'): void {
    if (error !== 'no-answer' && MOVED.has(error.code)) {
      this.#stopped = true;
      this.#ports.onMoved();
      return;
    }
    this.#ports.onState(error === 'no-answer' ? { kind: 'waiting' } : { kind: 'refused', refusal: error });
    if (error !== 'no-answer' && !PASSING.has(error.code)) {
      this.#stopped = true;
      return;
    }
    const wait = Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** this.#tries);
    this.#tries += 1;
    this.#cancel ??= this.#ports.later(() => this.flush(), wait);
  }
}
