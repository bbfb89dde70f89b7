import { checkTone } from '#domain/tone/check.ts';
import { compileTone } from '#domain/tone/compile.ts';
import type { RuleSource } from '#domain/tone/source.ts';
import type { Located, Path } from './document.ts';
import type { Problem } from '#contract/publish.ts';
import { type ToneParts, toneOf } from './tone-files.ts';

/** What an entry says it finds and does not find. */
interface Proof {
  readonly example?: string;
  readonly counter?: string;
}

/** Rules the checker can't compile, and entries that don't do what their example and counter-example say. */
export function toneProblems(tone: ToneParts): readonly Problem[] {
  const checker = compileTone(toneOf(tone));
  const places = new Map<string, Place>();
  for (const file of tone.rules) file.value.forEach((rule, index) => places.set(rule.id, { file, rule, at: [index] }));
  const uncompiled = checker.problems.map(({ rule, entry, code, detail }) => {
    const place = places.get(rule);
    const message = `${code}${detail === '' ? '' : ` (${detail})`}${entry === '' ? '' : `: ${entry}`}`;
    return place === undefined ? null : place.file.problem('bad-rule', message, entryPath(place, entry));
  });
  const finds = (rule: string, text: string): boolean =>
    checkTone(checker, text).findings.some((finding) => finding.rule === rule);
  // Overlaps go to the graver rule: an example counts as found when its words are found under any rule of its category.
  const findsCategory = (category: string, text: string): boolean =>
    checkTone(checker, text).findings.some((finding) => finding.category === category);
  const unproven = [...places.values()].flatMap(({ file, rule, at }) =>
    proofs(rule, at).flatMap(({ proof, at: place }) => [
      ...(proof.example !== undefined && !findsCategory(rule.category, proof.example)
        ? [file.problem('example-not-found', `Not found in its example: ${proof.example}`, [...place, 'example'])]
        : []),
      ...(proof.counter !== undefined && finds(rule.id, proof.counter)
        ? [file.problem('counter-found', `Found in its counter-example: ${proof.counter}`, [...place, 'counter'])]
        : []),
    ]),
  );
  return [...uncompiled.filter((problem) => problem !== null), ...unproven];
}

interface Place {
  readonly file: Located<readonly RuleSource[]>;
  readonly rule: RuleSource;
  readonly at: Path;
}

/** Where an entry stands, by its headword, phrase or text; the rule when it can't be told. */
function entryPath({ rule, at }: Place, entry: string): Path {
  if (!('entries' in rule)) return at;
  const index = rule.entries.findIndex((one) => headOf(one) === entry);
  return index < 0 ? at : [...at, 'entries', index];
}

function headOf(entry: object | string): string {
  if (typeof entry === 'string') return entry;
  const head = Object.entries(entry).find(([key]) => key === 'term' || key === 'phrase');
  return typeof head?.[1] === 'string' ? head[1] : '';
}

function proofs(rule: RuleSource, at: Path): readonly { readonly proof: Proof; readonly at: Path }[] {
  if (rule.kind === 'pattern' || rule.kind === 'conditional') return [{ proof: rule, at }];
  if (rule.kind !== 'term' && rule.kind !== 'phrase' && rule.kind !== 'pair') return [];
  return rule.entries.map((entry, index) => ({ proof: entry, at: [...at, 'entries', index] }));
}
