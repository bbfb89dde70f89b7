import type { Library } from '#domain/pack.ts';
import type { Located, Path } from './document.ts';
import type { ContentParts } from './parts.ts';
import type { Problem } from '#contract/publish.ts';

type Names = ReadonlySet<string>;

/** What the parts of a pack may refer to. */
interface Known {
  readonly region: Names;
  readonly topic: Names;
  readonly guideline: Names;
  readonly segment: Names;
  readonly platform: Names;
  readonly asset: Names;
  readonly category: Names;
}

interface Named {
  readonly id: string;
}
const ids = (list: readonly Named[]): Names => new Set(list.map(({ id }) => id));

/**
 * References to what is not there, and names given twice, across the parts of a pack. `categories`: the kinds of harm
 * the tone rules know; null when they can't be read, which is a problem of its own.
 */
export function referenceProblems(
  parts: ContentParts,
  library: Located<Library>,
  categories: readonly Named[] | null,
): readonly Problem[] {
  const { regions, topics } = parts.head.value;
  const known: Known = {
    region: ids(regions),
    topic: ids(topics),
    guideline: ids(parts.guidelines.map(({ value }) => value)),
    segment: ids(parts.segments.value),
    platform: ids(parts.platforms.value),
    asset: ids(library.value),
    category: ids(categories ?? heardCategories(parts)),
  };
  return [...inHead(parts, known), ...inLists(parts, known), ...inAssets(library, known), ...twice(parts, library)];
}

/** Each reference of one value that is not known. */
function unknown<T>(
  { problem }: Located<T>,
  known: Known,
  kind: keyof Known,
  references: References,
): readonly Problem[] {
  return references.flatMap(([id, at]) =>
    id === null || known[kind].has(id) ? [] : [problem('unknown-reference', `There is no ${kind} "${id}".`, at)],
  );
}

const each = (list: readonly string[], at: Path) => list.map((id, index) => [id, [...at, index]] as const);

function inHead({ head, guidelines }: ContentParts, known: Known): readonly Problem[] {
  const offices = head.value.offices.map(({ region }, index) => [region, ['offices', index, 'region']] as const);
  return [
    ...unknown(head, known, 'region', offices),
    ...guidelines.flatMap((one) => unknown(one, known, 'region', [[one.value.region, ['region']]])),
  ];
}

type References = readonly (readonly [id: string | null, at: Path])[];

/** The unknown references of a part that is a list; `of` names those of one entry, which stands at `at`. */
const inList = <T>(
  part: Located<readonly T[]>,
  known: Known,
  kind: keyof Known,
  of: (one: T, at: Path) => References,
) =>
  unknown(
    part,
    known,
    kind,
    part.value.flatMap((one, index) => of(one, [index])),
  );

const heardCategories = ({ segments }: ContentParts): readonly Named[] =>
  segments.value.flatMap(({ hears = [] }) => hears.flatMap(({ categories }) => categories.map((id) => ({ id }))));

function inLists({ alerts, factCards, segments, templates, posts, quietPeriods }: ContentParts, known: Known) {
  return [
    ...inList(segments, known, 'category', ({ hears = [] }, at) =>
      hears.flatMap(({ categories }, index) => each(categories, [...at, 'hears', index, 'categories'])),
    ),
    ...inList(alerts, known, 'region', ({ region }, at) => [[region, [...at, 'region']]]),
    ...inList(alerts, known, 'guideline', ({ guideline }, at) => [[guideline, [...at, 'guideline']]]),
    ...inList(factCards, known, 'topic', ({ topic }, at) => [[topic, [...at, 'topic']]]),
    ...addressed(templates, known),
    ...addressed(posts, known),
    ...inList(posts, known, 'platform', ({ versions = {} }, at) =>
      Object.keys(versions).map((platform) => [platform, [...at, 'versions', platform]]),
    ),
    ...inList(posts, known, 'asset', ({ media }, at) =>
      media.map(({ asset }, index) => [asset, [...at, 'media', index, 'asset']]),
    ),
    ...quietPeriods.value.flatMap(({ start, end }, index) =>
      Date.parse(start) < Date.parse(end)
        ? []
        : [quietPeriods.problem('bad-value', 'The end is not after the start.', [index, 'end'])],
    ),
  ];
}

type Addressed = { readonly platforms: readonly string[]; readonly segments: readonly string[] };

const addressed = (part: Located<readonly Addressed[]>, known: Known): readonly Problem[] => [
  ...inList(part, known, 'platform', ({ platforms }, at) => each(platforms, [...at, 'platforms'])),
  ...inList(part, known, 'segment', ({ segments }, at) => each(segments, [...at, 'segments'])),
];

function inAssets(library: Located<Library>, known: Known): readonly Problem[] {
  const of = (kind: keyof Known, field: (asset: Library[number]) => readonly string[], at: Path) =>
    unknown(
      library,
      known,
      kind,
      library.value.flatMap((asset, index) => each(field(asset), [index, ...at])),
    );
  return [
    ...of('topic', ({ topics }) => topics, ['topics']),
    ...of('segment', ({ segments }) => segments, ['segments']),
    ...of('platform', ({ platforms }) => platforms, ['platforms']),
    ...of('region', ({ rights }) => rights.regions, ['rights', 'regions']),
  ];
}

const named = (list: readonly { readonly id: string }[], under: Path) =>
  list.map(({ id }, index) => ({ id, at: [...under, index, 'id'] }));

/** Members count across offices: drafts name their writers by them. */
function twice(parts: ContentParts, library: Located<Library>): readonly Problem[] {
  const { head, guidelines } = parts;
  const members = head.value.offices.flatMap((office, index) =>
    office.members.map(({ id }, at) => ({ id, at: ['offices', index, 'members', at, 'id'] })),
  );
  const lists = [library, parts.segments, parts.platforms, parts.factCards, parts.alerts, parts.quietPeriods] as const;
  return [
    ...repeated(head, members),
    ...(['regions', 'offices', 'topics'] as const).flatMap((name) => repeated(head, named(head.value[name], [name]))),
    ...[...lists, parts.templates, parts.posts].flatMap((part: Located<readonly { readonly id: string }[]>) =>
      repeated(part, named(part.value, [])),
    ),
    ...repeatedGuidelines(guidelines),
  ];
}

function repeated<T>({ problem }: Located<T>, names: readonly { readonly id: string; readonly at: Path }[]) {
  const seen = new Set<string>();
  return names.flatMap(({ id, at }) => {
    if (seen.has(id)) return [problem('same-id', `"${id}" is there twice.`, at)];
    seen.add(id);
    return [];
  });
}

function repeatedGuidelines(guidelines: ContentParts['guidelines']): readonly Problem[] {
  const seen = new Set<string>();
  return guidelines.flatMap(({ value, problem }) =>
    (['id', 'number'] as const).flatMap((field) => {
      const name = `${field} ${value[field]}`;
      if (seen.has(name)) return [problem('same-id', `Another guideline has the ${name} too.`, [field])];
      seen.add(name);
      return [];
    }),
  );
}
