import type { PackPost } from './pack.ts';

/** Of a post's own words, the share that a text must have to come from it. */
const SHARE = 0.5;
/** Fewer words are in everybody's texts. */
const FEWEST = 4;

/** The post for everyone that a text was written from: the one most of whose words it has; null when there is none such. */
export function nearestPost(text: string, posts: readonly PackPost[]): PackPost | null {
  const words = wordsOf(text);
  let nearest: { readonly post: PackPost; readonly share: number } | null = null;
  for (const post of posts) {
    const own = wordsOf(post.text);
    if (own.size < FEWEST) continue;
    const share = Array.from(own).filter((word) => words.has(word)).length / own.size;
    if (share >= SHARE && share > (nearest?.share ?? 0)) nearest = { post, share };
  }
  return nearest?.post ?? null;
}

/** The words of a text, without vowel signs, lengthening and capitals. */
const wordsOf = (text: string): ReadonlySet<string> =>
  new Set(
    text
      .normalize('NFKD')
      .replaceAll(/\p{M}|ـ/gu, '')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu),
  );
