import type { ToneReport } from '#domain/tone/finding.ts';
import { valueAt } from './parts.ts';

/** What an entry says of itself: a text it is found in, or one it is not. */
export interface Proof {
  readonly rule: string;
  readonly kind: 'example' | 'counter';
  readonly text: string;
  /** Whether the checker's answer on the text is what the entry says. */
  holds(report: ToneReport | undefined): boolean;
}

/** The proofs of a rules file's entries: an example counts as found under any rule of the category. */
export function proofsOf(value: unknown): readonly Proof[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((rule: unknown) => {
    const [id, category] = [valueAt(rule, ['id']), valueAt(rule, ['category'])];
    const entries = valueAt(rule, ['entries']);
    if (typeof id !== 'string') return [];
    const holders = [rule, ...(Array.isArray(entries) ? (entries as readonly unknown[]) : [])];
    return holders.flatMap((holder) => [
      ...proof(id, 'example', valueAt(holder, ['example']), (report) =>
        report.findings.some((finding) => finding.category === category),
      ),
      ...proof(id, 'counter', valueAt(holder, ['counter']), (report) =>
        report.findings.every((finding) => finding.rule !== id),
      ),
    ]);
  });
}

function proof(
  rule: string,
  kind: Proof['kind'],
  text: unknown,
  holds: (report: ToneReport) => boolean,
): readonly Proof[] {
  if (typeof text !== 'string') return [];
  return [{ rule, kind, text, holds: (report) => report !== undefined && holds(report) }];
}
