import type { Device, Enrolment, InvitedCard } from './device.ts';
import { fail, ok, type Result } from './result.ts';

/** The office that the central desk is: reviewers, editors and administrators sit there. */
export const DESK = 'desk';
/** The addressee of what is for every office. */
export const EVERYONE = 'all';

/** Whose devices count, as the desk signs it with each release. Names and members stand in the pack. */
export interface Directory {
  readonly format: 'tansiq-directory';
  readonly version: 1;
  readonly campaign: string;
  /** What is for the desk is sealed to this age recipient too: its secret half is kept with the campaign's keys. */
  readonly desk: { readonly recipient: string };
  readonly offices: readonly { readonly id: string; readonly devices: readonly Device[] }[];
  readonly cards: readonly InvitedCard[];
}

export interface EnrolmentError {
  readonly code: 'card-unknown' | 'card-used' | 'card-expired' | 'card-revoked' | 'card-other-office';
}

const refuse = (code: EnrolmentError['code']): Result<never, EnrolmentError> => fail({ code });

/** Every device of the campaign, revoked ones too. */
export const devicesOf = (directory: Directory): readonly Device[] =>
  directory.offices.flatMap(({ devices }) => devices);

export const deviceIn = (directory: Directory, id: string): Device | null =>
  devicesOf(directory).find((one) => one.id === id) ?? null;

/** Devices of addressees that count: of offices, of the desk, or of everyone. Null when one of them is no office. */
export function readersOf(directory: Directory, to: readonly string[]): readonly Device[] | null {
  const { offices } = directory;
  if (!to.every((one) => one === EVERYONE || offices.some(({ id }) => id === one))) return null;
  return offices
    .filter(({ id }) => to.includes(EVERYONE) || to.includes(id))
    .flatMap(({ devices }) => devices)
    .filter(({ revoked }) => revoked === null);
}

/** age recipients of addressees: their devices, and the desk's key. Empty when one of them is no office. */
export function recipientsOf(directory: Directory, ...to: readonly string[]): readonly string[] {
  const devices = readersOf(directory, to);
  if (devices === null) return [];
  return [...new Set([directory.desk.recipient, ...devices.map(({ recipient }) => recipient)])];
}

/** The directory with a card that somebody will open. The same card again changes nothing. */
export function withCard(directory: Directory, card: InvitedCard): Directory {
  return directory.cards.some(({ id }) => id === card.id)
    ? directory
    : { ...directory, cards: [...directory.cards, card] };
}

/**
 * The directory with the device of an enrolment whose signatures were found right. The same enrolment again is the same
 * act; a second device on one card is refused.
 */
export function withDevice(directory: Directory, enrolment: Enrolment, at: string): Result<Directory, EnrolmentError> {
  const card = directory.cards.find(({ id }) => id === enrolment.card);
  if (card === undefined) return refuse('card-unknown');
  const known = deviceIn(directory, enrolment.device);
  if (card.usedBy === enrolment.device && known?.key === enrolment.key) return ok(directory);
  if (card.usedBy !== null || known !== null) return refuse('card-used');
  if (card.revoked !== null) return refuse('card-revoked');
  if (Date.parse(at) >= Date.parse(card.expires)) return refuse('card-expired');
  if (card.office !== enrolment.office || !enrolment.members.every((one) => card.members.includes(one))) {
    return refuse('card-other-office');
  }
  const device = deviceOf(enrolment, card, at);
  const offices = directory.offices.map((office) =>
    office.id === device.office ? { ...office, devices: [...office.devices, device] } : office,
  );
  const cards = directory.cards.map((one) => (one.id === card.id ? { ...one, usedBy: device.id } : one));
  return ok({ ...directory, offices, cards });
}

function deviceOf(enrolment: Enrolment, { roles }: InvitedCard, at: string): Device {
  const { device: id, office, members, key, recipient, card } = enrolment;
  return { id, office, members, roles, key, recipient, from: at, card, revoked: null };
}

/**
 * The directory without the devices and open cards of an office, or without one device or card, from `at` on. Null when
 * there is nothing by that name; what was revoked before keeps its instant.
 */
export function withoutTrust(directory: Directory, name: string, at: string): Directory | null {
  const hit = (one: { readonly id: string; readonly office: string }): boolean =>
    one.id === name || one.office === name;
  const revoked = <T extends { readonly id: string; readonly office: string; readonly revoked: string | null }>(
    one: T,
  ): T => (hit(one) && one.revoked === null ? { ...one, revoked: at } : one);
  if (!devicesOf(directory).some(hit) && !directory.cards.some(hit)) return null;
  return {
    ...directory,
    offices: directory.offices.map((office) => ({ ...office, devices: office.devices.map(revoked) })),
    cards: directory.cards.map(revoked),
  };
}
