import path from 'node:path';
import type { RemoteAddress } from '../../../electron/contract/schemas/remote.ts';
import { type Core, createCore } from '../../../electron/core.ts';
import type { Remote } from '../../../electron/services/ports/remote.ts';
import { accept, enrol } from '../../../electron/trust/desk/offices.ts';
import { pendingParcels } from '../../../electron/trust/desk/pending.ts';
import { Campaign, editYaml, LIGHT, value } from '../../trust/support/published.ts';

const now = (): string => new Date().toISOString();

/** Who sits at the laptop of each office of the tests' pack: one who writes there, one who decides at the desk. */
const seats = {
  'coast-office': ['writer', 'lead'],
  'mountain-office': ['elsewhere'],
  desk: ['desk-reviewer'],
} as const;
export type OfficeId = keyof typeof seats;
export const officeIds = ['coast-office', 'mountain-office', 'desk'] as const satisfies readonly OfficeId[];

/** What the cards say of the remote. */
interface Card {
  readonly address: RemoteAddress;
  readonly secret: string | null;
}

/** A campaign whose laptops came to it as people's do: by a card, over a remote, with profiles, keys and releases on the disk. */
export class EnrolledCampaign {
  readonly campaign: Campaign;
  readonly #home: string;
  readonly #remote: Remote;
  readonly #card: Card;
  readonly #open = new Map<OfficeId, Core>();

  private constructor(campaign: Campaign, home: string, remote: Remote, card: Card) {
    this.campaign = campaign;
    this.#home = home;
    this.#remote = remote;
    this.#card = card;
  }

  /**
   * In the folder `home`. `remote` is how the desk reaches what the cards name. The desk decides on every submission.
   */
  static async begin(home: string, remote: Remote, card: Card): Promise<EnrolledCampaign> {
    const campaign = await Campaign.begin(now());
    await editYaml(campaign.pack, 'pack.yaml', (pack) => (pack['review'] = 'desk'));
    const made = new EnrolledCampaign(campaign, home, remote, card);
    await made.publish();
    for (const office of officeIds) await made.#enrol(office);
    for await (const parcel of pendingParcels(campaign.desk.record.directory, remote)) {
      campaign.desk = value(await accept(campaign.desk, value(parcel), now())).desk;
    }
    await made.publish();
    // From now on they all know each other.
    for (const office of officeIds) value(await (await made.core(office)).context.enrolment.receive(null, false));
    return made;
  }

  async publish(): Promise<void> {
    await this.campaign.publish(now(), 90, this.#remote);
  }

  folder(office: OfficeId): string {
    return path.join(this.#home, office);
  }

  /** The core of an office's laptop; one that was closed is started again. */
  async core(office: OfficeId): Promise<Core> {
    const open = this.#open.get(office);
    if (open !== undefined) return open;
    const core = value(
      await createCore({ folder: this.folder(office), pack: this.campaign.pack, shell: 'browser', version: '0' }),
    );
    this.#open.set(office, core);
    return core;
  }

  /** Lets another process have the profile. */
  async close(office: OfficeId): Promise<void> {
    await this.#open.get(office)?.close();
    this.#open.delete(office);
  }

  async end(): Promise<void> {
    for (const office of officeIds) await this.close(office);
    await this.campaign.end();
  }

  async #enrol(office: OfficeId): Promise<void> {
    const order = {
      card: `card-${office}`,
      office,
      members: seats[office],
      remote: this.#card,
      at: now(),
      days: 14,
      work: LIGHT,
    };
    const { desk, sealed, code } = value(await enrol(this.campaign.desk, order));
    this.campaign.desk = desk;
    const { enrolment, courier } = (await this.core(office)).context;
    value(await enrolment.open(`open-${office}`, Buffer.from(sealed).toString('base64'), code));
    // Tests say when there is a sync.
    value(await courier.setPolicy({ automatic: false, metered: false, monthlyBytes: null, library: 'all' }));
    value(await enrolment.receive(null, false));
    value(await enrolment.sit(seats[office][0]));
  }
}
