import { hash } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { Settings } from '#contract/settings.ts';
import type { Store } from '../../electron/services/ports/store.ts';
import { DiskStore } from '../../electron/store/disk-store.ts';
import { diskSettings } from '../../electron/store/settings.ts';
import { typed } from '../conformance/store.ts';
import { draftOf, revisionOf, testProfiles, value } from './scratch.ts';

const seat = z.strictObject({ office: z.string() });
const initial: Settings = { language: 'ar', theme: 'system', textSize: 100, digits: 'latn', density: 'comfortable' };
const DRAFTS = ['01JNDQ8VZ4M7E2X5T9R3K6HABC', 'written', 'typed', 'once'] as const;
const REMOVED = 'removed-one';
const OBJECT = new TextEncoder().encode('a picture’s bytes');

/** A profile with every kind of file, as a power cut leaves it: `to` is a copy taken of `live` while it is open. */
export async function makeFullProfile(live: string, to: string): Promise<void> {
  const store = value(await testProfiles().open(live));
  await fill(store);
  await cp(live, to, { recursive: true });
  await store.close();
}

async function fill(store: Store): Promise<void> {
  for (const id of [...DRAFTS, REMOVED]) {
    const draft = draftOf(id, `نصّ ${id}`);
    value(await store.drafts.create(draft, revisionOf(draft)));
  }
  for (let n = 1; n <= 3; n += 1) {
    for (const id of [DRAFTS[0], 'written', 'typed']) {
      const present = await store.drafts.read(id);
      if (present === null) throw new Error('gone');
      const length = present.content.base.length;
      value(await store.drafts.append(id, typed(`c${n}`, present.edition, length, `، ${n}`)));
      const edited = await store.drafts.read(id);
      if (edited === null) throw new Error('gone');
      const next = { ...edited, revision: `r${n}` };
      value(await store.drafts.write(next, n === 2 ? undefined : revisionOf(next)));
    }
  }
  for (let n = 4; n <= 6; n += 1) {
    const present = await store.drafts.read('typed');
    if (present === null) throw new Error('gone');
    value(await store.drafts.append('typed', typed(`c${n}`, present.edition, present.content.base.length, `+${n}`)));
  }
  await store.drafts.keepUndo('typed', { edition: 6, history: '[1,2,3]' });
  value(await store.drafts.remove(REMOVED));
  for (const office of ['north', 'south', 'bekaa']) value(await store.documents.put('seat', seat, { office }));
  value(await store.documents.put('posts/p1', seat, { office: 'north' }));
  value(await store.objects.put(OBJECT));
  (await diskSettings(store, initial)).set({ theme: 'dark' });
  if (!(store instanceof DiskStore)) throw new Error('Not on the disk');
  await store.room.quarantine.tell({
    kind: 'set-aside',
    file: 'drafts/old/draft.1.json',
    keptAt: null,
    openedFrom: null,
  });
}

/** Files of a folder, with `/`. */
export function filesOf(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => statSync(path.join(folder, file)).isFile())
    .map((file) => file.replaceAll(path.sep, '/'))
    .toSorted();
}

/** Everything a person has in the profile. */
export async function contentsOf(store: Store): Promise<Readonly<Record<string, unknown>>> {
  const found: Record<string, unknown> = {};
  for (const id of DRAFTS) {
    found[`draft ${id}`] = await store.drafts.read(id);
    for (const { id: revision } of await store.drafts.revisions(id)) {
      found[`draft ${id} revision ${revision}`] = await store.drafts.revision(id, revision);
    }
  }
  found['undo'] = await store.drafts.undo('typed');
  found['listed'] = (await store.drafts.summaries()).map(({ id }) => id).toSorted();
  const restored = await store.drafts.restore(REMOVED);
  found['removed'] = restored.ok ? restored.value : null;
  found['seat'] = await store.documents.get('seat', seat);
  found['post'] = await store.documents.get('posts/p1', seat);
  found['object'] = await store.objects.size(hash('sha256', OBJECT));
  found['settings'] = (await diskSettings(store, initial)).get();
  return found;
}
