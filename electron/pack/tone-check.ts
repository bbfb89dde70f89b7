import { setImmediate as turn } from 'node:timers/promises';
import { checkTone } from '#domain/tone/check.ts';
import type { ToneChecker } from '#domain/tone/compile.ts';
import type { RuleSource } from '#domain/tone/source.ts';
import type { Located, Path } from './document.ts';
import type { Problem } from '#contract/publish.ts';
import type { ToneParts } from './tone-files.ts';

/** What an entry says it finds and does not find. */
interface Proof {
  readonly example?: string;
  readonly counter?: string;
}

/** Claims looked at before others of the process have their turn: writers save in the same process. */
const AT_ONCE = 64;

/**
 * Rules that `checker`, compiled from these parts, could not take, and entries that don't do what their example and
 * counter-example say.
 */
export async function toneProblems(tone: ToneParts, checker: ToneChecker): Promise<readonly Problem[]> {
  const places = new Map<string, Place>();
  for (const file of tone.rules) file.value.forEach((rule, index) => places.set(rule.id, { file, rule, at: [index] }));
  const uncompiled = checker.problems.map(({ rule, entry, code, detail }) => {
    const place = places.get(rule);
    const message = `${code}${detail === '' ? '' : ` (${detail})`}${entry === '' ? '' : `: ${entry}`}`;
    return place === undefined ? null : place.file.problem('bad-rule', message, entryPath(place, entry));
  });
  const claims = [...places.values()].flatMap(claimsOf);
  const unproven: Problem[] = [];
  for (let from = 0; from < claims.length; from += AT_ONCE) {
    for (const claim of claims.slice(from, from + AT_ONCE)) if (!holds(checker, claim)) unproven.push(problemOf(claim));
    await turn();
  }
  return [...uncompiled.filter((problem) => problem !== null), ...unproven];
}

/** One example or counter-example, and where it stands. */
interface Claim {
  readonly place: Place;
  readonly at: Path;
  readonly kind: keyof Proof;
  readonly text: string;
}

const claimsOf = (place: Place): readonly Claim[] => [
  ...proofs(place.rule, place.at).flatMap(({ proof, at }) =>
    (['example', 'counter'] as const).flatMap((kind): readonly Claim[] => {
      const text = proof[kind];
      return text === undefined ? [] : [{ place, at: [...at, kind], kind, text }];
    }),
  ),
  ...(place.rule.counters ?? []).map((text, index): Claim => ({
    place,
    at: [...place.at, 'counters', index],
    kind: 'counter',
    text,
  })),
];

// Overlaps go to the graver rule: an example counts as found when its words are found under any rule of its category.
function holds(checker: ToneChecker, { place: { rule }, kind, text }: Claim): boolean {
  const { findings } = checkTone(checker, text);
  return kind === 'example'
    ? findings.some(({ category }) => category === rule.category)
    : findings.every((finding) => finding.rule !== rule.id);
}

const problemOf = ({ place: { file }, at, kind, text }: Claim): Problem =>
  kind === 'example'
    ? file.problem('example-not-found', `Not found in its example: ${text}`, at)
    : file.problem('counter-found', `Found in its counter-example: ${text}`, at);

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
