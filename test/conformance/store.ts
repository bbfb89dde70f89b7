import { hash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Edit } from '#domain/edit.ts';
import type { JournalEntry, Profiles } from '../../electron/services/ports/store.ts';
import { draftOf, opened, refused, revisionOf, value } from '../store/scratch.ts';

const AT = '2026-03-03T09:00:00.000Z';

/** An entry that adds `insert` to the end of a base text of `length` units. */
export function typed(command: string, edition: number, length: number, insert: string): JournalEntry {
  const edits: readonly Edit[] = [{ kind: 'splice', version: 'base', length, from: length, to: length, insert }];
  return { command, edition, at: AT, edits };
}

const first = draftOf('01JNDQ8VZ4M7E2X5T9R3K6HABC', 'سلام');

/** What every implementation of `Profiles`, `DraftStore` and `DocumentStore` owes (electron/services/ports/store.ts). */
export function storeSuite(name: string, make: () => Promise<{ profiles: Profiles; folder: string }>): void {
  const start = async () => {
    const { profiles, folder } = await make();
    return { profiles, folder, store: await opened(profiles, folder) };
  };
  /** Runs `look` on the store as it is and as it is after closing and opening. */
  const both = async (
    { profiles, folder, store }: Awaited<ReturnType<typeof start>>,
    look: (store: Awaited<ReturnType<typeof opened>>) => Promise<void>,
  ) => {
    await look(store);
    await store.close();
    await look(await opened(profiles, folder));
  };

  describe(`${name}: drafts`, () => {
    it('gives back what was created, in lists too', async () => {
      const one = await start();
      expect(await one.store.drafts.read(first.id)).toBeNull();
      expect(value(await one.store.drafts.create(first, revisionOf(first)))).toEqual(first);
      await both(one, async ({ drafts }) => {
        expect(await drafts.read(first.id)).toEqual(first);
        expect(await drafts.summaries()).toEqual([expect.objectContaining({ id: first.id, name: 'سلام', comments: 0 })]);
        expect(await drafts.revision(first.id, first.revision)).toEqual(revisionOf(first));
      });
    });

    it('answers what is there when a draft is created twice', async () => {
      const { store } = await start();
      value(await store.drafts.create(first, revisionOf(first)));
      const again = draftOf(first.id, 'another text');
      expect(value(await store.drafts.create(again, revisionOf(again)))).toEqual(first);
    });

    it('appends edits and remembers commands', async () => {
      const one = await start();
      value(await one.store.drafts.create(first, revisionOf(first)));
      expect(value(await one.store.drafts.append(first.id, typed('c1', 0, 4, ' عليكم')))).toEqual({
        edition: 1,
        savedAt: AT,
      });
      await both(one, async ({ drafts }) => {
        const draft = await drafts.read(first.id);
        expect(draft?.content.base).toBe('سلام عليكم');
        expect(draft).toMatchObject({ edition: 1, savedAt: AT });
        // The retry carries the edition it was first made on.
        expect(value(await drafts.append(first.id, typed('c1', 0, 4, ' عليكم')))).toEqual({ edition: 1, savedAt: AT });
        expect((await drafts.read(first.id))?.content.base).toBe('سلام عليكم');
      });
    });

    it('remembers commands beyond a write', async () => {
      const { store } = await start();
      value(await store.drafts.create(first, revisionOf(first)));
      value(await store.drafts.append(first.id, typed('c1', 0, 4, '!')));
      const draft = await store.drafts.read(first.id);
      if (draft === null) throw new Error('gone');
      value(await store.drafts.write({ ...draft, state: 'submitted' }));
      expect(value(await store.drafts.append(first.id, typed('c1', 0, 4, '!')))).toEqual({ edition: 1, savedAt: AT });
    });

    it.each([
      ['edition-moved', typed('c2', 5, 4, 'x')],
      ['edit-does-not-fit', typed('c2', 0, 9, 'x')],
      ['text-too-long', typed('c2', 0, 4, 'x'.repeat(2_000_000))],
    ])('refuses with %s and changes nothing', async (code, entry) => {
      const one = await start();
      value(await one.store.drafts.create(first, revisionOf(first)));
      expect(refused(await one.store.drafts.append(first.id, entry))).toBe(code);
      await both(one, async ({ drafts }) => expect(await drafts.read(first.id)).toEqual(first));
    });

    it('knows no draft by an id that is none', async () => {
      const { drafts } = (await start()).store;
      expect(refused(await drafts.append('none', typed('c', 0, 0, 'x')))).toBe('no-such-draft');
      expect(refused(await drafts.write(first))).toBe('no-such-draft');
      expect(refused(await drafts.remove('none'))).toBe('no-such-draft');
      expect(refused(await drafts.restore('none'))).toBe('no-such-draft');
      expect(await drafts.read('../../etc/passwd')).toBeNull();
      expect(await drafts.revisions('none')).toEqual([]);
      expect(await drafts.undo('none')).toBeNull();
    });

    it('writes in the order asked, from the same edition only once', async () => {
      const { drafts } = (await start()).store;
      value(await drafts.create(first, revisionOf(first)));
      const racing = await Promise.all([
        drafts.append(first.id, typed('a', 0, 4, 'A')),
        drafts.append(first.id, typed('b', 0, 4, 'B')),
        drafts.append(first.id, typed('c', 1, 5, 'C')),
      ]);
      expect(racing.map((one) => (one.ok ? one.value.edition : one.error.code))).toEqual([1, 'edition-moved', 2]);
      expect((await drafts.read(first.id))?.content.base).toBe('سلامAC');
    });

    it('never writes over edits it does not know', async () => {
      const { drafts } = (await start()).store;
      value(await drafts.create(first, revisionOf(first)));
      value(await drafts.append(first.id, typed('a', 0, 4, 'A')));
      expect(refused(await drafts.write({ ...first, state: 'submitted' }))).toBe('edition-moved');
      expect((await drafts.read(first.id))?.content.base).toBe('سلامA');
    });

    it('keeps revisions for ever, newest first', async () => {
      const one = await start();
      value(await one.store.drafts.create(first, revisionOf(first)));
      for (let n = 2; n <= 7; n += 1) {
        const next = draftOf(first.id, 'x'.repeat(n), { revision: `r${n}`, savedAt: `2026-03-03T10:00:0${n}.000Z` });
        value(await one.store.drafts.write(next, revisionOf(next)));
      }
      await both(one, async ({ drafts }) => {
        const list = await drafts.revisions(first.id);
        expect(list.map(({ id }) => id)).toEqual(['r7', 'r6', 'r5', 'r4', 'r3', 'r2', first.revision]);
        expect(list[0]).toEqual({ id: 'r7', at: '2026-03-03T10:00:07.000Z', by: 'rima', size: 7 });
        expect((await drafts.revision(first.id, 'r3'))?.content.base).toBe('xxx');
        expect(await drafts.revision(first.id, 'r9')).toBeNull();
      });
    });

    it('takes a draft away and brings it back whole', async () => {
      const one = await start();
      value(await one.store.drafts.create(first, revisionOf(first)));
      value(await one.store.drafts.append(first.id, typed('a', 0, 4, 'A')));
      value(await one.store.drafts.remove(first.id));
      await both(one, async ({ drafts }) => {
        expect(await drafts.summaries()).toEqual([]);
        expect(await drafts.read(first.id)).toBeNull();
      });
      const { drafts } = await opened(one.profiles, `${one.folder}-other`);
      expect(refused(await drafts.restore(first.id))).toBe('no-such-draft');
    });

    it('restores after opening again', async () => {
      const one = await start();
      value(await one.store.drafts.create(first, revisionOf(first)));
      value(await one.store.drafts.append(first.id, typed('a', 0, 4, 'A')));
      value(await one.store.drafts.remove(first.id));
      await one.store.close();
      const { drafts } = await opened(one.profiles, one.folder);
      expect(value(await drafts.restore(first.id)).content.base).toBe('سلامA');
      expect(await drafts.summaries()).toHaveLength(1);
      expect(await drafts.revisions(first.id)).toHaveLength(1);
      expect(value(await drafts.restore(first.id)).content.base).toBe('سلامA');
    });

    it('keeps an undo history beside the draft', async () => {
      const one = await start();
      await one.store.drafts.keepUndo(first.id, { edition: 1, history: 'nothing to keep it beside' });
      value(await one.store.drafts.create(first, revisionOf(first)));
      expect(await one.store.drafts.undo(first.id)).toBeNull();
      await one.store.drafts.keepUndo(first.id, { edition: 1, history: '[]' });
      await one.store.drafts.keepUndo(first.id, { edition: 2, history: '["سطر"]' });
      await both(one, async ({ drafts }) => {
        expect(await drafts.undo(first.id)).toEqual({ edition: 2, history: '["سطر"]' });
      });
    });

    it('tells apart ids that differ in case alone', async () => {
      const one = await start();
      const ids = ['abc', 'ABC', 'aBc', 'con', 'a.b', 'a.', '01jndq8vz4m7e2x5t9r3k6habc', first.id];
      for (const id of ids) {
        const draft = draftOf(id, `text of ${id}`);
        value(await one.store.drafts.create(draft, revisionOf(draft)));
      }
      await both(one, async ({ drafts }) => {
        expect((await drafts.summaries()).map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
        for (const id of ids) expect((await drafts.read(id))?.content.base).toBe(`text of ${id}`);
      });
    });

    it('works on more drafts than it keeps open', async () => {
      const one = await start();
      const ids = Array.from({ length: 80 }, (_, n) => `many-${n}`);
      await Promise.all(
        ids.map(async (id) => {
          const draft = draftOf(id, 'x');
          value(await one.store.drafts.create(draft, revisionOf(draft)));
          value(await one.store.drafts.append(id, typed('a', 0, 1, id)));
        }),
      );
      await both(one, async ({ drafts }) => {
        for (const id of ids) expect((await drafts.read(id))?.content.base).toBe(`x${id}`);
      });
    });
  });

  describe(`${name}: documents`, () => {
    const seat = z.strictObject({ office: z.string(), text: z.string() });

    it('keeps the last state of each', async () => {
      const one = await start();
      expect(await one.store.documents.get('seat', seat)).toBeNull();
      for (let n = 0; n < 8; n += 1)
        value(await one.store.documents.put('seat', seat, { office: 'north', text: `n${n}` }));
      await both(one, async ({ documents }) => {
        expect(await documents.get('seat', seat)).toEqual({ office: 'north', text: 'n7' });
      });
    });

    it('lists the names of a collection', async () => {
      const one = await start();
      for (const id of ['b', '01JNDQ8VZ4M7E2X5T9R3K6HABC', 'B', 'a.c']) {
        value(await one.store.documents.put(`posts/${id}`, seat, { office: id, text: '' }));
      }
      value(await one.store.documents.put('seat', seat, { office: '', text: '' }));
      await both(one, async ({ documents }) => {
        expect([...(await documents.names('posts'))].toSorted()).toEqual([
          '01JNDQ8VZ4M7E2X5T9R3K6HABC',
          'B',
          'a.c',
          'b',
        ]);
        expect(await documents.names('none')).toEqual([]);
        expect(await documents.get('posts/B', seat)).toEqual({ office: 'B', text: '' });
      });
    });

    it('throws on a name that is none', async () => {
      const { documents } = (await start()).store;
      await expect(documents.get('remotes/', seat)).rejects.toThrow('pattern');
      await expect(documents.put('../seat', seat, { office: 'x', text: '' })).rejects.toThrow('pattern');
    });

    it('keeps the last of several put at once', async () => {
      const { documents } = (await start()).store;
      await Promise.all([1, 2, 3, 4].map((n) => documents.put('seat', seat, { office: 'x', text: String(n) })));
      expect(await documents.get('seat', seat)).toEqual({ office: 'x', text: '4' });
    });
  });

  describe(`${name}: objects`, () => {
    const bytes = new TextEncoder().encode('قلم وورقة '.repeat(5_000));
    const sha256 = hash('sha256', bytes);
    const half = Math.floor(bytes.length / 2);
    const whole = async (chunks: AsyncIterable<Uint8Array> | null): Promise<Buffer> => {
      if (chunks === null) throw new Error('Not here');
      const read: Uint8Array[] = [];
      for await (const chunk of chunks) read.push(chunk);
      return Buffer.concat(read);
    };

    it('gives back what was put, from any byte on, by its hash', async () => {
      const one = await start();
      expect([await one.store.objects.size(sha256), await one.store.objects.read(sha256)]).toEqual([null, null]);
      expect([value(await one.store.objects.put(bytes)), value(await one.store.objects.put(bytes))]).toEqual([
        sha256,
        sha256,
      ]);
      await both(one, async ({ objects }) => {
        expect(await objects.size(sha256)).toBe(bytes.length);
        expect((await whole(await objects.read(sha256))).equals(bytes)).toBe(true);
        expect((await whole(await objects.read(sha256, half))).equals(bytes.subarray(half))).toBe(true);
      });
      await one.store.objects.remove(sha256);
      expect(await one.store.objects.size(sha256)).toBeNull();
    });

    it('goes on with an arrival that was cut, after a restart too', async () => {
      const { profiles, folder, store } = await start();
      const before = value(await store.objects.arrive(sha256, bytes.length));
      expect(before.have).toBe(0);
      value(await before.write(bytes.subarray(0, half)));
      await before.pause();
      expect(await store.objects.size(sha256)).toBeNull();
      await store.close();
      const { objects } = await opened(profiles, folder);
      const after = value(await objects.arrive(sha256, bytes.length));
      expect(after.have).toBe(half);
      value(await after.write(bytes.subarray(half)));
      value(await after.finish());
      expect((await whole(await objects.read(sha256))).equals(bytes)).toBe(true);
    });

    it.each([
      ['too short', bytes.subarray(0, half)],
      ['of another content', bytes.toReversed()],
      ['too long', Uint8Array.from([...bytes, 0])],
    ])('does not take in what is %s, and begins anew', async (_, wrong) => {
      const { objects } = (await start()).store;
      const arrival = value(await objects.arrive(sha256, bytes.length));
      value(await arrival.write(wrong));
      expect(refused(await arrival.finish())).toBe('object-damaged');
      expect(await objects.size(sha256)).toBeNull();
      expect(value(await objects.arrive(sha256, bytes.length)).have).toBe(0);
    });
  });

  describe(`${name}: profiles`, () => {
    it('opens once at a time', async () => {
      const { profiles, folder, store } = await start();
      expect(refused(await profiles.open(folder))).toBe('profile-locked');
      await store.close();
      await store.close();
      await opened(profiles, folder);
    });

    it('has nothing to tell of a sound profile', async () => {
      const one = await start();
      value(await one.store.drafts.create(first, revisionOf(first)));
      await both(one, async (store) => {
        await store.whenChecked();
        expect(store.notices()).toEqual([]);
      });
    });
  });
}
