const segmenter = new Intl.Segmenter('ar', { granularity: 'grapheme' });

/** Letters and signs that never join with a neighbour of the same sort: their borders need no segmenter. */
const plain = (unit: number): boolean =>
  (unit >= 0x20 && unit < 0x7f) || (unit >= 0x621 && unit <= 0x64a) || (unit >= 0xc0 && unit <= 0x24f) || unit === 0x0a;

/** Grows UTF-16 ranges of one text to the borders of the characters people see. */
export function graphemeBorders(text: string): (start: number, end: number) => { start: number; end: number } {
  let segments: Intl.Segments | null = null;
  const containing = (index: number) => (segments ??= segmenter.segment(text)).containing(index);
  const isBorder = (index: number): boolean =>
    index <= 0 || index >= text.length || (plain(text.charCodeAt(index - 1)) && plain(text.charCodeAt(index)));
  return (start, end) => {
    const first = isBorder(start) ? start : (containing(start)?.index ?? start);
    if (end <= start) return { start: first, end: first };
    if (isBorder(end)) return { start: first, end: Math.min(end, text.length) };
    const last = containing(end - 1);
    return { start: first, end: last === undefined ? end : last.index + last.segment.length };
  };
}
