/**
 * What a sticky expression that begins with a pictograph or a flag finds in a text. Only where such a sign may stand is it
 * asked: most units of most texts are letters, and an expression over Unicode's classes is slow to refuse each of them.
 */
export function picturesIn(text: string, expression: RegExp): readonly RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  for (let at = 0; at < text.length; at += 1) {
    if (!mayBegin(text.charCodeAt(at))) continue;
    expression.lastIndex = at;
    const match = expression.exec(text);
    if (match === null) continue;
    found.push(match);
    at += match[0].length - 1;
  }
  return found;
}

/** Unicode's pictographs are © and ®, some of U+203C to U+3299, and others beyond the first plane. */
const mayBegin = (unit: number): boolean =>
  unit >= 0xa9 &&
  (unit === 0xa9 || unit === 0xae || (unit >= 0x203c && unit <= 0x3299) || (unit >= 0xd800 && unit < 0xdc00));
