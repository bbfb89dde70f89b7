import type { TextLanguage } from '../language.ts';
import { foldMapped } from '../text/fold.ts';
import { graphemeBorders } from '../text/grapheme.ts';
import type { Meaning, ToneChecker } from './compile.ts';
import { Context } from './context.ts';
import { type Finding, type PostFacts, severities, type Severity, type ToneReport, type Verdict } from './finding.ts';
import { languageBit, mainLanguage, passagesOf } from './language.ts';
import type { SequenceMatch } from './matcher.ts';
import type { Hit, Paragraph, Spot } from './rule-kind.ts';
import { joinSpaced } from './spaced.ts';
import { wordsOf } from './words.ts';

export type { ToneChecker } from './compile.ts';

/** A hit that stands, at its range of the paragraph as written. */
interface Placed {
  readonly hit: Hit;
  readonly start: number;
  readonly end: number;
  readonly fixes: readonly string[];
  readonly language: TextLanguage;
}

/** What one paragraph says by itself: kept while people type in another. */
interface ParagraphReport {
  readonly placed: readonly Placed[];
  readonly language: TextLanguage;
  readonly length: number;
}

/** Paragraphs remembered for each checker: a long post and its versions. */
const KEPT = 400;
const memory = new WeakMap<ToneChecker, Map<string, ParagraphReport>>();

const evidence: Readonly<Record<Severity, number>> = { advise: 0.15, review: 0.5, block: 0.85 };

/**
 * Checks a text. Ranges are UTF-16 offsets into `text` on grapheme boundaries, findings in text order. `facts` are what
 * stands around the text in its post; without them nothing is said to be missing. Linear in the text's length.
 */
export function checkTone(checker: ToneChecker, text: string, facts?: PostFacts): ToneReport {
  const borders = graphemeBorders(text);
  const placed: Placed[] = [];
  const letters = new Map<TextLanguage, number>();
  let offset = 0;
  for (const paragraph of text.split('\n')) {
    const report = paragraphReport(checker, paragraph);
    letters.set(report.language, (letters.get(report.language) ?? 0) + report.length);
    for (const one of report.placed) placed.push({ ...one, start: one.start + offset, end: one.end + offset });
    offset += paragraph.length + 1;
  }
  const language = most(letters);
  for (const whole of checker.wholes)
    for (const spot of whole(text, facts)) placed.push({ ...spot, fixes: spot.hit.fixes, language });
  const standing = placed.filter(({ hit }) => !hasWhatItCallsFor(hit, text, facts));
  const findings = withoutOverlaps(standing).map((one) => findingOf(checker, one, borders(one.start, one.end)));
  return { language, verdict: verdictOf(findings), score: scoreOf(findings), findings };
}

/** The gravest severity among findings, or `ok`. */
export function verdictOf(findings: readonly Pick<Finding, 'severity'>[]): Verdict {
  const gravest = Math.max(-1, ...findings.map(({ severity }) => severities.indexOf(severity)));
  return severities[gravest] ?? 'ok';
}

/** 0..1: each finding takes its share of what was left, so more or graver findings never lower it. */
const scoreOf = (findings: readonly Finding[]): number =>
  1 - findings.reduce((left, { severity }) => left * (1 - evidence[severity]), 1);

function paragraphReport(checker: ToneChecker, paragraph: string): ParagraphReport {
  const kept = memory.get(checker) ?? new Map<string, ParagraphReport>();
  memory.set(checker, kept);
  const known = kept.get(paragraph);
  if (known !== undefined) return known;
  const report = readParagraph(checker, paragraph);
  if (kept.size >= KEPT) kept.clear();
  kept.set(paragraph, report);
  return report;
}

function readParagraph(checker: ToneChecker, text: string): ParagraphReport {
  const folded = foldMapped(text);
  const words = joinSpaced(wordsOf(folded), folded.text);
  const passages = passagesOf(folded, words);
  const readings = words.text.map((word, at) =>
    checker.vocabulary
      .readings(word, words.script[at] ?? 0, words.stretched[at] === true)
      .filter(({ languages }) => (languages & (passages.allowed[at] ?? 0)) !== 0),
  );
  const paragraph: Paragraph = { words, readings, folded };
  const matches = checker.matcher.run(paragraph);
  const context = new Context(words, folded.text, matches);
  const allowed = matches.filter(({ value }) => value.kind === 'allow');
  const placed: Placed[] = [];
  const place = (hit: Hit, start: number, end: number, fixes: readonly string[], at: number): void => {
    const language = passages.language[at] ?? 'ar';
    placed.push({ hit, start: folded.starts[start] ?? 0, end: folded.ends[end - 1] ?? 0, fixes, language });
  };
  for (const match of matches) {
    if (match.value.kind !== 'hit' || isAllowed(match, allowed)) continue;
    const { hit } = match.value;
    if (!context.holds(hit, match)) continue;
    const [start, end] = [words.start[match.from] ?? 0, words.end[match.to - 1] ?? 0];
    place(hit, start, end, fixesFor(hit, match, paragraph), match.from);
  }
  for (const { language, run } of checker.scans) {
    if (language !== 'any' && !passages.allowed.some((bits) => (bits & languageBit(language)) !== 0)) continue;
    for (const spot of run(paragraph)) placeScanned(spot, paragraph, allowed, place);
  }
  return { placed, language: mainLanguage(passages, words), length: folded.text.length };
}

function placeScanned(
  { hit, start, end }: Spot,
  { words }: Paragraph,
  allowed: readonly SequenceMatch<Meaning>[],
  place: (hit: Hit, start: number, end: number, fixes: readonly string[], at: number) => void,
): void {
  let at = 0;
  while (at < words.count - 1 && (words.end[at] ?? 0) <= start) at += 1;
  if (!allowed.some(({ from, to }) => from <= at && at < to)) place(hit, start, end, hit.fixes, at);
}

/** An allow-list text wins over what it covers, and over what it crosses when it is the longer. */
function isAllowed(match: SequenceMatch<Meaning>, allowed: readonly SequenceMatch<Meaning>[]): boolean {
  const length = match.to - match.from;
  return allowed.some(({ from, to }) => from < match.to && to > match.from && to - from >= length);
}

/** A conjunction written on the word (`والحمار`) stays when the word is replaced. */
function fixesFor(
  { fixes }: Hit,
  { from, to }: SequenceMatch<Meaning>,
  { words, readings }: Paragraph,
): readonly string[] {
  if (fixes.length === 0 || to - from !== 1) return fixes;
  const conjunction = readings[from]?.map(({ prefix }) => /^[وف]/.exec(prefix)?.[0] ?? '').find((one) => one !== '');
  const isWritten = conjunction !== undefined && words.text[from]?.startsWith(conjunction) === true;
  return isWritten ? fixes.map((fix) => conjunction + fix) : fixes;
}

const link = /https?:\/\/|\b[a-z0-9-]+\.(?:com|org|net|info|io|me|lb|example|gov|edu)\b/i;

function hasWhatItCallsFor({ unless }: Hit, text: string, facts: PostFacts | undefined): boolean {
  if (unless === null) return false;
  return link.test(text) || (unless === 'source' && (facts?.sources.length ?? 0) > 0);
}

/** Of findings that share words the gravest stays, then the longest; those about the whole text all stay. */
function withoutOverlaps(placed: readonly Placed[]): readonly Placed[] {
  const rank = ({ hit }: Placed): number => severities.indexOf(hit.severity);
  const whole = placed.filter(({ start, end }) => start === end);
  const ranked = placed
    .filter(({ start, end }) => start < end)
    .toSorted((a, b) => rank(b) - rank(a) || b.end - b.start - (a.end - a.start) || a.start - b.start);
  const kept = new Kept();
  for (const one of ranked) kept.add(one);
  return [...whole, ...kept.all].toSorted((a, b) => a.start - b.start || a.end - b.end);
}

/** Ranges that do not touch, found by bisection: a text may have a hundred thousand. */
class Kept {
  readonly all: Placed[] = [];

  add(one: Placed): void {
    let [low, high] = [0, this.all.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.all[middle]?.start ?? 0) < one.start) low = middle + 1;
      else high = middle;
    }
    const [before, after] = [this.all[low - 1], this.all[low]];
    if ((before === undefined || before.end <= one.start) && (after === undefined || after.start >= one.end))
      this.all.splice(low, 0, one);
  }
}

function findingOf(
  checker: ToneChecker,
  { hit, fixes, language }: Placed,
  range: { start: number; end: number },
): Finding {
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

function most(letters: ReadonlyMap<TextLanguage, number>): TextLanguage {
  let [best, count] = ['ar' as TextLanguage, 0];
  for (const [language, length] of letters) if (length > count) [best, count] = [language, length];
  return best;
}
