import { type Kept, leadIn } from '../override.ts';
import type { VersionKey } from '../post.ts';
import type { Finding } from './finding.ts';

/**
 * What answers a finding, or null: the recorded reason on these words, or that this advice was ignored at this place.
 */
export function answerTo(finding: Finding, text: string, version: VersionKey, overrides: readonly Kept[]): Kept | null {
  const words = text.slice(finding.start, finding.end);
  const answers = overrides.find(
    (one) =>
      one.rule === finding.rule && one.words === words && one.version === version && suffices(one, finding, text),
  );
  return answers ?? null;
}

/** Findings that still ask for other words or a reason: *advise* asks for nothing (design/tone.md, 7). */
export const openFindings = (
  findings: readonly Finding[],
  text: string,
  version: VersionKey,
  overrides: readonly Kept[],
): readonly Finding[] =>
  findings.filter((finding) => finding.severity !== 'advise' && answerTo(finding, text, version, overrides) === null);

/** Only an advice is let pass without a word; only an objection, which a person at the desk judges, goes past a block. */
function suffices(kept: Kept, { severity, start }: Finding, text: string): boolean {
  if (kept.kind === 'ignored') return severity === 'advise' && kept.before === leadIn(text, start);
  return severity !== 'block' || kept.kind === 'objection';
}
