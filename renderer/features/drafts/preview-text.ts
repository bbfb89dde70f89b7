const segmenter = new Intl.Segmenter('ar', { granularity: 'grapheme' });

/** What shows before "more" when a platform folds after `fold` characters; null when all of it shows. */
export function foldedAt(text: string, fold: number | null): string | null {
  if (fold === null) return null;
  const characters = Array.from(segmenter.segment(text), ({ segment }) => segment);
  return characters.length <= fold ? null : `${characters.slice(0, fold).join('').trimEnd()}…`;
}

export interface Stretch {
  readonly words: string;
  readonly entity: boolean;
}

/** A line cut into plain words and the hashtags, mentions and links among them, in order. */
export function toldApart(line: string, entities: readonly string[]): Stretch[] {
  const stretches: Stretch[] = [];
  let rest = line;
  while (rest !== '') {
    const [next] = entities
      .map((words) => ({ words, at: rest.indexOf(words) }))
      .filter(({ at }) => at !== -1)
      .toSorted((a, b) => a.at - b.at || b.words.length - a.words.length);
    if (next === undefined) return [...stretches, { words: rest, entity: false }];
    if (next.at > 0) stretches.push({ words: rest.slice(0, next.at), entity: false });
    stretches.push({ words: next.words, entity: true });
    rest = rest.slice(next.at + next.words.length);
  }
  return stretches;
}
