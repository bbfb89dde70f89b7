import type { Override } from '../override.ts';
import type { VersionKey } from '../post.ts';
import type { Finding } from './finding.ts';

/** The recorded reason that answers a finding on these words, or null. A reason covers one rule on the same words. */
export function answerTo(
  finding: Finding,
  text: string,
  version: VersionKey,
  overrides: readonly Override[],
): Override | null {
  const words = text.slice(finding.start, finding.end);
  const answers = overrides.find(
    (one) => one.rule === finding.rule && one.words === words && one.version === version && suffices(one, finding),
  );
  return answers ?? null;
}

/** Findings that still ask for other words or a reason: *advise* asks for nothing (design/tone.md, 7). */
export const openFindings = (
  findings: readonly Finding[],
  text: string,
  version: VersionKey,
  overrides: readonly Override[],
): readonly Finding[] =>
  findings.filter((finding) => finding.severity !== 'advise' && answerTo(finding, text, version, overrides) === null);

/** Only an objection, which a person at the desk judges, goes past a block. */
const suffices = ({ kind }: Override, { severity }: Finding): boolean => severity !== 'block' || kind === 'objection';
