/**
 * Attached particles that may stand before a folded Arabic word: conjunctions, prepositions, the article, `ها` of
 * `هالناس`, the vocative written without a space.
 */
const starters = ['', 'و', 'ف'];
const prepositions = ['', 'ب', 'ك', 'ل', 'ع', 'ه', 'ش'];
const articles = ['', 'ال'];

function allPrefixes(): string[] {
  const made = new Set([
    'لل',
    'ولل',
    'فلل',
    'علل',
    'بهال',
    'وبهال',
    'عهال',
    'لهال',
    'هال',
    'وهال',
    'يا',
    'ويا',
    'مال',
    'ملل',
  ]);
  for (const starter of starters)
    for (const preposition of prepositions) for (const article of articles) made.add(starter + preposition + article);
  made.delete('');
  return [...made];
}

const prefixes = new Set(allPrefixes());
/** Letters that one of them begins with. */
const begins = new Set([...prefixes].map((prefix) => prefix.charCodeAt(0)));
const LONGEST_PREFIX = Math.max(...[...prefixes].map(({ length }) => length));
/** Pronouns that end a word, Levantine ones too; longest first. */
const suffixes = ['كما', 'هما', 'ها', 'هم', 'هن', 'نا', 'كم', 'كن', 'ني', 'ي', 'ك', 'ه', 'و', 'ن'];
const SHORTEST_STEM = 3;

/** Calls `visit` with every way to take particles off a folded word; first with the word as it is. */
export function eachPrefix(word: string, visit: (rest: string, prefix: string) => void): void {
  visit(word, '');
  if (!begins.has(word.charCodeAt(0))) return;
  const most = Math.min(LONGEST_PREFIX, word.length - 2);
  for (let cut = 1; cut <= most; cut += 1) {
    const prefix = word.slice(0, cut);
    if (!prefixes.has(prefix)) continue;
    const shortest = prefix.endsWith('ال') || prefix.endsWith('لل') ? 2 : SHORTEST_STEM;
    if (word.length - cut >= shortest) visit(word.slice(cut), prefix);
  }
}

/** Calls `visit` with every stem that is left when a pronoun ending is taken off. `كلبته` gives `كلبه` back as well. */
export function eachStem(word: string, visit: (stem: string) => void): void {
  for (const suffix of suffixes) {
    const length = word.length - suffix.length;
    if (length < SHORTEST_STEM || !word.endsWith(suffix)) continue;
    const stem = word.slice(0, length);
    visit(stem);
    if (stem.endsWith('ت')) visit(`${stem.slice(0, -1)}ه`);
    if (stem.endsWith('و')) visit(`${stem}ن`);
  }
}

/** Endings that a noun or adjective takes in place of its `ه`, or after its last letter. */
const nounEndings = ['ه', 'ات', 'تين', 'ين', 'ون'];

/** What stays of a folded noun in all its forms. */
export const nounBase = (word: string): string => (word.endsWith('ه') ? word.slice(0, -1) : word);

/** Calls `visit` with every base of which a folded form may be the feminine, plural or dual. Broken plurals are the author's `also`. */
export function eachNounBase(form: string, visit: (base: string, ending: string) => void): void {
  for (const ending of nounEndings)
    if (form.length > ending.length + 1 && form.endsWith(ending)) visit(form.slice(0, -ending.length), ending);
  if (form.length > 4 && form.endsWith('ان')) visit(form.slice(0, -2), 'ان');
}

const persons = 'يتنا';
const tenses = 'بسحهل';
const imperfectEndings = ['', 'و', 'وا', 'ون', 'ين', 'ي', 'ن'];
const perfectEndings = ['', 'ت', 'وا', 'و', 'نا', 'تم', 'تو', 'توا', 'تي', 'ن'];
const imperativeEndings = ['', 'وا', 'و', 'ي'];
const strippedEndings = ['', 'و', 'وا'];

/** A verb as its author gave it: in the past, or in the present of the third person, which has no perfect. */
export interface VerbStem {
  readonly stem: string;
  readonly present: boolean;
}

export function verbStem(word: string): VerbStem {
  const present = word.length > SHORTEST_STEM && /^[يبت]/.test(word);
  return { stem: present ? word.replace(/^ب?[يت]?/, '') : word, present };
}

/** Calls `visit` with every stem of which a folded form may be a tense and person, standard or Levantine. */
export function eachVerbStem(form: string, visit: (stem: string, perfect: boolean) => void): void {
  eachEnding(form, perfectEndings, (stem) => visit(stem, true));
  const first = form.charAt(0);
  if (persons.includes(first)) eachEnding(form.slice(1), imperfectEndings, (stem) => visit(stem, false));
  if (tenses.includes(first) && persons.includes(form.charAt(1)))
    eachEnding(form.slice(2), imperfectEndings, (stem) => visit(stem, false));
  if (first === 'ا') eachEnding(form.slice(1), imperativeEndings, (stem) => visit(stem, false));
  if (first === 'ب') eachEnding(form.slice(1), strippedEndings, (stem) => visit(stem, false));
}

function eachEnding(form: string, endings: readonly string[], visit: (stem: string) => void): void {
  for (const ending of endings)
    if (form.length > ending.length && form.endsWith(ending))
      visit(ending === '' ? form : form.slice(0, -ending.length));
}
