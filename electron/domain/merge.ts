import type { Draft, Revision } from './draft.ts';
import type { Kept } from './override.ts';
import { stateOf } from './review.ts';
import type { Decision, Submission } from './submission.ts';

/** A revision's place in its draft's history. */
export type Link = Pick<Revision, 'id' | 'parents'>;

/**
 * What the devices of one office tell each other of a draft: its newest revision there, the place of every revision
 * known there, and everything that was said of it. All of it only grows, so that it may come twice, late, or in another
 * order and still leads to the same.
 */
export interface CarriedDraft {
  readonly draft: Pick<Draft, 'id' | 'office' | 'author' | 'createdAt'>;
  readonly revision: Revision;
  readonly links: readonly Link[];
  readonly overrides: readonly Kept[];
  readonly submissions: readonly Submission[];
  readonly decisions: readonly Decision[];
  readonly recalls: readonly string[];
}

/** Both sides' links, each once; ids ascending. */
export function linked(...sides: readonly (readonly Link[])[]): readonly Link[] {
  const links = new Map(sides.flat().map(({ id, parents }) => [id, { id, parents }]));
  return [...links.values()].toSorted((a, b) => compare(a.id, b.id));
}

/** Revisions that no other one descends from; ids ascending. More than one is a conflict. */
export function headsOf(links: readonly Link[]): readonly string[] {
  const parents = new Set(links.flatMap((link) => link.parents));
  return links.flatMap(({ id }) => (parents.has(id) ? [] : [id])).toSorted(compare);
}

/** Whether `id` is `of` or one that `of` descends from. */
export function isBehind(links: readonly Link[], id: string, of: string): boolean {
  return ancestors(links, of).has(id);
}

/** The nearest revision that both descend from: what a person's merge starts from. Null when there is none. */
export function baseOf(links: readonly Link[], a: string, b: string): string | null {
  const theirs = ancestors(links, b);
  // Nearest first: the walk goes back generation by generation.
  for (const id of ancestors(links, a)) if (theirs.has(id)) return id;
  return null;
}

function ancestors(links: readonly Link[], of: string): ReadonlySet<string> {
  const byId = new Map(links.map((link) => [link.id, link.parents]));
  const seen = new Set([of]);
  for (const id of seen) for (const parent of byId.get(id) ?? []) seen.add(parent);
  return seen;
}

/**
 * The draft after another device's word of it. `links` are those known here and there. Where the other side only went
 * on, its text is taken; where this side did, ours stays; where both did, ours stays and `conflict` names the others.
 * `draft` is folded: its content is that of its revision.
 */
export function integrate(draft: Draft, links: readonly Link[], carried: CarriedDraft): Draft {
  const goesOn = draft.revision !== carried.revision.id && isBehind(links, draft.revision, carried.revision.id);
  const revision = goesOn ? carried.revision.id : draft.revision;
  const merged: Draft = {
    ...draft,
    ...(goesOn
      ? { revision, content: carried.revision.content, edition: draft.edition + 1, savedAt: carried.revision.at }
      : {}),
    overrides: goesOn ? carried.overrides : overridesOf(draft, links, carried),
    submissions: together(draft.submissions, carried.submissions),
    decisions: together(draft.decisions, carried.decisions),
    recalls: [...new Set([...draft.recalls, ...carried.recalls])].toSorted(compare),
    conflict: headsOf(links).filter((id) => id !== revision),
  };
  return { ...merged, state: stateOf(merged) };
}

/** A draft that another device began. */
export function received({ draft, revision, links, ...said }: CarriedDraft): Draft {
  const conflict = headsOf(links).filter((id) => id !== revision.id);
  const { at: savedAt, id, content } = revision;
  const fresh: Draft = { ...draft, savedAt, state: 'writing', edition: 0, revision: id, content, ...said, conflict };
  return { ...fresh, state: stateOf(fresh) };
}

/** Reasons of a side that is ahead count; of two that parted, every reason, the newest of those on the same words. */
function overridesOf(draft: Draft, links: readonly Link[], carried: CarriedDraft): readonly Kept[] {
  if (carried.revision.id !== draft.revision && isBehind(links, carried.revision.id, draft.revision)) {
    return draft.overrides;
  }
  const reasons = new Map<string, Kept>();
  for (const one of [...draft.overrides, ...carried.overrides].toSorted((a, b) => compare(a.at, b.at))) {
    reasons.set(JSON.stringify([one.rule, one.version, one.words, one.kind === 'ignored' ? one.before : null]), one);
  }
  return [...reasons.values()];
}

/** Each once, in the order they were made: the same on every device. */
function together<T extends { readonly id: string; readonly at: string }>(
  ours: readonly T[],
  theirs: readonly T[],
): readonly T[] {
  const all = new Map([...ours, ...theirs].map((one) => [one.id, one]));
  return [...all.values()].toSorted((a, b) => compare(a.at, b.at) || compare(a.id, b.id));
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
