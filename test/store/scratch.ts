import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { refusalCodes } from '#contract/refusal.ts';
import { emptyContent } from '#domain/post.ts';
import type { Draft, Revision } from '#domain/draft.ts';
import type { Result } from '#domain/result.ts';
import type { Refusal } from '#contract/refusal.ts';
import type { Profiles, Store } from '../../electron/services/ports/store.ts';
import type { Clock } from '../../electron/services/ports/system.ts';
import { diskProfiles } from '../../electron/store/disk-profiles.ts';

/** An empty folder that goes when the test ends. */
export async function scratchFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'tansiq-store-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A clock that moves a second at each look. */
export function steppingClock(): Clock {
  let at = Date.parse('2026-03-03T08:00:00.000Z');
  return { now: () => new Date((at += 1_000)).toISOString() };
}

/** Profiles on the disk that check themselves only when asked. */
export const testProfiles = (): Profiles => diskProfiles({ clock: steppingClock(), checkAfter: 3_600_000 });

/** Opens a profile; closes it when the test ends, if it is still open. */
export async function opened(profiles: Profiles, folder: string): Promise<Store> {
  const store = value(await profiles.open(folder));
  onTestFinished(() => store.close());
  return store;
}

/** The value of a result that must be one. */
export function value<T>(result: Result<T, Refusal>): T {
  if (!result.ok) throw new Error(`Refused: ${result.error.code} ${JSON.stringify(result.error.params)}`);
  return result.value;
}

/** The code of a refusal that must be one. */
export function refused(result: Result<unknown, Refusal>): (typeof refusalCodes)[number] {
  if (result.ok) throw new Error('Not refused');
  return result.error.code;
}

export function draftOf(id: string, base: string, change: Partial<Draft> = {}): Draft {
  return {
    id,
    office: 'north',
    author: 'rima',
    createdAt: '2026-03-03T08:00:00.000Z',
    savedAt: '2026-03-03T08:00:00.000Z',
    state: 'writing',
    edition: 0,
    revision: `${id}-r1`,
    content: { ...emptyContent, base },
    overrides: [],
    submissions: [],
    decisions: [],
    recalls: [],
    conflict: [],
    ...change,
  };
}

export function revisionOf(draft: Draft, change: Partial<Revision> = {}): Revision {
  return {
    id: draft.revision,
    draft: draft.id,
    parents: [],
    at: draft.savedAt,
    by: draft.author,
    content: draft.content,
    ...change,
  };
}
