/** Classes of characters as they are written, as bits. */
const classes = { known: 1, letter: 2, mark: 4, upper: 8 } as const;

/** Of each UTF-16 unit, once it has been met: what Unicode says of it takes an expression each. */
const met = new Uint8Array(0x10000);

const letterOrDigit = /^[\p{L}\p{N}]$/u;
const mark = /^\p{M}$/u;
const upper = /^\p{Lu}$/u;

function classOf(unit: number): number {
  const known = met[unit] ?? 0;
  if (known !== 0) return known;
  const found = classOfCharacter(String.fromCharCode(unit));
  met[unit] = found;
  return found;
}

/** Of characters beyond the first plane, mostly emoji; few are met. */
const beyond = new Map<number, number>();

/** Of the character at `at`, one of two units. */
function classOfPair(text: string, at: number): number {
  const point = text.codePointAt(at) ?? 0;
  const known = beyond.get(point);
  if (known !== undefined) return known;
  const found = classOfCharacter(String.fromCodePoint(point));
  beyond.set(point, found);
  return found;
}

const classOfCharacter = (character: string): number =>
  classes.known |
  (letterOrDigit.test(character) ? classes.letter : 0) |
  (mark.test(character) ? classes.mark : 0) |
  (upper.test(character) ? classes.upper : 0);

/** Where a word stands, and whether it is made of two capitals or more, with marks and apostrophes among them. */
export type VisitRawWord = (start: number, end: number, capital: boolean) => void;

/**
 * Calls `visit` with the words of a line as written: each begins with a letter or digit and goes on with those, marks and
 * apostrophes. Linear in the line's length.
 */
export function eachRawWord(line: string, visit: VisitRawWord): void {
  let [start, length, capitals] = [-1, 0, true];
  for (let at = 0; at < line.length;) {
    const unit = line.charCodeAt(at);
    const isPair = unit >= 0xd800 && unit < 0xdc00 && isLow(line.charCodeAt(at + 1));
    const found = isPair ? classOfPair(line, at) : classOf(unit);
    const goesOn = (found & classes.mark) !== 0 || unit === 0x27 || unit === 0x2019;
    if ((found & classes.letter) !== 0 || (start >= 0 && goesOn)) {
      if (start < 0) start = at;
      length += 1;
      capitals &&= (found & classes.upper) !== 0 || goesOn;
    } else if (start >= 0) {
      visit(start, at, capitals && length > 1);
      [start, length, capitals] = [-1, 0, true];
    }
    at += isPair ? 2 : 1;
  }
  if (start >= 0) visit(start, line.length, capitals && length > 1);
}

const isLow = (unit: number): boolean => unit >= 0xdc00 && unit < 0xe000;

/** How many rows of letters, digits and underscores a text has. Linear in its length. */
export function countWords(text: string): number {
  let [count, within] = [0, false];
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    const isPair = unit >= 0xd800 && unit < 0xdc00 && isLow(text.charCodeAt(at + 1));
    const found = isPair ? classOfPair(text, at) : classOf(unit);
    if (isPair) at += 1;
    const goesOn = unit === 0x5f || (found & classes.letter) !== 0;
    if (goesOn && !within) count += 1;
    within = goesOn;
  }
  return count;
}
