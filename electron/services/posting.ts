import type { Refusal } from '#contract/refusal.ts';
import { id as idSchema, instant } from '#contract/schemas/post.ts';
import { canonical, type Json } from '#domain/canonical.ts';
import { headKey, type MailAddress, objectKey, PAGE, pageKey } from '#domain/mail.ts';
import { ok, type Result } from '#domain/result.ts';
import { z } from 'zod';
import type { Inbox } from './inbox.ts';
import type { Outbox } from './outbox.ts';
import type { DocumentStore } from './ports/store.ts';
import type { Membership, Parcels } from './ports/trust.ts';
import type { Route } from './sync.ts';
import { sourceOf } from './whole.ts';
import type { Workplace } from './workplace.ts';

const count = z.int().min(0);
/** `remotes/<id>`: what of our logs is on a remote, and the receipts our heads there give. */
const standing = z.strictObject({
  published: z.record(idSchema, count),
  publishedAt: z.record(idSchema, instant),
  receipts: z.record(idSchema, z.record(idSchema, count)),
});
type Standing = z.infer<typeof standing>;
const nothing: Standing = { published: {}, publishedAt: {}, receipts: {} };

/** Parcels that nobody confirmed for this long are put again, whatever the remote says it has. Milliseconds: a day. */
const OVERDUE = 86_400_000;
/** Puts our logs and receipts onto remotes, and remembers of each what it has. */
export class Posting {
  readonly #place: Workplace;
  readonly #parcels: Parcels;
  readonly #outbox: Outbox;
  readonly #inbox: Inbox;

  constructor(place: Workplace, parts: { readonly parcels: Parcels; readonly outbox: Outbox; readonly inbox: Inbox }) {
    this.#place = place;
    this.#parcels = parts.parcels;
    this.#outbox = parts.outbox;
    this.#inbox = parts.inbox;
  }

  /** How many parcels of each addressee's log are at the remote by this id. */
  async published(documents: DocumentStore, remote: string): Promise<Readonly<Record<string, number>>> {
    return ((await documents.get(`remotes/${remote}`, standing)) ?? nothing).published;
  }

  /**
   * Puts what is new of our log for an addressee onto a remote; answers how many parcels went. Objects first, then pages, the
   * head last: a reader never finds a head that speaks of what is not there.
   */
  async post(
    route: Route,
    self: Membership,
    to: string,
    documents: DocumentStore,
    signal?: AbortSignal,
  ): Promise<Result<number, Refusal>> {
    const before = (await documents.get(`remotes/${route.id}`, standing)) ?? nothing;
    const log = await this.#outbox.log(to);
    const seen = await this.#inbox.received(to);
    const at = this.#place.tools.clock.now();
    const anew = route.isStick || (await this.#isOverdue(before, to, at));
    const from = anew ? 0 : (before.published[to] ?? 0);
    const isTold = sameCounts(before.receipts[to] ?? {}, seen);
    if (log.count === (before.published[to] ?? 0) && isTold && !anew) return ok(0);
    if (log.count === 0 && Object.keys(seen).length === 0) return ok(0);
    const sent = await this.#putParcels(route, to, from, log.count, signal);
    if (!sent.ok) return sent;
    const address: MailAddress = { campaign: self.campaign, from: { office: self.office, device: self.device }, to };
    const pages = await this.#putPages(route, address, from, log.count, signal);
    if (!pages.ok) return pages;
    const { count: total, recent } = log;
    const head = await this.#parcels.signHead({ to, at, count: total, recent: [...recent], seen: { ...seen } });
    if (!head.ok) return head;
    const put = await route.remote.putPointer(headKey(address), encoded(head.value), signal);
    if (!put.ok) return put;
    const kept = await documents.put(`remotes/${route.id}`, standing, {
      published: { ...before.published, [to]: log.count },
      publishedAt: { ...before.publishedAt, [to]: at },
      receipts: { ...before.receipts, [to]: { ...seen } },
    });
    if (!kept.ok) return kept;
    this.#place.tools.events.send({ type: 'exchange' });
    return ok(sent.value);
  }

  /** What was sent and not confirmed may have been lost at the remote. */
  async #isOverdue({ publishedAt }: Standing, to: string, at: string): Promise<boolean> {
    const last = publishedAt[to];
    if (last === undefined || Date.parse(at) - Date.parse(last) < OVERDUE) return false;
    return this.#outbox.isUnconfirmed(to);
  }

  async #putParcels(
    { remote }: Route,
    to: string,
    from: number,
    until: number,
    signal?: AbortSignal,
  ): Promise<Result<number, Refusal>> {
    let sent = 0;
    for await (const { entry, sealed } of this.#outbox.parcels(to, from)) {
      if (sealed === null || entry.seq >= until) continue;
      const put = await remote.putImmutable(objectKey(entry.sha256), sourceOf(sealed), signal);
      if (!put.ok) return put;
      sent += 1;
    }
    return ok(sent);
  }

  async #putPages(
    { remote }: Route,
    address: MailAddress,
    from: number,
    until: number,
    signal?: AbortSignal,
  ): Promise<Result<void, Refusal>> {
    for (let number = Math.floor(from / PAGE); (number + 1) * PAGE <= until; number += 1) {
      const entries = await this.#outbox.page(address.to, number);
      if (!entries.ok) return entries;
      const page = await this.#parcels.signPage({ to: address.to, number, entries: [...entries.value.entries] });
      if (!page.ok) return page;
      const put = await remote.putImmutable(pageKey(address, number), sourceOf(encoded(page.value)), signal);
      if (!put.ok) return put;
    }
    return ok(undefined);
  }
}

function sameCounts(a: Readonly<Record<string, number>>, b: Readonly<Record<string, number>>): boolean {
  const keys = Object.keys(b);
  return keys.length === Object.keys(a).length && keys.every((key) => a[key] === b[key]);
}

/** One text for one value, so that an immutable file put twice is the same. */
const encoded = (value: object): Uint8Array => Buffer.from(canonical(value as unknown as Json));
