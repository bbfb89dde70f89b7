import type { TextLanguage } from '../language.ts';
import { graphemeBorders } from '../text/grapheme.ts';
import type { ToneChecker } from './compile.ts';
import { type Finding, type PostFacts, severities, type Severity, type ToneReport, type Verdict } from './finding.ts';
import { withoutOverlaps } from './overlaps.ts';
import { type ParagraphReport, type Placed, readParagraph } from './paragraph.ts';
import type { Hit } from './rule-kind.ts';

export type { ToneChecker } from './compile.ts';

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
  const isAnswered = whatIsThere(text, facts);
  const standing = placed.filter(({ hit }) => !isAnswered(hit));
  const findings = withoutOverlaps(standing, text.length).map((one) =>
    findingOf(checker, one, borders(one.start, one.end)),
  );
  return { language, verdict: verdictOf(findings), score: scoreOf(findings), findings };
}

/** The gravest severity among findings, or `ok`. */
export function verdictOf(findings: readonly Pick<Finding, 'severity'>[]): Verdict {
  const gravest = findings.reduce((most, { severity }) => Math.max(most, severities.indexOf(severity)), -1);
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
