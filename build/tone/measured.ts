import path from 'node:path';
import { checkTone, type ToneChecker } from '../../electron/domain/tone/check.ts';
import { functionalCases, isShown, NAMES, named } from '../../test/domain/tone/functional-cases.ts';
import { root } from '../root.ts';
import { isHeldOut, type Labelled, ownSets, readSets } from './corpus.ts';
import { areaUnder, type Figures, figuresOf, tally } from './figures.ts';

/** What part a set had in training. */
export type Part = 'not trained on' | 'trained on' | 'held out';

/** One set in one language, as the checker sees it. */
export interface Measured {
  readonly set: string;
  readonly language: string;
  readonly part: Part;
  readonly texts: number;
  /** Flagged is a verdict of review or block. */
  readonly asked: Figures;
  /** Flagged is any finding. */
  readonly any: Figures;
  /** Area under the curve, by score. */
  readonly area: number | null;
}

/** A cell of the functional suite: the cases of a function in a variety. */
export interface Cell {
  readonly name: string;
  readonly variety: string;
  readonly right: number;
  readonly of: number;
}

const trained = new Set(['osact4.train', 'mpold.train', 'synthetic_contrast']);
/** Languages of `synthetic_contrast` that training takes. */
const learnt = new Set(['lev', 'msa', 'arz']);

/** Measures every set of the folder of labelled texts, our own texts and the news, in the languages that `takes` lets through. */
export function measureSets(
  checker: ToneChecker,
  data: string,
  takes: (language: string) => boolean = () => true,
): readonly Measured[] {
  const given = [...readSets(data), ...readSets(path.join(root, 'test/vectors/tone/news'))].flatMap(({ name, texts }) =>
    byLanguage(texts.filter(({ language }) => takes(language))).map(([language, some]) => {
      const isLearnt = trained.has(name) && (name !== 'synthetic_contrast' || learnt.has(language));
      return measure(
        checker,
        isNews(name) ? `news ${name}` : name,
        language,
        isLearnt ? 'trained on' : 'not trained on',
        some,
      );
    }),
  );
  const own = ownSets().flatMap(({ name, texts }) => {
    if (!takes(name)) return [];
    if (name === 'french' || name === 'english')
      return [measure(checker, 'our own texts', name, 'not trained on', texts)];
    return [
      measure(checker, 'our own texts', name, 'held out', texts.filter(isHeldOut)),
      measure(
        checker,
        'our own texts',
        name,
        'trained on',
        texts.filter((one) => !isHeldOut(one)),
      ),
    ];
  });
  return [...given, ...own];
}

const isNews = (name: string): boolean => /^(?:ar|fr|en)$/.test(name);

function byLanguage(texts: readonly Labelled[]): readonly (readonly [string, readonly Labelled[]])[] {
  const languages = [...new Set(texts.map(({ language }) => language))];
  return languages.map((language) => [language, texts.filter((one) => one.language === language)]);
}

function measure(
  checker: ToneChecker,
  set: string,
  language: string,
  part: Part,
  texts: readonly Labelled[],
): Measured {
  const reports = texts.map(({ text }) => checkTone(checker, text));
  const offensive = texts.map((one) => one.offensive);
  const figures = (isFlagged: (one: (typeof reports)[number]) => boolean): Figures =>
    figuresOf(tally(reports.map(isFlagged), offensive));
  return {
    set,
    language,
    part,
    texts: texts.length,
    asked: figures(({ verdict }) => verdict === 'review' || verdict === 'block'),
    any: figures(({ verdict }) => verdict !== 'ok'),
    area: areaUnder(
      reports.map(({ score }) => score),
      offensive,
    ),
  };
}

/** Every cell of the functional suite: a case is right when its words are shown, or, of a clean one, nothing is asked. */
export function measureCells(checker: ToneChecker): readonly Cell[] {
  const cells = new Map<string, { name: string; variety: string; right: number; of: number }>();
  functionalCases.forEach((each, at) => {
    const one = named(each, { community: at % NAMES, side: at % NAMES });
    const key = `${one.function} ${one.variety}`;
    const cell = cells.get(key) ?? { name: one.function, variety: one.variety, right: 0, of: 0 };
    const { findings } = checkTone(checker, one.text);
    const isRight =
      one.expect.length > 0 ? isShown(one, findings) : findings.every(({ severity }) => severity === 'advise');
    cells.set(key, { ...cell, right: cell.right + (isRight ? 1 : 0), of: cell.of + 1 });
  });
  return [...cells.values()];
}
