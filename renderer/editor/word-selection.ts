/** A place in the text's nodes. */
interface Spot {
  readonly node: Text;
  readonly offset: number;
}

interface Word {
  readonly from: Spot;
  readonly to: Spot;
}

const segmenter = new Intl.Segmenter('ar', { granularity: 'word' });

/**
 * Chooses words of a text that is only read, for people without a pointer: an arrow goes to the next word as the
 * paragraph runs, with Shift it takes that word along; Home and End go to the ends. Answers whether the key was one.
 */
export function chooseWords(place: HTMLElement, key: string, extend: boolean): boolean {
  const selection = getSelection();
  const words = wordsOf(place);
  if (selection === null || words.length === 0) return false;
  const here = wordAt(words, selection.focusNode, selection.focusOffset);
  const next = target(place, words, key, here);
  if (next === undefined) return false;
  const anchor = extend && here !== -1 ? wordAt(words, selection.anchorNode, selection.anchorOffset) : -1;
  const first = words[anchor === -1 ? words.indexOf(next) : anchor];
  if (first === undefined) return false;
  const backwards = words.indexOf(next) < words.indexOf(first);
  const [from, to] = backwards ? [first.to, next.from] : [first.from, next.to];
  selection.setBaseAndExtent(from.node, from.offset, to.node, to.offset);
  next.to.node.parentElement?.scrollIntoView({ block: 'nearest' });
  return true;
}

function target(place: HTMLElement, words: readonly Word[], key: string, here: number): Word | undefined {
  if (key === 'Home') return words[0];
  if (key === 'End') return words.at(-1);
  if (key !== 'ArrowLeft' && key !== 'ArrowRight') return undefined;
  if (here === -1) return words[0];
  const paragraph = words[here]?.from.node.parentElement?.closest('p') ?? place;
  const forwards = (key === 'ArrowLeft') === (getComputedStyle(paragraph).direction === 'rtl');
  return words[Math.max(0, Math.min(words.length - 1, here + (forwards ? 1 : -1)))];
}

/** The words that stand in the later text, in reading order. */
function wordsOf(place: HTMLElement): Word[] {
  return [...place.querySelectorAll<HTMLElement>('[data-at]')].flatMap(({ firstChild: node }) => {
    if (!(node instanceof Text)) return [];
    return Array.from(segmenter.segment(node.data))
      .filter(({ isWordLike }) => isWordLike === true)
      .map(({ index, segment }) => ({ from: { node, offset: index }, to: { node, offset: index + segment.length } }));
  });
}

const wordAt = (words: readonly Word[], node: Node | null, offset: number): number =>
  words.findIndex(({ from, to }) => from.node === node && from.offset <= offset && offset <= to.offset);
