import { refuse, type Refusal } from '#contract/refusal.ts';
import { approvedPost } from '#contract/schemas/draft.ts';
import { id, instant } from '#contract/schemas/post.ts';
import { canonical } from '#domain/canonical.ts';
import type { Draft } from '#domain/draft.ts';
import type { ListedPost } from '#contract/approved.ts';
import type { Pack, Withdrawal } from '#domain/pack.ts';
import { contentOf } from '#domain/pack-post.ts';
import { nameOf, type PostContent } from '#domain/post.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import { json, standingApproval } from '#domain/review.ts';
import type { ApprovedPost } from '#domain/submission.ts';
import { z } from 'zod';
import { Lanes } from './lanes.ts';
import type { Store } from './ports/store.ts';
import type { Digest } from './ports/system.ts';
import type { Workplace } from './workplace.ts';
import { allIn } from './collection.ts';

const mark = z.strictObject({ command: id, platform: id, link: z.string().max(2_000), at: instant });
/** Where one post went out: `posted/<post>`. */
const marks = z.strictObject({ marks: z.array(mark) });
type Marks = z.infer<typeof marks>;

/** Posts that may go out: the office's own while their approval stands, the pack's, and those that came in bundles. */
export class Approved {
  readonly #place: Workplace;
  readonly #lanes = new Lanes();

  constructor(place: Workplace) {
    this.#place = place;
  }

  /** By planned time, those without one last; the newest approval first among equals. */
  async list(): Promise<Result<readonly ListedPost[], Refusal>> {
    const here = await this.#place.present();
    if (!here.ok) return here;
    const posts = [
      ...(await ownPosts(here.value.store)),
      ...packPosts(here.value.pack, this.#place.tools.digest),
      ...(await importedPosts(here.value.store)),
    ];
    const marked = new Set(await here.value.store.documents.names('posted'));
    const known = posts.map(async (post) => (marked.has(post.id) ? this.#withMarks(here.value.store, post) : post));
    const taken = withdrawnFrom(here.value.pack);
    return ok((await Promise.all(known)).toSorted(byPlan).map((post) => ({ ...post, withdrawn: taken(post) })));
  }

  /** Notes where a post went out. The same command again changes nothing. */
  async markPosted(
    post: string,
    command: string,
    platform: string,
    link: string,
  ): Promise<Result<ApprovedPost, Refusal>> {
    const found = await this.find([post]);
    if (!found.ok) return found;
    const store = this.#place.store();
    if (!store.ok) return store;
    const [approved] = found.value;
    if (approved === undefined || !approved.content.platforms.includes(platform)) return fail(refuse('no-platform'));
    return this.#lanes.run(post, async () => {
      const { documents } = store.value;
      const before: Marks = (await documents.get(`posted/${post}`, marks)) ?? { marks: [] };
      if (!before.marks.some((one) => one.command === command)) {
        const added = { command, platform, link, at: this.#place.tools.clock.now() };
        const kept = await documents.put(`posted/${post}`, marks, { marks: [...before.marks, added] });
        if (!kept.ok) return kept;
        this.#place.tools.events.send({ type: 'approved' });
      }
      return ok(await this.#withMarks(store.value, { ...approved, posted: [] }));
    });
  }

  /** The posts by these ids, in their order; refused when one is not approved (any more). */
  async find(ids: readonly string[]): Promise<Result<readonly ApprovedPost[], Refusal>> {
    const all = await this.list();
    if (!all.ok) return all;
    const byId = new Map(all.value.map((post) => [post.id, post]));
    const found = ids.map((one) => byId.get(one));
    if (!found.every((post) => post !== undefined)) return fail(refuse('no-such-post'));
    const gone = found.find(({ withdrawn }) => withdrawn !== null);
    if (gone !== undefined) return fail(refuse('post-withdrawn', { name: nameOf(gone.content) }));
    return ok(found);
  }

  /** Takes in posts of a bundle, each once: what is here already, by id or by content, stays as it is. */
  async admit(posts: readonly ApprovedPost[]): Promise<Result<void, Refusal>> {
    const here = await this.list();
    if (!here.ok) return here;
    const store = this.#place.store();
    if (!store.ok) return store;
    const ids = new Set(here.value.map((post) => post.id));
    const contents = new Set(here.value.map((post) => post.contentHash));
    for (const post of posts) {
      if (ids.has(post.id) || contents.has(post.contentHash)) continue;
      const admitted: ApprovedPost = { ...post, draft: null, origin: 'bundle' };
      const kept = await store.value.documents.put(`posts/${post.id}`, approvedPost, admitted);
      if (!kept.ok) return kept;
      ids.add(post.id);
      contents.add(post.contentHash);
    }
    this.#place.tools.events.send({ type: 'approved' });
    return ok(undefined);
  }

  async #withMarks(store: Store, post: ApprovedPost): Promise<ApprovedPost> {
    const kept = await store.documents.get(`posted/${post.id}`, marks);
    const posted = (kept?.marks ?? []).map(({ platform, link, at }) => ({ platform, link, at }));
    return { ...post, posted: [...post.posted, ...posted] };
  }
}

/** Whether the desk took a post back: by its id, or by that of the same content. */
function withdrawnFrom({ withdrawals, posts }: Pack): (post: ApprovedPost) => Withdrawal | null {
  const taken = new Map(withdrawals.filter(({ kind }) => kind === 'post').map((one) => [one.id, one]));
  const copies = posts
    .filter(({ id }) => taken.has(id))
    .map((post) => [canonical(json(contentOf(post))), post.id] as const);
  const copied = new Map(copies);
  return (post) => taken.get(post.id) ?? taken.get(copied.get(canonical(json(post.content))) ?? '') ?? null;
}

/** SHA-256 of the canonical content: what an approval is bound to. */
export const contentHash = (content: PostContent, digest: Digest): string => digest(canonical(json(content)));

async function ownPosts(store: Store): Promise<readonly ApprovedPost[]> {
  const approved = (await store.drafts.summaries()).filter(({ state }) => state === 'approved');
  const drafts = await Promise.all(approved.map((summary) => store.drafts.read(summary.id)));
  return drafts.filter((draft) => draft !== null).flatMap(ownPost);
}

/** The post a draft's standing approval is of; `approvedBy` is a member's id. It is named by its submission. */
function ownPost(draft: Draft): readonly ApprovedPost[] {
  const approval = standingApproval(draft);
  if (approval === null) return [];
  const { id, office, content, contentHash } = approval.submission;
  const { at: approvedAt, by: approvedBy } = approval.decision;
  return [{ id, draft: draft.id, origin: 'office', office, content, contentHash, approvedAt, approvedBy, posted: [] }];
}

const packPosts = (pack: Pack, digest: Digest): readonly ApprovedPost[] =>
  pack.posts.map((post) => {
    const content = contentOf(post);
    return {
      id: post.id,
      draft: null,
      origin: 'pack',
      office: pack.campaign.id,
      content,
      contentHash: contentHash(content, digest),
      approvedAt: post.approvedAt,
      approvedBy: post.approvedBy,
      posted: [],
    };
  });

async function importedPosts(store: Store): Promise<readonly ApprovedPost[]> {
  return Array.from((await allIn(store.documents, 'posts', approvedPost)).values());
}

const LAST = '9999';

function byPlan(a: ApprovedPost, b: ApprovedPost): number {
  const [x, y] = [time(a), time(b)];
  return x === y ? b.approvedAt.localeCompare(a.approvedAt) : x < y ? -1 : 1;
}

const time = ({ content }: ApprovedPost): string =>
  content.plannedAt === null ? LAST : new Date(content.plannedAt).toISOString();
