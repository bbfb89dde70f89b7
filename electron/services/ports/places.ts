import type { Drive, Folder } from '#contract/places.ts';
import type { Refusal } from '#contract/refusal.ts';
import type { Result } from '#domain/result.ts';

/** Folders and drives of this computer. */
export interface Places {
  drives(): Promise<readonly Drive[]>;
  folder(path: string | null): Promise<Result<Folder, Refusal>>;
  makeFolder(parent: string, name: string): Promise<Result<Folder, Refusal>>;
}
