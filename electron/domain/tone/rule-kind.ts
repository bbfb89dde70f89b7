import type { TextLanguage } from '../language.ts';
import type { Folded } from '../text/fold.ts';
import type { PostFacts, Severity } from './finding.ts';
import type { Hint } from './hint/hint.ts';
import type { PhraseSyntaxError } from './phrase-syntax.ts';
import type { RuleKind, RuleSource, Target } from './source.ts';
import type { Stretch } from './reading.ts';
import type { ReadWords } from './sequences.ts';

/** What a match says when it stands. */
export interface Hit {
  readonly rule: RuleSource;
  readonly severity: Severity;
  readonly fixes: readonly string[];
  /** The same where the words found are plural. */
  readonly several: readonly string[];
  readonly needs: Target;
  /** Whether quotation and negation can take it back: words can be quoted, capitals can't. */
  readonly contextual: boolean;
  /** What makes it no matter, if the post has it. */
  readonly unless: 'source' | 'link' | null;
  /** A word on its own, not a phrase: `ما` before it exclaims (`ما أحقرك`) rather than denies. */
  readonly single: boolean;
}

/** A place in the folded text of a sentence. */
export interface Spot {
  readonly hit: Hit;
  /** Units of the folded text; of the text as written for scans of lines and wholes. */
  readonly start: number;
  readonly end: number;
}

/** A sentence as a rule's own scan sees it. */
export interface Paragraph extends ReadWords {
  readonly folded: Folded;
}

/** An author's mistake in a tone source, by rule and entry. The interface and `pack check` say it in words. */
export interface ToneSourceError {
  readonly code:
    | PhraseSyntaxError
    | 'unknown-category'
    | 'unknown-list'
    | 'bad-pattern'
    | 'empty-entry'
    | 'same-id'
    | 'example-not-found'
    | 'counter-found';
  readonly rule: string;
  /** The entry's headword, phrase or text; '' when it is about the rule. */
  readonly entry: string;
  /** More on it: the unknown id, the expression's fault. */
  readonly detail: string;
}

/** What a rule kind compiles into. */
export interface Compilation {
  /** A hit of `rule` with its severity and what is usual, changed by `change`. */
  hit(rule: RuleSource, change?: Partial<Omit<Hit, 'rule'>>): Hit;
  /** Rewordings of the rule's language as they are for several people. */
  several(fixes: readonly string[]): readonly string[];
  /** Words in the phrase syntax that raise `hit`. */
  phrase(text: string, entry: string, hit: Hit, stretch: Stretch): void;
  /** Plain words in order that raise `hit`; only a single word inflects. */
  words(text: string, entry: string, hit: Hit, stretch: Stretch): void;
  /** Runs on every sentence. Offsets of the folded text. */
  scan(languages: TextLanguage | 'any', run: (paragraph: Paragraph) => readonly Spot[]): void;
  /** Runs on every line as written; offsets of the line. */
  line(run: (line: string) => readonly Spot[]): void;
  /** Runs once on the text as written. */
  whole(run: (text: string, facts: PostFacts | undefined) => readonly Spot[]): void;
  /** Lets the model speak. */
  hint(hint: Hint): void;
  problem(error: ToneSourceError): void;
}

/** One shape of rule: a file of its own and a line in `registry.ts`. */
export interface RuleKindDefinition<K extends RuleKind> {
  readonly kind: K;
  compile(rule: Extract<RuleSource, { kind: K }>, into: Compilation): void;
}
