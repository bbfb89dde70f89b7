import type { ReportedRule } from '#contract/publish.ts';
import { ruleSource } from '#contract/schemas/tone.ts';
import type { RuleSource } from '#domain/tone/source.ts';
import type { EntryEdit, PackTexts } from './ports/authoring.ts';

/** A false alarm: the rule, and the text in which it should have found nothing. */
export interface ReportedText {
  readonly rule: string;
  readonly text: string;
}

type ValueOf = (file: string, text: string) => unknown;

interface FoundRule {
  readonly file: string;
  /** Place in the file's list, from 0. */
  readonly index: number;
  readonly rule: RuleSource;
}

/** A rule of a pack's texts by its id, and its place; null where no file that can be read has it. */
function ruleIn(texts: PackTexts, valueOf: ValueOf, id: string): FoundRule | null {
  for (const [file, text] of Object.entries(texts)) {
    if (!file.startsWith('tone/rules/') || !text.includes(id)) continue;
    const list = valueOf(file, text);
    if (!Array.isArray(list)) continue;
    for (const [index, one] of list.entries()) {
      const read = ruleSource.safeParse(one);
      if (read.success && read.data.id === id) return { file, index, rule: read.data };
    }
  }
  return null;
}

/** How far a reported text has come as a counter-example of its rule; null where the working copy has no such rule. */
export function reportedRule(
  { base, now }: { readonly base: PackTexts; readonly now: PackTexts },
  valueOf: ValueOf,
  { rule: id, text }: ReportedText,
): ReportedRule | null {
  const found = ruleIn(now, valueOf, id);
  if (found === null) return null;
  const { file, rule } = found;
  const published = ruleIn(base, valueOf, id);
  if (!has(rule, text)) return { file, kind: rule.kind, counter: 'absent' };
  return { file, kind: rule.kind, counter: published !== null && has(published.rule, text) ? 'published' : 'written' };
}

/** The edit that makes a text a counter-example of a rule: no edit where it is one, null where there is no such rule. */
export function counterEdit(
  texts: PackTexts,
  valueOf: ValueOf,
  { rule: id, text }: ReportedText,
): { readonly file: string; readonly edit: EntryEdit | null } | null {
  const found = ruleIn(texts, valueOf, id);
  if (found === null) return null;
  const { file, index, rule } = found;
  if (has(rule, text)) return { file, edit: null };
  const path = [index, 'counters'];
  if (rule.counters === undefined) return { file, edit: { kind: 'set', path, value: [text] } };
  return { file, edit: { kind: 'insert', path, at: rule.counters.length, value: text } };
}

const has = ({ counters }: RuleSource, text: string): boolean => counters?.includes(text) === true;
