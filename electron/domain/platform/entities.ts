import { findLinks } from './x-links.ts';

/** What platforms set limits on within a text. */
export interface Entities {
  readonly hashtags: readonly string[];
  readonly mentions: readonly string[];
  readonly links: readonly string[];
}

// A hashtag needs one letter, may hold tashkeel, Arabic digits and the joiners of Arabic and Persian; `a#b` and `&#1;` are none.
const hashtag =
  /(?<![\p{L}\p{M}\p{Nd}_&])[#＃](?![\uFE0F\u20E3])[\p{M}\p{Nd}_\u200C\u200D]*\p{L}[\p{L}\p{M}\p{Nd}_\u200C\u200D]*/gu;
const mention = /(?<![\p{L}\p{M}\p{Nd}_!#$%&*@＠.])[@＠][\p{L}\p{Nd}_](?:[\p{L}\p{Nd}_.]*[\p{L}\p{Nd}_])?/gu;

/** Hashtags, mentions and links of a text; what stands inside a link is part of the link. */
export function entitiesOf(text: string): Entities {
  const normal = text.normalize('NFC');
  const found = findLinks(normal);
  const links = found.map(({ start, length }) => normal.slice(start, start + length));
  let rest = normal;
  for (const { start, length } of found) rest = rest.slice(0, start) + ' '.repeat(length) + rest.slice(start + length);
  return { hashtags: matches(rest, hashtag), mentions: matches(rest, mention), links };
}

const matches = (text: string, pattern: RegExp): string[] => Array.from(text.matchAll(pattern), (match) => match[0]);
