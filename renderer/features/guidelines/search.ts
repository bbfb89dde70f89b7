import MiniSearch from 'minisearch';
import type { Guideline } from '#domain/guideline.ts';
import type { Language } from '#domain/language.ts';
import { fold } from '#domain/text/fold.ts';

/** A guideline that holds the words, and a piece of it around the first of them. */
export interface Hit {
  readonly guideline: Guideline;
  readonly excerpt: string;
}

export type Search = (words: string) => readonly Hit[];

const WORD = /[\p{L}\p{M}\p{N}\u0640]+/gu;
/** The article with what joins its front: and, so, with, like, for. */
const ARTICLE = /^[وف]?(?:[بك]?ال|لل)(?=.{2})/u;
/** A single joined letter: on a written word it may be one, on an asked word we can't know. */
const JOINED = /^[وفبلك](?=.{3})/u;

const words = (text: string): readonly string[] => text.match(WORD) ?? [];

/** An asked word: folded (tashkeel, hamza, tatweel gone), without the article. */
const askedForm = (word: string): string => fold(word).replace(ARTICLE, '');

/** A written word, in every form it may be asked for. */
function writtenForms(word: string): readonly string[] {
  const folded = fold(word);
  return [...new Set([folded, folded.replace(ARTICLE, ''), folded.replace(JOINED, '')])];
}

/** Index of the guidelines in one language. Words are found whatever their tashkeel, hamza, article or ending. */
export function searchOf(guidelines: readonly Guideline[], language: Language): Search {
  const index = new MiniSearch<{
    readonly id: string;
    readonly title: string;
    readonly text: string;
    readonly more: string;
  }>({
    fields: ['title', 'text', 'more'],
    tokenize: (text) => [...words(text)],
    processTerm: (term) => [...writtenForms(term)],
    searchOptions: {
      processTerm: askedForm,
      prefix: (term) => term.length > 1,
      fuzzy: (term) => (term.length > 4 ? 0.2 : false),
      boost: { title: 3 },
    },
  });
  const byId = new Map(guidelines.map((one) => [one.id, one]));
  index.addAll(
    guidelines.map((one) => ({
      id: one.id,
      title: `${one.number} ${one.title[language]} ${one.chapter[language]}`,
      text: one.body[language],
      more: [
        ...one.examples.flatMap(({ write, avoid }) => [write[language], avoid[language]]),
        one.source[language],
      ].join(' '),
    })),
  );
  return (asked) =>
    index
      .search(asked, { combineWith: 'AND' })
      .flatMap(({ id }) => byId.get(String(id)) ?? [])
      .map((guideline) => ({ guideline, excerpt: excerptOf(guideline, language, asked) }));
}

/** Whether a written word is one of those asked for: equal or continued, folded, with or without its joined front. */
export function matcherOf(asked: string): (word: string) => boolean {
  const wanted = words(asked)
    .map(askedForm)
    .filter((word) => word.length > 1);
  return (word) => wanted.length > 0 && writtenForms(word).some((form) => wanted.some((one) => form.startsWith(one)));
}

export interface Piece {
  readonly text: string;
  readonly hit: boolean;
  /** Where it begins. */
  readonly at: number;
}

/** Cuts a text at the words asked for, whole words, nothing lost: the pieces join to the text. */
export function pieces(text: string, matches: (word: string) => boolean): readonly Piece[] {
  const found: Piece[] = [];
  let from = 0;
  for (const match of text.matchAll(WORD)) {
    if (!matches(match[0])) continue;
    if (match.index > from) found.push({ text: text.slice(from, match.index), hit: false, at: from });
    from = match.index + match[0].length;
    found.push({ text: match[0], hit: true, at: match.index });
  }
  if (from < text.length) found.push({ text: text.slice(from), hit: false, at: from });
  return found;
}

/** Characters kept on each side of the first word found. */
const AROUND = 60;

function excerptOf(guideline: Guideline, language: Language, asked: string): string {
  const plain = guideline.body[language].replaceAll(/[*_#>`]|\[([^\]]*)\]\([^)]*\)/g, '$1').replaceAll(/\s+/g, ' ');
  const matches = matcherOf(asked);
  const at = [...plain.matchAll(WORD)].find((match) => matches(match[0]))?.index ?? 0;
  const start = at <= AROUND ? 0 : plain.indexOf(' ', at - AROUND) + 1;
  const end = plain.indexOf(' ', at + AROUND);
  return `${start > 0 ? '… ' : ''}${plain.slice(start, end === -1 ? undefined : end)}${end === -1 ? '' : ' …'}`;
}
