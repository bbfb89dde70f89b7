import type { Refusal } from '#contract/refusal.ts';
import { refuse } from '#contract/refusal.ts';
import { LARGEST_PARCEL, type Parcel, parcel as parcelSchema, parcelBodies } from '#contract/schemas/parcel.ts';
import { canonical, type Json } from '#domain/canonical.ts';
import type { Enrolment } from '#domain/device.ts';
import type { Directory } from '#domain/directory.ts';
import { isParcelKind, judgeParcel, type ParcelHead, type ParcelJudge } from '#domain/parcel.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import type { OpenedParcel } from '../services/ports/trust.ts';
import { isSigned, signBytes } from './keys.ts';
import { sealTo, unseal } from './seal.ts';
import { isSignedBy, signed } from './signed.ts';

/** Signs a parcel with the device's key and seals it to `recipients`. */
export async function sealParcel(
  head: ParcelHead,
  body: object,
  secret: string,
  recipients: readonly string[],
): Promise<Uint8Array> {
  const made = signed({ format: 'tansiq-parcel', version: 1, ...head, body }, secret);
  return sealTo(recipients, Buffer.from(canonical(made as unknown as Json)));
}

/**
 * Opens a parcel and judges it. Refused as `parcel-not-for-us` when it was sealed to others or damaged, `parcel-damaged`
 * when what was sealed is no parcel, and with the codes of `judgeParcel`. Nothing of the body is used before the judgement.
 */
export async function openParcel(
  sealed: Uint8Array,
  identities: readonly string[],
  judge: Omit<ParcelJudge, 'signedBy'>,
): Promise<Result<OpenedParcel, Refusal>> {
  if (sealed.length > LARGEST_PARCEL) return fail(refuse('parcel-damaged'));
  const bytes = await firstOpened(identities, sealed);
  if (bytes === null) return fail(refuse('parcel-not-for-us'));
  const parcel = decode(bytes);
  if (parcel === null) return fail(refuse('parcel-damaged'));
  if (parcel.kind === 'enrolment') return enrolmentIn(parcel, judge.directory);
  const device = judgeParcel(parcel, { ...judge, signedBy: (key) => isSignedBy(parcel, key) });
  if (!device.ok) return fail(refuse(device.error.code, { office: parcel.from.office, device: parcel.from.device }));
  return withBody(parcel);
}

async function firstOpened(identities: readonly string[], sealed: Uint8Array): Promise<Uint8Array | null> {
  for (const identity of identities) {
    const bytes = await unseal(identity, sealed);
    if (bytes !== null) return bytes;
  }
  return null;
}

function decode(bytes: Uint8Array): Parcel | null {
  try {
    const read = parcelSchema.safeParse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
    return read.success ? read.data : null;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return null;
    throw error;
  }
}

/** Kinds of a newer version are kept with their body as it came, and told as `unknown`. */
function withBody({ version, campaign, id, from, to, at, kind, body: came }: Parcel): Result<OpenedParcel, Refusal> {
  const head = { campaign, id, from, to, at, kind };
  if (version > 1 || !isParcelKind(kind)) return ok({ ...head, known: false, body: came });
  const body = parcelBodies[kind].safeParse(came);
  if (!body.success) return fail(refuse('parcel-damaged'));
  return ok({ ...head, known: true, body: body.data } as OpenedParcel);
}

/** An enrolment vouches for itself: by the key it brings, and by the invitation key of the card it names. */
function enrolmentIn(parcel: Parcel, directory: Directory): Result<OpenedParcel, Refusal> {
  const opened = withBody(parcel);
  if (!opened.ok || !opened.value.known || opened.value.kind !== 'enrolment') return fail(refuse('parcel-damaged'));
  if (parcel.campaign !== directory.campaign) return fail(refuse('parcel-foreign'));
  const { body } = opened.value;
  const card = directory.cards.find(({ id }) => id === body.card);
  if (card === undefined) return fail(refuse('card-unknown'));
  const own = body.device === parcel.from.device && body.office === parcel.from.office;
  return own && isSignedBy(parcel, body.key) && isProven(body, card.invitation)
    ? opened
    : fail(refuse('parcel-forged'));
}

/** The enrolment with the invitation key's word for it. */
export const proven = (enrolment: Omit<Enrolment, 'proof'>, invitation: string): Enrolment => ({
  ...enrolment,
  proof: signBytes(invitation, proofBytes(enrolment)),
});

const isProven = ({ proof, ...enrolment }: Enrolment, invitation: string): boolean =>
  isSigned(invitation, proofBytes(enrolment), proof);

const proofBytes = (enrolment: Omit<Enrolment, 'proof'>): Uint8Array =>
  Buffer.from(canonical(enrolment as unknown as Json));
