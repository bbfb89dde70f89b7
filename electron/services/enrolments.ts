import type { Refusal } from '#contract/refusal.ts';
import { placeName } from '#contract/schemas/directory.ts';
import { deviceIn, type Directory } from '#domain/directory.ts';
import { enrolmentKey } from '#domain/mail.ts';
import { ok, type Result } from '#domain/result.ts';
import { z } from 'zod';
import type { Remote } from './ports/remote.ts';
import type { DocumentStore } from './ports/store.ts';
import type { CardHolder, Releases } from './ports/trust.ts';
import { readWhole, sourceOf } from './whole.ts';
import type { Workplace } from './workplace.ts';
import { allIn } from './collection.ts';

/** Larger than any sealed enrolment, in bytes; and the most that are carried for others. */
const LARGEST = 64 * 1024;
const MOST = 500;

const carried = z.strictObject({ card: placeName, device: placeName, sealed: z.base64() });
type Carried = z.infer<typeof carried>;

/**
 * Devices that ask to be let in: our own until a release names it, and others' that came by on a stick, carried on
 * unread. Only the holder of the campaign's keys opens them.
 */
export class Enrolments {
  readonly #place: Workplace;
  readonly #cards: Pick<CardHolder, 'record'>;
  readonly #releases: Pick<Releases, 'directory'>;

  constructor(place: Workplace, cards: Pick<CardHolder, 'record'>, releases: Pick<Releases, 'directory'>) {
    this.#place = place;
    this.#cards = cards;
    this.#releases = releases;
  }

  /** Puts what waits to a remote; what the directory names already waits no more. */
  async give(remote: Remote, signal?: AbortSignal): Promise<Result<void, Refusal>> {
    const store = this.#place.store();
    if (!store.ok) return store;
    for (const { card, device, sealed } of await this.#waiting(store.value.documents)) {
      const put = await remote.putImmutable(
        enrolmentKey(card, device),
        sourceOf(Buffer.from(sealed, 'base64')),
        signal,
      );
      if (!put.ok) return put;
    }
    return ok(undefined);
  }

  /** What waits, still sealed: for the desk that publishes. */
  async waiting(): Promise<Result<readonly Uint8Array[], Refusal>> {
    const store = this.#place.store();
    if (!store.ok) return store;
    const waiting = await this.#waiting(store.value.documents);
    return ok(waiting.map(({ sealed }) => Buffer.from(sealed, 'base64')));
  }

  /** Keeps what is on a stick, as far as there is room. Answers how many were new here. */
  async take(remote: Remote, signal?: AbortSignal): Promise<Result<number, Refusal>> {
    const store = this.#place.store();
    if (!store.ok) return store;
    const { documents } = store.value;
    const here = new Set(await documents.names('enrolments'));
    let room = MOST - here.size;
    let fresh = 0;
    for await (const entry of remote.list('enrolments', signal)) {
      if (!entry.ok) return entry;
      const { key, bytes } = entry.value;
      const [, card, device] = /^enrolments\/([^/]+)\/([^/]+)$/.exec(key) ?? [];
      if (card === undefined || device === undefined || bytes > LARGEST || room <= 0) continue;
      const sealed = await readWhole(remote, key, LARGEST, signal);
      if (!sealed.ok) return sealed;
      const one: Carried = { card, device, sealed: Buffer.from(sealed.value).toString('base64') };
      const kept = await documents.put(`enrolments/${device}`, carried.nullable(), one);
      if (!kept.ok) return kept;
      room -= 1;
      if (!here.has(device) && device !== this.#cards.record()?.device) fresh += 1;
    }
    return ok(fresh);
  }

  async #waiting(documents: DocumentStore): Promise<readonly Carried[]> {
    const directory = await this.#releases.directory();
    const waits = ({ device }: Carried): boolean => !directory.ok || !isNamed(directory.value, device);
    const own = this.#cards.record();
    const others = Array.from((await allIn(documents, 'enrolments', carried.nullable())).values());
    for (const one of others) {
      if (!waits(one)) await documents.put(`enrolments/${one.device}`, carried.nullable(), null);
    }
    return [own, ...others].filter((one) => one !== null).filter(waits);
  }
}

const isNamed = (directory: Directory, device: string): boolean => deviceIn(directory, device) !== null;
