import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { CheckedFormat } from '../../electron/store/checked-file.ts';
import { stateOf } from '#domain/review.ts';
import { draftOf, opened, revisionOf, scratchFolder, testProfiles } from './scratch.ts';

const first = new CheckedFormat([]);

/** A profile as version 1 wrote it: drafts without `recalls` and `conflict`, and its index. */
async function profileOfVersion1(): Promise<string> {
  const folder = path.join(await scratchFolder(), 'profile');
  const submission = { id: 's1', content: draftOf('back', 'نصّ').content, contentHash: 'a'.repeat(64) };
  const whole = {
    ...submission,
    draft: 'back',
    revision: 'back-r1',
    office: 'north',
    by: 'rima',
    at: '2026-03-03T08:00:00.000Z',
    verdict: 'ok',
    findings: [],
    overrides: [],
    pack: { id: 'p', version: '1.0' },
    reviewAt: 'office',
  };
  for (const [id, state] of [
    ['back', 'writing'],
    ['sent', 'submitted'],
  ] as const) {
    const {
      recalls: _,
      conflict: __,
      ...old
    } = { ...draftOf(id, 'نصّ'), state, submissions: [{ ...whole, draft: id }] };
    const place = path.join(folder, 'drafts', id);
    await mkdir(place, { recursive: true });
    const document = { generation: 1, draft: old, answered: [] };
    await writeFile(path.join(place, 'draft.1.json'), first.encode('tansiq-draft', document));
    const revision = { generation: 1, revision: revisionOf(draftOf(id, 'نصّ')), draft: null, answered: [] };
    await writeFile(path.join(place, `revision.${id}-r1.json`), first.encode('tansiq-revision', revision));
  }
  await writeFile(
    path.join(folder, 'profile.json'),
    first.encode('tansiq-profile', { madeAt: '2026-03-03T08:00:00.000Z' }),
  );
  return folder;
}

it('a profile of version 1 opens, says nothing, and its drafts’ states follow from what was said of them', async () => {
  const store = await opened(testProfiles(), await profileOfVersion1());
  const drafts = [await store.drafts.read('back'), await store.drafts.read('sent')];
  expect(drafts.map((one) => one && [one.state, stateOf(one), one.recalls, one.conflict])).toEqual([
    ['writing', 'writing', ['s1'], []],
    ['submitted', 'submitted', [], []],
  ]);
  await store.whenChecked();
  expect(store.notices()).toEqual([]);
});
