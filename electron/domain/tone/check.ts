import type { TextLanguage } from '../language.ts';
import { graphemeBorders } from '../text/grapheme.ts';
import type { Range } from '../text/quotation.ts';
import type { ToneChecker } from './compile.ts';
import { type Finding, type PostFacts, severities, type Severity, type ToneReport, type Verdict } from './finding.ts';
import { type Guess, guessesOf, type Hint } from './hint/hint.ts';
import { type Judgement, weightsOf } from './hint/weights.ts';
import { isClear, judge, totalSigns } from './language.ts';
import { withoutOverlaps } from './overlaps.ts';
import { isCutAtLine } from './parted.ts';
import { Recent } from './recent.ts';
import type { Hit, Spot } from './rule-kind.ts';
import { type Opened, openSentence, type Placed, Sentence } from './sentence.ts';
import { sentencesOf } from './sentences.ts';
import { tells } from './surroundings.ts';

export type { ToneChecker } from './compile.ts';

/** Sentences remembered for each checker: a long post and its versions. */
const KEPT = 600;

/** What a checker remembers. Each answer depends on its key alone, so that a remembered text and a new one agree. */
class Memory {
  readonly opened = new Recent<Opened>(KEPT);
  readonly sentences = new Recent<Sentence>(KEPT);
  readonly lines = new Recent<readonly Spot[]>(KEPT);
  readonly judgements = new Recent<Judgement>(KEPT);
}
const memories = new WeakMap<ToneChecker, Memory>();

function memoryOf(checker: ToneChecker): Memory {
  const memory = memories.get(checker) ?? new Memory();
  memories.set(checker, memory);
  return memory;
}

const evidence: Readonly<Record<Severity, number>> = { advise: 0.15, review: 0.5, block: 0.85 };

/**
 * Checks a text. Ranges are UTF-16 offsets into `text` on grapheme boundaries, findings in text order. `facts` are what
 * stands around the text in its post; without them nothing is said to be missing. Linear in the text's length; of a text
 * that was checked before an edit, only the sentences that changed are read again.
 */
export function checkTone(checker: ToneChecker, text: string, facts?: PostFacts): ToneReport {
  const { sentences, ranges } = sentencesIn(checker, text);
  const language = mainLanguage(sentences);
  const placed: Placed[] = [];
  const around = sentences.map((_, at) => ({
    before: sentences[at - 1]?.tells ?? 0,
    after: sentences[at + 1]?.tells ?? 0,
  }));
  const add = (one: Placed, sentence: number): void => {
    const offset = ranges[sentence]?.start ?? 0;
    placed.push({ ...one, start: one.start + offset, end: one.end + offset });
  };
  sentences.forEach((sentence, at) => {
    for (const one of sentence.placed(around[at] ?? alone)) add(one, at);
  });
  let likeliest = 0;
  const isOpen = (at: number): boolean => sentences[at]?.isOpen(around[at] ?? alone) === true;
  for (const [hint, guess] of guesses(checker, sentences, isOpen)) {
    likeliest = Math.max(likeliest, guess.probability);
    for (const reason of guess.reasons) {
      const { sentence } = reason;
      const hunch = sentences[sentence]?.hinted(hint, reason) ?? null;
      if (hunch === null) continue;
      add(hunch, sentence);
      break;
    }
  }
  placed.push(...scanned(checker, text, facts, language));
  const isAnswered = whatIsThere(text, facts);
  const standing = placed.filter(({ hit }) => !isAnswered(hit));
  const borders = graphemeBorders(text);
  const findings = withoutOverlaps(standing, text.length).map((one) =>
    findingOf(checker, one, borders(one.start, one.end)),
  );
  return { language, verdict: verdictOf(findings), score: scoreOf(findings, likeliest), findings };
}

/** A text's sentences and where they stand. */
export function sentencesIn(
  checker: ToneChecker,
  text: string,
): { readonly sentences: readonly Sentence[]; readonly ranges: readonly Range[] } {
  const ranges = sentencesOf(text, (whole, end) => isCutAtLine(whole, end, checker.vocabulary));
  return { sentences: read(checker, text, ranges), ranges };
}

/** Every sentence of a text, read in the light of what most of the text is written in. */
function read(checker: ToneChecker, text: string, ranges: readonly Range[]): readonly Sentence[] {
  const memory = memoryOf(checker);
  const written = ranges.map(({ start, end }) => text.slice(start, end));
  const opened = written.map((one) => memory.opened.get(one, (own) => openSentence(checker, own)));
  const rest = judge(totalSigns(opened.flatMap(({ passages }) => passages)));
  return opened.map((one, at) => {
    // Only a sentence that does not show its own language depends on the rest.
    const key = (written[at] ?? '') + (one.passages.every(isClear) ? '' : `\n${rest.language}${rest.allowed}`);
    return memory.sentences.get(key, () => new Sentence(checker, one, rest));
  });
}

const alone = { before: 0, after: 0 };

/** What the model thinks; nothing of a text that tells what somebody said and condemns it. */
function guesses(
  checker: ToneChecker,
  sentences: readonly Sentence[],
  isOpen: (sentence: number) => boolean,
): readonly (readonly [Hint, Guess])[] {
  if (checker.hints.length === 0 || isRetold(sentences)) return [];
  const { judgements } = memoryOf(checker);
  return checker.hints.flatMap((hint) => {
    const judge = (words: readonly string[]): Judgement =>
      judgements.get(`${hint.alphabet} ${words.join(' ')}`, () =>
        weightsOf(hint.alphabet).judge(words, 0, words.length),
      );
    const seen = sentences.map((one) => one.seen(hint.alphabet));
    return guessesOf(hint, seen, isOpen, judge).map((guess) => [hint, guess] as const);
  });
}

/** What scans of lines and of the whole text find. */
function scanned(
  checker: ToneChecker,
  text: string,
  facts: PostFacts | undefined,
  language: TextLanguage,
): readonly Placed[] {
  const placed: Placed[] = [];
  const add = ({ hit, start, end }: Spot, offset: number): void =>
    void placed.push({ hit, start: start + offset, end: end + offset, fixes: hit.fixes, language, places: 1 });
  const memory = memoryOf(checker);
  let offset = 0;
  for (const line of text.split('\n')) {
    const spots = memory.lines.get(line, (own) => checker.lines.flatMap((scan) => scan(own)));
    for (const spot of spots) add(spot, offset);
    offset += line.length + 1;
  }
  for (const whole of checker.wholes) for (const spot of whole(text, facts)) add(spot, 0);
  return placed;
}

/** The gravest severity among findings, or `ok`. */
export function verdictOf(findings: readonly Pick<Finding, 'severity'>[]): Verdict {
  const gravest = findings.reduce((most, { severity }) => Math.max(most, severities.indexOf(severity)), -1);
  return severities[gravest] ?? 'ok';
}

/** What the model's surest guess counts: less than a finding that asks for a reason. */
const HUNCH = 0.45;

/** 0..1: each finding and the likeliest guess take their share of what was left, so that more or graver ones never lower it. */
const scoreOf = (findings: readonly Finding[], likeliest: number): number =>
  1 - findings.reduce((left, { severity }) => left * (1 - evidence[severity]), 1 - HUNCH * likeliest);

/** Whether a text tells what somebody said and condemns it: the model does not judge such a text by itself. */
function isRetold(sentences: readonly Sentence[]): boolean {
  const told = sentences.reduce((bits, one) => bits | one.tells, 0);
  return (told & tells.condemns) !== 0 && (told & (tells.reports | tells.quotes)) !== 0;
}

const link = /https?:\/\/|\b[a-z0-9-]+\.(?:com|org|net|info|io|me|lb|example|gov|edu)\b/i;

/** Says of a hit whether the post has what it calls for; the text is searched for a link at most once. */
function whatIsThere(text: string, facts: PostFacts | undefined): (hit: Hit) => boolean {
  let isLinked: boolean | null = null;
  return ({ unless }) => {
    if (unless === null) return false;
    isLinked ??= link.test(text);
    return isLinked || (unless === 'source' && (facts?.sources.length ?? 0) > 0);
  };
}

function findingOf(checker: ToneChecker, { hit, fixes, language }: Placed, range: Range): Finding {
  const { rule, severity } = hit;
  const category = checker.categories.get(rule.category);
  return {
    rule: rule.id,
    category: rule.category,
    severity,
    ...range,
    fixes,
    guideline: rule.guideline ?? category?.guideline ?? '',
    why: rule.why ?? category?.why ?? { ar: '', fr: '', en: '' },
    language,
  };
}

/** The language most letters are in. */
function mainLanguage(sentences: readonly Sentence[]): TextLanguage {
  const letters = new Map<TextLanguage, number>();
  for (const { letters: own } of sentences)
    for (const [language, count] of own) letters.set(language, (letters.get(language) ?? 0) + count);
  let [best, most] = ['ar' as TextLanguage, 0];
  for (const [language, count] of letters) if (count > most) [best, most] = [language, count];
  return best;
}
