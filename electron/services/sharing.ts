import type { Rival } from '#contract/drafts.ts';
import { refuse, type Refusal } from '#contract/refusal.ts';
import type { ParcelBodies } from '#contract/schemas/parcel.ts';
import { id, sha256 } from '#contract/schemas/post.ts';
import { canonical } from '#domain/canonical.ts';
import { devicesOf } from '#domain/directory.ts';
import type { Draft, Revision } from '#domain/draft.ts';
import { baseOf, type CarriedDraft, integrate, type Link, linked, received } from '#domain/merge.ts';
import type { ParcelHead } from '#domain/parcel.ts';
import { nameOf } from '#domain/post.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import { z } from 'zod';
import type { Drafts } from './drafts.ts';
import type { Outbox } from './outbox.ts';
import type { Store } from './ports/store.ts';
import type { Membership, Releases } from './ports/trust.ts';
import type { Workplace } from './workplace.ts';

/** `lineage/<draft>`: every revision known of it, here or elsewhere, and what was told of it last. */
const lineage = z.strictObject({
  links: z.array(z.strictObject({ id, parents: z.array(id) })),
  /** Digest of the last telling; null before the first. */
  told: sha256.nullable(),
});
const unknown: z.infer<typeof lineage> = { links: [], told: null };

/** One draft on several laptops of an office: what each wrote is kept, and a person merges what went apart. */
export class Sharing {
  readonly #place: Workplace;
  readonly #drafts: Drafts;
  readonly #outbox: Outbox;
  readonly #self: () => Promise<Membership | null>;
  readonly #releases: Releases;
  /** How each draft stood when it was last looked at, in this session. */
  readonly #looked = new Map<string, string>();

  constructor(
    place: Workplace,
    drafts: Drafts,
    outbox: Outbox,
    identity: { readonly self: () => Promise<Membership | null>; readonly releases: Releases },
  ) {
    this.#place = place;
    this.#drafts = drafts;
    this.#outbox = outbox;
    this.#self = identity.self;
    this.#releases = identity.releases;
  }

  /** Tells the office's other devices of every draft that went on since. Before each sync. */
  async reconcile(): Promise<Result<void, Refusal>> {
    const self = await this.#self();
    const store = this.#place.store();
    if (self === null || !store.ok || !(await this.#hasOthers(self))) return ok(undefined);
    const settled = await this.#drafts.settleAll();
    if (!settled.ok) return settled;
    for (const { id, savedAt, state } of await store.value.drafts.summaries()) {
      const standing = `${savedAt} ${state}`;
      // Decisions of the first level change no state: what waits for one is always looked at.
      if (this.#looked.get(id) === standing && state !== 'submitted') continue;
      const draft = await store.value.drafts.read(id);
      const told =
        draft === null || draft.office !== self.office ? ok(undefined) : await this.#tell(store.value, draft);
      if (!told.ok) return told;
      this.#looked.set(id, standing);
    }
    return ok(undefined);
  }

  /** Another device's word of a draft. Twice, late or out of order: it leads to the same. */
  async draftCame({ from }: ParcelHead, carried: ParcelBodies['draft']): Promise<Result<void, Refusal>> {
    const store = this.#place.store();
    if (!store.ok) return store;
    if (carried.draft.office !== from.office || carried.revision.draft !== carried.draft.id) {
      return fail(refuse('parcel-forged'));
    }
    const { id } = carried.draft;
    const begun = await this.#begin(store.value, carried);
    if (!begun.ok) return begun;
    return this.#drafts.receive(id, carried.revision, async (draft) => {
      const links = await this.#links(store.value, draft, carried.links);
      return links.ok ? ok(integrate(draft, links.value, carried)) : links;
    });
  }

  /** Texts of other devices that went apart from this one, each with the text both come from where it is here. */
  async conflict(id: string): Promise<Result<readonly Rival[], Refusal>> {
    const store = this.#place.store();
    if (!store.ok) return store;
    const draft = await store.value.drafts.read(id);
    if (draft === null) return fail(refuse('no-such-draft'));
    const links = await this.#links(store.value, draft, []);
    if (!links.ok) return links;
    const rivals: Rival[] = [];
    for (const one of draft.conflict) {
      const revision = await store.value.drafts.revision(id, one);
      if (revision === null) continue;
      const shared = baseOf(links.value, draft.revision, one);
      const base = shared === null ? null : await store.value.drafts.revision(id, shared);
      rivals.push({ revision, base: base?.content ?? null });
    }
    return ok(rivals);
  }

  /** The links that are known, after those of `more`; durable before it answers. */
  async #links(store: Store, draft: Draft, more: readonly Link[]): Promise<Result<readonly Link[], Refusal>> {
    const name = `lineage/${draft.id}`;
    const before = (await store.documents.get(name, lineage)) ?? unknown;
    const links = linked(before.links, await newLinks(store, draft, before.links), more);
    if (links.length === before.links.length) return ok(links);
    const kept = await store.documents.put(name, lineage, { ...before, links: mutable(links) });
    return kept.ok ? ok(links) : kept;
  }

  async #tell(store: Store, draft: Draft): Promise<Result<void, Refusal>> {
    const revision = await store.drafts.revision(draft.id, draft.revision);
    const links = await this.#links(store, draft, []);
    if (!links.ok) return links;
    // Damaged: the next revision tells of it.
    if (revision === null) return ok(undefined);
    const carried = carriedOf(draft, revision, links.value);
    const name = `lineage/${draft.id}`;
    const before = (await store.documents.get(name, lineage)) ?? unknown;
    const told = this.#place.tools.digest(canonical(JSON.parse(JSON.stringify(carried))));
    if (before.told === told) return ok(undefined);
    const sent = await this.#outbox.send({
      id: `draft-${told.slice(0, 40)}`,
      kind: 'draft',
      to: draft.office,
      body: carried,
      urgency: 'bulk',
      about: draft.id,
      subject: nameOf(draft.content),
    });
    if (!sent.ok) return sent;
    return store.documents.put(name, lineage, { links: mutable(links.value), told });
  }

  /** A draft that is new here begins as it is there. */
  async #begin(store: Store, carried: CarriedDraft): Promise<Result<void, Refusal>> {
    if ((await store.drafts.read(carried.draft.id)) !== null) return ok(undefined);
    const made = await store.drafts.create(received(carried), carried.revision);
    if (!made.ok) return made;
    this.#place.tools.events.send({ type: 'drafts' });
    return ok(undefined);
  }

  async #hasOthers({ office, device }: Membership): Promise<boolean> {
    const directory = await this.#releases.directory();
    return (
      directory.ok &&
      devicesOf(directory.value).some((one) => one.office === office && one.id !== device && one.revoked === null)
    );
  }
}

/** Links of the revisions made here since the last that is known: back from the present one. */
async function newLinks(store: Store, draft: Draft, known: readonly Link[]): Promise<readonly Link[]> {
  const ids = new Set(known.map((link) => link.id));
  const found: Link[] = [];
  const waiting = [draft.revision];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (ids.has(next)) continue;
    ids.add(next);
    const revision = await store.drafts.revision(draft.id, next);
    if (revision === null) continue;
    found.push({ id: next, parents: revision.parents });
    waiting.push(...revision.parents);
  }
  return found;
}

const carriedOf = (draft: Draft, revision: Revision, links: readonly Link[]): ParcelBodies['draft'] => ({
  draft: { id: draft.id, office: draft.office, author: draft.author, createdAt: draft.createdAt },
  revision,
  links: mutable(links),
  overrides: [...draft.overrides],
  submissions: [...draft.submissions],
  decisions: [...draft.decisions],
  recalls: [...draft.recalls],
});

const mutable = (links: readonly Link[]) => links.map(({ id, parents }) => ({ id, parents: [...parents] }));
