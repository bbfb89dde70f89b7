import { foldUnit, isLetter } from './fold-table.ts';

/** A range of UTF-16 offsets. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

const DOUBLE = 0x22;
const SINGLE = 0x27;
const OPENING = 0xab;
const CLOSING = 0xbb;
const LINE = 0x0a;
/** Longer than this between two marks is no quotation: a mark was forgotten. */
const LONGEST = 600;
const LONGEST_SINGLE = 200;

/**
 * What stands in quotation marks, marks included, in order: `«…»`, `»…«`, `"…"`, `“…”`, `'…'`. A quotation never goes over
 * the end of a line. Linear in the text's length.
 */
export function quotationsOf(text: string): readonly Range[] {
  const found: Range[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const mark = foldUnit(text.charCodeAt(at));
    if (!isMark(mark)) continue;
    const end = closing(text, at, mark);
    if (end < 0) continue;
    found.push({ start: at, end: end + 1 });
    at = end;
  }
  return found;
}

const isMark = (unit: number): boolean => unit === DOUBLE || unit === SINGLE || unit === OPENING || unit === CLOSING;

/** Where the quotation that the mark at `at` opens is closed; -1 when it is none. */
function closing(text: string, at: number, mark: number): number {
  if (mark === DOUBLE) return search(text, at, LONGEST, (unit) => unit === DOUBLE);
  if (mark === OPENING) return paired(text, at, OPENING, CLOSING);
  if (mark === CLOSING) return paired(text, at, CLOSING, OPENING);
  if (mark !== SINGLE || isLetterAt(text, at - 1)) return -1;
  return search(text, at, LONGEST_SINGLE, (unit, end) => unit === SINGLE && end > at + 2 && !isLetterAt(text, end + 1));
}

/** The innermost of nested quotations is the one that counts. */
function paired(text: string, at: number, opens: number, closes: number): number {
  const end = search(text, at, LONGEST, (unit) => unit === closes || unit === opens);
  return end >= 0 && foldUnit(text.charCodeAt(end)) === closes ? end : -1;
}

function search(text: string, at: number, most: number, ends: (unit: number, end: number) => boolean): number {
  const last = Math.min(text.length, at + most);
  for (let end = at + 1; end < last; end += 1) {
    const unit = foldUnit(text.charCodeAt(end));
    if (unit === LINE) return -1;
    if (ends(unit, end)) return end;
  }
  return -1;
}

const isLetterAt = (text: string, at: number): boolean => at >= 0 && isLetter(foldUnit(text.charCodeAt(at) || 0));
