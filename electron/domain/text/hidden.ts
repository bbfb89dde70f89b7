/** Kinds of characters people can't see; the interface names them by `hidden.<kind>`. */
export const hiddenKinds = [
  'zero-width-space',
  'zero-width-non-joiner',
  'zero-width-joiner',
  'word-joiner',
  'byte-order-mark',
  'soft-hyphen',
  'bidi-mark',
  'bidi-embedding',
  'bidi-override',
  'bidi-isolate',
  'bidi-end',
  'no-break-space',
  'wide-space',
  'tag',
  'variation-selector',
  'filler',
  'control',
  'invisible',
] as const;
export type HiddenKind = (typeof hiddenKinds)[number];

export interface HiddenCharacter {
  /** UTF-16 range in the text. */
  readonly start: number;
  readonly end: number;
  readonly codePoint: number;
  readonly kind: HiddenKind;
  /** Whether `cleaned` takes it out (or, for spaces, makes it a plain one). */
  readonly removable: boolean;
}

const known: readonly (readonly [number, number, HiddenKind])[] = [
  [0x00, 0x08, 'control'],
  [0x0b, 0x0c, 'control'],
  [0x0e, 0x1f, 'control'],
  [0x7f, 0x9f, 'control'],
  [0xa0, 0xa0, 'no-break-space'],
  [0xad, 0xad, 'soft-hyphen'],
  [0x034f, 0x034f, 'invisible'],
  [0x061c, 0x061c, 'bidi-mark'],
  [0x115f, 0x1160, 'filler'],
  [0x17b4, 0x17b5, 'filler'],
  [0x180e, 0x180e, 'invisible'],
  [0x2000, 0x200a, 'wide-space'],
  [0x200b, 0x200b, 'zero-width-space'],
  [0x200c, 0x200c, 'zero-width-non-joiner'],
  [0x200d, 0x200d, 'zero-width-joiner'],
  [0x200e, 0x200f, 'bidi-mark'],
  [0x202a, 0x202b, 'bidi-embedding'],
  [0x202c, 0x202c, 'bidi-end'],
  [0x202d, 0x202e, 'bidi-override'],
  [0x202f, 0x202f, 'no-break-space'],
  [0x205f, 0x205f, 'wide-space'],
  [0x2060, 0x2060, 'word-joiner'],
  [0x2061, 0x2065, 'invisible'],
  [0x2066, 0x2068, 'bidi-isolate'],
  [0x2069, 0x2069, 'bidi-end'],
  [0x206a, 0x206f, 'invisible'],
  [0x3000, 0x3000, 'wide-space'],
  [0x3164, 0x3164, 'filler'],
  [0xfe00, 0xfe0f, 'variation-selector'],
  [0xfeff, 0xfeff, 'byte-order-mark'],
  [0xffa0, 0xffa0, 'filler'],
  [0xfff9, 0xfffb, 'invisible'],
  [0xe0000, 0xe007f, 'tag'],
  [0xe0100, 0xe01ef, 'variation-selector'],
];

const suspect = /[\p{Cc}\p{Cf}\p{Zs}\p{Variation_Selector}\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0]/gu;
const pictograph = /\p{Extended_Pictographic}|\p{Emoji_Modifier}|[\u20e3\ufe0f]|[\u{e0020}-\u{e007f}]/u;

/** The characters of a text that can't be seen, in order. Plain spaces, tabs and line ends are not hidden. */
export function hiddenCharacters(text: string): readonly HiddenCharacter[] {
  const found: HiddenCharacter[] = [];
  for (const match of text.matchAll(suspect)) {
    const codePoint = match[0].codePointAt(0) ?? 0;
    const kind = known.find(([from, to]) => codePoint >= from && codePoint <= to)?.[2];
    const end = match.index + match[0].length;
    if (kind === undefined) continue;
    found.push({ start: match.index, end, codePoint, kind, removable: isRemovable(text, match.index, end, kind) });
  }
  return found;
}

/** Joiners and selectors hold emoji together, and the non-joiner is Persian spelling: those stay. */
function isRemovable(text: string, start: number, end: number, kind: HiddenKind): boolean {
  const after = text.slice(end, end + 2);
  const before = text.slice(Math.max(0, start - 2), start);
  if (kind === 'zero-width-joiner' || kind === 'variation-selector' || kind === 'tag')
    return !pictograph.test(before) && !/[#*0-9]$/u.test(before);
  if (kind === 'zero-width-non-joiner') return !(/\p{L}$/u.test(before) && /^\p{L}/u.test(after));
  // A no-break space before French punctuation is good typography.
  return kind !== 'no-break-space' || !(/^[:;!?»%€]/u.test(after) || before.endsWith('«'));
}

/** The text without its removable hidden characters; odd spaces become plain ones. */
export function cleaned(text: string): string {
  let clean = '';
  let from = 0;
  for (const { start, end, kind, removable } of hiddenCharacters(text)) {
    if (!removable) continue;
    clean += text.slice(from, start) + (kind === 'no-break-space' || kind === 'wide-space' ? ' ' : '');
    from = end;
  }
  return clean + text.slice(from);
}
