import { picturesIn } from '../../text/pictures.ts';
import { eachRawWord } from '../../text/raw-words.ts';
import type { Hit, RuleKindDefinition, Spot } from '../rule-kind.ts';
import type { RepetitionRule } from '../source.ts';

const punctuation = /[!?؟]+/gu;
const emoji = /(?<one>\p{Extended_Pictographic})(?:[\ufe0f\u200d\u{1f3fb}-\u{1f3ff}]*\s?\k<one>)+/uy;

const signs: Record<Exclude<RepetitionRule['of'], 'word'>, (line: string) => readonly RegExpExecArray[]> = {
  punctuation: (line) => (/[!?؟]/.test(line) ? [...line.matchAll(punctuation)] : []),
  emoji: (line) => picturesIn(line, emoji),
};

/** The same word, sign or emoji again and again. */
export const repetition: RuleKindDefinition<'repetition'> = {
  kind: 'repetition',
  compile(rule, into) {
    const hit = into.hit(rule, { contextual: false });
    if (rule.of === 'word') into.line((line) => words(line, rule.atLeast, hit));
    else {
      const found = signs[rule.of];
      into.line((line) => found(line).flatMap((match) => enough(match, rule.atLeast, hit)));
    }
  },
};

function enough({ 0: found, index, groups }: RegExpExecArray, atLeast: number, hit: Hit): Spot[] {
  const one = groups?.['one'];
  const times = one === undefined ? found.length : found.split(one).length - 1;
  return times >= atLeast ? [{ hit, start: index, end: index + found.length }] : [];
}

function words(line: string, atLeast: number, hit: Hit): Spot[] {
  const spots: Spot[] = [];
  let row = { start: 0, end: 0, times: 0 };
  /** Where the last word of the row begins. */
  let last = 0;
  const close = (): void => {
    if (row.times >= atLeast && lower(line, last, row.end).length > 1)
      spots.push({ hit, start: row.start, end: row.end });
  };
  eachRawWord(line, (start, end) => {
    if (row.times > 0 && !isSame(line, last, row.end, start, end)) {
      close();
      row = { start, end, times: 0 };
    }
    if (row.times === 0) row.start = start;
    row.end = end;
    row.times += 1;
    last = start;
  });
  close();
  return spots;
}

const lower = (line: string, start: number, end: number): string => line.slice(start, end).toLowerCase();

/** Whether two words are the same but for capitals. Nearly always their first letters tell, and no string is made. */
function isSame(line: string, start: number, end: number, otherStart: number, otherEnd: number): boolean {
  const [first, other] = [line.charCodeAt(start), line.charCodeAt(otherStart)];
  if (first !== other && isLower(first) && isLower(other)) return false;
  return lower(line, start, end) === lower(line, otherStart, otherEnd);
}

/** `a` to `z`, and Arabic letters, which have no capitals. */
const isLower = (unit: number): boolean => (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x620 && unit <= 0x6ff);
