import type { Asset } from '#domain/asset.ts';
import type { Language } from '#domain/language.ts';
import type { ListedPost } from '#contract/approved.ts';
import type { FactCard, Pack, Segment, Template } from '#domain/pack.ts';
import { emptyContent, type PostContent } from '#domain/post.ts';

/** What a new draft may begin with: ids from the address `#/drafts/new?template=…&asset=…&fact=…&post=…&segment=…`. */
export interface Beginning {
  readonly template?: Template | undefined;
  readonly asset?: Asset | undefined;
  readonly fact?: FactCard | undefined;
  /** What an approved post says, whichever way it came. */
  readonly post?: PostContent | undefined;
  readonly segment?: Segment | undefined;
}

/** Finds what the address names; what it names and we have not is simply not there. */
export function beginningOf(
  query: URLSearchParams,
  {
    pack,
    library,
    approved,
  }: { readonly pack: Pack; readonly library: readonly Asset[]; readonly approved: readonly ListedPost[] },
): Beginning {
  const find = <T extends { readonly id: string }>(list: readonly T[], name: string): T | undefined =>
    list.find(({ id }) => id === query.get(name));
  return {
    template: find(pack.templates, 'template'),
    asset: find(library, 'asset'),
    fact: find(pack.factCards, 'fact'),
    post: find(
      approved.filter(({ withdrawn }) => withdrawn === null),
      'post',
    )?.content,
    segment: find(pack.segments, 'segment'),
  };
}

/** The content of a new draft in the writer's language. Platforms default to the first ones of the pack. */
export function newContent(
  { template, asset, fact, post, segment }: Beginning,
  pack: Pack,
  language: Language,
): PostContent {
  const texts = [template?.text[language], fact?.reply[language], post?.base, asset?.caption[language]];
  const platforms = template?.platforms ?? post?.platforms ?? asset?.platforms ?? [];
  const known = pack.platforms.map(({ id }) => id).filter((id) => platforms.length === 0 || platforms.includes(id));
  const begun = [template, post, asset].flatMap((one) => one?.segments ?? []);
  return {
    ...emptyContent,
    title: template?.name[language] ?? post?.title ?? (fact === undefined ? '' : firstWords(fact.claim[language])),
    base: texts.filter((text) => text !== undefined && text !== '').join('\n\n'),
    versions: post?.versions ?? emptyContent.versions,
    platforms: platforms.length === 0 ? known.slice(0, 3) : known,
    media: [
      ...(post?.media ?? []),
      ...(asset === undefined ? [] : [{ asset: asset.id, altText: asset.altText[language] }]),
    ],
    segments: [...new Set([...begun, ...(segment === undefined ? [] : [segment.id])])],
    sources: [...(post?.sources ?? []), ...(fact === undefined ? [] : [fact.source[language]])],
    disclosure: post?.disclosure ?? emptyContent.disclosure,
  };
}

const firstWords = (text: string): string => Array.from(text).slice(0, 60).join('');
