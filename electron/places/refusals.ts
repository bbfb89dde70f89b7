import { refuse, type Refusal } from '#contract/refusal.ts';
import { codeOf } from '../system/error-code.ts';

/** What a failed look into `path`, or a failed write there, is to the caller. */
export function placeRefusal(error: unknown, path: string): Refusal {
  const code = codeOf(error);
  if (code === 'ENOENT' || code === 'ENOTDIR') return refuse('folder-missing', { path });
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return refuse('disk-refused', { path });
  if (code === 'ENOSPC' || code === 'EDQUOT') return refuse('disk-full', { path });
  if (code === '') throw error;
  return refuse('disk-failed', { path, cause: code });
}
