import type { Saved } from '#contract/drafts.ts';
import type { Refusal } from '#contract/refusal.ts';
import type { Draft } from '#domain/draft.ts';
import { applyEdits, type Edit } from '#domain/edit.ts';
import { type Kept, sameKept } from '#domain/override.ts';
import type { PostContent, VersionKey } from '#domain/post.ts';
import type { Result } from '#domain/result.ts';
import { mergeContent } from '../../editor/merge-content.ts';
import { type SaveAnswer, type SaveCommand, SaveQueue, type SaveState } from '../../editor/save-queue.ts';
import { keepUnsent, type Unsent, unsentOf } from '../../editor/unsent.ts';

/** The core's procedures a session needs; `no-answer` when the connection went. */
export interface DraftsCore {
  open(id: string): Promise<Result<Draft, Refusal | 'no-answer'>>;
  edit(id: string, save: SaveCommand): Promise<SaveAnswer>;
}

export interface SessionPorts {
  readonly core: DraftsCore;
  readonly storage: Storage;
  newId(): string;
  later(work: () => void, ms: number): () => void;
}

/** Something the writer must be told about their words. */
export type SessionNotice =
  | { readonly kind: 'merged'; readonly versions: readonly VersionKey[] }
  /** Words of before a restart that the core no longer takes, because the draft is frozen: kept here to copy. */
  | { readonly kind: 'left-over'; readonly text: string };

export interface SessionView {
  readonly draft: Draft;
  readonly content: PostContent;
  readonly overrides: readonly Kept[];
  readonly save: SaveState;
  readonly notice: SessionNotice | null;
  /** Goes up when texts changed by other hands than the editor's: the editor takes them over. */
  readonly outside: number;
}

/** Views follow at the first pause this long … */
const PAUSE_MS = 150;
/** … or after this long without one. */
const FOLLOW_MS = 1_000;

/** How urgent a change is to views: what a form shows must follow at once, what typing does may wait for a pause. */
export type Urgency = 'now' | 'typing';

/** One open draft: its content as the writer sees it, and the saving of it. Lives on while saves are under way. */
export class DraftSession {
  readonly #ports: SessionPorts;
  readonly #listeners = new Set<(urgency: Urgency) => void>();
  readonly #savingListeners = new Set<() => void>();
  readonly #queue: SaveQueue;
  #view: SessionView;
  /** The content as last acknowledged. */
  #base: Pick<Draft, 'content' | 'overrides'>;
  #cancelPause: (() => void) | null = null;
  #cancelFollow: (() => void) | null = null;
  #latest: SessionView;
  #reloading = false;
  #reloadAgain = false;

  constructor(ports: SessionPorts, draft: Draft) {
    this.#ports = ports;
    this.#base = { content: draft.content, overrides: draft.overrides };
    this.#view = {
      draft,
      content: draft.content,
      overrides: draft.overrides,
      save: { kind: 'saved', at: draft.savedAt },
      notice: null,
      outside: 0,
    };
    this.#latest = this.#view;
    this.#queue = new SaveQueue(
      {
        send: (save) => this.#send(save),
        newId: () => ports.newId(),
        later: (work, ms) => ports.later(work, ms),
        keep: (saves) => this.#keep(saves),
        onState: (save) => this.#saving(save),
        onMoved: () => void this.reload(),
      },
      draft,
    );
  }

  /** Opens a draft and takes up what a former page had not seen acknowledged. */
  static async open(ports: SessionPorts, id: string): Promise<Result<DraftSession, Refusal | 'no-answer'>> {
    const kept = unsentOf(ports.storage, id);
    const refused = kept === null ? null : await resend(ports.core, id, kept);
    if (refused === 'no-answer') return { ok: false, error: refused };
    const opened = await ports.core.open(id);
    if (!opened.ok) return opened;
    const session = new DraftSession(ports, opened.value);
    if (kept !== null && refused !== null) session.#takeUp(kept, refused);
    else keepUnsent(ports.storage, id, null);
    return { ok: true, value: session };
  }

  get id(): string {
    return this.#latest.draft.id;
  }

  /** The newest state, also between two notifications. */
  get latest(): SessionView {
    return this.#latest;
  }

  readonly view = (): SessionView => this.#view;

  readonly subscribe = (listener: (urgency: Urgency) => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Hears at once, before any view follows, that words are on their way to the disk. */
  readonly onSaving = (listener: () => void): (() => void) => {
    this.#savingListeners.add(listener);
    return () => this.#savingListeners.delete(listener);
  };

  /** Edition everything of which is acknowledged; null while words are on their way. */
  get settledEdition(): number | null {
    return this.#queue.idle ? this.#queue.edition : null;
  }

  /** Makes edits and saves them. Edits of the editor need no word back to it; others count as from outside. */
  edit(edits: readonly Edit[], by: 'editor' | 'form' = 'form'): void {
    const applied = applyEdits(this.#latest, edits);
    if (!applied.ok) {
      // The editor's text and ours differ, which must not be: what the core has and what the editor shows are merged.
      void this.reload();
      return;
    }
    const { content, overrides } = applied.value;
    this.#queue.add(edits);
    const touchesText = edits.some(({ kind }) => kind === 'replace' || kind === 'drop-version');
    const outside = by === 'form' && touchesText ? this.#latest.outside + 1 : this.#latest.outside;
    this.#set({ content, overrides, outside }, by === 'editor');
  }

  /** Sends what waits and answers the edition once all is acknowledged; null when it could not be. */
  async flushed(): Promise<number | null> {
    this.#queue.flush();
    for (let tries = 0; tries < 100 && this.settledEdition === null; tries += 1) {
      if (this.#latest.save.kind === 'refused') return null;
      await new Promise<void>((resolve) => this.#ports.later(resolve, 50));
    }
    return this.settledEdition;
  }

  /** Sends what waits, now: the page is leaving, or the connection is back. */
  flush(): void {
    this.#queue.flush();
  }

  /** A draft the core answered with: after submitting, recalling, deciding, restoring. */
  take(draft: Draft): void {
    this.#base = { content: draft.content, overrides: draft.overrides };
    this.#set({ draft, content: draft.content, overrides: draft.overrides, outside: this.#latest.outside + 1 });
    this.#queue.restart(draft, []);
  }

  /**
   * The core says the draft is at `edition`. Our own saves say so too: only an edition that we did not make, seen
   * while nothing of ours is on its way, means other hands. (With words on their way the save itself is refused.)
   */
  changed(edition: number): void {
    if (this.#queue.idle && edition > this.#queue.edition) void this.reload();
  }

  dismissNotice(): void {
    this.#set({ notice: null });
  }

  /** Asks what the core has and puts unsaved words on top. Waits for a save under way to be answered first. */
  async reload(): Promise<void> {
    if (this.#reloading) {
      this.#reloadAgain = true;
      return;
    }
    this.#reloading = true;
    do {
      this.#reloadAgain = false;
      if (this.#queue.busy) await this.#answered();
      const opened = await this.#ports.core.open(this.id);
      if (opened.ok) this.#merge(opened.value);
      else if (opened.error === 'no-answer') await this.#pause(500, true);
      else this.#set({ save: { kind: 'refused', refusal: opened.error } });
    } while (this.#reloadAgain);
    this.#reloading = false;
  }

  async #answered(): Promise<void> {
    for (let tries = 0; tries < 100 && this.#queue.busy; tries += 1) await this.#pause(20, false);
  }

  #pause(ms: number, again: boolean): Promise<void> {
    this.#reloadAgain ||= again;
    return new Promise((resolve) => this.#ports.later(resolve, ms));
  }

  #merge(draft: Draft): void {
    if (draft.edition === this.#queue.edition && this.#queue.busy) return;
    const { content, overrides } = this.#latest;
    const ours = JSON.stringify([content, overrides]) !== JSON.stringify([this.#base.content, this.#base.overrides]);
    const { content: base } = this.#base;
    this.#base = { content: draft.content, overrides: draft.overrides };
    if (!ours) {
      const same = JSON.stringify(draft.content) === JSON.stringify(content);
      const outside = this.#latest.outside + (same ? 0 : 1);
      this.#set({ draft, content: draft.content, overrides: draft.overrides, outside });
      this.#queue.restart(draft, []);
      return;
    }
    this.#putOnTop(draft, base, content, overrides);
  }

  #putOnTop(draft: Draft, base: PostContent, content: PostContent, overrides: readonly Kept[]): void {
    const merged = mergeContent(base, content, draft.content);
    // The core writes its own time and name into a reason: it is the words and the rule that tell them apart.
    const reasonOf = (one: Kept): string => (one.kind === 'ignored' ? '' : one.reason);
    const same = (a: Kept, b: Kept): boolean => sameKept(a, b) && reasonOf(a) === reasonOf(b);
    const missing = overrides.filter((one) => !draft.overrides.some((known) => same(known, one)));
    const edits: Edit[] = [
      ...(JSON.stringify(merged.content) === JSON.stringify(draft.content)
        ? []
        : [{ kind: 'replace' as const, content: merged.content }]),
      ...missing.map((override) => ({ kind: 'override' as const, override })),
    ];
    const notice = merged.bothWrote.length > 0 ? { kind: 'merged' as const, versions: merged.bothWrote } : null;
    this.#set({
      draft,
      content: merged.content,
      overrides: [...draft.overrides, ...missing],
      outside: this.#latest.outside + 1,
      notice: notice ?? this.#latest.notice,
    });
    this.#queue.restart(draft, edits);
  }

  #takeUp(kept: Unsent, refused: Refusal): void {
    const { draft } = this.#latest;
    if (refused.code === 'edition-moved' || refused.code === 'edit-does-not-fit') {
      this.#putOnTop(draft, kept.base, kept.content, draft.overrides);
    } else this.#set({ notice: { kind: 'left-over', text: kept.content.base } });
  }

  async #send(save: SaveCommand): Promise<SaveAnswer> {
    const answer = await this.#ports.core.edit(this.id, save);
    if (answer.ok) this.#acknowledge(save, answer.value);
    return answer;
  }

  #acknowledge(save: SaveCommand, saved: Saved): void {
    const applied = applyEdits(this.#base, save.edits);
    if (applied.ok) this.#base = { content: applied.value.content, overrides: applied.value.overrides };
    const { draft } = this.#latest;
    // An edit takes a returned or approved draft back to writing (domain/review.ts).
    this.#latest = { ...this.#latest, draft: { ...draft, ...saved, state: 'writing' } };
  }

  #keep(saves: readonly SaveCommand[]): void {
    const unsent = saves.length === 0 ? null : { saves, content: this.#latest.content, base: this.#base.content };
    keepUnsent(this.#ports.storage, this.id, unsent);
  }

  #saving(save: SaveState): void {
    this.#set({ save });
    if (save.kind === 'saving') for (const listener of this.#savingListeners) listener();
  }

  #set(change: Partial<SessionView>, typing = false): void {
    this.#latest = { ...this.#latest, ...change };
    if (!typing && !onlySaving(change)) {
      this.#tell('now');
      return;
    }
    this.#cancelPause?.();
    this.#cancelPause = this.#ports.later(() => this.#tell('typing'), PAUSE_MS);
    this.#cancelFollow ??= this.#ports.later(() => this.#tell('typing'), FOLLOW_MS);
  }

  #tell(urgency: Urgency): void {
    this.#cancelPause?.();
    this.#cancelFollow?.();
    this.#cancelPause = null;
    this.#cancelFollow = null;
    this.#view = this.#latest;
    for (const listener of this.#listeners) listener(urgency);
  }
}

/** Views follow it as they follow typing; who promises that words are safe hears `onSaving`. */
const onlySaving = (change: Partial<SessionView>): boolean =>
  Object.keys(change).length === 1 && (change.save?.kind === 'saving' || change.save?.kind === 'saved');

/** Sends kept saves again, in order: what the core had done already it answers as before. Null when all went through. */
async function resend(core: DraftsCore, id: string, kept: Unsent): Promise<Refusal | 'no-answer' | null> {
  for (const save of kept.saves) {
    const answer = await core.edit(id, save);
    if (!answer.ok) return answer.error;
  }
  return null;
}
