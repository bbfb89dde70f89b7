import { refuse, type Refusal } from '#contract/refusal.ts';
import { remoteKey } from '#contract/schemas/remote.ts';
import { fail } from '#domain/result.ts';

/** Whether a name is one we write; others, as people and servers leave them among ours, are passed over in listings. */
export const isKey = (name: string): boolean => remoteKey.safeParse(name).success;

export const unsafeKey = (key: string): { readonly ok: false; readonly error: Refusal } =>
  fail(refuse('remote-unsafe', { key }));

/** Whether a key lies below a folder; '' holds all. */
export const isUnder = (folder: string, key: string): boolean => folder === '' || key.startsWith(`${folder}/`);

/** The folders a key lies in, the outermost first. */
export function foldersOf(key: string): string[] {
  const parts = key.split('/').slice(0, -1);
  return parts.map((_, depth) => parts.slice(0, depth + 1).join('/'));
}
