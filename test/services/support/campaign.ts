import type { Directory } from '../../../electron/domain/directory.ts';
import { roles } from '../../../electron/domain/office.ts';
import { ok } from '../../../electron/domain/result.ts';
import type { Library } from '../../../electron/domain/pack.ts';
import type { ReviewLevel } from '../../../electron/domain/office.ts';
import type { OpenRemote, Remote } from '../../../electron/services/ports/remote.ts';
import type { Profiles } from '../../../electron/services/ports/store.ts';
import { bagItBundles } from '../../../electron/bundle/bag.ts';
import { deviceParcels } from '../../../electron/trust/parcels.ts';
import { laptop, type Laptop, rolesOf, smallCampaign } from '../../trust/support/campaign.ts';
import { openOffice, type Office } from './office.ts';
import { everywhere, pack, packSource } from './pack.ts';

const name = everywhere('name');
const members = {
  coast: ['rima', 'samia'],
  hills: ['omar'],
  desk: ['joumana', 'rami'],
} as const;

const offices = Object.entries(members).map(([id, people]) => ({
  id,
  region: 'coast',
  name,
  members: people.map((member) => ({ id: member, name, roles: [...(rolesOf(id, member) ?? roles)] })),
}));

/**
 * Two offices and the desk, each with a profile and a device of its own, the coast with a second one if asked. `review`
 * says who approves. Files of a `library` that is given are nowhere yet.
 */
export async function openCampaign(
  review: ReviewLevel,
  profiles: () => Profiles,
  { library, twoLaptops = false }: { readonly library?: Library; readonly twoLaptops?: boolean } = {},
) {
  const { directory: first, laptops: owned } = await smallCampaign();
  const coastToo = await laptop('coast-2', 'coast', ['rima', 'samia'], ['writer', 'lead']);
  const deskToo = await laptop('desk-3', 'desk', ['joumana', 'rami'], ['reviewer', 'editor', 'administrator']);
  const laptops = { ...owned, coastToo, deskToo };
  let directory: Directory = {
    ...first,
    offices: first.offices.map((one) =>
      one.id === 'coast' && twoLaptops ? { ...one, devices: [...one.devices, coastToo.device] } : one,
    ),
  };
  const time = { now: '2026-03-03T08:00:00.000Z' };
  const campaignPack = { ...pack, review, offices, campaign: { ...pack.campaign, id: 'aldar' } };
  const open = (laptop: Laptop, folder: string, openRemote?: OpenRemote): Promise<Office> =>
    openOffice({
      ...(openRemote === undefined ? {} : { openRemote }),
      bundles: bagItBundles(),
      profiles: profiles(),
      folder,
      pack: {
        ...packSource,
        content: async () => ok(campaignPack),
        ...(library === undefined ? {} : { library: async () => ok(library), media: async () => null }),
      },
      identity: {
        self: async () => ({ campaign: 'aldar', office: laptop.device.office, device: laptop.device.id }),
        parcels: deviceParcels({
          keys: async () =>
            ok({
              campaign: 'aldar',
              office: laptop.device.office,
              device: laptop.device.id,
              secret: laptop.signing.secret,
              identity: laptop.sealing.identity,
            }),
          directory: async () => ok(directory),
          rolesOf: async () => ok(rolesOf),
        }),
        cards: { record: () => null },
        releases: {
          current: async () => null,
          admit: async () => ok({ version: '1', changed: false }),
          complete: async () => ok(false),
          offer: async () => ok(undefined),
          directory: async () => ok(directory),
          now: () => time.now,
        },
      },
    });
  /** A release names one more laptop. */
  const letIn = ({ device }: Laptop): void => {
    const offices = directory.offices.map((one) =>
      one.id === device.office ? { ...one, devices: [...one.devices, device] } : one,
    );
    directory = { ...directory, offices };
  };
  return { open, laptops, time, letIn };
}

/** Syncs a profile with a remote; the refusal's code, or what was done. */
export async function synced(office: Office, remote: Remote, isStick = false) {
  const steps = office.exchange.sync.run({
    id: isStick ? 'stick' : 'network',
    remote,
    isStick,
    way: 'both',
    mediaBytes: 1e9,
    acceptExpired: false,
  });
  let step = await steps.next();
  while (step.done !== true) step = await steps.next();
  return step.value.ok ? step.value.value : step.value.error.code;
}
