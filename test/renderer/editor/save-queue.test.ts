import { beforeEach, describe, expect, test } from 'vitest';
import type { Edit } from '#domain/edit.ts';
import type { Refusal } from '#contract/refusal.ts';
import { type SaveAnswer, type SaveCommand, SaveQueue, type SaveState } from '../../../renderer/editor/save-queue.ts';

/** A clock that stands still until it is told. */
class Timers {
  #now = 0;
  #next = 0;
  readonly #waiting = new Map<number, { readonly at: number; readonly work: () => void }>();
  readonly later = (work: () => void, ms: number): (() => void) => {
    const id = (this.#next += 1);
    this.#waiting.set(id, { at: this.#now + ms, work });
    return () => this.#waiting.delete(id);
  };
  async pass(ms: number): Promise<void> {
    this.#now += ms;
    for (const [id, { at, work }] of Array.from(this.#waiting)) {
      if (at > this.#now) continue;
      this.#waiting.delete(id);
      work();
    }
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
  }
}

const insert = (length: number, words: string): Edit => ({
  kind: 'splice',
  version: 'base',
  length,
  from: length,
  to: length,
  insert: words,
});

let timers: Timers;
let sent: SaveCommand[];
let states: SaveState[];
let kept: readonly SaveCommand[];
let moved: number;
let answers: SaveAnswer[];
let queue: SaveQueue;

beforeEach(() => {
  timers = new Timers();
  [sent, states, kept, moved, answers] = [[], [], [], 0, []];
  let ids = 0;
  queue = new SaveQueue(
    {
      send(save) {
        sent.push(save);
        const edition = save.edition + save.edits.length;
        return Promise.resolve(answers.shift() ?? { ok: true, value: { edition, savedAt: `t${edition}` } });
      },
      newId: () => `c${(ids += 1)}`,
      later: timers.later,
      keep: (unsent) => void (kept = [...unsent]),
      onState: (state) => states.push(state),
      onMoved: () => void (moved += 1),
    },
    { edition: 0, savedAt: 't0' },
  );
});

const refused = (code: Refusal['code']): SaveAnswer => ({ ok: false, error: { code, params: {} } });

describe('saving', () => {
  test('letters of one moment go together, and "saved" comes only with the answer', async () => {
    queue.add([insert(0, 'م')]);
    queue.add([insert(1, 'ر')]);
    expect(sent).toEqual([]);
    expect(states.at(-1)).toEqual({ kind: 'saving' });
    await timers.pass(150);
    expect(sent).toEqual([{ command: 'c1', edition: 0, edits: [insert(0, 'مر')] }]);
    expect(states.at(-1)).toEqual({ kind: 'saved', at: 't1' });
    expect(kept).toEqual([]);
  });

  test('one save is under way at a time; the next knows its edition', async () => {
    queue.add([insert(0, 'ا'), { kind: 'set', fields: { title: 'ب' } }]);
    await timers.pass(150);
    queue.add([insert(1, 'ج')]);
    await timers.pass(150);
    expect(sent.map(({ edition }) => edition)).toEqual([0, 2]);
    expect(queue.idle).toBe(true);
  });

  test('without an answer the same command is asked again, and nothing typed meanwhile is lost', async () => {
    answers.push({ ok: false, error: 'no-answer' }, { ok: false, error: 'no-answer' });
    queue.add([insert(0, 'ا')]);
    await timers.pass(150);
    expect(states.at(-1)).toEqual({ kind: 'waiting' });
    queue.add([insert(1, 'ب')]);
    for (let n = 0; n < 5; n += 1) await timers.pass(1_000);
    expect(sent.map(({ command }) => command)).toEqual(['c1', 'c1', 'c1', 'c2']);
    expect(sent.at(-1)?.edits).toEqual([insert(1, 'ب')]);
    expect(states.at(-1)?.kind).toBe('saved');
  });

  test('a full disk is said, kept and tried again', async () => {
    answers.push(refused('disk-full'));
    queue.add([insert(0, 'ا')]);
    await timers.pass(150);
    expect(states.at(-1)).toMatchObject({ kind: 'refused', refusal: { code: 'disk-full' } });
    expect(kept).toHaveLength(1);
    await timers.pass(1_000);
    expect(states.at(-1)?.kind).toBe('saved');
  });

  test('a frozen draft is not asked again and again', async () => {
    answers.push(refused('not-writing'));
    queue.add([insert(0, 'ا')]);
    await timers.pass(150);
    await timers.pass(60_000);
    expect(sent).toHaveLength(1);
    expect(states.at(-1)).toMatchObject({ kind: 'refused' });
  });

  test.each(['edition-moved', 'edit-does-not-fit'] as const)('%s waits for the merge', async (code) => {
    answers.push(refused(code));
    queue.add([insert(0, 'ا')]);
    await timers.pass(150);
    expect(moved).toBe(1);
    queue.restart({ edition: 7, savedAt: 't7' }, [insert(4, 'ا')]);
    await timers.pass(0);
    expect(sent.at(-1)).toMatchObject({ edition: 7, edits: [insert(4, 'ا')] });
    expect(queue.edition).toBe(8);
  });

  test('what leaves with the page is kept before it is sent', () => {
    queue.add([insert(0, 'ا')]);
    queue.flush();
    expect(kept).toEqual([{ command: 'c1', edition: 0, edits: [insert(0, 'ا')] }]);
  });
});
