import { access, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createRouterClient } from '@orpc/server';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Core, createCore } from '../../electron/core.ts';
import { writePack } from '../pack/pack-folder.ts';
import { post, refusalOf, typed } from './support/office.ts';

vi.mock('electron', () => ({ default: {} }));

let home: string;
let pack: string;
const cores: Core[] = [];
beforeEach(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'tansiq-journey-'));
  pack = await writePack();
});
afterEach(async () => {
  for (const core of cores.splice(0)) await core.close();
  for (const folder of [home, pack]) await rm(folder, { recursive: true, force: true });
});

/** The app as the shells start it, on the disk. */
async function start(profile: string) {
  const core = await createCore({ folder: path.join(home, profile), pack, shell: 'browser', version: '0' });
  if (!core.ok) throw new Error(core.error.code);
  cores.push(core.value);
  return { core: core.value, client: createRouterClient(core.value.router, { context: core.value.context }) };
}

type Client = Awaited<ReturnType<typeof start>>['client'];

async function last<T>(steps: Promise<AsyncIterable<T>>): Promise<T | undefined> {
  let seen: T | undefined;
  for await (const step of await steps) seen = step;
  return seen;
}

async function decide(client: Client, id: string, kind: 'approve' | 'return', note: string): Promise<void> {
  const submission = (await client.drafts.open({ id })).submissions.at(-1);
  await client.review.decide({
    command: `decide-${submission?.id}-${kind}`,
    submission: submission?.id ?? '',
    contentHash: submission?.contentHash ?? '',
    kind,
    comments: [],
    note,
  });
}

describe('the main job on the disk', () => {
  it('write, be returned, correct, be approved, change, be approved again, carry out, bring in', async () => {
    const { core, client } = await start('office');
    await client.profile.enterDemo({ office: 'coast-office', member: 'writer' });
    await client.settings.set({ language: 'en' });
    await client.pack.see({ guideline: 'respect-people' });
    const media = [{ asset: 'free', altText: 'A well in the village' }];
    await client.drafts.create({ command: 'water', content: post({ base: '', media }) });
    let length = 0;
    for (const [edition, letter] of Array.from('Water, you badword').entries()) {
      await client.drafts.edit({
        id: 'water',
        command: `k${edition}`,
        edition,
        edits: [typed(length, length, letter)],
      });
      length += letter.length;
    }
    const refused = await refusalOf(client.review.submit({ id: 'water', command: 's1', edition: length }));
    expect(refused).toEqual({ code: 'needs-reason', params: { count: 1 } });
    const gentler = { kind: 'splice' as const, version: 'base', length, from: 7, to: length, insert: 'friends' };
    await client.drafts.edit({ id: 'water', command: 'fix', edition: length, edits: [gentler] });
    await client.review.submit({ id: 'water', command: 's1', edition: length + 1 });
    await client.profile.actAs({ member: 'lead' });
    await decide(client, 'water', 'return', 'Say where');

    // The laptop is switched off and on.
    await core.close();
    const { client: again } = await start('office');
    expect(await again.profile.state()).toMatchObject({ status: 'open', member: { id: 'lead' }, notices: [] });
    expect(await again.settings.get()).toMatchObject({ language: 'en' });
    await again.profile.actAs({ member: 'writer' });
    const returned = await again.drafts.open({ id: 'water' });
    expect(returned).toMatchObject({ state: 'returned', content: { base: 'Water, friends' } });
    const edit = typed(14, 14, ' of the coast');
    await again.drafts.edit({ id: 'water', command: 'where', edition: returned.edition, edits: [edit] });
    await again.review.submit({ id: 'water', command: 's2', edition: returned.edition + 1 });
    await again.profile.actAs({ member: 'lead' });
    await decide(again, 'water', 'approve', '');
    expect((await again.approved.list()).map(({ id }) => id)).toContain('s2');
    await again.drafts.edit({
      id: 'water',
      command: 'more',
      edition: returned.edition + 1,
      edits: [typed(27, 27, '.')],
    });
    expect((await again.approved.list()).map(({ origin }) => origin)).toEqual(['pack']);
    await again.profile.actAs({ member: 'writer' });
    await again.review.submit({ id: 'water', command: 's3', edition: returned.edition + 2 });
    await again.profile.actAs({ member: 'lead' });
    await decide(again, 'water', 'approve', '');

    const stick = path.join(home, 'stick');
    await mkdir(stick);
    const order = { posts: ['s3', 'pack-post'], to: stick, tools: ['generic' as const], bom: true };
    const written = await last(again.bundles.export(order));
    expect(written).toMatchObject({ type: 'finished', posts: 2 });
    const bundle = written?.type === 'finished' ? written.folder : '';
    await access(path.join(bundle, 'manifest-sha256.txt'));
    expect(await last(again.bundles.verify({ folder: bundle }))).toMatchObject({ type: 'finished', posts: 2 });
    expect(await again.bundles.find({ folder: stick })).toMatchObject([
      { folder: bundle, kind: 'posts', complete: true, posts: 2 },
    ]);

    const { client: mountain } = await start('mountain');
    await mountain.profile.enterDemo({ office: 'mountain-office', member: 'elsewhere' });
    expect(await last(mountain.bundles.import({ folder: bundle }))).toMatchObject({ type: 'finished' });
    const brought = (await mountain.approved.list()).find(({ id }) => id === 's3');
    expect(brought).toMatchObject({
      origin: 'bundle',
      office: 'coast-office',
      content: { base: 'Water, friends of the coast.', media },
    });
  });

  it('a profile opens once at a time', async () => {
    await start('office');
    const second = await createCore({ folder: path.join(home, 'office'), pack, shell: 'electron', version: '0' });
    expect(second).toMatchObject({ ok: false, error: { code: 'profile-locked' } });
  });
});
