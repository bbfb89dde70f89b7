import { type TextLanguage, textLanguages } from '../language.ts';
import { type Cue, cuesOf } from './cue.ts';
import type { Hint } from './hint/hint.ts';
import { compileRule } from './kinds/registry.ts';
import { Matcher } from './matcher.ts';
import { parsePhrase } from './phrase-syntax.ts';
import { Program } from './program.ts';
import type { PostFacts } from './finding.ts';
import type { Compilation, Hit, Paragraph, Spot, ToneSourceError } from './rule-kind.ts';
import { compileList, compileSequence, joinLists, type List } from './sequences.ts';
import type { Category, Plurals, RuleSource, Sign, ToneSource } from './source.ts';
import type { Stretch } from './reading.ts';
import { Vocabulary } from './vocabulary.ts';

/** What a sequence of words stands for once it is found. */
export type Meaning =
  | { readonly kind: 'hit'; readonly hit: Hit }
  | { readonly kind: 'allow' }
  | { readonly kind: 'cue'; readonly cue: Cue }
  /** A member of a list of people: what is said beside it is said of them. */
  | { readonly kind: 'group' };

export interface Scan {
  readonly language: TextLanguage | 'any';
  readonly run: (paragraph: Paragraph) => readonly Spot[];
}
export type LineScan = (line: string) => readonly Spot[];
export type WholeScan = (text: string, facts: PostFacts | undefined) => readonly Spot[];

/** A pack's tone data, ready to check texts. Made once; checking never changes what it knows. */
export interface ToneChecker {
  readonly vocabulary: Vocabulary;
  readonly matcher: Matcher<Meaning>;
  /** Names of people, sects and parties, found before anything else. */
  readonly names: Matcher<Meaning>;
  readonly scans: readonly Scan[];
  readonly lines: readonly LineScan[];
  readonly wholes: readonly WholeScan[];
  readonly hints: readonly Hint[];
  readonly categories: ReadonlyMap<string, Category>;
  /** Authors' mistakes: each leaves out what it is about, so that one typo never silences the rest. */
  readonly problems: readonly ToneSourceError[];
}

/** Lists whose members are people, so that `needs: person` and `needs: community` are met beside them. */
const PEOPLE_LISTS: ReadonlySet<string> = new Set(['community', 'group', 'peoples', 'one', 'side', 'person', 'woman']);

/** Lists of small words and of names that stand before others: nobody hides these. */
const SMALL_LISTS: ReadonlySet<string> = new Set(['these', 'very', 'they', 'whose', 'attribute']);

const ALLOW: Meaning = { kind: 'allow' };
const GROUP: Meaning = { kind: 'group' };

/** Compiles tone data. Mistakes are collected in `problems`; `pack check` shows them with file and line. */
export function compileTone(source: ToneSource): ToneChecker {
  const compiler = new Compiler(source);
  for (const rule of source.rules) compiler.rule(rule);
  for (const { texts, language } of source.allow)
    for (const text of texts) compiler.plain(text, language, 'exact', ALLOW);
  for (const cues of source.context)
    for (const { text, cue } of cuesOf(cues)) compiler.plain(text, cues.language, 'phrase', { kind: 'cue', cue });
  for (const sign of source.signs ?? []) compiler.sign(sign);
  for (const list of source.lists) if (PEOPLE_LISTS.has(list.id)) compiler.people(list.words);
  return compiler.finish();
}

class Compiler {
  readonly #vocabulary = new Vocabulary();
  readonly #program = new Program();
  readonly #matcher = new Matcher<Meaning>(this.#program);
  readonly #names = new Matcher<Meaning>(this.#program);
  readonly #scans: Scan[] = [];
  readonly #lines: LineScan[] = [];
  readonly #wholes: WholeScan[] = [];
  readonly #hints: Hint[] = [];
  readonly #problems: ToneSourceError[] = [];
  readonly #categories: ReadonlyMap<string, Category>;
  readonly #plurals: ReadonlyMap<string, Plurals['words']>;
  readonly #lists = new Map<string, List>();
  readonly #known = new Set<string>();

  constructor(source: ToneSource) {
    this.#categories = new Map(source.categories.map((one) => [one.id, one]));
    this.#plurals = new Map((source.plurals ?? []).map((one) => [one.language, one.words]));
    for (const { id, words } of source.lists) {
      const each = textLanguages.flatMap((language) => {
        const list = compileList(words[language] ?? [], language, this.#vocabulary);
        this.#lists.set(`${language} ${id}`, list);
        if (!PEOPLE_LISTS.has(id) && !SMALL_LISTS.has(id)) this.#vocabulary.offend(list.singles);
        return list;
      });
      this.#lists.set(`any ${id}`, joinLists(each));
    }
  }

  rule(rule: RuleSource): void {
    if (this.#known.has(rule.id)) this.#problem('same-id', rule.id);
    this.#known.add(rule.id);
    if (!this.#categories.has(rule.category)) {
      this.#problem('unknown-category', rule.id, '', rule.category);
      return;
    }
    compileRule(rule, this.#compilationOf(rule));
  }

  /** Words in order, as they are, that mean `meaning`. */
  plain(text: string, language: TextLanguage | 'any', stretch: Stretch, meaning: Meaning): boolean {
    const words = this.#vocabulary.wordsOf(text);
    if (words.length === 0) return false;
    const reach = words.length > 1 && stretch !== 'exact' ? 'phrase' : stretch;
    const matcher = meaning.kind === 'group' ? this.#names : this.#matcher;
    if (words.some(({ isParticle }) => isParticle)) {
      const parts = words.map((word) => ({ kind: 'words', text: word.text, optional: false }) as const);
      matcher.add(compileSequence(parts, this.#sequenceContext(language, reach)), meaning);
      return true;
    }
    const items = words.map((word) => this.#vocabulary.enter(word, language, reach));
    matcher.addRun(items, meaning);
    if (items.length > 1) return true;
    if (meaning.kind === 'hit') this.#vocabulary.offend(items);
    if (meaning.kind === 'group') this.#vocabulary.name(items);
    return true;
  }

  people(words: ToneSource['lists'][number]['words']): void {
    for (const language of textLanguages)
      for (const word of words[language] ?? []) this.plain(word, language, 'phrase', GROUP);
  }

  sign({ sign, words }: Sign): void {
    this.#vocabulary.stand(
      sign,
      textLanguages.flatMap((language) => words[language] ?? []),
    );
  }

  finish(): ToneChecker {
    this.#vocabulary.settle();
    this.#program.settle();
    this.#matcher.prepare();
    this.#names.prepare();
    return {
      vocabulary: this.#vocabulary,
      matcher: this.#matcher,
      names: this.#names,
      scans: this.#scans,
      lines: this.#lines,
      wholes: this.#wholes,
      hints: this.#hints,
      categories: this.#categories,
      problems: this.#problems,
    };
  }

  #compilationOf({ id, language }: RuleSource): Compilation {
    return {
      hit: (rule, change = {}) => this.#hit(rule, change),
      several: (fixes) => fixes.map((fix) => this.#plurals.get(language)?.[fix] ?? fix),
      phrase: (text, entry, hit, stretch) => this.#phrase(text, { rule: id, entry, language, stretch }, hit),
      words: (text, entry, hit, stretch) => {
        if (!this.plain(text, language, stretch, { kind: 'hit', hit })) this.#problem('empty-entry', id, entry);
      },
      scan: (languages, run) => void this.#scans.push({ language: languages, run }),
      line: (run) => void this.#lines.push(run),
      whole: (run) => void this.#wholes.push(run),
      hint: (hint) => void this.#hints.push(hint),
      problem: (error) => void this.#problems.push(error),
    };
  }

  #hit(rule: RuleSource, change: Partial<Omit<Hit, 'rule'>>): Hit {
    const severity = rule.severity ?? this.#categories.get(rule.category)?.severity ?? 'advise';
    const usual = {
      severity,
      fixes: [],
      several: change.fixes ?? [],
      needs: 'any',
      contextual: true,
      unless: null,
      single: false,
    } as const;
    return { rule, ...usual, ...change };
  }

  #phrase(
    text: string,
    {
      rule,
      entry,
      language,
      stretch,
    }: { rule: string; entry: string; language: TextLanguage | 'any'; stretch: Stretch },
    hit: Hit,
  ): void {
    const parts = parsePhrase(text);
    if (!parts.ok) {
      this.#problem(parts.error, rule, entry);
      return;
    }
    for (const [, id = ''] of text.matchAll(/\{([^{}]*)\}/g))
      if (!this.#lists.has(`${language} ${id.trim()}`)) this.#problem('unknown-list', rule, entry, id);
    const sequence = compileSequence(parts.value, this.#sequenceContext(language, stretch));
    // A phrase in which every word may be absent would match everywhere: it waits for no word, so it matches nowhere.
    if (sequence.anchors.length === 0) this.#problem('empty-phrase', rule, entry);
    else this.#matcher.add(sequence, { kind: 'hit', hit });
    // A phrase of one word offends by that word.
    if (sequence.shortest === 1) this.#vocabulary.offend(sequence.anchors[0]?.items ?? []);
  }

  #sequenceContext(language: TextLanguage | 'any', stretch: Stretch) {
    return {
      vocabulary: this.#vocabulary,
      program: this.#program,
      language,
      stretch,
      list: (id: string) => this.#lists.get(`${language} ${id}`) ?? null,
    };
  }

  #problem(code: ToneSourceError['code'], rule: string, entry = '', detail = ''): void {
    this.#problems.push({ code, rule, entry, detail });
  }
}
