import type { Guideline } from '#domain/guideline.ts';

/** National articles, then those of this region, then the other regions'; inside each, by number. */
export function inReadingOrder(guidelines: readonly Guideline[], region: string): readonly Guideline[] {
  const rank = (one: Guideline): number => (one.region === null ? 0 : one.region === region ? 1 : 2);
  return guidelines.toSorted((a, b) => rank(a) - rank(b) || byNumber(a.number, b.number));
}

/** 4-2 before 4-10 before 5. */
export function byNumber(a: string, b: string): number {
  const [chapterA = 0, articleA = 0] = a.split('-').map(Number);
  const [chapterB = 0, articleB = 0] = b.split('-').map(Number);
  return chapterA - chapterB || articleA - articleB;
}

export interface Chapter {
  /** The part of the number before the dash, and the region: what makes a chapter one. */
  readonly key: string;
  readonly guidelines: readonly [Guideline, ...Guideline[]];
}

/** Articles that follow each other under one chapter's name. */
export function chaptersOf(guidelines: readonly Guideline[]): readonly Chapter[] {
  const chapters: { key: string; guidelines: [Guideline, ...Guideline[]] }[] = [];
  for (const guideline of guidelines) {
    const key = `${guideline.region ?? ''} ${guideline.chapter.ar}`;
    const last = chapters.at(-1);
    if (last?.key === key) last.guidelines.push(guideline);
    else chapters.push({ key, guidelines: [guideline] });
  }
  return chapters;
}
