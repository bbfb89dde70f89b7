import { createHash } from 'node:crypto';
import type { Device } from '../../../electron/domain/device.ts';
import type { Directory } from '../../../electron/domain/directory.ts';
import type { Role } from '../../../electron/domain/office.ts';
import type { Decision, Submission } from '../../../electron/domain/submission.ts';
import { emptyContent } from '../../../electron/domain/post.ts';
import { newSigningKey, type SigningKey } from '../../../electron/trust/keys.ts';
import { newSealingKey, type SealingKey } from '../../../electron/trust/seal.ts';

/** A device with the secrets it keeps. */
export interface Laptop {
  readonly device: Device;
  readonly signing: SigningKey;
  readonly sealing: SealingKey;
}

export const at = (day: number, hour = 8): string => new Date(Date.UTC(2026, 2, day, hour)).toISOString();

export async function laptop(
  id: string,
  office: string,
  members: readonly string[],
  roles: readonly Role[],
  revoked: string | null = null,
): Promise<Laptop> {
  const [signing, sealing] = [newSigningKey(), await newSealingKey()];
  const device = {
    id,
    office,
    members,
    roles,
    key: signing.public,
    recipient: sealing.recipient,
    from: at(1),
    card: `card-${id}`,
    revoked,
  };
  return { device, signing, sealing };
}

/** A campaign of two offices and the desk, with everybody's laptop. */
export async function smallCampaign() {
  const desk = await newSealingKey();
  const laptops = {
    coast: await laptop('coast-1', 'coast', ['rima', 'samia'], ['writer', 'lead']),
    hills: await laptop('hills-1', 'hills', ['omar'], ['writer']),
    review: await laptop('desk-1', 'desk', ['joumana'], ['reviewer']),
    lost: await laptop('desk-2', 'desk', ['rami'], ['reviewer'], at(10)),
  };
  const devices = Object.values(laptops).map(({ device }) => device);
  const directory: Directory = {
    format: 'tansiq-directory',
    version: 1,
    campaign: 'aldar',
    desk: { recipient: desk.recipient },
    offices: ['coast', 'hills', 'desk'].map((id) => ({ id, devices: devices.filter((one) => one.office === id) })),
    cards: [],
  };
  return { directory, desk, laptops };
}

const roster: Readonly<Record<string, readonly Role[]>> = {
  'coast/rima': ['writer'],
  'coast/samia': ['lead', 'writer'],
  'hills/omar': ['writer'],
  'desk/joumana': ['reviewer'],
  'desk/rami': ['reviewer'],
};
export const rolesOf = (office: string, member: string): readonly Role[] | null =>
  roster[`${office}/${member}`] ?? null;

export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

export const submissionOf = (office = 'coast', words = 'ماء للجميع'): Submission => ({
  id: 'submission-1',
  draft: 'draft-1',
  revision: 'revision-1',
  office,
  by: 'rima',
  at: at(3),
  content: { ...emptyContent, base: words },
  contentHash: hashOf(words),
  verdict: 'ok',
  findings: [],
  overrides: [],
  pack: { id: 'aldar-pack', version: '1.0' },
  reviewAt: 'desk',
});

export const decisionOn = (submission: Submission, by = 'joumana'): Decision => ({
  id: 'decision-1',
  submission: submission.id,
  contentHash: submission.contentHash,
  kind: 'approve',
  comments: [],
  note: '',
  by,
  at: at(4),
});
