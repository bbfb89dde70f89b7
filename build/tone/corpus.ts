import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../root.ts';

/** A text with what people said of it. */
export interface Labelled {
  readonly id: string;
  readonly text: string;
  /** As its set names it: `ar`, `lev`, `arz-lb`, `lebanese` … */
  readonly language: string;
  readonly offensive: boolean;
  /** Of a functional suite; '' elsewhere. */
  readonly functionality: string;
  /** Texts that are variants of each other share one; else the id. */
  readonly pair: string;
}

/** A file of labelled texts. */
export interface LabelledSet {
  readonly name: string;
  readonly texts: readonly Labelled[];
}

/** In these functions an insult at no protected group counts as clean; here an insult is an insult whoever it hits. */
const leftOut = new Set(['profanity_nh', 'target_indiv_nh', 'target_group_nh']);

/** Reads a TSV with a header row: `id text` and `label`, or `offensive`; more columns where noted above. */
export function readSet(file: string): LabelledSet {
  const name = path.basename(file, '.tsv');
  const [head = '', ...lines] = readFileSync(file, 'utf8').split('\n');
  const columns = head.split('\t');
  const texts = lines.flatMap((line) => {
    const cells = line.split('\t');
    if (cells.length < columns.length) return [];
    const cell = (column: string): string => cells[columns.indexOf(column)] ?? '';
    if (leftOut.has(cell('functionality'))) return [];
    const id = cell('id');
    return {
      id,
      text: cell('text'),
      language: cell('lang') || cell('variety') || name,
      offensive: columns.includes('offensive') ? cell('offensive') === '1' : isOffence(cell('label')),
      functionality: cell('functionality'),
      pair: cell('pair') || id,
    };
  });
  return { name, texts };
}

/** Sets without labels (news) are clean. */
const isOffence = (label: string): boolean => !/^(?:|normal|non-hateful|0)$/.test(label);

/** Every set in a folder and those within it, by name. */
export function readSets(folder: string): readonly LabelledSet[] {
  if (!existsSync(folder)) throw new Error(`no such folder: ${folder}`);
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => {
      const inner = path.join(folder, entry.name);
      return entry.isDirectory() ? readSets(inner) : entry.name.endsWith('.tsv') ? [readSet(inner)] : [];
    })
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

/** Our own labelled texts, by variety. */
export const ownSets = (): readonly LabelledSet[] => readSets(path.join(root, 'build/tone/texts'));

/** One in so many of our own texts is kept from training, its variants with it. */
const KEPT_BACK = 6;

/** Whether one of our own texts is kept from training. */
export function isHeldOut({ pair }: Labelled): boolean {
  let hash = 7;
  for (const sign of pair) hash = (hash * 31 + sign.charCodeAt(0)) >>> 0;
  return hash % KEPT_BACK === 0;
}
