import path from 'node:path';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Edit } from '#domain/edit.ts';
import { emptyContent } from '#domain/post.ts';
import type { Profiles, Store } from '../../electron/services/ports/store.ts';
import { memoryProfiles } from '../../electron/store/memory.ts';
import { draftOf, revisionOf, scratchFolder, testProfiles, value } from './scratch.ts';

const AT = '2026-03-03T09:00:00.000Z';
const id = fc.constantFrom('a', 'A', 'b');
const edition = fc.nat(4);
const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({
    kind: fc.constant('splice' as const),
    version: fc.constantFrom('base', 'x'),
    length: fc.nat(6),
    from: fc.nat(3),
    to: fc.nat(4),
    insert: fc.string({ unit: 'binary', maxLength: 3 }),
  }),
  fc.record({
    kind: fc.constant('replace' as const),
    content: fc.string({ maxLength: 4 }).map((base) => ({ ...emptyContent, base })),
  }),
  fc.record({ kind: fc.constant('set' as const), fields: fc.record({ title: fc.string({ maxLength: 9 }) }) }),
);

type Step = (store: Store) => Promise<unknown>;

/** One thing a service may ask, with whatever it answers. */
const step: fc.Arbitrary<Step | 'reopen'> = fc.oneof(
  fc.tuple(id, fc.string({ maxLength: 5 })).map(([id, base]): Step => ({ drafts }) => {
    const draft = draftOf(id, base);
    return drafts.create(draft, revisionOf(draft));
  }),
  fc
    .tuple(id, fc.constantFrom('c1', 'c2', 'c3', 'c4', 'c5'), edition, fc.array(edit, { minLength: 1, maxLength: 3 }))
    .map(
      ([id, command, edition, edits]): Step =>
        ({ drafts }) =>
          drafts.append(id, { command, edition, at: AT, edits }),
    ),
  fc.tuple(id, edition, fc.nat(3), fc.boolean()).map(([id, edition, n, keep]): Step => ({ drafts }) => {
    const draft = draftOf(id, `written ${n}`, { edition, revision: `r${n}` });
    return drafts.write(draft, keep ? revisionOf(draft) : undefined);
  }),
  id.map(
    (id): Step =>
      ({ drafts }) =>
        drafts.remove(id),
  ),
  id.map(
    (id): Step =>
      ({ drafts }) =>
        drafts.restore(id),
  ),
  id.map(
    (id): Step =>
      ({ drafts }) =>
        drafts.revisions(id),
  ),
  fc.tuple(id, edition).map(
    ([id, edition]): Step =>
      ({ drafts }) =>
        drafts.keepUndo(id, { edition, history: '[]' }),
  ),
  id.map(
    (id): Step =>
      ({ drafts }) =>
        drafts.undo(id),
  ),
  fc.constant('reopen' as const),
);

/** Runs steps on a profile of its own; every answer, then all that is there. */
async function play(profiles: Profiles, folder: string, steps: readonly (Step | 'reopen')[]): Promise<unknown> {
  let store = value(await profiles.open(folder));
  const answers: unknown[] = [];
  for (const one of steps) {
    if (one === 'reopen') {
      await store.close();
      store = value(await profiles.open(folder));
    } else answers.push(await one(store));
  }
  const drafts = await Promise.all(['a', 'A', 'b'].map((id) => store.drafts.read(id)));
  const listed = (await store.drafts.summaries()).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  await store.whenChecked();
  const notices = store.notices();
  await store.close();
  return { answers, drafts, listed, notices };
}

it('disk and memory answer alike, whatever is asked', { timeout: 120_000 }, async () => {
  const base = await scratchFolder();
  let run = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      run += 1;
      const onDisk = await play(testProfiles(), path.join(base, String(run)), steps);
      expect(onDisk).toEqual(await play(memoryProfiles(), 'profile', steps));
    }),
    { numRuns: 60 },
  );
});
