import { refuse, type Refusal } from '#contract/refusal.ts';
import { usability } from '#domain/asset.ts';
import type { Draft } from '#domain/draft.ts';
import type { Language } from '#domain/language.ts';
import type { Override } from '#domain/override.ts';
import type { ReviewLevel } from '#domain/office.ts';
import { checkVersion } from '#domain/platform/checks.ts';
import { type PostContent, textOf, type VersionKey } from '#domain/post.ts';
import { beirutDay, quietPeriodAt } from '#domain/quiet.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import type { Submission, VersionFinding } from '#domain/submission.ts';
import type { ToneChecker } from '#domain/tone/check.ts';
import type { ToneSource } from '#domain/tone/source.ts';
import { answerTo, openFindings } from '#domain/tone/standing.ts';
import type { PackSource } from './ports/pack.ts';
import type { Present } from './workplace.ts';

/** What the core found in a post that is being submitted: part of the frozen submission. */
export type Assessment = Pick<Submission, 'verdict' | 'findings' | 'overrides' | 'reviewAt'>;

/** Judges a post as it is submitted at `at`: what must be there, what may be used, what the platforms hold, its tone. */
export async function assess(
  { content, overrides }: Draft,
  present: Present,
  source: PackSource,
  at: string,
  language: Language,
): Promise<Result<Assessment, Refusal>> {
  const lacking =
    written(content) ?? timely(content, present, language) ?? described(content) ?? fitting(content, present);
  if (lacking !== null) return fail(lacking);
  const unusable = await usable(content, present, source, beirutDay(at));
  if (unusable !== null) return fail(unusable);
  return judged(content, overrides, source, present.pack.review);
}

const checkers = new WeakMap<ToneSource, ToneChecker>();

/** The pack's checker: compiled once, as long as the pack is the same. */
async function checkerOf(source: ToneSource): Promise<ToneChecker> {
  const known = checkers.get(source);
  if (known !== undefined) return known;
  const { compileTone } = await import('#domain/tone/compile.ts');
  const checker = compileTone(source);
  checkers.set(source, checker);
  return checker;
}

/** The verdict that counts: every published version by the same check as in the editor. */
async function judged(
  content: PostContent,
  overrides: Draft['overrides'],
  pack: PackSource,
  level: ReviewLevel,
): Promise<Result<Assessment, Refusal>> {
  const source = await pack.tone();
  if (!source.ok) return source;
  const checker = await checkerOf(source.value);
  // Its tables are large, and the first screen needs none of them.
  const { checkTone, verdictOf } = await import('#domain/tone/check.ts');
  const findings: VersionFinding[] = [];
  const answers = new Set<Override>();
  let unanswered = 0;
  for (const version of publishedVersions(content)) {
    const text = textOf(content, version);
    const report = checkTone(checker, text, { ...content, platform: version === 'base' ? null : version });
    unanswered += openFindings(report.findings, text, version, overrides).length;
    for (const finding of report.findings) {
      findings.push({ ...finding, version });
      const answer = answerTo(finding, text, version, overrides);
      if (answer !== null && answer.kind !== 'ignored') answers.add(answer);
    }
  }
  if (unanswered > 0) return fail(refuse('needs-reason', { count: unanswered }));
  const blocked = findings.some(({ severity }) => severity === 'block');
  // A reason whose words are gone is no part of what is frozen; nor is an advice that asked for none.
  return ok({ verdict: verdictOf(findings), findings, overrides: [...answers], reviewAt: blocked ? 'desk' : level });
}

/** At least one platform, and words on each. */
function written(content: PostContent): Refusal | null {
  if (content.platforms.length === 0) return refuse('no-platform');
  const blank = content.platforms.find((platform) => textOf(content, platform).trim() === '');
  return blank === undefined ? null : refuse('nothing-written', { platform: blank });
}

/** Not planned for a time in which nothing goes out. */
function timely({ plannedAt }: PostContent, { pack }: Present, language: Language): Refusal | null {
  const quiet = plannedAt === null ? null : quietPeriodAt(pack.quietPeriods, plannedAt);
  return quiet === null ? null : refuse('quiet-period', { period: quiet.id, name: quiet.name[language] });
}

function described({ media }: PostContent): Refusal | null {
  const count = media.filter(({ altText }) => altText.trim() === '').length;
  return count === 0 ? null : refuse('needs-alt-text', { count });
}

/** Within the limits of each platform the pack knows. */
function fitting(content: PostContent, { pack }: Present): Refusal | null {
  for (const id of content.platforms) {
    const platform = pack.platforms.find((one) => one.id === id);
    if (platform === undefined) return refuse('no-platform', { platform: id });
    const [problem] = checkVersion(platform, textOf(content, id), content.media).problems;
    if (problem === undefined) continue;
    const over = 'over' in problem ? problem.over : 'max' in problem ? problem.count - problem.max : 1;
    return refuse('over-limit', { platform: id, problem: problem.code, over });
  }
  return null;
}

/** Every picture is in the library and may be used by this office today. */
async function usable(
  { media }: PostContent,
  { office }: Present,
  source: PackSource,
  day: string,
): Promise<Refusal | null> {
  if (media.length === 0) return null;
  const library = await source.library();
  if (!library.ok) return library.error;
  for (const use of media) {
    const asset = library.value.find(({ id }) => id === use.asset);
    if (asset === undefined) return refuse('no-such-asset', { asset: use.asset });
    const rights = usability(asset.rights, office.region, day);
    if (!rights.usable) return refuse('asset-not-usable', { asset: asset.id, reason: rights.reason });
  }
  return null;
}

/** The versions that are published: `base` when a platform has no text of its own, and each own text. */
export function publishedVersions(content: PostContent): readonly VersionKey[] {
  const own = content.platforms.filter((platform) => content.versions[platform] !== undefined);
  return own.length < content.platforms.length ? ['base', ...own] : own;
}
