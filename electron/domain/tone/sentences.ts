import { foldUnit } from '../text/fold-table.ts';
import { quotationsOf, type Range } from '../text/quotation.ts';

const LINE = 0x0a;
const ELLIPSIS = 0x2026;
/** `.`, `!`, `?` or `;`. */
const isTerminator = (unit: number): boolean => unit === 0x2e || unit === 0x21 || unit === 0x3f || unit === 0x3b;

/**
 * A sentence longer than this (UTF-16 units) is read by its clauses: from here on it is cut where a comma stands, further on
 * where a clause may begin, at last at any space. No real sentence is; and so an edit in a text without full stops costs
 * no more than in another. Where it is cut does not depend on what stands far before, so that the cuts after an edit stay.
 */
const LONG = 300;
const LONGER = 420;
const LONGEST = 600;
const commas = new Set([',', ':', '(', ')', '-', '/'].map((sign) => sign.charCodeAt(0)));
/** Words that lead into a clause; Arabic writes `و` on the word after it. */
const leads = /^ (?:و\S|(?:بس|لكن|لأن|لان|يعني|bas|w|yaani|but|and|so|because|mais|et|donc|car) )/;

/** Says whether the line that ends before `end` of a text goes on after it although a new line begins. */
export type GoesOn = (text: string, end: number) => boolean;

/**
 * Cuts a text into the stretches that are read by themselves: sentences with the spaces after them, lines, and what is
 * quoted as one. No rule looks across such a border; what stands beside it is told by `context.ts`. The stretches follow
 * each other without a gap, without line ends; a very long one is cut (see `LONG`). Linear in the text's length.
 */
export function sentencesOf(text: string, goesOn: GoesOn): readonly Range[] {
  const found: Range[] = [];
  const quotations = quotationsOf(text);
  let start = 0;
  let quoted = 0;
  const cut = (end: number, next: number): void => {
    if (end > start) found.push({ start, end });
    start = next;
  };
  for (let at = 0; at < text.length; at += 1) {
    const quotation = quotations[quoted];
    if (quotation?.start === at) {
      quoted += 1;
      at = quotation.end - 1;
      continue;
    }
    const written = text.charCodeAt(at);
    const unit = foldUnit(written);
    if (unit === LINE) {
      if (!goesOn(text, at)) cut(at, at + 1);
    } else if ((written === ELLIPSIS || isTerminator(unit)) && isSpace(text, at + 1)) {
      const end = afterSpaces(text, at + 1);
      cut(end, end);
      at = end - 1;
    } else if (at - start > LONG && mayCut(text, at, at - start, unit)) {
      const end = afterSpaces(text, at + 1);
      cut(end, end);
      at = end - 1;
    }
  }
  cut(text.length, text.length);
  return found;
}

/** Whether a sentence that is `length` units long at `at` may be cut behind that unit. */
function mayCut(text: string, at: number, length: number, unit: number): boolean {
  if (commas.has(unit)) return isSpace(text, at + 1);
  if (unit !== 0x20 || length <= LONGER) return false;
  return length > LONGEST || leads.test(text.slice(at, at + 12));
}

const isSpace = (text: string, at: number): boolean => foldUnit(text.charCodeAt(at)) === 0x20;

function afterSpaces(text: string, at: number): number {
  let end = at;
  while (end < text.length && isSpace(text, end)) end += 1;
  return end;
}
