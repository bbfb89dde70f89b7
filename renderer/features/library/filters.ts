import { type Asset, usability, type Usability } from '#domain/asset.ts';
import { fold } from '#domain/text/fold.ts';

/** How a picture is held: by its sides' ratio. */
export const shapes = ['portrait', 'square', 'wide', 'story'] as const;
export type Shape = (typeof shapes)[number];

export const rightsKinds = ['usable', 'ends-soon', 'not-usable'] as const;
export type RightsKind = (typeof rightsKinds)[number];

/** What the library is narrowed to; an empty list asks nothing. Kinds in one list add up, lists narrow each other. */
export interface Filters {
  readonly find: string;
  /** Region ids; `national` for assets without a region. */
  readonly regions: readonly string[];
  readonly topics: readonly string[];
  readonly segments: readonly string[];
  readonly platforms: readonly string[];
  readonly languages: readonly string[];
  readonly rights: readonly RightsKind[];
  readonly shapes: readonly Shape[];
}

export const noFilters: Filters = {
  find: '',
  regions: [],
  topics: [],
  segments: [],
  platforms: [],
  languages: [],
  rights: [],
  shapes: [],
};
export type FilterName = Exclude<keyof Filters, 'find'>;

/** An asset with what the filters ask of it, worked out once. */
export interface Entry {
  readonly asset: Asset;
  readonly rights: Usability;
  readonly facts: Readonly<Record<FilterName, readonly string[]>>;
  readonly words: string;
}

/** Prepares the library for a region's office on a day (YYYY-MM-DD in Beirut); newest first. */
export function entriesOf(library: readonly Asset[], region: string, day: string): readonly Entry[] {
  return library
    .map((asset) => entryOf(asset, region, day))
    .toSorted((a, b) => (a.asset.added < b.asset.added ? 1 : a.asset.added > b.asset.added ? -1 : 0));
}

function entryOf(asset: Asset, region: string, day: string): Entry {
  const rights = usability(asset.rights, region, day);
  const texts = [asset.title, asset.caption, asset.altText].flatMap(({ ar, fr, en }) => [ar, fr, en]);
  return {
    asset,
    rights,
    facts: {
      regions: asset.rights.regions.length === 0 ? ['national'] : asset.rights.regions,
      topics: asset.topics,
      segments: asset.segments,
      platforms: asset.platforms,
      languages: asset.language === null ? ['none'] : [asset.language],
      rights: [rights.usable ? (rights.endsSoon ? 'ends-soon' : 'usable') : 'not-usable'],
      shapes: [shapeOf(asset)],
    },
    words: fold(texts.join(' ')),
  };
}

export function shapeOf({ width, height }: Pick<Asset, 'width' | 'height'>): Shape {
  const ratio = width / height;
  if (ratio > 1.15) return 'wide';
  if (ratio > 0.9) return 'square';
  return ratio > 0.65 ? 'portrait' : 'story';
}

/** The entries that pass. Words are found in any order, whatever their tashkeel or hamza. */
export function passing(entries: readonly Entry[], filters: Filters): readonly Entry[] {
  const words = fold(filters.find)
    .split(/\s+/)
    .filter((word) => word !== '');
  const asked = filterNames.filter((name) => filters[name].length > 0);
  return entries.filter(
    (entry) =>
      words.every((word) => entry.words.includes(word)) &&
      asked.every((name) => entry.facts[name].some((fact) => (filters[name] as readonly string[]).includes(fact))),
  );
}

export const filterNames: readonly FilterName[] = [
  'regions',
  'topics',
  'segments',
  'platforms',
  'languages',
  'rights',
  'shapes',
];

/** How many entries each value of a filter would show by itself. */
export function countsOf(entries: readonly Entry[], name: FilterName): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { facts } of entries) for (const fact of facts[name]) counts.set(fact, (counts.get(fact) ?? 0) + 1);
  return counts;
}

export const isFiltered = (filters: Filters): boolean =>
  filters.find.trim() !== '' || filterNames.some((name) => filters[name].length > 0);
