import { refuse, type Refusal } from '#contract/refusal.ts';
import { type Directory, readersOf, recipientsOf } from '#domain/directory.ts';
import type { Role } from '#domain/office.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import type { Parcels } from '../services/ports/trust.ts';
import { headIn, pageIn } from './mail.ts';
import { openParcel, sealParcel } from './parcel.ts';
import { signed } from './signed.ts';

/** What a device is and holds: its place in the campaign and its two secrets. */
export interface DeviceKeys {
  readonly campaign: string;
  readonly office: string;
  readonly device: string;
  /** Ed25519 seed (hex). */
  readonly secret: string;
  /** age identity. */
  readonly identity: string;
}

/** Where the parts of a judgement come from; each is asked anew, because a release may have come in between. */
export interface ParcelSources {
  keys(): Promise<Result<DeviceKeys, Refusal>>;
  directory(): Promise<Result<Directory, Refusal>>;
  /** A member's roles by the pack in use; null when there is no such member. */
  rolesOf(): Promise<Result<(office: string, member: string) => readonly Role[] | null, Refusal>>;
}

/** Signs and seals with this device's keys, opens and judges by the directory in use. */
export function deviceParcels(sources: ParcelSources): Parcels {
  const judging = async (heard: string) => {
    const [directory, rolesOf] = [await sources.directory(), await sources.rolesOf()];
    if (!directory.ok) return directory;
    return rolesOf.ok ? ok({ directory: directory.value, rolesOf: rolesOf.value, heard }) : rolesOf;
  };
  return {
    async seal({ to, member, ...order }, body, alsoTo) {
      const [keys, directory] = [await sources.keys(), await sources.directory()];
      if (!keys.ok) return keys;
      if (!directory.ok) return directory;
      const { campaign, office, device, secret } = keys.value;
      const recipients = recipientsOf(directory.value, to, ...alsoTo);
      const readers = idsOf(readersOf(directory.value, [to, ...alsoTo]));
      if (recipients.length === 0) return fail(refuse('nobody-there', { office: to }));
      const head = { campaign, from: { office, device, member }, to, ...order };
      return ok({ bytes: await sealParcel(head, body, secret, recipients), readers });
    },
    async readers(to) {
      const directory = await sources.directory();
      return directory.ok ? ok(idsOf(readersOf(directory.value, to))) : directory;
    },
    async open(sealed, heard) {
      const [keys, judge] = [await sources.keys(), await judging(heard)];
      if (!keys.ok) return keys;
      return judge.ok ? openParcel(sealed, [keys.value.identity], judge.value) : judge;
    },
    signHead: (head) => sign(sources, { format: 'tansiq-head', version: 1, ...head }),
    signPage: (page) => sign(sources, { format: 'tansiq-page', version: 1, ...page }),
    async readHead(bytes, box, heard) {
      const directory = await sources.directory();
      return directory.ok ? headIn(bytes, box, { directory: directory.value, heard }) : directory;
    },
    async readPage(bytes, box, heard) {
      const directory = await sources.directory();
      return directory.ok ? pageIn(bytes, box, { directory: directory.value, heard }) : directory;
    },
  };
}

const idsOf = (devices: ReturnType<typeof readersOf>): readonly string[] => (devices ?? []).map(({ id }) => id);

async function sign<T extends object>(sources: ParcelSources, record: T) {
  const keys = await sources.keys();
  if (!keys.ok) return keys;
  const { campaign, office, device, secret } = keys.value;
  return ok(signed({ ...record, campaign, from: { office, device } }, secret));
}
