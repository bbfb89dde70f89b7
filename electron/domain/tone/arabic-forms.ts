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
const LONGEST_PREFIX = Math.max(...[...prefixes].map(({ length }) => length));
/** Pronouns that end a word, Levantine ones too; longest first. */
const suffixes = ['كما', 'هما', 'ها', 'هم', 'هن', 'نا', 'كم', 'كن', 'ني', 'ي', 'ك', 'ه', 'و', 'ن'];
const SHORTEST_STEM = 3;

/** Calls `visit` with every way to take particles off a folded word; first with the word as it is. */
export function eachPrefix(word: string, visit: (rest: string, prefix: string) => void): void {
  visit(word, '');
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

/** Feminine, plural and dual of a folded noun or adjective, besides itself. Broken plurals are the author's `also`. */
export function nounForms(word: string): readonly string[] {
  if (word.length < SHORTEST_STEM) return [word];
  const base = word.endsWith('ه') ? word.slice(0, -1) : word;
  const forms = [word, `${base}ه`, `${base}ات`, `${base}تين`, `${base}ين`, `${base}ون`];
  return word.endsWith('ه') ? forms : [...forms, `${word}ان`];
}

const persons = ['ي', 'ت', 'ن', 'ا'];
const imperfectEndings = ['', 'و', 'وا', 'ون', 'ين', 'ي', 'ن'];
const perfectEndings = ['', 'ت', 'وا', 'و', 'نا', 'تم', 'تو', 'توا', 'تي', 'ن'];
const tenses = ['', 'ب', 'س', 'ح', 'ه', 'ل'];

/** Forms of a folded verb given in the past or the present of the third person, standard and Levantine. */
export function verbForms(word: string): readonly string[] {
  const present = word.length > SHORTEST_STEM && /^[يبت]/.test(word);
  const stem = present ? word.replace(/^ب?[يت]?/, '') : word;
  const forms = new Set([word]);
  if (!present) for (const ending of perfectEndings) forms.add(stem + ending);
  for (const tense of tenses)
    for (const person of persons) for (const ending of imperfectEndings) forms.add(tense + person + stem + ending);
  for (const ending of ['', 'وا', 'و', 'ي']) forms.add(`ا${stem}${ending}`);
  for (const ending of ['', 'و', 'وا']) forms.add(`ب${stem}${ending}`);
  return [...forms];
}
