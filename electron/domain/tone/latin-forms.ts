import type { Inflection } from './source.ts';

const doubled = /[bcdfgklmnprt]$/;

/** Number, gender and person of a folded English word. */
export function englishForms(word: string, inflect: Inflection): readonly string[] {
  if (inflect === 'none' || word.length < 3) return [word];
  const plural = /(?:s|x|z|ch|sh)$/.test(word) ? `${word}es` : word.endsWith('y') ? ies(word) : `${word}s`;
  const forms = [word, plural, `${word}s`];
  if (inflect === 'adjective') return [...forms, `${stemE(word)}er`, `${stemE(word)}est`, `${word}ly`];
  if (inflect === 'noun') return forms;
  const stems = doubled.test(word) && /[aeiou].$/.test(word) ? [stemE(word), word + word.slice(-1)] : [stemE(word)];
  return [...forms, ...stems.flatMap((stem) => ['ed', 'ing', 'in', 'er', 'ers'].map((ending) => stem + ending))];
}

const ies = (word: string): string => (/[aeiou]y$/.test(word) ? `${word}s` : `${word.slice(0, -1)}ies`);
const stemE = (word: string): string => (word.endsWith('e') ? word.slice(0, -1) : word);

const feminines: readonly (readonly [RegExp, string])[] = [
  [/eux$/, 'euse'],
  [/eur$/, 'euse'],
  [/f$/, 've'],
  [/el$/, 'elle'],
  [/en$/, 'enne'],
  [/on$/, 'onne'],
  [/et$/, 'ette'],
  [/ier$/, 'iere'],
  [/[^e]$/, ''],
];

/** Number, gender and person of a folded French word. */
export function frenchForms(word: string, inflect: Inflection): readonly string[] {
  if (inflect === 'none' || word.length < 3) return [word];
  if (inflect === 'verb') return frenchVerb(word);
  const forms = new Set([word, plural(word)]);
  for (const [ending, feminine] of feminines) {
    if (!ending.test(word)) continue;
    const form = feminine === '' ? `${word}e` : word.replace(ending, feminine);
    forms.add(form).add(`${form}s`);
    if (feminine === '') continue;
    forms.add(`${word}e`).add(`${word}es`);
    break;
  }
  return [...forms];
}

const plural = (word: string): string =>
  /[sxz]$/.test(word) ? word : /(?:au|eu|ou)$/.test(word) ? `${word}x` : `${word}s`;

const erEndings = 'e es ons ez ent er ee ees ais ait aient ant antes a ai era eras erai eront erons iez ions'.split(
  ' ',
);
const irEndings = 'ir is it issons issez issent i ie ies issait issant ira iront'.split(' ');

function frenchVerb(word: string): readonly string[] {
  const stem = word.slice(0, -2);
  if (word.endsWith('er')) return [word, `${stem}es`, ...erEndings.map((ending) => stem + ending)];
  if (word.endsWith('ir')) return [word, ...irEndings.map((ending) => stem + ending)];
  return [word, `${word}s`];
}
