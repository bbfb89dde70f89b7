import type { Refusal } from '#contract/refusal.ts';
import { id as idSchema, instant, sha256 as sha256Schema } from '#contract/schemas/post.ts';
import { remoteKey } from '#contract/schemas/remote.ts';
import { ok, type Result } from '#domain/result.ts';
import { z } from 'zod';
import type { Remote } from './ports/remote.ts';
import type { DocumentStore, ObjectStore } from './ports/store.ts';
import type { MailBox, Membership, Parcels } from './ports/trust.ts';
import { readWhole, sourceOf } from './whole.ts';
import type { Workplace } from './workplace.ts';
import { allIn } from './collection.ts';

/** Largest head, page or parcel carried for others, and the most in all. Bytes. */
const LARGEST = 16 * 1024 * 1024;
const MOST = 256 * 1024 * 1024;

/** `relay/<digest of the key>`: a file of somebody else's mail, as it was on the stick. */
const carried = z.strictObject({
  key: remoteKey,
  sha256: sha256Schema,
  bytes: z.int().positive(),
  at: instant,
  /** Remotes it was put to already. */
  given: z.array(idSchema),
});
type Carried = z.infer<typeof carried>;

const headName = /^mail\/([^/]+)\/([^/]+)\/([^/]+)\/head\.json$/;

/** Mail of others that came by on a stick: carried on unread, to the network or to another stick. */
export class Relay {
  readonly #place: Workplace;
  readonly #parcels: Parcels;
  readonly #now: () => string;

  constructor(place: Workplace, parcels: Parcels, now: () => string) {
    this.#place = place;
    this.#parcels = parcels;
    this.#now = now;
  }

  /** Keeps what on a stick is neither from us nor for us alone, as far as there is room. */
  async take(remote: Remote, { office, device }: Membership, signal?: AbortSignal): Promise<Result<void, Refusal>> {
    const store = this.#place.store();
    if (!store.ok) return store;
    const { documents, objects } = store.value;
    const isOthers = (key: string): boolean => !key.startsWith(`mail/${office}/${device}/`);
    let room = MOST - (await this.#list(documents)).reduce((sum, { bytes }) => sum + bytes, 0);
    for (const folder of ['objects', 'mail']) {
      for await (const entry of remote.list(folder, signal)) {
        if (!entry.ok) return entry;
        const { key, bytes } = entry.value;
        if (!isOthers(key) || bytes > LARGEST || bytes > room) continue;
        const kept = await this.#keep(documents, objects, remote, key, signal);
        if (!kept.ok) return kept;
        room -= kept.value;
      }
    }
    return ok(undefined);
  }

  /** Puts what is carried to a remote: parcels and pages first, heads last, and never a head before a longer one. */
  async give(remote: Remote, signal?: AbortSignal, id?: string): Promise<Result<number, Refusal>> {
    const store = this.#place.store();
    if (!store.ok) return store;
    const { documents, objects } = store.value;
    const all = (await this.#list(documents)).filter(({ given }) => id === undefined || !given.includes(id));
    let count = 0;
    for (const one of all.toSorted((a, b) => rank(a.key) - rank(b.key))) {
      const put = await this.#put(remote, objects, one, signal);
      if (!put.ok) return put;
      count += 1;
      if (id === undefined) continue;
      const noted = await documents.put(this.#name(one.key), carried, { ...one, given: [...one.given, id] });
      if (!noted.ok) return noted;
    }
    return ok(count);
  }

  async #keep(
    documents: DocumentStore,
    objects: ObjectStore,
    remote: Remote,
    key: string,
    signal?: AbortSignal,
  ): Promise<Result<number, Refusal>> {
    const before = await documents.get(this.#name(key), carried);
    if (before !== null && !headName.test(key)) return ok(0);
    const bytes = await readWhole(remote, key, LARGEST, signal);
    if (!bytes.ok) return bytes;
    if (before !== null && !(await this.#isLonger(key, bytes.value, await this.#bytes(objects, before)))) return ok(0);
    const sha256 = await objects.put(bytes.value);
    if (!sha256.ok) return sha256;
    const at = this.#place.tools.clock.now();
    const one: Carried = { key, sha256: sha256.value, bytes: bytes.value.length, at, given: [] };
    const kept = await documents.put(this.#name(key), carried, one);
    return kept.ok ? ok(bytes.value.length) : kept;
  }

  async #put(remote: Remote, objects: ObjectStore, one: Carried, signal?: AbortSignal): Promise<Result<void, Refusal>> {
    const bytes = await this.#bytes(objects, one);
    // Damaged here since: whoever sent it will send it again.
    if (bytes === null) return ok(undefined);
    if (!headName.test(one.key)) return remote.putImmutable(one.key, sourceOf(bytes), signal);
    const there = await readWhole(remote, one.key, LARGEST, signal);
    if (!there.ok && there.error.code !== 'remote-not-found') return there;
    const isNews = !there.ok || (await this.#isLonger(one.key, bytes, there.value));
    return isNews ? remote.putPointer(one.key, bytes, signal) : ok(undefined);
  }

  /** Whether a head is its writer's and says more than another one of the same place. */
  async #isLonger(key: string, head: Uint8Array, other: Uint8Array | null): Promise<boolean> {
    const [, office = '', device = '', to = ''] = headName.exec(key) ?? [];
    const box: MailBox = { office, device, to };
    const mine = await this.#parcels.readHead(head, box, this.#now());
    if (!mine.ok) return false;
    const theirs = other === null ? null : await this.#parcels.readHead(other, box, this.#now());
    if (theirs === null || !theirs.ok) return true;
    const { count, at } = theirs.value;
    return mine.value.count > count || (mine.value.count === count && mine.value.at > at);
  }

  async #bytes(objects: ObjectStore, { sha256 }: Carried): Promise<Uint8Array | null> {
    const chunks = await objects.read(sha256);
    if (chunks === null) return null;
    const parts: Uint8Array[] = [];
    for await (const chunk of chunks) parts.push(chunk);
    const bytes = Buffer.concat(parts);
    return this.#place.tools.digest(bytes) === sha256 ? bytes : null;
  }

  async #list(documents: DocumentStore): Promise<readonly Carried[]> {
    return Array.from((await allIn(documents, 'relay', carried)).values());
  }

  #name(key: string): string {
    return `relay/${this.#place.tools.digest(key)}`;
  }
}

/** A reader must never meet a head that speaks of what is not there. */
const rank = (key: string): number => (key.startsWith('objects/') ? 0 : headName.test(key) ? 2 : 1);
