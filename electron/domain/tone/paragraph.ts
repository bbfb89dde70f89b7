import type { TextLanguage } from '../language.ts';
import { foldMapped } from '../text/fold.ts';
import type { Meaning, ToneChecker } from './compile.ts';
import { Context, countBelow } from './context.ts';
import { languageBit, mainLanguage, type Passages, passagesOf } from './language.ts';
import type { SequenceMatch } from './matcher.ts';
import type { Hit, Paragraph, Spot } from './rule-kind.ts';
import type { ReadWords } from './sequences.ts';
import { joinSpaced } from './spaced.ts';
import { Spans } from './spans.ts';
import { type Words, wordsOf } from './words.ts';

/** A hit that stands, at its range of the text as written. */
export interface Placed {
  readonly hit: Hit;
  readonly start: number;
  readonly end: number;
  readonly fixes: readonly string[];
  readonly language: TextLanguage;
}

/** What one paragraph says by itself. */
export interface ParagraphReport {
  /** Offsets of the paragraph. */
  readonly placed: readonly Placed[];
  readonly language: TextLanguage;
  /** Folded characters: how much its language weighs in the text. */
  readonly length: number;
}

type Match = SequenceMatch<Meaning>;

/** Reads one paragraph: folds, splits, matches, and keeps what its context lets stand. Linear in its length. */
export function readParagraph(checker: ToneChecker, text: string): ParagraphReport {
  const folded = foldMapped(text);
  const words = joinSpaced(
    wordsOf(folded),
    folded.text,
    (word, script) => checker.vocabulary.readings(word, script, false).length > 0,
  );
  const passages = passagesOf(folded, words);
  const paragraph: Paragraph = { words, readings: readingsOf(checker, words, passages), folded };
  const placed = new Placing(paragraph, passages, checker.matcher.run(paragraph)).run(checker);
  return { placed, language: mainLanguage(passages, words), length: folded.text.length };
}

const readingsOf = ({ vocabulary }: ToneChecker, words: Words, { allowed }: Passages): ReadWords['readings'] =>
  words.text.map((word, at) => {
    const readings = vocabulary.readings(word, words.script[at] ?? 0, words.stretched[at] === true);
    const bits = allowed[at] ?? 0;
    const isForeign = readings.some(({ languages }) => (languages & bits) === 0);
    return isForeign ? readings.filter(({ languages }) => (languages & bits) !== 0) : readings;
  });

/** Turns a paragraph's matches and scans into hits at their places. */
class Placing {
  readonly #paragraph: Paragraph;
  readonly #passages: Passages;
  readonly #matches: readonly Match[];
  readonly #allowed: Spans<Match>;
  readonly #placed: Placed[] = [];

  constructor(paragraph: Paragraph, passages: Passages, matches: readonly Match[]) {
    this.#paragraph = paragraph;
    this.#passages = passages;
    this.#matches = matches;
    this.#allowed = new Spans(matches.filter(({ value }) => value.kind === 'allow'));
  }

  run({ scans }: ToneChecker): readonly Placed[] {
    const { words, folded } = this.#paragraph;
    const context = new Context(words, folded.text, this.#matches);
    for (const match of this.#matches)
      if (match.value.kind === 'hit' && !this.#isAllowed(match) && context.holds(match.value.hit, match))
        this.#placeMatch(match.value.hit, match);
    const present = this.#passages.allowed.reduce((bits, one) => bits | one, 0);
    for (const { language, run } of scans)
      if (language === 'any' || (languageBit(language) & present) !== 0)
        for (const spot of run(this.#paragraph)) this.#placeScanned(spot);
    return this.#placed;
  }

  /** An allow-list text wins over what it covers, and over what it crosses when it is the longer. */
  #isAllowed(match: Match): boolean {
    const isLonger = ({ from, to }: Match): boolean =>
      from < match.to && to > match.from && to - from >= match.to - match.from;
    return this.#allowed.some(match.from, match.to, isLonger);
  }

  #placeMatch(hit: Hit, match: Match): void {
    const { start, end } = this.#paragraph.words;
    this.#place(hit, start[match.from] ?? 0, end[match.to - 1] ?? 0, fixesFor(hit, match, this.#paragraph), match.from);
  }

  #placeScanned({ hit, start, end }: Spot): void {
    const { words } = this.#paragraph;
    const at = Math.max(0, Math.min(words.count - 1, countBelow(words.end, start + 1)));
    if (!this.#allowed.some(at, at + 1, ({ from, to }) => from <= at && at < to))
      this.#place(hit, start, end, hit.fixes, at);
  }

  #place(hit: Hit, start: number, end: number, fixes: readonly string[], at: number): void {
    const { starts, ends } = this.#paragraph.folded;
    const language = this.#passages.language[at] ?? 'ar';
    this.#placed.push({ hit, start: starts[start] ?? 0, end: ends[end - 1] ?? 0, fixes, language });
  }
}

/** A conjunction written on the word (`والحمار`) stays when the word is replaced. */
function fixesFor({ fixes }: Hit, { from, to }: Match, { words, readings }: Paragraph): readonly string[] {
  if (fixes.length === 0 || to - from !== 1) return fixes;
  const conjunction = readings[from]?.map(({ prefix }) => /^[وف]/.exec(prefix)?.[0] ?? '').find((one) => one !== '');
  const isWritten = conjunction !== undefined && words.text[from]?.startsWith(conjunction) === true;
  return isWritten ? fixes.map((fix) => conjunction + fix) : fixes;
}
