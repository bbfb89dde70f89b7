import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { DiskDocuments } from './disk-documents.ts';
import type { DiskDrafts } from './disk-drafts.ts';
import {
  documentName,
  draftFolder,
  type DraftListing,
  isLitter,
  journalName,
  listDraft,
  revisionName,
  UNDO_NAME,
  undoFile,
} from './draft-files.ts';
import { readChecked, readDocument, readJournal, readRevision } from './draft-load.ts';
import { idOf } from './file-name.ts';
import type { DiskObjects } from './objects.ts';
import { OpenDraft } from './open-draft.ts';
import { placeOf, type Room } from './room.ts';
import { sideBySide } from '../system/side-by-side.ts';
import { codeOf } from '../system/error-code.ts';

/** Reads every file of the profile back once: what lies damaged and unused is found before it is needed. */
export async function scrub(
  room: Room,
  drafts: DiskDrafts,
  documents: DiskDocuments,
  objects: DiskObjects,
  stop: AbortSignal,
): Promise<void> {
  await sideBySide(await readdir(placeOf(room, 'drafts')), async (name) => {
    const id = idOf(name);
    if (id === null || stop.aborted) return;
    await drafts.whileQuiet(id, async (inUse) => {
      const folder = draftFolder(id);
      // Removed since the folder was listed, or closed to us, which opening it has told.
      if (!(await isReadable(placeOf(room, folder)))) return;
      // What is open was read when it was opened; its newest state is in memory and safe.
      if (!inUse) await drafts.reread(id);
      await checkDraft(room, folder, id);
    });
  });
  await checkRemoved(room, stop);
  if (!stop.aborted) await documents.check();
  if (!stop.aborted) await objects.check(stop);
}

async function checkRemoved(room: Room, stop: AbortSignal): Promise<void> {
  for (const name of await readdir(placeOf(room, 'removed'))) {
    if (stop.aborted) return;
    const folder = path.posix.join('removed', name);
    // `.1`, `.2` … tell removals of one id apart.
    const id = idOf(name.replace(/\.\d+$/, ''));
    if (isLitter(name)) continue;
    if (id === null) await room.quarantine.setAside(folder, 'set-aside', null);
    else await checkRemovedDraft(room, folder, id);
  }
}

async function checkRemovedDraft(room: Room, folder: string, id: string): Promise<void> {
  const place = placeOf(room, folder);
  if (!(await isReadable(place))) {
    await room.quarantine.setAside(folder, 'set-aside', null);
    return;
  }
  const opening = await OpenDraft.open(room, folder, id);
  if (opening.state === 'open') await opening.draft.close();
  await checkDraft(room, folder, id);
}

/** Sets aside what is damaged in a draft's folder, except its newest state, which whoever opened it has read. */
async function checkDraft(room: Room, folder: string, id: string): Promise<void> {
  const place = placeOf(room, folder);
  const listing = await listDraft(place);
  const [newest] = listing.documents;
  for (const [name, state] of await checkAll(room, place, id, listing)) {
    const file = path.posix.join(folder, name);
    if (state === 'newer') await room.quarantine.tell({ kind: 'newer', file, keptAt: null, openedFrom: null });
    const current = newest !== undefined && (name === documentName(newest) || name === journalName(newest));
    if (state === 'damaged' && !current) await room.quarantine.setAside(file, 'set-aside', null);
  }
}

type Found = readonly [name: string, state: string];

async function checkAll(room: Room, place: string, id: string, listing: DraftListing): Promise<readonly Found[]> {
  const { format } = room;
  const found: Found[] = listing.foreign.map((name) => [name, 'damaged']);
  for (const generation of listing.documents) {
    found.push([documentName(generation), (await readDocument(format, place, id, generation)).state]);
  }
  for (const generation of listing.journals) {
    found.push([journalName(generation), (await readJournal(format, place, id, generation)).state]);
  }
  for (const revision of listing.revisions) {
    found.push([revisionName(revision), (await readRevision(format, place, id, revision)).state]);
  }
  if (listing.undo) {
    const file = path.join(place, UNDO_NAME);
    const undo = await readChecked(format, file, 'tansiq-undo', undoFile, (body) => body.draft === id);
    found.push([UNDO_NAME, undo.state]);
  }
  return found;
}

/** Whether the folder is there and lets itself be listed. */
async function isReadable(folder: string): Promise<boolean> {
  try {
    await readdir(folder);
    return true;
  } catch (error) {
    if (codeOf(error) === '') throw error;
    return false;
  }
}
