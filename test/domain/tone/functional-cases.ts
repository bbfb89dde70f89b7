import { readFileSync } from 'node:fs';
import type { Finding } from '../../../electron/domain/tone/finding.ts';
import type { ToneCase } from './demo-checker.ts';

/** One case of the functional suite. Texts and words hold `{community}`, `{party}`… where a name of `names.json` stands. */
export interface FunctionalCase extends ToneCase {
  readonly function: string;
  /** Its minimal pair on the other side: nearly the same words, the opposite answer. */
  readonly pair?: string;
}

export const varieties = ['lebanese', 'msa', 'arabizi', 'french', 'english'] as const;
const folder = 'test/vectors/tone/functional';

export const functionalCases: readonly FunctionalCase[] = varieties.flatMap(
  (variety) => JSON.parse(readFileSync(`${folder}/${variety}.json`, 'utf8')) as FunctionalCase[],
);
const names = JSON.parse(readFileSync(`${folder}/names.json`, 'utf8')) as Readonly<
  Record<string, Readonly<Record<string, readonly string[]>>>
>;

/** Names are put for one another within a kind: a community for a community, a party or politician for another. */
const kinds = {
  community: /^(?:community|toCommunity|one|people)$/,
  side: /^(?:party|ofParty|politician|Politician)$/,
};
export type NameKind = keyof typeof kinds;
export const NAMES = 6;

const slot = /\{(\w+)\}/g;

/** Whether a case names a community, or a party or politician. */
export const naming = ({ text }: ToneCase, kind: NameKind): boolean =>
  [...text.matchAll(slot)].some(([, name = '']) => kinds[kind].test(name));

/** The case with names in its places; `of` says the place in the list of names for each kind. */
export function named(one: FunctionalCase, of: Readonly<Record<NameKind, number>>): FunctionalCase {
  const fill = (text: string): string =>
    text.replace(slot, (_all, name: string) => {
      const word = names[one.variety]?.[name]?.[kinds.community.test(name) ? of.community : of.side];
      if (word === undefined) throw new Error(`${one.id}: no name for {${name}}`);
      return word;
    });
  return { ...one, text: fill(one.text), expect: one.expect.map((each) => ({ ...each, words: fill(each.words) })) };
}

/**
 * Categories that an editor would take for one another on the same words, because the harm is of one kind and its target
 * or coarseness decides the name: a coarse word thrown at a person insults; a beast's name insults one person and
 * dehumanises many; what is said of all of a community derogates it, incites against it, calls for leaving it out or
 * calls it traitors; force as the only language derogates and threatens; jeers at all the poor derogate them, and insults
 * to all of a party's public derogate it; a threat wishes what glorified violence praises; a woman is put down by insults
 * and coarse words; a nickname insults.
 */
const neighbours: Readonly<Record<string, readonly string[]>> = {
  insult: ['profanity', 'dehumanising', 'nickname', 'community-derogation'],
  profanity: ['insult', 'misogyny'],
  'sectarian-incitement': ['community-derogation', 'slur', 'expulsion', 'threat', 'treason'],
  'community-derogation': ['sectarian-incitement', 'slur', 'dehumanising', 'threat', 'glorifying-violence'],
  dehumanising: ['community-derogation', 'sectarian-incitement', 'insult'],
  expulsion: ['sectarian-incitement', 'community-derogation', 'threat', 'fanaticism'],
  threat: ['glorifying-violence', 'expulsion', 'sectarian-incitement'],
  'glorifying-violence': ['threat', 'sectarian-incitement'],
  treason: ['sectarian-incitement', 'insult'],
  misogyny: ['insult', 'profanity', 'slur'],
  mockery: ['insult', 'slur', 'threat', 'community-derogation', 'glorifying-violence'],
  'voter-intimidation': ['threat'],
  fanaticism: ['expulsion', 'sectarian-incitement'],
};

/** Whether the findings show the words of a case: half of them or more, in their category or a neighbouring one. */
export function isShown(
  { text, expect: wanted }: ToneCase,
  findings: readonly Pick<Finding, 'start' | 'end' | 'category'>[],
): boolean {
  return wanted.some(({ words, category }) => {
    const from = text.indexOf(words);
    const to = from + words.length;
    return findings.some(
      (one) =>
        (one.category === category || neighbours[category]?.includes(one.category) === true) &&
        Math.min(one.end, to) - Math.max(one.start, from) >= words.length / 2,
    );
  });
}
