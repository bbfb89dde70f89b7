import { mkdir, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { createRouterClient } from '@orpc/server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ReleaseEvent } from '../../electron/contract/publish.ts';
import { type Core, createCore } from '../../electron/core.ts';
import { folderRemote } from '../../electron/remote/folder.ts';
import { initialSettings } from '../../electron/services/settings.ts';
import { memorySettings } from '../../electron/store/memory.ts';
import { timers } from '../../electron/system/system.ts';
import { enrol } from '../../electron/trust/desk/offices.ts';
import { refusalOf } from '../services/support/office.ts';
import { Campaign, LIGHT, passphrase, put, scratch, value } from '../trust/support/published.ts';

// A campaign that lives by sticks alone: no laptop has a remote, everything goes through one folder that is carried.

const now = (): string => new Date().toISOString();
let home: string;
let stick: string;
let campaign: Campaign;
const opened: Core[] = [];

beforeEach(async () => {
  home = await scratch();
  stick = path.join(home, 'stick');
  await mkdir(path.join(stick, 'release'), { recursive: true });
  campaign = await Campaign.begin(now());
  await campaign.addRenditions();
  await campaign.publish(now(), 90, folderRemote(path.join(stick, 'release'), { timers }));
});
afterEach(async () => {
  for (const core of opened.splice(0)) await core.close();
  await campaign.end();
  await rm(home, { recursive: true, force: true });
});

async function filesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
}

async function drain<T>(steps: Promise<AsyncIterable<T>>): Promise<readonly T[]> {
  const all: T[] = [];
  for await (const one of await steps) all.push(one);
  return all;
}

/** A laptop that came in with a card that names no remote, its first release on the stick. */
async function laptop(office: string, member: string) {
  const made = value(
    await enrol(campaign.desk, { card: `card-${office}`, office, remote: null, at: now(), days: 14, work: LIGHT }),
  );
  campaign.desk = made.desk;
  const core = value(
    await createCore({
      folder: path.join(home, office),
      pack: campaign.pack,
      shell: 'browser',
      version: '0',
      settings: memorySettings(initialSettings),
    }),
  );
  opened.push(core);
  const client = createRouterClient(core.router, { context: core.context });
  const card = Buffer.from(made.sealed).toString('base64');
  await client.enrolment.open({ command: `open-${office}`, card, code: made.code });
  await client.enrolment.receive({ folder: stick, acceptExpired: false });
  await client.enrolment.sit({ member });
  return {
    client,
    /** Writes a sync bundle onto the stick; answers its folder. */
    async prepare(release = false): Promise<string> {
      const events = await drain(client.exchange.prepareStick({ to: stick, release, media: 'nothing' }));
      const last = events.at(-1);
      if (last?.type !== 'finished') throw new Error('Not finished');
      return last.folder;
    },
    async takeIn(folder: string) {
      const events = await drain(client.exchange.admitStick({ folder, acceptExpired: false }));
      const synced = events.find((event) => event.type === 'synced');
      if (synced === undefined || events.at(-1)?.type !== 'finished') throw new Error('Not taken in');
      return synced.outcome;
    },
    async standing() {
      const state = await client.enrolment.state();
      return state.status === 'enrolled' ? [state.standing, state.release?.number] : [];
    },
  };
}

const orderTo = (to: string) => ({ keys: campaign.keys, passphrase: passphrase(), days: 90, to });
const publish = (desk: Awaited<ReturnType<typeof laptop>>, to = path.join(stick, 'release')) =>
  drain(desk.client.publish.release(orderTo(to)));

describe('a stick', () => {
  it('brings an office’s asking to the desk, and back the release that lets it in', async () => {
    const [desk, coast] = [await laptop('desk', 'desk-editor'), await laptop('coast-office', 'writer')];
    expect(await coast.standing()).toEqual(['waiting', 1]);
    expect(await desk.takeIn(await coast.prepare())).toMatchObject({ devices: 1, release: null });
    await desk.client.publish.begin();
    const [events, standing]: [ReleaseEvent[], unknown[]] = [[], []];
    for await (const event of await desk.client.publish.release(orderTo(path.join(stick, 'release')))) {
      events.push(event);
      // Once it is told, the desk works with it already: what it carries on from then on is the new one.
      if (event.type === 'finished') standing.push(...(await desk.standing()));
    }
    expect(standing).toEqual(['admitted', 2]);
    const letIn = events.flatMap((event) => (event.type === 'let-in' ? [event.office] : []));
    expect(letIn.toSorted()).toEqual(['coast-office', 'desk']);
    expect(events.at(-1)).toMatchObject({ type: 'finished', number: 2 });
    // Nobody's formats of pictures are lost.
    const [asset] = await desk.client.pack.library();
    expect(asset?.renditions.map(({ name }) => name)).toContain('thumb');
    expect(await coast.takeIn(await desk.prepare(true))).toMatchObject({ release: '1.2' });
    expect(await coast.standing()).toEqual(['admitted', 2]);
    // Nobody is let in twice.
    expect((await publish(desk)).filter(({ type }) => type === 'let-in')).toEqual([]);
  });

  it('shows the release that was published on it, and a laptop at work takes it in', async () => {
    const [desk, coast] = [await laptop('desk', 'desk-editor'), await laptop('coast-office', 'writer')];
    await desk.takeIn(await coast.prepare());
    await desk.client.publish.begin();
    await publish(desk);
    const found = await coast.client.bundles.find({ folder: stick });
    const release = found.find(({ kind }) => kind === 'release');
    expect(release).toMatchObject({ folder: path.join(stick, 'release'), office: 'desk', complete: true });
    expect(await coast.takeIn(release?.folder ?? '')).toMatchObject({ release: '1.2' });
    expect(await coast.standing()).toEqual(['admitted', 2]);
    expect(await coast.takeIn(release?.folder ?? '')).toMatchObject({ release: null });
  });

  it('with a release that somebody changed is refused, and what was in use stays', async () => {
    const [desk, coast] = [await laptop('desk', 'desk-editor'), await laptop('coast-office', 'writer')];
    await desk.client.publish.begin();
    await publish(desk);
    const folder = path.join(stick, 'release');
    await put(folder, 'metadata/2.snapshot.json', '{}');
    const refused = drain(coast.client.exchange.admitStick({ folder, acceptExpired: false }));
    expect((await refusalOf(refused)).code).toBe('release-tampered');
    expect(await coast.standing()).toEqual(['waiting', 1]);
  });

  it('that has no picture of the library takes a release only where they stand already', async () => {
    const desk = await laptop('desk', 'desk-editor');
    await desk.client.publish.begin();
    // Pictures of the release in use count as there, wherever they are.
    await rm(path.join(home, 'desk', 'objects'), { recursive: true, force: true });
    expect(await desk.client.publish.problems()).toEqual([]);
    const fresh = path.join(stick, 'fresh');
    await mkdir(fresh);
    expect((await refusalOf(publish(desk, fresh))).code).toBe('media-not-here');
    expect((await publish(desk)).at(-1)).toMatchObject({ type: 'finished' });
  });

  it('takes a release that then can’t be put to use here: it is out, changes are told from it, places are remembered', async () => {
    const desk = await laptop('desk', 'desk-editor');
    const shelf = path.join(stick, 'release');
    await desk.client.publish.begin();
    expect(await desk.client.publish.state()).toMatchObject({ last: null });
    await desk.client.publish.set({ file: 'pack.yaml', path: ['version'], value: '1.9' });
    expect(await desk.client.publish.changes()).toHaveLength(1);
    const told: ReleaseEvent['type'][] = [];
    const before = await filesIn(shelf);
    const refused = refusalOf(
      (async () => {
        for await (const event of await desk.client.publish.release(orderTo(shelf))) {
          told.push(event.type);
          // The stick loses what was written of the release, before the desk reads it back.
          if (event.type !== 'progress' || event.done < event.total - 1) continue;
          for (const file of await filesIn(shelf)) if (!before.includes(file)) await rm(file);
        }
      })(),
    );
    expect((await refused).code).toMatch(/^release-/);
    expect(told.at(-1)).toBe('finished');
    expect(await desk.standing()).toEqual(['waiting', 1]);
    expect(await desk.client.publish.changes()).toEqual([]);
    const view = await desk.client.publish.state();
    expect(view).toMatchObject({ from: { version: '1.9' }, last: { keys: campaign.keys, to: shelf } });
    expect(JSON.stringify(view)).not.toContain(passphrase());
  });
});
