import { hash } from 'node:crypto';
import type { Refusal } from '#contract/refusal.ts';
import type { EnrolmentRecord, OfficeCard } from '#contract/schemas/card.ts';
import { DESK } from '#domain/directory.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import { refuse } from '#contract/refusal.ts';
import type { Vault } from '../services/ports/system.ts';
import { newSigningKey, type SigningKey } from './keys.ts';
import { proven, sealParcel } from './parcel.ts';
import type { DeviceKeys } from './parcels.ts';
import { newSealingKey, type SealingKey } from './seal.ts';

const signName = (device: string): string => `device-${device}.sign`;
const sealName = (device: string): string => `device-${device}.seal`;

/** A device's id: the first 16 hex digits of the SHA-256 of its public signing key. */
const deviceId = (key: string): string => hash('sha256', key).slice(0, 16);

/** New keys, in the vault before anybody hears of them. */
export async function newDevice(
  vault: Vault,
): Promise<Result<{ readonly id: string; readonly signing: SigningKey; readonly sealing: SealingKey }, Refusal>> {
  const [signing, sealing] = [newSigningKey(), await newSealingKey()];
  const id = deviceId(signing.public);
  for (const [name, secret] of [
    [signName(id), signing.secret],
    [sealName(id), sealing.identity],
  ] as const) {
    const kept = await vault.put(name, secret);
    if (!kept.ok) return kept;
  }
  return ok({ id, signing, sealing });
}

/** The device's secrets. Refused with `secrets-not-here` where the vault has them no more. */
export async function keysOf(vault: Vault, record: EnrolmentRecord): Promise<Result<DeviceKeys, Refusal>> {
  const [secret, identity] = [await vault.get(signName(record.device)), await vault.get(sealName(record.device))];
  if (!secret.ok) return secret;
  if (!identity.ok) return identity;
  if (secret.value === null || identity.value === null) return fail(refuse('secrets-not-here'));
  const { campaign, office, device } = record;
  return ok({
    campaign: campaign.id,
    office: office.id,
    device,
    secret: secret.value,
    identity: identity.value,
  });
}

/** Nothing opens with a former device's keys any more. */
export async function forgetDevice(vault: Vault, device: string): Promise<Result<void, Refusal>> {
  const removed = await vault.remove(signName(device));
  return removed.ok ? vault.remove(sealName(device)) : removed;
}

/** What the profile is to keep of a card and of the device that opened it, with the sealed word to the desk. */
export async function enrolmentBy(
  card: OfficeCard,
  device: { readonly id: string; readonly signing: SigningKey; readonly sealing: SealingKey },
  { command, at }: { readonly command: string; readonly at: string },
): Promise<EnrolmentRecord> {
  const { campaign, office, members, roles, root, expires } = card;
  const ids = members.map(({ id }) => id);
  const { public: key, secret } = device.signing;
  const { recipient } = device.sealing;
  const asked = { card: card.id, device: device.id, office: office.id, members: ids, key, recipient };
  const from = { office: office.id, device: device.id, member: ids[0] ?? '' };
  const head = { campaign: campaign.id, id: command, from, to: DESK, at, kind: 'enrolment' };
  const sealed = await sealParcel(head, proven(asked, card.invitation), secret, [card.desk]);
  return {
    card: card.id,
    campaign,
    office,
    members,
    roles,
    device: device.id,
    key,
    recipient,
    root,
    expires,
    openedAt: at,
    sealed: Buffer.from(sealed).toString('base64'),
  };
}
