import { refuse, type Refusal } from '#contract/refusal.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import { type FolderLock, lockFolder } from '../system/folder-lock.ts';

/** Locks a profile for this process. Refused with `profile-locked` while another has it open. */
export async function lockProfile(folder: string): Promise<Result<FolderLock, Refusal>> {
  const lock = await lockFolder(folder);
  return lock === null ? fail(refuse('profile-locked', { path: folder })) : ok(lock);
}
