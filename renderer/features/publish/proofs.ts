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
    const counters = valueAt(rule, ['counters']);
    const silent = (report: ToneReport): boolean => report.findings.every((finding) => finding.rule !== id);
    const holders = [rule, ...(Array.isArray(entries) ? (entries as readonly unknown[]) : [])];
    const ofEntries = holders.flatMap((holder) => [
      ...proof(id, 'example', valueAt(holder, ['example']), (report) =>
        report.findings.some((finding) => finding.category === category),
      ),
      ...proof(id, 'counter', valueAt(holder, ['counter']), silent),
    ]);
    const ofRule = Array.isArray(counters) ? (counters as readonly unknown[]) : [];
    return [...ofEntries, ...ofRule.flatMap((text) => proof(id, 'counter', text, silent))];
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

/** The line of a rules file that names a rule, as a UTF-16 range; null where none does. */
export function lineOf(text: string, rule: string): { readonly start: number; readonly end: number } | null {
  let start = 0;
  for (const line of text.split('\n')) {
    const named = /^\s*-?\s*"?id"?:\s*["']?([\w.-]+)/u.exec(line);
    if (named?.[1] === rule) return { start, end: start + line.length };
    start += line.length + 1;
  }
  return null;
}
