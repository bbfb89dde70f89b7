import { refuse, type Refusal } from '#contract/refusal.ts';
import type { OfficeCard } from '#contract/schemas/card.ts';
import type { InvitedCard } from '#domain/device.ts';
import { withCard, withDevice, withoutTrust } from '#domain/directory.ts';
import type { Office, Role } from '#domain/office.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import type { OpenedParcel } from '../../services/ports/trust.ts';
import { newCode, sealCard } from '../card.ts';
import { newSigningKey } from '../keys.ts';
import { openParcel } from '../parcel.ts';
import { metadataKey } from '../tuf.ts';
import { daysAfter } from './campaign.ts';
import { type Desk, kept } from './desk.ts';
import { DESK_KEY } from './key-folder.ts';

export interface EnrolOrder {
  /** The new card's id: lower case. */
  readonly card: string;
  readonly office: string;
  /** All of the office's when not told. */
  readonly members?: readonly string[] | undefined;
  /** Those of the members when not told. */
  readonly roles?: readonly Role[] | undefined;
  readonly remote: OfficeCard['remote'];
  readonly at: string;
  /** For how many days the card lets a device in. */
  readonly days: number;
  /** log2 of scrypt's work on the card; less than the usual only in tests. */
  readonly work?: number | undefined;
}

/** A card that was made: the file's bytes, and the code that is told by another way. */
export interface MadeCard {
  readonly desk: Desk;
  readonly sealed: Uint8Array;
  readonly code: string;
  readonly card: InvitedCard;
}

/**
 * Makes an office card; the directory remembers its invitation, durably, before the card is answered, and the next
 * release carries it. Refused with `no-such-office`, `no-such-member`.
 */
export async function enrol(desk: Desk, order: EnrolOrder): Promise<Result<MadeCard, Refusal>> {
  const { record } = desk;
  const office = record.offices.find(({ id }) => id === order.office);
  if (office === undefined) return fail(refuse('no-such-office', { office: order.office }));
  const members = chosen(office, order.members);
  if (!members.ok) return members;
  const secret = await desk.keys.unlock('release');
  if (!secret.ok) return secret;
  const root = await desk.mirror.read(metadataKey(record.root, 'root'));
  if (root === null) return fail(refuse('release-incomplete', { file: metadataKey(record.root, 'root') }));
  const invitation = newSigningKey();
  const roles = order.roles ?? [...new Set(members.value.flatMap((one) => one.roles))];
  const expires = daysAfter(order.at, order.days);
  const code = newCode();
  const content: Omit<OfficeCard, 'signature'> = {
    format: 'tansiq-card',
    version: 1,
    id: order.card,
    campaign: record.campaign,
    office: { id: office.id, name: office.name },
    members: members.value.map(({ id, name }) => ({ id, name })),
    roles: [...roles],
    root: root.toString('utf8'),
    remote: order.remote,
    desk: record.directory.desk.recipient,
    invitation: invitation.secret,
    made: order.at,
    expires,
    signer: record.keys.release,
  };
  const card: InvitedCard = {
    id: order.card,
    office: office.id,
    members: members.value.map(({ id }) => id),
    roles,
    invitation: invitation.public,
    expires,
    usedBy: null,
    revoked: null,
  };
  const sealed = await sealCard(content, secret.value, code, order.work);
  const next = await kept(desk, { ...record, directory: withCard(record.directory, card) });
  return ok({ desk: next, sealed, code, card });
}

function chosen(office: Office, members: readonly string[] | undefined): Result<Office['members'], Refusal> {
  const unknown = members?.find((id) => !office.members.some((one) => one.id === id));
  if (unknown !== undefined) return fail(refuse('no-such-member', { member: unknown }));
  return ok(members === undefined ? office.members : office.members.filter(({ id }) => members.includes(id)));
}

/** Takes the trust from an office's devices and open cards, or from one device or card; the next release tells everyone. */
export async function revoke(desk: Desk, name: string, at: string): Promise<Result<Desk, Refusal>> {
  const directory = withoutTrust(desk.record.directory, name, at);
  if (directory === null) return fail(refuse('no-such-device', { name }));
  return ok(await kept(desk, { ...desk.record, directory }));
}

type Accepted = Extract<OpenedParcel, { readonly known: true; readonly kind: 'enrolment' }>;

/**
 * Lets a device in by the enrolment it sent. The same one again is the same act; a second device on one card is refused
 * with `card-used`. The desk's key opens the parcel.
 */
export async function accept(
  desk: Desk,
  sealed: Uint8Array,
  at: string,
): Promise<Result<{ readonly desk: Desk; readonly enrolment: Accepted['body'] }, Refusal>> {
  const identity = await desk.keys.unlock(DESK_KEY);
  if (!identity.ok) return identity;
  const { directory } = desk.record;
  const opened = await openParcel(sealed, [identity.value], { directory, rolesOf: () => null, heard: at });
  if (!opened.ok) return opened;
  if (!opened.value.known || opened.value.kind !== 'enrolment') return fail(refuse('parcel-damaged'));
  const { body } = opened.value;
  const wider = withDevice(directory, body, at);
  if (!wider.ok) return fail(refuse(wider.error.code));
  const next = wider.value === directory ? desk : await kept(desk, { ...desk.record, directory: wider.value });
  return ok({ desk: next, enrolment: body });
}
