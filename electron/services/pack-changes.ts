import type { PackChange } from '#contract/publish.ts';
import type { PackEntries, PackTexts } from './ports/authoring.ts';

/** What differs in a file between two states of a pack, entry by entry. */
export function changesIn(
  file: string,
  { before, after }: { readonly before: PackTexts; readonly after: PackTexts },
  entriesOf: (file: string, text: string) => PackEntries,
): readonly PackChange[] {
  if (before[file] === after[file]) return [];
  const [was, is] = [before[file], after[file]].map((text) =>
    text === undefined ? new Map<string, string>() : entriesOf(file, text),
  );
  const ids = [...new Set([...(was?.keys() ?? []), ...(is?.keys() ?? [])])];
  return ids.flatMap((id): readonly PackChange[] => {
    const [old, now] = [was?.get(id) ?? null, is?.get(id) ?? null];
    if (old === now) return [];
    const kind = old === null ? 'added' : now === null ? 'removed' : 'changed';
    return [{ file, entry: id === '' ? null : id, kind, before: old, after: now }];
  });
}
