import { describe, expect, test } from 'vitest';
import type { Draft } from '#domain/draft.ts';
import { applyEdits, type Edit } from '#domain/edit.ts';
import { emptyContent } from '#domain/post.ts';
import type { SaveCommand } from '../../../../renderer/editor/save-queue.ts';
import { DraftSession, type SessionPorts } from '../../../../renderer/features/drafts/session.ts';

class FakeStorage implements Storage {
  readonly #items = new Map<string, string>();
  get length(): number {
    return this.#items.size;
  }
  clear = (): void => this.#items.clear();
  getItem = (key: string): string | null => this.#items.get(key) ?? null;
  key = (index: number): string | null => [...this.#items.keys()][index] ?? null;
  removeItem = (key: string): void => void this.#items.delete(key);
  setItem = (key: string, value: string): void => void this.#items.set(key, value);
}

/** The core as drafts.edit promises it: a command twice is once, an edition that moved is refused. */
class FakeCore {
  draft: Draft = {
    id: 'd1',
    office: 'o',
    author: 'm',
    createdAt: 't0',
    savedAt: 't0',
    state: 'writing',
    edition: 0,
    revision: 'r0',
    content: emptyContent,
    overrides: [],
    submissions: [],
    decisions: [],
    recalls: [],
    conflict: [],
  };
  readonly #done = new Map<string, { readonly edition: number; readonly savedAt: string }>();
  /** `lose-answer` does the work but its answer is lost; `away` does nothing. */
  mood: 'well' | 'lose-answer' | 'away' = 'well';

  open = async (): ReturnType<SessionPorts['core']['open']> =>
    this.mood === 'away' ? { ok: false, error: 'no-answer' } : { ok: true, value: this.draft };

  edit = async (_id: string, save: SaveCommand): ReturnType<SessionPorts['core']['edit']> => {
    if (this.mood === 'away') return { ok: false, error: 'no-answer' };
    const known = this.#done.get(save.command);
    if (known !== undefined) return { ok: true, value: known };
    if (save.edition !== this.draft.edition)
      return { ok: false, error: { code: 'edition-moved', params: { edition: this.draft.edition } } };
    const applied = applyEdits(this.draft, save.edits);
    if (!applied.ok) return { ok: false, error: { code: 'edit-does-not-fit', params: {} } };
    const edition = this.draft.edition + save.edits.length;
    const saved = { edition, savedAt: `t${edition}` };
    this.draft = { ...applied.value, ...saved };
    this.#done.set(save.command, saved);
    return this.mood === 'lose-answer' ? { ok: false, error: 'no-answer' } : { ok: true, value: saved };
  };

  /** Other hands write. */
  foreign(edits: readonly Edit[]): void {
    const applied = applyEdits(this.draft, edits);
    if (!applied.ok) throw new Error(applied.error.code);
    this.draft = { ...applied.value, edition: this.draft.edition + edits.length };
  }
}

let command = 0;
const portsOf = (core: FakeCore, storage: Storage): SessionPorts => ({
  core,
  storage,
  newId: () => `c${(command += 1)}`,
  // Time passes twenty times as fast.
  later(work, ms) {
    const timer = setTimeout(work, ms / 20);
    return () => clearTimeout(timer);
  },
});

async function opened(core: FakeCore, storage: Storage): Promise<DraftSession> {
  const session = await DraftSession.open(portsOf(core, storage), 'd1');
  if (!session.ok) throw new Error('not opened');
  return session.value;
}

const type = (session: DraftSession, words: string): void => {
  const { base } = session.latest.content;
  session.edit(
    [{ kind: 'splice', version: 'base', length: base.length, from: base.length, to: base.length, insert: words }],
    'editor',
  );
};
const until = (done: () => boolean): Promise<void> => expect.poll(done, { timeout: 5_000, interval: 5 }).toBe(true);

describe('a draft being written', () => {
  test('is in the core, whole, once it says saved', async () => {
    const core = new FakeCore();
    const session = await opened(core, new FakeStorage());
    for (const word of ['بعد ', 'العتمة ', 'نور']) type(session, word);
    session.edit([{ kind: 'set', fields: { title: 'عنوان' } }]);
    await until(() => session.settledEdition !== null);
    expect(core.draft.content).toMatchObject({ base: 'بعد العتمة نور', title: 'عنوان' });
    expect(session.latest.save.kind).toBe('saved');
  });

  test('says that words are on their way with the first letter, before any view follows', async () => {
    const session = await opened(new FakeCore(), new FakeStorage());
    let heard = 0;
    const leave = session.onSaving(() => (heard += 1));
    type(session, 'ن');
    expect(heard).toBe(1);
    expect(session.view().save.kind).toBe('saved');
    await until(() => session.view().content.base === 'ن' && session.latest.save.kind === 'saved');
    leave();
    const before = heard;
    type(session, 'ور');
    expect(heard).toBe(before);
  });

  test('neither loses nor doubles a word when answers are lost', async () => {
    const core = new FakeCore();
    const session = await opened(core, new FakeStorage());
    core.mood = 'lose-answer';
    type(session, 'كلمة ');
    await until(() => core.draft.content.base === 'كلمة ');
    type(session, 'وأخرى');
    core.mood = 'well';
    await until(() => session.settledEdition !== null);
    expect(core.draft.content.base).toBe('كلمة وأخرى');
  });

  test('takes up after a reload what the page before had not seen acknowledged', async () => {
    const core = new FakeCore();
    const storage = new FakeStorage();
    const before = await opened(core, storage);
    core.mood = 'away';
    type(before, 'قبل الانقطاع');
    before.flush();
    core.mood = 'well';
    const after = await opened(core, storage);
    expect(after.latest.content.base).toBe('قبل الانقطاع');
    expect(core.draft.content.base).toBe('قبل الانقطاع');
  });

  test('keeps both hands’ words when the draft moved elsewhere', async () => {
    const core = new FakeCore();
    const session = await opened(core, new FakeStorage());
    type(session, 'سطر أول');
    await until(() => session.settledEdition !== null);
    const { length } = core.draft.content.base;
    core.foreign([{ kind: 'splice', version: 'base', length, from: 0, to: 0, insert: 'منهم: ' }]);
    type(session, ' ومنّي');
    await until(() => session.settledEdition !== null && session.latest.save.kind === 'saved');
    expect(core.draft.content.base).toContain('منهم: ');
    expect(core.draft.content.base).toContain('ومنّي');
    expect(session.latest.content).toEqual(core.draft.content);
    expect(session.latest.notice).toMatchObject({ kind: 'merged' });
  });

  test('shows other hands’ words when nothing of ours waits', async () => {
    const core = new FakeCore();
    const session = await opened(core, new FakeStorage());
    core.foreign([{ kind: 'splice', version: 'base', length: 0, from: 0, to: 0, insert: 'جديد' }]);
    session.changed(core.draft.edition);
    await until(() => session.latest.content.base === 'جديد');
    expect(session.latest.outside).toBe(1);
  });

  test('after a restart of a frozen draft offers the words that could not be saved', async () => {
    const core = new FakeCore();
    const storage = new FakeStorage();
    const before = await opened(core, storage);
    core.mood = 'away';
    type(before, 'كلمات متأخّرة');
    before.flush();
    const frozen = new FakeCore();
    frozen.edit = async () => ({ ok: false, error: { code: 'not-writing', params: {} } });
    const after = await opened(frozen, storage);
    expect(after.latest.notice).toEqual({ kind: 'left-over', text: 'كلمات متأخّرة' });
  });
});
