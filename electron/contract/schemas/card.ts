import { roles } from '#domain/office.ts';
import { z } from 'zod';
import { placeName, publicKey, recipient, signature } from './directory.ts';
import { localised } from './pack.ts';
import { id, instant } from './post.ts';
import { remoteAddress } from './remote.ts';

/**
 * What an office card holds, once its code has opened it: enough to find the campaign's releases, to believe them, and to
 * ask the desk to be let in.
 */
export const officeCard = z.strictObject({
  format: z.literal('tansiq-card'),
  version: z.literal(1),
  id: placeName,
  campaign: z.strictObject({ id, name: localised }),
  office: z.strictObject({ id: placeName, name: localised }),
  members: z.array(z.strictObject({ id, name: localised })).min(1),
  roles: z.array(z.enum(roles)).min(1),
  /** The root metadata (TUF, JSON) that the device begins to trust with. */
  root: z.string().max(512_000),
  /** Where releases and mail are exchanged, with the secret that goes with it; null: by USB. */
  remote: z.strictObject({ address: remoteAddress, secret: z.string().max(4_000).nullable() }).nullable(),
  /** age recipient of the desk. */
  desk: recipient,
  /** Secret Ed25519 key (hex) that signs the enrolment: whoever has it was given the card and its code. */
  invitation: z.string().regex(/^[0-9a-f]{64}$/),
  made: instant,
  expires: instant,
  /** The release key that signed the card, and its signature over the rest. */
  signer: publicKey,
  signature,
});
export type OfficeCard = z.infer<typeof officeCard>;

/** What the profile keeps of the card that it opened, and of the device it became: the document `enrolment`. */
export const enrolmentRecord = z.strictObject({
  card: placeName,
  campaign: officeCard.shape.campaign,
  office: officeCard.shape.office,
  members: officeCard.shape.members,
  roles: officeCard.shape.roles,
  /** The device's id and public halves; the secret ones are in the vault, under names with the id. */
  device: placeName,
  key: publicKey,
  recipient,
  root: officeCard.shape.root,
  expires: instant,
  openedAt: instant,
  /** The sealed enrolment (base64): made once, so that sending it again is the same act. */
  sealed: z.base64(),
});
export type EnrolmentRecord = z.infer<typeof enrolmentRecord>;
