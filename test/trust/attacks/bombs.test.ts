import { appendFile, mkdir, mkdtemp, readdir, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { bagItBundles } from '../../../electron/bundle/bag.ts';
import type { StickEvent } from '../../../electron/contract/exchange.ts';
import { folderRemote } from '../../../electron/remote/folder.ts';
import type { OpenRemote } from '../../../electron/services/ports/remote.ts';
import { memoryProfiles } from '../../../electron/store/memory.ts';
import { timers } from '../../../electron/system/system.ts';
import { factsOf, metadataKey, targetKey } from '../../../electron/trust/tuf.ts';
import { openCampaign } from '../../services/support/campaign.ts';
import { type Office, post, refusalOf } from '../../services/support/office.ts';
import { Attacked } from '../support/attacked.ts';
import { objectAt, republished, resigned, secretOf } from '../support/forge.ts';

// What is small on the way and vast when it is unpacked, or says of itself that it is small.

const MEGABYTE = 1024 * 1024;

describe('a file of a release', () => {
  let attacked: Attacked;
  beforeAll(async () => {
    attacked = await Attacked.begin();
  });
  beforeEach(() => attacked.seat());
  afterAll(() => attacked.end());

  it.each(['content/head.json.br', 'content/tone.json.br', 'directory.json.br'])(
    '%s that unpacks to more than it may is refused, though the release key signed it',
    async (file) => {
      const bomb = brotliCompressSync(Buffer.alloc(65 * MEGABYTE, ' '), {
        params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_LGWIN]: 24 },
      });
      expect(bomb.length).toBeLessThan(1_000);
      const objects = attacked.stood(3);
      const { length, sha256 } = factsOf(bomb);
      objects.set(targetKey(file, { sha256 }), bomb);
      const list = resigned(
        'targets',
        objectAt(objects, metadataKey(3, 'targets')),
        (signed) => {
          signed['version'] = 4;
          (signed['targets'] as Record<string, unknown>)[file] = { length, hashes: { sha256 } };
        },
        [await secretOf(attacked.campaign, 'release')],
      );
      await republished(attacked.campaign, objects, 'targets', list);
      expect(await attacked.meets(objects)).toBe(`pack-damaged ${file} 1`);
    },
  );
});

describe('a sync bundle', () => {
  const openRemote: OpenRemote = (address) => {
    if (address.kind !== 'folder') throw new Error(`Not carried by hand: ${address.kind}`);
    return folderRemote(address.path, { timers });
  };
  let coast: Office;
  let desk: Office;
  let stick: string;
  beforeEach(async () => {
    const { open, laptops } = await openCampaign('desk', memoryProfiles);
    coast = await open(laptops.coast, 'coast', openRemote);
    desk = await open(laptops.review, 'desk', openRemote);
    await coast.client.profile.enterDemo({ office: 'coast', member: 'rima' });
    await desk.client.profile.enterDemo({ office: 'desk', member: 'joumana' });
    await coast.client.drafts.create({ command: 'd', content: post() });
    await coast.client.review.submit({ id: 'd', command: 's', edition: 0 });
    stick = await mkdtemp(path.join(tmpdir(), 'tansiq-bomb-'));
    onTestFinished(() => rm(stick, { recursive: true, force: true }));
  });

  async function drain(events: Promise<AsyncIterable<StickEvent>>): Promise<readonly StickEvent[]> {
    const all: StickEvent[] = [];
    for await (const event of await events) all.push(event);
    return all;
  }
  const admitted = (folder: string) => drain(desk.client.exchange.admitStick({ folder, acceptExpired: false }));
  async function prepared(): Promise<string> {
    const order = { to: stick, release: false, media: 'nothing' } as const;
    const last = (await drain(coast.client.exchange.prepareStick(order))).at(-1);
    if (last?.type !== 'finished') throw new Error('Not finished');
    return last.folder;
  }
  /** Everything that mail leaves behind. */
  const state = () =>
    Promise.all(
      ['submissions', 'known', 'refused', 'relay', 'enrolments'].map((kind) => desk.store.documents.names(kind)),
    );

  /** Lists and seals what was put there, as whoever holds the stick can. */
  async function resealed(folder: string): Promise<void> {
    for (const file of await readdir(folder)) {
      if (/manifest|bag/.test(file)) await rm(path.join(folder, file));
    }
    const steps = bagItBundles().seal(folder, undefined);
    let step = await steps.next();
    while (step.done !== true) step = await steps.next();
    expect(step.value.ok).toBe(true);
  }

  async function fileIn(folder: string, part: string): Promise<string> {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const files = entries.filter((one) => one.isFile()).map((one) => path.join(one.parentPath, one.name));
    const found = files.find((one) => one.includes(part));
    if (found === undefined) throw new Error(`No ${part}`);
    return found;
  }

  it.each<[string, string, (folder: string) => Promise<void>]>([
    [
      'a parcel that is larger than its head says',
      'remote-incomplete',
      async (folder) => {
        await appendFile(await fileIn(folder, `objects${path.sep}`), Buffer.alloc(1));
        await resealed(folder);
      },
    ],
    [
      'a parcel of more than any may have',
      'remote-incomplete',
      async (folder) => {
        await truncate(await fileIn(folder, `objects${path.sep}`), 17 * MEGABYTE);
        await resealed(folder);
      },
    ],
    [
      'a parcel that is smaller than its head says',
      'object-damaged',
      async (folder) => {
        await truncate(await fileIn(folder, `objects${path.sep}`), 1);
        await resealed(folder);
      },
    ],
    [
      'an endless head',
      'remote-incomplete',
      async (folder) => {
        await truncate(await fileIn(folder, 'head.json'), 2 * MEGABYTE);
        await resealed(folder);
      },
    ],
    [
      'a manifest larger than any that is read',
      'bundle-damaged',
      (folder) => truncate(path.join(folder, 'manifest-sha256.txt'), 65 * MEGABYTE),
    ],
    [
      'an order larger than any that is read',
      'bundle-damaged',
      (folder) => truncate(path.join(folder, 'tansiq-order.json'), 65 * MEGABYTE),
    ],
  ])('with %s is refused, nothing changed, and the sound one comes in after it', async (_, code, change) => {
    const sound = await prepared();
    const bomb = await prepared();
    await change(bomb);
    const before = await state();
    expect((await refusalOf(admitted(bomb))).code).toBe(code);
    expect(await state()).toEqual(before);
    expect((await admitted(sound)).at(-2)).toMatchObject({ type: 'synced', outcome: { received: 1 } });
  });

  it('with an asking to be let in that is larger than any leaves it on the stick', async () => {
    const folder = await prepared();
    const asking = path.join(folder, 'data', 'enrolments', 'card-1');
    await mkdir(asking, { recursive: true });
    await writeFile(path.join(asking, 'device-1'), Buffer.alloc(65 * 1024));
    await writeFile(path.join(asking, 'device-2'), Buffer.alloc(64 * 1024));
    await resealed(folder);
    expect((await admitted(folder)).at(-2)).toMatchObject({ type: 'synced', outcome: { devices: 1 } });
    expect(await desk.store.documents.names('enrolments')).toEqual(['device-2']);
  });
});
