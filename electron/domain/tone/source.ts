import type { Localised, TextLanguage } from '../language.ts';
import type { Severity } from './finding.ts';

/**
 * The tone data of a pack, as its authors write it: `tone/categories.yaml`, `tone/context.yaml`, `tone/lists/*.yaml`,
 * `tone/allow/*.yaml` and `tone/rules/**.yaml`. Everything the checker knows of words is here, nothing is in code.
 */
export interface ToneSource {
  readonly categories: readonly Category[];
  readonly lists: readonly WordList[];
  readonly allow: readonly AllowList[];
  readonly context: readonly ContextCues[];
  readonly rules: readonly RuleSource[];
  /** Absent in packs without any. */
  readonly signs?: readonly Sign[];
  /** Absent in packs without any. */
  readonly plurals?: readonly Plurals[];
}

/** Rewordings by what they are for several people: `personne` to `personnes`. Offered where the word they replace is plural. */
export interface Plurals {
  readonly language: 'fr' | 'en';
  readonly words: Readonly<Record<string, string>>;
}

/** A sign (an emoji) that people put in place of words. Beside somebody it is read as these words, elsewhere as nothing. */
export interface Sign {
  readonly sign: string;
  readonly words: Readonly<Partial<Record<TextLanguage, readonly string[]>>>;
}

/** A kind of harm: what it is called, how grave, which guideline explains it, who may be hurt. */
export interface Category {
  readonly id: string;
  readonly name: Localised;
  readonly severity: Severity;
  readonly guideline: string;
  readonly why: Localised;
}

/** Named words that phrases refer to as `{id}`: communities, parties, leaders, animals, places … */
export interface WordList {
  readonly id: string;
  readonly note: string;
  readonly source: string;
  readonly words: Readonly<Partial<Record<TextLanguage, readonly string[]>>>;
}

/** Texts in which nothing is found although they contain flagged words: places, names, idioms, prayers, endearments. */
export interface AllowList {
  readonly id: string;
  readonly note: string;
  readonly source: string;
  readonly language: TextLanguage;
  readonly texts: readonly string[];
}

/** Words by which the checker reads context, by language. */
export interface ContextCues {
  readonly language: TextLanguage;
  /** said, called, wrote, word, slogan …: what stands beside it may be somebody else's. */
  readonly reporting: readonly string[];
  /** I say, let me tell you …: the writer speaks for themselves, although a reporting word is in it. */
  readonly ownVoice?: readonly string[];
  /** condemn, reject, unacceptable, shame on those who say … */
  readonly condemnation: readonly string[];
  /** must stop, is unacceptable …: says of the act named just before it that it must not be. */
  readonly rejection?: readonly string[];
  /** this talk, such words …: looks back at what was said in the sentence before. */
  readonly reference?: readonly string[];
  /** that, to say that …: what follows is what is condemned or denied. */
  readonly linking?: readonly string[];
  /** not, never, no … ; `negationScope` words after it are denied. */
  readonly negation: readonly string[];
  readonly negationScope: number;
  /** think, believe …: a negation before it denies the whole clause after it. */
  readonly opinion?: readonly string[];
  /** only, nothing but, except …: takes a negation back (`they are nothing but`, `not only`). */
  readonly exception?: readonly string[];
  /** if, as if …: what follows is supposed, not said. */
  readonly supposition?: readonly string[];
  /** we, us …: what is said of oneself is said of nobody else. */
  readonly firstPerson?: readonly string[];
  readonly secondPerson: readonly string[];
  /** Words for people and groups of people that make what is said of them personal. */
  readonly people: readonly string[];
  /** this, total, dirty …: a word of abuse right behind them is said of people. */
  readonly pointing?: readonly string[];
}

interface RuleBase {
  readonly id: string;
  readonly category: string;
  readonly language: TextLanguage | 'any';
  /** Instead of the category's. */
  readonly severity?: Severity;
  readonly guideline?: string;
  readonly why?: Localised;
  readonly note: string;
  readonly source: string;
  /** Texts in which this rule finds nothing, beside the `counter` of each entry: what offices reported as false alarms. */
  readonly counters?: readonly string[];
}

/** How far a headword stretches: `noun` and `adjective` take particles, article, pronouns, plurals, feminine; `verb` conjugates. */
export type Inflection = 'noun' | 'adjective' | 'verb' | 'none';

/** Whom the words must be aimed at to count: `any` needs nothing; `person` someone; `you` the reader; `community` a listed community. */
export type Target = 'any' | 'person' | 'you' | 'community';

export interface TermEntry {
  /** Headword, or several words. */
  readonly term: string;
  /** Other spellings, broken plurals, dialect forms: each inflects like the headword. */
  readonly also?: readonly string[];
  readonly inflect?: Inflection;
  readonly needs?: Target;
  readonly severity?: Severity;
  readonly fixes?: readonly string[];
  readonly note?: string;
  /** A text in which this entry is found … */
  readonly example?: string;
  /** … and one with the same word in which it is not. */
  readonly counter?: string;
}

export interface TermRule extends RuleBase {
  readonly kind: 'term';
  readonly entries: readonly TermEntry[];
}

/**
 * Words in order: plain words inflect, `{list}` stands for any word of a list, `*3` for up to three words,
 * `(a|b)` for alternatives, `word?` for an optional one.
 */
export interface PhraseRule extends RuleBase {
  readonly kind: 'phrase';
  readonly entries: readonly {
    readonly phrase: string;
    readonly severity?: Severity;
    readonly fixes?: readonly string[];
    readonly note?: string;
    readonly example?: string;
    readonly counter?: string;
  }[];
}

/** A regular expression (flags `u`, no look-behind of unbounded length) over the folded text. */
export interface PatternRule extends RuleBase {
  readonly kind: 'pattern';
  readonly pattern: string;
  readonly fixes?: readonly string[];
  readonly example?: string;
  readonly counter?: string;
}

/** A wrong or derogatory name and the official or respectful one. */
export interface PairRule extends RuleBase {
  readonly kind: 'pair';
  readonly entries: readonly {
    readonly wrong: readonly string[];
    readonly right: string;
    readonly note?: string;
    readonly example?: string;
    readonly counter?: string;
  }[];
}

/** The same word, sign or emoji again and again. */
export interface RepetitionRule extends RuleBase {
  readonly kind: 'repetition';
  readonly of: 'word' | 'punctuation' | 'emoji';
  readonly atLeast: number;
}

/** Elongated letters (هههه is laughter, not shouting: `except`), or words in capitals. */
export interface ShoutingRule extends RuleBase {
  readonly kind: 'shouting';
  readonly by: 'elongation' | 'capitals';
  /** Elongation: the same letter this many times; capitals: this many words in a row. */
  readonly atLeast: number;
  readonly except: readonly string[];
}

/** Too many of something for the text's length. */
export interface DensityRule extends RuleBase {
  readonly kind: 'density';
  readonly of: 'hashtag' | 'emoji' | 'exclamation';
  /** At most this many in each 100 words; texts with fewer than `from` of them pass. */
  readonly perHundredWords: number;
  readonly from: number;
}

/** Something a post should have and has not. */
export interface MissingRule extends RuleBase {
  readonly kind: 'missing';
  readonly element: 'alt-text' | 'segment' | 'payer';
}

/** Finds `pattern` unless the post has what it calls for: a number or an absolute claim without a source. */
export interface ConditionalRule extends RuleBase {
  readonly kind: 'conditional';
  readonly entries: readonly string[];
  readonly unless: 'source' | 'link';
  readonly example?: string;
  readonly counter?: string;
}

/** The small model's word: from `threshold` (0..1) on, the writer is asked to weigh the words that count most. */
export interface HintRule extends RuleBase {
  readonly kind: 'hint';
  /** The languages the model has learnt. */
  readonly language: 'ar' | 'arabizi';
  readonly threshold: number;
}

export type RuleSource =
  | TermRule
  | PhraseRule
  | PatternRule
  | PairRule
  | RepetitionRule
  | ShoutingRule
  | DensityRule
  | MissingRule
  | ConditionalRule
  | HintRule;
export type RuleKind = RuleSource['kind'];
