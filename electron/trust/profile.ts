import { refuse, type Refusal } from '#contract/refusal.ts';
import { enrolmentRecord, type EnrolmentRecord } from '#contract/schemas/card.ts';
import type { Role } from '#domain/office.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import type { Store } from '../services/ports/store.ts';
import type { Clock, Vault } from '../services/ports/system.ts';
import type { CardHolder, Membership, Parcels, Release, Releases } from '../services/ports/trust.ts';
import { openReleases } from './admission/releases.ts';
import { enrolmentBy, forgetDevice, keysOf, newDevice } from './device.ts';
import { deviceParcels } from './parcels.ts';

const DOCUMENT = 'enrolment';

export interface ProfileTrustOptions {
  readonly clock: Clock;
  readonly vault: Vault;
  /** A member's roles by the pack in use; null when there is no such member. */
  readonly rolesOf: () => Promise<Result<(office: string, member: string) => readonly Role[] | null, Refusal>>;
  /** Whether the app can open a pack folder. */
  readonly inspect: (folder: string) => Promise<Result<void, Refusal>>;
  /** A release came in use; null: none is, because no card was opened in this profile. */
  readonly onRelease: (release: Release | null) => void;
}

/** Everything of a profile that rests on its keys. It stays while the profile's store is replaced by a backup's. */
export interface ProfileTrust {
  readonly self: () => Promise<Membership | null>;
  readonly parcels: Parcels;
  readonly releases: Releases;
  readonly cards: CardHolder;
  /** Takes up a profile that was opened. Before the first call nothing is enrolled. */
  use(store: Store): Promise<void>;
}

interface Opened {
  readonly store: Store;
  readonly releases: Releases;
  record: EnrolmentRecord | null;
}

export function profileTrust(options: ProfileTrustOptions): ProfileTrust {
  const { clock, vault, inspect, onRelease } = options;
  let opened: Opened | null = null;
  const record = (): EnrolmentRecord | null => opened?.record ?? null;
  const releases = currentReleases(() => opened?.releases ?? null, clock, onRelease);
  return {
    self: async () => membershipOf(record()),
    releases,
    parcels: deviceParcels({
      async keys() {
        const present = record();
        return present === null ? fail(refuse('not-enrolled')) : keysOf(vault, present);
      },
      directory: () => releases.directory(),
      rolesOf: options.rolesOf,
    }),
    cards: {
      record,
      hasKeys: async () => {
        const present = record();
        return present !== null && (await keysOf(vault, present)).ok;
      },
      // Cards and metadata are a large part of the program, and the first screen needs none of them.
      open: async (sealed, code) => (await import('./card.ts')).openCard(sealed, code),
      async enrol(card, command, at) {
        if (opened === null) return fail(refuse('not-open'));
        const device = await newDevice(vault);
        if (!device.ok) return device;
        const next = await enrolmentBy(card, device.value, { command, at });
        const kept = await opened.store.documents.put(DOCUMENT, enrolmentRecord, next);
        if (!kept.ok) return kept;
        const before = opened.record;
        opened.record = next;
        const forgotten = before === null ? ok(undefined) : await forgetDevice(vault, before.device);
        return forgotten.ok ? ok(next) : forgotten;
      },
    },
    async use(store) {
      const { folder: profile, documents } = store;
      const pin = async () => {
        const present = record();
        return present === null ? null : { campaign: present.campaign.id, root: present.root };
      };
      const next = await openReleases({ profile, documents, clock, pin, inspect });
      opened = { store, releases: next, record: await documents.get(DOCUMENT, enrolmentRecord) };
      onRelease(opened.record === null ? null : await next.current());
    },
  };
}

function membershipOf(record: EnrolmentRecord | null): Membership | null {
  return record === null ? null : { campaign: record.campaign.id, office: record.office.id, device: record.device };
}

/** Releases of whichever profile is open; what was admitted is told before the answer. */
function currentReleases(
  present: () => Releases | null,
  clock: Clock,
  onRelease: (release: Release | null) => void,
): Releases {
  const notOpen = async () => fail(refuse('not-open'));
  return {
    now: () => present()?.now() ?? clock.now(),
    current: async () => (await present()?.current()) ?? null,
    directory: () => present()?.directory() ?? notOpen(),
    offer: (remote, signal) => present()?.offer(remote, signal) ?? notOpen(),
    async complete(remote, asked) {
      const releases = present();
      const completed = await (releases?.complete(remote, asked) ?? notOpen());
      if (releases !== null && completed.ok && completed.value) onRelease(await releases.current());
      return completed;
    },
    async admit(remote, asked) {
      const releases = present();
      const admitted = await (releases?.admit(remote, asked) ?? notOpen());
      if (releases !== null && admitted.ok && admitted.value.changed) onRelease(await releases.current());
      return admitted;
    },
  };
}
