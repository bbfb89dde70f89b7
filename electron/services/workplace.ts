import { id } from '#contract/schemas/post.ts';
import { refuse, type Refusal } from '#contract/refusal.ts';
import type { EnrolmentRecord } from '#contract/schemas/card.ts';
import type { Member, Office, Role } from '#domain/office.ts';
import type { Pack } from '#domain/pack.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import { z } from 'zod';
import type { Events } from './events.ts';
import type { Bundles } from './ports/bundles.ts';
import type { PackSource } from './ports/pack.ts';
import type { Places } from './ports/places.ts';
import type { Profiles, Store } from './ports/store.ts';
import type { Clock, Digest, Ids, Log, Timers } from './ports/system.ts';

/** What every service works with. The store changes when a backup is restored; everything else stays. */
export interface Tools {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly digest: Digest;
  readonly log: Log;
  readonly timers: Timers;
  readonly events: Events;
  readonly pack: PackSource;
  readonly places: Places;
  readonly bundles: Bundles;
  readonly profiles: Profiles;
  /** Who may sit here by the office card; null where none was opened: anybody of the pack. */
  readonly seating: () => Seating | null;
}

/** What an office card lets people do on this computer. */
export interface Seating {
  readonly campaign: string;
  readonly office: string;
  readonly members: readonly string[];
  /** The most that its members may do here. */
  readonly roles: readonly Role[];
}

/** Who sits here. */
const seat = z.strictObject({ campaign: id, office: id, member: id });
type Seat = z.infer<typeof seat>;

/** The person at the keyboard, with the pack that names them. */
export interface Present {
  readonly pack: Pack;
  readonly office: Office;
  readonly member: Member;
}

/** The open profile and the person in front of it. */
export class Workplace {
  readonly tools: Tools;
  #store: Store | null;
  /** Read once; `undefined` before. */
  #seat: Seat | null | undefined = undefined;

  constructor(tools: Tools, store: Store) {
    this.tools = tools;
    this.#store = store;
  }

  /** Null while a backup takes the profile's place. */
  get open(): Store | null {
    return this.#store;
  }

  replaceStore(store: Store | null): void {
    this.#store = store;
    this.#seat = undefined;
  }

  store(): Result<Store, Refusal> {
    return this.#store === null ? fail(refuse('not-open')) : ok(this.#store);
  }

  /** Who sits here; refused with `not-open` before the first run. A seat the pack no longer names is no seat. */
  async present(): Promise<Result<Present & { readonly store: Store }, Refusal>> {
    const store = this.store();
    if (!store.ok) return store;
    const here = await this.#seated(store.value);
    if (here === null) return fail(refuse('not-open'));
    const pack = await this.tools.pack.content();
    if (!pack.ok) return pack;
    const found = seatIn(pack.value, this.tools.seating(), here.office, here.member);
    return found.ok && here.campaign === pack.value.campaign.id
      ? ok({ ...found.value, store: store.value })
      : fail(refuse('not-open'));
  }

  async #seated(store: Store): Promise<Seat | null> {
    if (this.#seat !== undefined) return this.#seat;
    const kept = await store.documents.get('seat', seat);
    // Somebody may have sat down, or another profile been opened, while this was read.
    if (this.#seat === undefined && this.#store === store) this.#seat = kept;
    return this.#seat ?? kept;
  }

  /** Seats a member; durable before it answers. */
  async sit(office: string, member: string): Promise<Result<Present, Refusal>> {
    const store = this.store();
    if (!store.ok) return store;
    const pack = await this.tools.pack.content();
    if (!pack.ok) return pack;
    const found = seatIn(pack.value, this.tools.seating(), office, member);
    if (!found.ok) return found;
    const taken: Seat = { campaign: pack.value.campaign.id, office, member };
    const kept = await store.value.documents.put('seat', seat, taken);
    if (!kept.ok) return kept;
    this.#seat = taken;
    return found;
  }
}

function seatIn(pack: Pack, seating: Seating | null, officeId: string, memberId: string): Result<Present, Refusal> {
  const office = pack.offices.find((one) => one.id === officeId);
  const member = office?.members.find((one) => one.id === memberId);
  if (office === undefined || member === undefined) return fail(refuse('no-such-member'));
  if (seating === null) return ok({ pack, office, member });
  const invited =
    seating.campaign === pack.campaign.id && seating.office === officeId && seating.members.includes(memberId);
  const roles = member.roles.filter((role) => seating.roles.includes(role));
  return invited ? ok({ pack, office, member: { ...member, roles } }) : fail(refuse('no-such-member'));
}

/** Who may sit here by an opened card; null without one. */
export const seatingBy = (record: EnrolmentRecord | null): Seating | null =>
  record === null
    ? null
    : {
        campaign: record.campaign.id,
        office: record.office.id,
        members: record.members.map(({ id }) => id),
        roles: record.roles,
      };

/** A member's roles by a pack; null when it has no such member in that office. */
export async function rolesIn(
  source: PackSource,
): Promise<Result<(office: string, member: string) => readonly Role[] | null, Refusal>> {
  const pack = await source.content();
  if (!pack.ok) return pack;
  return ok((office, member) => {
    const found = pack.value.offices.find(({ id }) => id === office)?.members.find(({ id }) => id === member);
    return found?.roles ?? null;
  });
}
