import { execFileSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { StickEvent } from '../../electron/contract/exchange.ts';
import { folderRemote } from '../../electron/remote/folder.ts';
import { memoryRemote } from '../../electron/remote/memory.ts';
import type { OpenRemote } from '../../electron/services/ports/remote.ts';
import { memoryProfiles } from '../../electron/store/memory.ts';
import { timers } from '../../electron/system/system.ts';
import { openCampaign, synced } from './support/campaign.ts';
import { type Office, post, refusalOf } from './support/office.ts';

const openRemote: OpenRemote = (address) => {
  if (address.kind !== 'folder') throw new Error(`Not carried by hand: ${address.kind}`);
  return folderRemote(address.path, { timers });
};

let coast: Office;
let hills: Office;
let desk: Office;
let stick: string;

beforeEach(async () => {
  const { open, laptops } = await openCampaign('desk', memoryProfiles);
  coast = await open(laptops.coast, 'coast', openRemote);
  hills = await open(laptops.hills, 'hills', openRemote);
  desk = await open(laptops.review, 'desk', openRemote);
  await coast.client.profile.enterDemo({ office: 'coast', member: 'rima' });
  await hills.client.profile.enterDemo({ office: 'hills', member: 'omar' });
  await desk.client.profile.enterDemo({ office: 'desk', member: 'joumana' });
  const media = [{ asset: 'free', altText: 'A well' }];
  await coast.client.drafts.create({ command: 'd', content: post({ media }) });
  await coast.client.review.submit({ id: 'd', command: 's', edition: 0 });
  stick = await mkdtemp(path.join(tmpdir(), 'tansiq-stick-'));
  onTestFinished(() => rm(stick, { recursive: true, force: true }));
});

async function ended(events: Promise<AsyncIterable<StickEvent>>): Promise<readonly StickEvent[]> {
  const all: StickEvent[] = [];
  for await (const event of await events) all.push(event);
  return all;
}

/** Writes a stick and answers the bundle's folder. */
async function prepared(office: Office): Promise<string> {
  const events = await ended(office.client.exchange.prepareStick({ to: stick, release: false, media: 'nothing' }));
  const last = events.at(-1);
  if (last?.type !== 'finished') throw new Error('Not finished');
  return last.folder;
}
const admitted = (office: Office, folder: string) =>
  ended(office.client.exchange.admitStick({ folder, acceptExpired: false }));

describe('a stick', () => {
  const area = { left: 0.125, top: 0.1, right: 0.3333, bottom: 1 };
  it.each([
    ['approved', { kind: 'approve', comments: [] }],
    ['returned', { kind: 'return', comments: [{ kind: 'area', id: 'c', asset: 'free', area, text: 'Whose well?' }] }],
  ] as const)('brings a post to the desk and the decision back: %s', async (state, { kind, comments }) => {
    const there = await prepared(coast);
    execFileSync('sha256sum', ['--quiet', '-c', 'manifest-sha256.txt'], { cwd: there });
    execFileSync('sha256sum', ['--quiet', '-c', 'tagmanifest-sha256.txt'], { cwd: there });
    const events = await admitted(desk, there);
    expect(events.slice(-2)).toMatchObject([{ type: 'synced', outcome: { received: 1 } }, { type: 'finished' }]);
    const [entry] = await desk.client.review.queue();
    const { id, contentHash } = entry?.submission ?? { id: '', contentHash: '' };
    await desk.client.review.decide({
      command: 'ok',
      submission: id,
      contentHash,
      kind,
      comments: [...comments],
      note: '',
    });
    await admitted(coast, await prepared(desk));
    expect(await coast.client.drafts.open({ id: 'd' })).toMatchObject({ state, decisions: [{ comments }] });
  });

  it('admitted twice changes nothing', async () => {
    const there = await prepared(coast);
    await admitted(desk, there);
    expect((await admitted(desk, there)).at(-2)).toMatchObject({ type: 'synced', outcome: { received: 0 } });
    expect(await desk.client.review.queue()).toHaveLength(1);
  });

  it('is carried on by another office that can’t read it, by stick and by network', async () => {
    await admitted(hills, await prepared(coast));
    expect(await hills.client.review.queue()).toEqual([]);
    await admitted(desk, await prepared(hills));
    expect(await desk.client.review.queue()).toHaveLength(1);
    const objects = new Map<string, Uint8Array>();
    await synced(hills, memoryRemote(objects));
    expect([...objects.keys()].filter((key) => key.startsWith('mail/coast/'))).toEqual([
      'mail/coast/coast-1/desk/head.json',
    ]);
  });

  it('of an earlier day puts no older head over a newer one', async () => {
    const early = await prepared(coast);
    await coast.client.drafts.create({ command: 'e', content: post({ base: 'another' }) });
    await coast.client.review.submit({ id: 'e', command: 't', edition: 0 });
    const objects = new Map<string, Uint8Array>();
    await synced(coast, memoryRemote(objects));
    const head = objects.get('mail/coast/coast-1/desk/head.json');
    await admitted(hills, early);
    await synced(hills, memoryRemote(objects));
    expect(objects.get('mail/coast/coast-1/desk/head.json')).toEqual(head);
    expect(await synced(desk, memoryRemote(objects))).toMatchObject({ received: 2 });
  });

  it.each([
    ['an object changed', async (folder: string) => spoil(folder, 'objects')],
    ['a head changed', async (folder: string) => spoil(folder, 'head.json')],
    ['a file added', async (folder: string) => writeFile(path.join(folder, 'data', 'more'), 'x')],
  ])('with %s is refused, and nothing of it is taken in', async (_, change) => {
    const there = await prepared(coast);
    await change(there);
    expect((await refusalOf(admitted(desk, there))).code).toBe('bundle-damaged');
    expect(await desk.client.review.queue()).toEqual([]);
  });
});

async function spoil(folder: string, name: string): Promise<void> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  const file = files.find((one) => one.isFile() && `${one.parentPath}/${one.name}`.includes(name));
  if (file === undefined) throw new Error(`No ${name}`);
  const place = path.join(file.parentPath, file.name);
  const bytes = await readFile(place);
  bytes[20] = (bytes[20] ?? 0) ^ 1;
  await writeFile(place, bytes);
}
