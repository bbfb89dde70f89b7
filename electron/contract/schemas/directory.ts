import type { Device, Enrolment, InvitedCard } from '#domain/device.ts';
import type { Directory } from '#domain/directory.ts';
import { roles } from '#domain/office.ts';
import { z } from 'zod';
import { id, instant } from './post.ts';

/** A name that stands in the keys of a remote: lower case, so that no file system folds two into one. */
export const placeName = z.string().regex(/^[a-z0-9](?:[a-z0-9_-]{0,62}[a-z0-9])?$/);
/** An Ed25519 public key in hex. */
export const publicKey = z.string().regex(/^[0-9a-f]{64}$/);
/** An Ed25519 signature in hex. */
export const signature = z.string().regex(/^[0-9a-f]{128}$/);
/** An age recipient (https://age-encryption.org/v1, "The X25519 recipient type"). */
export const recipient = z.string().regex(/^age1[02-9ac-hj-np-z]{58}$/);

const members = z.array(id).min(1).max(200);
const roleList = z.array(z.enum(roles)).min(1);

const device: z.ZodType<Device> = z.strictObject({
  id: placeName,
  office: placeName,
  members,
  roles: roleList,
  key: publicKey,
  recipient,
  from: instant,
  card: placeName,
  revoked: instant.nullable(),
});

const card: z.ZodType<InvitedCard> = z.strictObject({
  id: placeName,
  office: placeName,
  members,
  roles: roleList,
  invitation: publicKey,
  expires: instant,
  usedBy: placeName.nullable(),
  revoked: instant.nullable(),
});

export const enrolment: z.ZodType<Enrolment> = z.strictObject({
  card: placeName,
  device: placeName,
  office: placeName,
  members,
  key: publicKey,
  recipient,
  proof: signature,
});

/** `directory.json` of a release. */
export const directory: z.ZodType<Directory> = z.strictObject({
  format: z.literal('tansiq-directory'),
  version: z.literal(1),
  campaign: id,
  desk: z.strictObject({ recipient }),
  offices: z.array(z.strictObject({ id: placeName, devices: z.array(device) })),
  cards: z.array(card),
});
