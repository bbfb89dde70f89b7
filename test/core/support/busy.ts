import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { AssetFile } from '../../../electron/domain/asset.ts';
import { mediaKey } from '../../../electron/domain/mail.ts';
import { openPack } from '../../../electron/pack/folder.ts';
import type { Remote } from '../../../electron/services/ports/remote.ts';
import { upload } from '../../../electron/trust/desk/upload.ts';
import { post } from '../../services/support/office.ts';
import type { Chance } from '../../support/chance.ts';
import { noise, sourceOf } from '../../support/remote-objects.ts';
import { editYaml, exhaust, value } from '../../trust/support/published.ts';
import { type EnrolledCampaign, type OfficeId, officeIds } from './enrolled.ts';

/** Sizes of the files that offices ask for, in bytes. */
const FILES = [
  3_000, 20_000, 20_001, 70_000, 70_001, 150_000, 150_001, 300_000, 300_001, 700_000, 1_100_000, 1_500_000,
];
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** A campaign whose people write, submit, decide, ask for files and publish, as chance has it; and what must come of it. */
export class Busy {
  readonly #campaign: EnrolledCampaign;
  readonly #files: readonly AssetFile[];
  readonly #chance: Chance;
  /** What is to arrive, and where, each once. */
  readonly #told = new Set<string>();
  #drafts = 0;
  #submissions = 0;
  #releases = 0;
  #isPublished = true;

  private constructor(campaign: EnrolledCampaign, files: readonly AssetFile[], by: Chance) {
    this.#campaign = campaign;
    this.#files = files;
    this.#chance = by;
  }

  /** Puts files to be asked for at the remote. */
  static async begin(campaign: EnrolledCampaign, remote: Remote, by: Chance): Promise<Busy> {
    const files: AssetFile[] = [];
    for (const [n, length] of FILES.entries()) {
      const bytes = noise(length, n + 1);
      files.push({ hash: sha256(bytes), bytes: length });
      value(await remote.putImmutable(mediaKey(sha256(bytes)), sourceOf(bytes)));
    }
    return new Busy(campaign, files, by);
  }

  /** Somebody at that office does something. */
  async work(office: OfficeId): Promise<void> {
    await this.#ask(office);
    if (office === 'desk') {
      await this.#decide();
      if (this.#chance.oneIn(3)) await this.#sign();
    } else {
      await this.#again(office);
      await this.#write(office);
    }
  }

  /** A sync; at the desk what was signed is published first. Answers `done` or the refusal's code. */
  async sync(office: OfficeId, remote: Remote): Promise<string> {
    if (office === 'desk') await this.#publish(remote);
    const done = await this.#exchange(office, remote);
    return done.ok ? 'done' : done.error.code;
  }

  /** Syncs until there is nothing new for anybody; answers in how many rounds. */
  async settle(remote: Remote): Promise<number> {
    await this.#publish(remote);
    for (let rounds = 1; rounds <= 10; rounds += 1) {
      let news = 0;
      for (const office of officeIds) {
        const { sent, received, files, release } = value(await this.#exchange(office, remote));
        news += sent + received + files + (release === null ? 0 : 1);
      }
      if (news === 0) return rounds;
    }
    throw new Error('There is no end to it');
  }

  /** What was to arrive and what arrived, with whatever was refused, sorted: each list is complete and has nothing twice. */
  async reckon(shelf: ReadonlyMap<string, Uint8Array>) {
    const came: string[] = [];
    const parcels: string[] = [];
    for (const office of officeIds) {
      const { context } = await this.#campaign.core(office);
      const { exchange, drafts } = context;
      parcels.push(...value(await exchange.outbox.list(() => 0)).map(({ id }) => `${office} sent ${id}`));
      came.push(...(await exchange.inbox.refused()).map(({ refusal }) => `${office} refused ${refusal.code}`));
      for (const { submission } of value(await exchange.desk.list())) came.push(`${office} has ${submission.id}`);
      for (const { id } of value(await drafts.list())) {
        const { decisions } = value(await drafts.open(id));
        came.push(`${office} keeps ${id}`, ...decisions.map((one) => `${office} has ${one.id} ${one.kind}`));
      }
      came.push(`${office} has the release ${value(await context.pack.content()).version}`);
      for (const { hash } of this.#files) {
        const file = this.#told.has(`${office} has ${hash}`) ? await context.pack.media(hash) : null;
        if (file !== null) came.push(`${office} has ${sha256(await readFile(file))}`);
      }
    }
    const objects = [...shelf.keys()].filter((key) => key.startsWith('objects/')).length;
    if (objects !== parcels.length) came.push(`${objects} objects for ${parcels.length} parcels`);
    const releases = officeIds.map((office) => `${office} has the release ${this.#version}`);
    return { told: [...this.#told, ...releases].toSorted(), came: came.toSorted(), objects: shelf.size };
  }

  get #version(): string {
    return this.#releases === 0 ? '1.2' : `2.${this.#releases}`;
  }

  async #exchange(office: OfficeId, remote: Remote) {
    const { exchange } = (await this.#campaign.core(office)).context;
    const order = { isStick: false, way: 'both', mediaBytes: 1e9, acceptExpired: false } as const;
    return exhaust(exchange.sync.run({ id: 'battered', remote, ...order }));
  }

  async #publish(remote: Remote): Promise<void> {
    if (this.#isPublished) return;
    const { desk, pack } = this.#campaign.campaign;
    const done = await exhaust(upload(desk, { remote, media: openPack(pack).media }));
    this.#isPublished = done.ok;
  }

  async #ask(office: OfficeId): Promise<void> {
    const file = this.#files[this.#chance.below(this.#files.length)];
    if (file === undefined || this.#told.has(`${office} has ${file.hash}`)) return;
    value(await (await this.#campaign.core(office)).context.exchange.media.want([file]));
    this.#told.add(`${office} has ${file.hash}`);
  }

  async #write(office: OfficeId): Promise<void> {
    const { drafts } = (await this.#campaign.core(office)).context;
    for (let more = this.#chance.pick([1, 1, 2]); more > 0; more -= 1) {
      const id = `draft-${(this.#drafts += 1)}`;
      value(await drafts.create(id, post({ base: `Water for all, number ${this.#drafts}` })));
      this.#told.add(`${office} keeps ${id}`);
      await this.#submit(office, id, 0);
    }
  }

  /** What was returned goes once more. */
  async #again(office: OfficeId): Promise<void> {
    const { drafts, review } = (await this.#campaign.core(office)).context;
    for (const draft of value(await drafts.list()).filter(({ state }) => state === 'returned')) {
      const { id, edition } = value(await review.revise(draft.id));
      await this.#submit(office, id, edition);
    }
  }

  async #submit(office: OfficeId, draft: string, edition: number): Promise<void> {
    const id = `submission-${(this.#submissions += 1)}`;
    value(await (await this.#campaign.core(office)).context.review.submit(draft, id, edition));
    this.#told.add(`desk has ${id}`);
  }

  async #decide(): Promise<void> {
    const { review } = (await this.#campaign.core('desk')).context;
    for (const { submission } of value(await review.queue())) {
      if (this.#chance.oneIn(3)) continue;
      const kind = this.#chance.pick(['approve', 'approve', 'approve', 'return', 'decline'] as const);
      const { id, contentHash, office } = submission;
      const command = `decision-${id}`;
      value(await review.decide({ command, submission: id, contentHash, kind, comments: [], note: 'a word' }));
      this.#told.add(`${office} has ${command} ${kind}`);
    }
  }

  async #sign(): Promise<void> {
    const { campaign } = this.#campaign;
    this.#releases += 1;
    await editYaml(campaign.pack, 'pack.yaml', (pack) => (pack['version'] = this.#version));
    value(await campaign.sign(new Date().toISOString()));
    this.#isPublished = false;
  }
}
